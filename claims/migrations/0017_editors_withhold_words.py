"""Editors may withhold words, and let them be shown again."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CODENAMES = ["add_restriction", "view_restriction"]


def _permissions(apps):
    # Permissions are made after all migrations; this one needs them now.
    config = apps.get_app_config("sources")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    return permissions.filter(content_type__app_label="sources", codename__in=CODENAMES)


def allow(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get(name="Editor").permissions.add(*_permissions(apps))


def disallow(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get(name="Editor").permissions.remove(*_permissions(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_figures_are_chosen_before_keeping"),
        ("sources", "0006_titles_are_searched"),
    ]
    operations = [migrations.RunPython(allow, disallow)]
