"""A file tells how far it is while it is built, and is given up when it has grown old."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0017_editors_withhold_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="export",
            name="rows_expected",
            field=models.PositiveBigIntegerField(blank=True, help_text="Once the building has begun.", null=True),
        ),
        migrations.AddField(
            model_name="export",
            name="sees_all",
            field=models.BooleanField(
                default=False, help_text="Whether it holds ratings that are hidden from reviewers."
            ),
        ),
        migrations.AlterField(
            model_name="export",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "being built"),
                    ("ready", "ready"),
                    ("failed", "could not be built"),
                    ("expired", "given up; ask for it again"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
    ]
