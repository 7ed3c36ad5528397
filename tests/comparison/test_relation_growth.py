"""Figures that say the same, or that rise and fall in time, with the sentence a reviewer reads."""

from datetime import UTC, datetime

import pytest

from claims.comparison.relation import RelationKind, relate
from claims.figures.figure import Part
from tests.comparison.figures import (
    COALITION,
    LEVEL,
    OUTLET,
    SOHR,
    almost,
    around,
    at_least,
    between,
    countless,
    dozens,
    exactly,
    more_than,
    on,
)

MORNING = datetime(2023, 1, 9, 8, tzinfo=UTC)
EVENING = datetime(2023, 1, 9, 20, tzinfo=UTC)

ROWS = [
    # Nothing to hold against.
    pytest.param(
        exactly(30),
        countless(),
        RelationKind.COMPATIBLE,
        "“countless” names no number that could be held against “30”.",
        id="countless beside 30",
    ),
    # The same.
    pytest.param(
        exactly(48, key="a", origin=SOHR),
        exactly(48, key="b", origin=SOHR),
        RelationKind.ECHO,
        "“48” and “48” are the same figure from one origin, the Syrian Observatory for Human Rights: "
        "one report repeated, not two that agree.",
        id="two outlets with one origin",
    ),
    pytest.param(
        exactly(48, key="a", origin=SOHR),
        exactly(48, key="b", origin=COALITION),
        RelationKind.SAME,
        "“48” and “48” say the same.",
        id="two origins that agree",
    ),
    pytest.param(
        between(100_000, 200_000, key="a", as_of=on(16)),
        between(100_000, 200_000, key="b", as_of=on(20)),
        RelationKind.SAME,
        "“between 100,000 and 200,000” and “between 100,000 and 200,000” say the same.",
        id="the same estimate four days later",
    ),
    pytest.param(
        exactly(46, key="a", kind=LEVEL, as_of=on(5)),
        exactly(46, key="b", kind=LEVEL, as_of=on(6)),
        RelationKind.SAME,
        "“46” and “46” say the same.",
        id="a level that stayed",
    ),
    # Levels.
    pytest.param(
        exactly(46, kind=LEVEL, as_of=on(6)),
        exactly(45, kind=LEVEL, as_of=on(9)),
        RelationKind.MOVED,
        "“46” (6 January 2023) and “45” (9 January 2023) are counts of different moments; "
        "such a count may rise and fall, so both can hold.",
        id="fewer roads are blocked three days later",
    ),
    pytest.param(
        exactly(37, kind=LEVEL, as_of=around(5)),
        exactly(46, kind=LEVEL, as_of=around(6)),
        RelationKind.MOVED,
        "“37” (about 5 January 2023) and “46” (about 6 January 2023) are counts of different moments; "
        "such a count may rise and fall, so both can hold.",
        id="more roads are blocked a day later",
    ),
    pytest.param(
        exactly(45, kind=LEVEL, as_of=on(6)),
        exactly(46, kind=LEVEL, as_of=on(6)),
        RelationKind.CONTRADICTS,
        "“45” and “46” are both given for 6 January 2023, and no number fits both: "
        "they cannot both be complete counts of the same thing.",
        id="two levels of one stated day",
    ),
    pytest.param(
        exactly(45, kind=LEVEL, as_of=on(6)),
        exactly(46, kind=LEVEL),
        RelationKind.POSSIBLE_CONFLICT,
        "No number fits both “45” (6 January 2023) and “46” (no date given); "
        "they conflict if they speak for one moment, and that is not known.",
        id="two levels, one undated",
    ),
    pytest.param(
        exactly(12, part=Part.INCREMENT, as_of=on(5)),
        exactly(9, part=Part.INCREMENT, as_of=on(6)),
        RelationKind.MOVED,
        "“12” (5 January 2023) and “9” (6 January 2023) are counts of different moments; "
        "such a count may rise and fall, so both can hold.",
        id="twelve more, then nine more",
    ),
    # Growth.
    pytest.param(
        at_least(256, as_of=on(4)),
        exactly(1006, as_of=on(9)),
        RelationKind.SUPERSEDED,
        "The count rose from “at least 256” (4 January 2023) to “1,006” (9 January 2023): the later one takes its place.",
        id="a floor, then a toll above it",
    ),
    pytest.param(
        exactly(161, as_of=around(10)),
        exactly(205, as_of=around(11)),
        RelationKind.SUPERSEDED,
        "The count rose from “161” (about 10 January 2023) to “205” (about 11 January 2023): "
        "the later one takes its place.",
        id="161, then 205",
    ),
    pytest.param(
        at_least(18, as_of=on(9)),
        more_than(50, as_of=on(19)),
        RelationKind.SUPERSEDED,
        "The count rose from “at least 18” (9 January 2023) to “more than 50” (19 January 2023): "
        "the later one takes its place.",
        id="two floors that rise",
    ),
    pytest.param(
        dozens(as_of=on(9)),
        exactly(205, as_of=on(11)),
        RelationKind.SUPERSEDED,
        "The count rose from “dozens” (9 January 2023) to “205” (11 January 2023): the later one takes its place.",
        id="dozens, then a number",
    ),
    pytest.param(
        almost(30, as_of=on(2)),
        exactly(48, as_of=on(12)),
        RelationKind.SUPERSEDED,
        "The count rose from “almost 30” (2 January 2023) to “48” (12 January 2023): the later one takes its place.",
        id="almost 30, then 48",
    ),
    pytest.param(
        at_least(112, as_of=around(9), origin=SOHR, published_at=MORNING),
        at_least(126, as_of=around(9), origin=SOHR, published_at=EVENING),
        RelationKind.SUPERSEDED,
        "The count rose within the day from “at least 112” to “at least 126” (about 9 January 2023): "
        "the later one takes its place.",
        id="one origin raises its count within the day",
    ),
    pytest.param(
        exactly(17, as_of=on(9)),
        exactly(18, as_of=on(9), grows=True),
        RelationKind.SUPERSEDED,
        "The count rose within the day from “17” to “18” (9 January 2023): the later one takes its place.",
        id="'rises to 18' on the same day",
    ),
    pytest.param(
        exactly(820, as_of=on(9), origin=OUTLET),
        exactly(1037, as_of=on(9), origin=OUTLET),
        RelationKind.SUPERSEDED,
        "One origin, the outlet, gave “820” and “1,037” for one day (9 January 2023); "
        "in a count that can only grow the higher one is the later.",
        id="one origin's two counts of one day, published nobody knows when",
    ),
    pytest.param(
        exactly(30),
        exactly(48),
        RelationKind.FITS_IN_ORDER,
        "Both can hold if “30” is the earlier count; no date given for either.",
        id="30 and 48, both undated",
    ),
    pytest.param(
        exactly(48),
        more_than(50, as_of=around(18)),
        RelationKind.FITS_IN_ORDER,
        "Both can hold if “48” is the earlier count; no date given for “48”.",
        id="48 undated, more than 50 about 18 January",
    ),
    pytest.param(
        exactly(17, as_of=around(9)),
        at_least(18, as_of=around(9)),
        RelationKind.FITS_IN_ORDER,
        "Both can hold if “17” (about 9 January 2023) was counted before “at least 18” (about 9 January 2023); "
        "the order is not known.",
        id="17 and at least 18 in reports of one day",
    ),
    pytest.param(
        almost(30),
        exactly(48),
        RelationKind.FITS_IN_ORDER,
        "Both can hold if “almost 30” is the earlier count; no date given for either.",
        id="almost 30 and 48, both undated",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind", "sentence"), ROWS)
def test_relation_and_its_sentence(one, other, kind, sentence):
    relation = relate(one, other)

    assert relation.kind is kind
    assert relation.sentence() == sentence
    assert relate(other, one) == relation
