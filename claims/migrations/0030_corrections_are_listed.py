"""Corrections and retractions are listed without the decisions and findings that correct nothing."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0029_words_are_found_newest_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("change_kind__in", ("correction", "retraction"))),
                fields=["decided_at"],
                name="decisions_corrected",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("change_kind__in", ("correction", "retraction"))),
                fields=["stated_at"],
                name="findings_corrected",
            ),
        ),
    ]
