"""Viewer, Reviewer, Editor and Admin, each with what it may do. Who belongs to which is for the admin site."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEWER = [
    "claims.view_claim",
    "claims.view_measure",
    "claims.view_topic",
    "claims.view_decision",
    "sources.view_source",
    "sources.view_snapshot",
]
REVIEWER = [
    *VIEWER,
    "claims.add_intake",
    "claims.view_intake",
    "claims.delete_intake",
    "claims.add_claim",
    "claims.change_claim",
    "claims.add_evidence",
    "claims.add_rating",
    "claims.view_rating",
]
EDITOR = [
    *REVIEWER,
    "claims.add_topic",
    "claims.change_topic",
    "claims.add_measure",
    "claims.change_measure",
    "claims.add_claimant",
    "claims.change_claimant",
    "claims.view_claimant",
    "claims.add_decision",
    "sources.add_publisher",
    "sources.change_publisher",
    "sources.view_publisher",
    "sources.change_source",
]


def add_groups(apps, schema_editor):
    # Permissions are made after all migrations; this one needs them now.
    for label in ("claims", "sources"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label__in=("claims", "sources"))
    by_name = {f"{p.content_type.app_label}.{p.codename}": p for p in ours.select_related("content_type")}
    for name, allowed in (("Viewer", VIEWER), ("Reviewer", REVIEWER), ("Editor", EDITOR)):
        Group.objects.create(name=name).permissions.set([by_name[permission] for permission in allowed])
    Group.objects.create(name="Admin").permissions.set(Permission.objects.all())


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=("Viewer", "Reviewer", "Editor", "Admin")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_the_default_scale"),
        ("sources", "0001_sources_and_snapshots"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(add_groups, remove_groups)]
