"""Figures given by their fields."""

from datetime import date
from decimal import Decimal

import pytest

from claims.comparison.fields import BadField, figure_of_fields
from claims.comparison.stated import MeasureKind
from claims.figures.figure import AsOf, Basis, Known, Part, Qualifier
from claims.figures.range import Range


def test_every_field_is_taken_over():
    figure = figure_of_fields(
        {
            "low": 48,
            "high": 48,
            "qualifier": "exact",
            "counted": "personas fallecidas",
            "place": "Puno",
            "population": "civilians",
            "basis": "confirmed",
            "part": "part",
            "as_of": "2023-01-11",
            "published": "2023-01-12",
            "attribution": "Defensoría del Pueblo",
        },
        key="a",
    )

    assert (figure.words, figure.range) == ("48", Range(Decimal(48), Decimal(48)))
    assert (figure.scope.counted_kind, figure.scope.place, figure.scope.population) == ("deaths", "Puno", "civilians")
    assert (figure.basis, figure.part, figure.kind) == (Basis.CONFIRMED, Part.PART, MeasureKind.CUMULATIVE)
    assert figure.window() == AsOf(date(2023, 1, 11), date(2023, 1, 11), Known.STATED)
    assert (figure.origin.key, figure.origin.is_named) == ("defensoria del pueblo", True)


def test_publication_stands_in_for_a_day_that_is_not_given():
    figure = figure_of_fields({"low": 48, "published": "2023-01-12T10:00:00Z"}, key="a")

    assert figure.window() == AsOf(date(2023, 1, 12), date(2023, 1, 12), Known.INFERRED)


@pytest.mark.parametrize(
    ("fields", "words", "qualifier"),
    [
        pytest.param({"low": 50, "high": None}, "at least 50", Qualifier.AT_LEAST, id="an open end above"),
        pytest.param({"low": None, "high": 50}, "up to 50", Qualifier.AT_MOST, id="an open end below"),
        pytest.param({"low": 1006, "high": 1006}, "1,006", Qualifier.EXACT, id="one number"),
        pytest.param({"low": 40, "high": 50}, "40 to 50", Qualifier.RANGE, id="two numbers"),
        pytest.param({"low": 50, "qualifier": "more_than"}, "more than 50", Qualifier.MORE_THAN, id="more than"),
        pytest.param({"high": 50, "qualifier": "less_than"}, "fewer than 50", Qualifier.LESS_THAN, id="fewer than"),
        pytest.param({"high": 30, "qualifier": "nearly"}, "almost 30", Qualifier.NEARLY, id="almost, by its upper end"),
        pytest.param({"qualifier": "vague", "counted": "dozens"}, "dozens", Qualifier.VAGUE, id="words only"),
    ],
)
def test_words_for_the_bounds(fields, words, qualifier):
    figure = figure_of_fields(fields, key="a")

    assert (figure.words, figure.qualifier) == (words, qualifier)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({}, "low and high: one of them", id="no number at all"),
        pytest.param({"low": "many"}, "low: not a number", id="words for a number"),
        pytest.param({"low": True}, "low: not a number", id="a truth value for a number"),
        pytest.param({"low": float("inf")}, "low: not a number", id="no finite number"),
        pytest.param({"low": "1e400"}, "low: larger than any count", id="more than anything that is counted"),
        pytest.param({"low": [48]}, "low: not a number", id="a list for a number"),
        pytest.param({"low": 50, "high": 40, "qualifier": "range"}, "low and high: nothing lies", id="ends reversed"),
        pytest.param({"low": 48, "qualifier": "roughly"}, "qualifier: 'roughly'", id="an unknown qualifier"),
        pytest.param({"low": 48, "as_of": "yesterday"}, "as_of: not a day", id="words for a day"),
        pytest.param({"low": 48, "place": 7}, "place: not words", id="a number for words"),
    ],
)
def test_a_field_that_is_not_right_is_named(fields, message):
    with pytest.raises(BadField, match=message):
        figure_of_fields(fields, key="a")
