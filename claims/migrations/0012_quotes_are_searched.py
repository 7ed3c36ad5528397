"""Quotes are found by their words."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0006_titles_are_searched"),
        ("claims", "0011_who_watches_pages"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=GinIndex(SearchVector("quote", config="words"), name="words_of_quotes"),
        ),
    ]
