"""Hostile text is read to its end, or cut with a word about it; it never breaks the reader."""

from datetime import date

import pytest

from claims.figures import read

SOME = 20_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * SOME, id="one long word"),
        pytest.param("9" * SOME, id="one long number"),
        pytest.param("more than " * SOME + "50 people", id="qualifiers upon qualifiers"),
        pytest.param("\n" * SOME, id="nothing but line breaks"),
        pytest.param('."' * SOME, id="nothing but quotes"),
        pytest.param("1," * SOME, id="commas in a number without end"),
        pytest.param("one-" * SOME, id="hyphens without end"),
        pytest.param("1/2/" * SOME, id="slashes without end"),
        pytest.param("tens of " * 2000, id="tens of tens of tens"),
        pytest.param("5 May " * 2000, id="nothing but days"),
        pytest.param("zero " * 5000, id="zeros"),
        pytest.param("$" * SOME, id="signs"),
        pytest.param("\x00 5 dead \x00", id="NUL"),
        pytest.param("\ud800 5 dead", id="half a character"),
        pytest.param("\u200f48\u200f people died, \u202e30 hurt", id="marks of direction"),
        pytest.param("İstanbul: 5 dead", id="a letter that grows in lower case"),
        pytest.param("x^999 5e999 5×10^999 dead", id="powers beyond reason"),
        pytest.param("and and and 5 and and 6 , , , of of the the", id="words without a sentence"),
        pytest.param("5 of 6 of 7 of 8 of the 9", id="parts of parts"),
        pytest.param("between 5 and between 6 and 7 to", id="ranges that do not end"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es", "xx"])
def test_hostile_text_does_not_break_the_reader(text, language):
    found = read(text, language=language)

    assert all(text[figure.start : figure.end] == figure.quote for figure in found.figures)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_day_at_the_edge_of_the_calendar_stands_for_none(published):
    text = "Five died yesterday, three on Monday, two a week ago, six the day before and 80 on 9 January."

    assert len(read(text, language="en", published=published).figures) == 5


def test_what_never_ends_is_cut_into_pieces():
    text = "word " * 2000 + "5 people were killed"

    assert [figure.counted_kind for figure in read(text, language="en").figures] == ["deaths"]


def test_a_magnitude_written_over_and_over_stays_finite():
    assert all(figure.low.is_finite() for figure in read("thousand million " * 40, language="en").figures)
