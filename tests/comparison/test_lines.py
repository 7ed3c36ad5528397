"""Pairs of figures as lines of JSON give them."""

import pytest

from claims.comparison.fields import BadField
from claims.comparison.lines import compare_given
from claims.comparison.relation import RelationKind
from claims.comparison.texts import NoFigureThere

REPORT = "At least 18 people were killed in Altamira. Rescuers reached the valley."
TOLL = "The death toll has risen to 48."


def in_text(text, words, published="2023-01-09", lang="en"):
    start = text.index(words)
    return {"text": text, "start": start, "end": start + len(words), "lang": lang, "published": published}


def test_both_by_their_texts():
    comparison = compare_given(in_text(REPORT, "18"), in_text(TOLL, "48", "2023-01-12"))

    assert (comparison.same_measure, comparison.kind) == (True, RelationKind.SUPERSEDED)


def test_one_by_its_text_and_one_by_its_fields():
    fields = {"low": 17, "high": 17, "counted": "people injured", "as_of": "2023-01-09"}
    comparison = compare_given(in_text(REPORT, "18"), fields)

    assert (comparison.same_measure, comparison.kind) == (False, RelationKind.NOT_COMPARABLE)


def test_both_by_their_fields():
    one = {"low": 48, "high": 48, "counted": "deaths", "as_of": "2023-01-11", "attribution": "Ministry of Health"}
    other = {"low": 45, "high": 45, "counted": "deaths", "as_of": "2023-01-12", "attribution": "the Ministry of Health"}

    assert compare_given(one, other).kind is RelationKind.REVISED_DOWN


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        pytest.param({"text": 7}, BadField, "text: not words", id="a number for a text"),
        pytest.param({"text": TOLL}, BadField, "start and end", id="no place in the text"),
        pytest.param({"text": TOLL, "start": 9, "end": 400}, BadField, "start and end", id="a place beyond the text"),
        pytest.param({"text": TOLL, "start": "0", "end": 9}, BadField, "start and end", id="words for a place"),
        pytest.param(in_text(TOLL, "48", lang=7), BadField, "lang", id="a number for a language"),
        pytest.param(in_text(TOLL, "48", published="soon"), BadField, "published", id="words for a day"),
        pytest.param(in_text(REPORT, "the valley"), NoFigureThere, "the valley", id="no figure there"),
    ],
)
def test_a_line_that_is_not_right(given, error, message):
    with pytest.raises(error, match=message):
        compare_given(given, in_text(TOLL, "48"))
