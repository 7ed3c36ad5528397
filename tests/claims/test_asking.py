"""What a line typed into the search asks for."""

from datetime import date
from decimal import Decimal

import pytest

from claims.asking import WORDS, question_of


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("killed", "('killed':*)", id="a word, and what begins with it"),
        pytest.param("48", "('48')", id="a number is itself only: 48 is not 480"),
        pytest.param("de", "('de')", id="two letters are no beginning"),
        pytest.param("people killed", "('people':*) & ('killed':*)", id="all words"),
        pytest.param('"people killed"', "('people' <-> 'killed')", id="a phrase"),
        pytest.param("killed -police", "('killed':*) & !('police':*)", id="without a word"),
        pytest.param("-police", "", id="only what must not be there is no question"),
        pytest.param("O'Neill", "('O' <-> 'Neill')", id="an apostrophe parts two neighbours"),
        pytest.param("a' | b:* & !c", "('a') & ('b') & ('c')", id="the signs of a query mean nothing"),
        pytest.param("muertos según", "('muertos':*) & ('según':*)", id="accents are kept; the database drops them"),
        pytest.param('"unclosed', "('unclosed':*)", id="a quotation mark alone is left away"),
        pytest.param("...", "", id="no word at all"),
    ],
)
def test_words_become_a_query(text, query):
    assert question_of(text).as_tsquery() == query


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("value:48", (Decimal(48), Decimal(48)), id="one number"),
        pytest.param("value:30..60", (Decimal(30), Decimal(60)), id="from and to"),
        pytest.param("value:30..", (Decimal(30), None), id="from"),
        pytest.param("value:..60", (None, Decimal(60)), id="to"),
        pytest.param("value:many", None, id="no number"),
        pytest.param("value:..", None, id="no end at all"),
        pytest.param("value:NaN", None, id="not a number"),
        pytest.param("value:" + "9" * 400, None, id="too long for a number"),
    ],
)
def test_values(text, values):
    asked = question_of(text)

    assert asked.values == values
    assert bool(asked.refused) is (values is None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("asof:2023", (date(2023, 1, 1), date(2023, 12, 31)), id="a year"),
        pytest.param("asof:2024-02", (date(2024, 2, 1), date(2024, 2, 29)), id="a month"),
        pytest.param("asof:2023-01-13", (date(2023, 1, 13), date(2023, 1, 13)), id="a day"),
        pytest.param("asof:2023-13", None, id="no such month"),
        pytest.param("asof:0000", None, id="no such year"),
        pytest.param("asof:yesterday", None, id="a word"),
    ],
)
def test_days(text, days):
    asked = question_of(text)

    assert asked.days == days
    assert bool(asked.refused) is (days is None)


def test_operators_that_are_not_there_are_named():
    assert question_of("killed colour:red has:nothing").refused == (
        "There is no operator “colour:”.",
        "“has:” takes one of decision, change, evidence, measure, date.",
    )


def test_a_question_is_narrowed_and_never_twice_by_one_operator():
    asked = question_of("killed lang:en")

    assert asked.with_operator("lang", "es") == "killed lang:es"
    assert asked.with_operator("state", "open") == "killed lang:en state:open"


def test_a_question_has_an_end():
    assert len(question_of("a " * 5000).terms) == WORDS
    assert question_of('"' * 10_000).is_empty
