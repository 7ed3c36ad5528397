"""What the groups may do on the pages of watched sources: ask for a page now, judge a version."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

REVIEWER = {"sources": ("change_schedule", "add_promotion")}


def permissions_of(apps):
    Permission = apps.get_model("auth", "Permission")
    return [
        permission
        for label, codenames in REVIEWER.items()
        for permission in Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
    ]


def allow(apps, schema_editor):
    # Permissions are made after all migrations; this one needs them now.
    for label in REVIEWER:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name in ("Reviewer", "Editor"):
        Group.objects.get(name=name).permissions.add(*permissions_of(apps))
    Group.objects.get(name="Admin").permissions.set(Permission.objects.all())


def disallow(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in ("Reviewer", "Editor"):
        Group.objects.get(name=name).permissions.remove(*permissions_of(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_what_each_level_needs"),
        ("sources", "0005_schedules_lease_hosts_and_arrivals"),
    ]
    operations = [migrations.RunPython(allow, disallow)]
