"""Snapshots are found by the hash of the bytes they were read from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0009_troubled_sources_are_found_by_indexes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(fields=["sha256"], name="snapshot_by_its_bytes"),
        ),
    ]
