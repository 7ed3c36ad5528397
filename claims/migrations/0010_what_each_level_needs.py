"""What a rating must come with on the scale that every installation starts with."""

from django.db import migrations

NEEDS = {
    "supported": "evidence",
    "mostly": "evidence",
    "misleading": "evidence",
    "contradicted": "evidence",
    "disputed": "both_sides",
    "outdated": "newer_figure",
    "unverifiable": "what_is_missing",
}


def say_needs(apps, schema_editor):
    levels = apps.get_model("claims", "Level").objects.filter(scale__name="figure-8", scale__version=1)
    for key, needs in NEEDS.items():
        levels.filter(key=key).update(needs=needs)


def forget_needs(apps, schema_editor):
    apps.get_model("claims", "Level").objects.filter(scale__name="figure-8", scale__version=1).update(needs="")


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_ratings_rest_on_evidence")]
    operations = [migrations.RunPython(say_needs, forget_needs)]
