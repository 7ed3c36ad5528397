"""What a person says of figures before the text is kept waits in the intake."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_programs_get_tokens_and_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="intake",
            name="choices",
            field=models.JSONField(
                default=dict, help_text="What a person said of the figures before keeping, by the span of each."
            ),
        ),
    ]
