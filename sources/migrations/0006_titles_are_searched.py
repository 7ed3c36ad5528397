"""Searching by words: accents make no difference ("Peru" finds "Perú"), and titles are found by them."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.contrib.postgres.search import SearchVector
from django.db import migrations

CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0005_schedules_lease_hosts_and_arrivals")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION words"),
        migrations.AddIndex(
            model_name="source",
            index=GinIndex(SearchVector("title", config="words"), name="words_of_titles"),
        ),
    ]
