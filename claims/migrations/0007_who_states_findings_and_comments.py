"""What the groups may do on the pages that came after the first: comment, mark repeats, assign, state findings."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEWER = ["view_finding", "view_change"]
REVIEWER = [*VIEWER, "add_comment", "view_comment", "add_repeat", "delete_repeat"]
EDITOR = [*REVIEWER, "add_assignment", "delete_assignment", "view_assignment", "add_finding"]
ADDED = {"Viewer": VIEWER, "Reviewer": REVIEWER, "Editor": EDITOR}


def allow(apps, schema_editor):
    # Permissions are made after all migrations; this one needs them now.
    config = apps.get_app_config("claims")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="claims")
    for name, codenames in ADDED.items():
        Group.objects.get(name=name).permissions.add(*ours.filter(codename__in=codenames))
    Group.objects.get(name="Admin").permissions.set(Permission.objects.all())


def disallow(apps, schema_editor):
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="claims")
    for name, codenames in ADDED.items():
        Group.objects.get(name=name).permissions.remove(*ours.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_the_state_of_a_board")]
    operations = [migrations.RunPython(allow, disallow)]
