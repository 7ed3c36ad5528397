"""The newest claims with some words, however many claims there are and however common the words.

An index of words alone gives all claims with a word, from which the newest would have to be picked; going through the claims
from the newest takes long for rare words. So the index keeps the words of each stretch of claims apart, and the stretches are
asked one after the other, the newest first, until enough is found.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Claim

STRETCH = 4096  # claims with numbers that follow each other; the database's `factcheck_words_of_claim` knows it too

# The words are normalised and marked once, and then only the mark replaced by the number of each stretch.
_IS_INDEXED = r"""factcheck_words_of_claim(
    claims_claim.id, claims_claim.quote, claims_claim.state, claims_claim.counted_kind
) @@ replace(
    (SELECT regexp_replace((to_tsquery('words', %s) && %s::tsquery)::text, '''((?:[^'']|'''')*)''', '''@:\1''', 'g')),
    '@',
    stretch.number::text
)::tsquery"""


def newest_with(
    claims: QuerySet[Claim], *, words: str, states: Sequence[str], kinds: Sequence[str], upto: int, most: int
) -> list[int]:
    """Return the numbers of the newest of some claims that an index finds, the newest first.

    Args:
        claims: what else has to hold of them; its conditions are asked row by row of what the index finds, so they must not
            be joins, which would be planned for all rows.
        words: a raw tsquery without phrases, which the index does not know; empty for none.
        states, kinds: all of which a claim has to be of.
        upto: number of the last claim that can be among them.
        most: how many are wanted.
    """
    marks = " & ".join(_lexeme(mark) for mark in (*("=" + state for state in states), *("#" + kind for kind in kinds)))
    found = claims.annotate(is_indexed=RawSQL(_IS_INDEXED, [words, marks], output_field=BooleanField()))
    rows, parameters = found.filter(is_indexed=True).order_by("-pk").values("pk").query.sql_with_params()
    # A join to what depends on the series goes through the series in its order, and ends with what is wanted.
    stretches = "generate_series(%s / %s, 0, -1) AS stretch (number)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT found.* FROM {stretches} CROSS JOIN LATERAL ({rows}) AS found LIMIT %s",
            [upto, STRETCH, *parameters, most],
        )
        return [number for (number,) in cursor.fetchall()]


def _lexeme(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
