"""The words of claims are kept apart by stretches of claims, so that the newest with some words are found without the others."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

# Beside the words stand the state and the counted kind, which no word can be taken for.
WORDS = """
CREATE FUNCTION factcheck_words_of_claim(claim bigint, quote text, state text, counted_kind text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT array_to_tsvector(array_agg((claim / 4096) || ':' || word))
    FROM (
        SELECT unnest(tsvector_to_array(to_tsvector('words', quote))) AS word
        UNION ALL SELECT '=' || state
        UNION ALL SELECT '#' || counted_kind
    ) AS words
);
"""

WORDS_ARE_GONE = "DROP FUNCTION factcheck_words_of_claim;"


class Migration(migrations.Migration):
    dependencies = [("claims", "0028_words_and_people_are_found_by_indexes")]

    operations = [
        migrations.RunSQL(WORDS, WORDS_ARE_GONE),
        migrations.AddIndex(
            model_name="claim",
            index=GinIndex(
                models.Func("id", "quote", "state", "counted_kind", function="factcheck_words_of_claim"),
                name="words_of_claims",
            ),
        ),
        migrations.RemoveIndex(model_name="claim", name="words_of_quotes"),
    ]
