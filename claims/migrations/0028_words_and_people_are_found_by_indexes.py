"""Topics and measures are found by titles like the words that are asked for, and a reviewer's ratings in their order."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0027_reviewers_tell_when_they_were_touched"),
        ("sources", "0006_titles_are_searched"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="topic",
            index=GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="titles_of_topics"),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="titles_of_measures"),
        ),
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["reviewer", "-id"], name="ratings_of_a_reviewer"),
        ),
    ]
