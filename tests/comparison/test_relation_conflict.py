"""Figures that conflict, that fit, or that a person has to look at, with the sentence a reviewer reads."""

from datetime import date

import pytest

from claims.comparison.relation import RelationKind, relate
from tests.comparison.figures import (
    COALITION,
    INJURED,
    OFFICIALS,
    OUTLET,
    SOHR,
    about,
    almost,
    around,
    at_least,
    between,
    dozens,
    exactly,
    fewer_than,
    more_than,
    on,
    up_to,
)

ROWS = [
    # Wording only.
    pytest.param(
        more_than(50, as_of=on(19)),
        exactly(50, as_of=on(19)),
        RelationKind.COMPATIBLE,
        "“50” and “more than 50” turn on the same number and differ in wording only.",
        id="more than 50 beside 50 on one day",
    ),
    pytest.param(
        more_than(50, as_of=on(19)),
        exactly(50, as_of=on(20)),
        RelationKind.COMPATIBLE,
        "“more than 50” and “50” turn on the same number and differ in wording only.",
        id="more than 50, then 50",
    ),
    pytest.param(
        fewer_than(50, as_of=on(19)),
        exactly(50, as_of=on(19)),
        RelationKind.COMPATIBLE,
        "“50” and “fewer than 50” turn on the same number and differ in wording only.",
        id="fewer than 50 beside 50",
    ),
    pytest.param(
        almost(30),
        exactly(30),
        RelationKind.COMPATIBLE,
        "“30” and “almost 30” turn on the same number and differ in wording only.",
        id="almost 30 and 30 fit",
    ),
    pytest.param(
        more_than(50, as_of=on(19)),
        between(40, 50, as_of=on(20)),
        RelationKind.COMPATIBLE,
        "“more than 50” and “between 40 and 50” turn on the same number and differ in wording only.",
        id="one begins where the other ends",
    ),
    # Conflict.
    pytest.param(
        exactly(48, as_of=on(9), origin=SOHR),
        exactly(45, as_of=on(12), origin=SOHR),
        RelationKind.REVISED_DOWN,
        "One origin, the Syrian Observatory for Human Rights, went from “48” (9 January 2023) down to "
        "“45” (12 January 2023), in a count that can only grow: a correction or an error that needs a word of explanation.",
        id="one origin lowers its count",
    ),
    pytest.param(
        more_than(43, as_of=around(11)),
        exactly(17, as_of=around(12)),
        RelationKind.LISTS_DIFFER,
        "“17” (about 12 January 2023) is below “more than 43”, counted earlier (about 11 January 2023) by another origin: "
        "they cannot both be complete counts of the same thing.",
        id="17 a day after more than 43",
    ),
    pytest.param(
        more_than(100_000, as_of=around(13)),
        between(45_000, 50_000, as_of=around(15)),
        RelationKind.LISTS_DIFFER,
        "“between 45,000 and 50,000” (about 15 January 2023) is below “more than 100,000”, counted earlier "
        "(about 13 January 2023) by another origin: they cannot both be complete counts of the same thing.",
        id="two estimates that do not meet",
    ),
    pytest.param(
        exactly(17, as_of=on(9)),
        exactly(18, as_of=on(9)),
        RelationKind.CONTRADICTS,
        "“17” and “18” are both given for 9 January 2023, and no number fits both: "
        "they cannot both be complete counts of the same thing.",
        id="two counts stated for one day",
    ),
    pytest.param(
        exactly(700, as_of=on(9), origin=OUTLET, text_key="story"),
        exactly(1204, as_of=on(9), origin=OUTLET, text_key="story"),
        RelationKind.CONTRADICTS,
        "“700” and “1,204” are both given for 9 January 2023, and no number fits both: "
        "they cannot both be complete counts of the same thing.",
        id="headline against body in one text",
    ),
    pytest.param(
        at_least(18, as_of=on(9)),
        exactly(17, as_of=on(9)),
        RelationKind.CONTRADICTS,
        "“17” and “at least 18” are both given for 9 January 2023, and no number fits both: "
        "they cannot both be complete counts of the same thing.",
        id="at least 18 and 17, stated for one day",
    ),
    pytest.param(
        exactly(58, as_of=around(5), origin=SOHR, text_key="story"),
        more_than(100, as_of=around(5), origin=COALITION, text_key="story"),
        RelationKind.CONTRADICTS,
        "One text gives “58” by the Syrian Observatory for Human Rights and “more than 100” by the National Coalition "
        "for one day (about 5 January 2023), and no number fits both: "
        "they cannot both be complete counts of the same thing.",
        id="two named claimants side by side in one text",
    ),
    pytest.param(
        at_least(58, as_of=around(5), origin=SOHR),
        more_than(100, as_of=around(5), origin=COALITION),
        RelationKind.RIVAL,
        "The Syrian Observatory for Human Rights says “at least 58”, the National Coalition “more than 100”, "
        "for one day (about 5 January 2023). An open end lets both be true, but two claimants so far apart are not "
        "counting from the same list.",
        id="two named claimants far apart on one day",
    ),
    # Fits.
    pytest.param(
        at_least(58, as_of=around(5), origin=SOHR),
        at_least(72, as_of=around(5), origin=COALITION),
        RelationKind.REFINES,
        "“at least 72” lies within “at least 58” and says more; both can hold.",
        id="two named claimants within 25 per cent",
    ),
    pytest.param(
        at_least(58, as_of=around(5), origin=OFFICIALS),
        more_than(100, as_of=around(5), origin=COALITION),
        RelationKind.REFINES,
        "“more than 100” lies within “at least 58” and says more; both can hold.",
        id="'officials' are no named claimant",
    ),
    pytest.param(
        at_least(30),
        exactly(48),
        RelationKind.REFINES,
        "“48” lies within “at least 30” and says more; both can hold.",
        id="at least 30 never contradicts 48",
    ),
    pytest.param(
        at_least(30, as_of=on(19)),
        exactly(48, as_of=on(12)),
        RelationKind.REFINES,
        "“48” lies within “at least 30” and says more; both can hold.",
        id="not even when it is the later one",
    ),
    pytest.param(
        more_than(100, as_of=around(9), scope=INJURED),
        more_than(50, as_of=around(9), scope=INJURED),
        RelationKind.REFINES,
        "“more than 100” lies within “more than 50” and says more; both can hold.",
        id="two floors of one day",
    ),
    pytest.param(
        between(40, 60, as_of=around(5), origin=SOHR),
        between(50, 90, as_of=around(5), origin=COALITION),
        RelationKind.COMPATIBLE,
        "Some numbers fit both “between 40 and 60” and “between 50 and 90”.",
        id="two named claimants whose estimates overlap",
    ),
    pytest.param(
        up_to(200_000, as_of=around(18)),
        between(100_000, 200_000, as_of=around(18)),
        RelationKind.REFINES,
        "“between 100,000 and 200,000” lies within “up to 200,000” and says more; both can hold.",
        id="up to 200,000 holds an estimate",
    ),
    pytest.param(
        between(40, 50, as_of=around(18)),
        at_least(45, as_of=around(18)),
        RelationKind.COMPATIBLE,
        "Some numbers fit both “at least 45” and “between 40 and 50”.",
        id="an estimate and a floor that overlap",
    ),
    pytest.param(
        more_than(50, as_of=on(19)),
        dozens(as_of=on(21)),
        RelationKind.REFINES,
        "“more than 50” lies within “dozens” and says more; both can hold.",
        id="dozens, said after more than 50",
    ),
    # Open.
    pytest.param(
        exactly(48, as_of=on(12)),
        almost(30, as_of=on(15)),
        RelationKind.POSSIBLE_CONFLICT,
        "No number fits both “almost 30” and “48”, but the words of “almost 30” are too loose to be held to one: "
        "a person has to look.",
        id="almost 30, said after 48",
    ),
    pytest.param(
        about(100, as_of=on(4)),
        exactly(80, as_of=on(4)),
        RelationKind.FITS_IN_ORDER,
        "Both can hold if “80” (4 January 2023) was counted before “about 100” (4 January 2023); the order is not known.",
        id="about 100 and 80 on one day",
    ),
    pytest.param(
        exactly(48, published_on=date(2023, 1, 5)),
        exactly(30, as_of=on(9)),
        RelationKind.POSSIBLE_CONFLICT,
        "No number fits both “30” (9 January 2023) and “48” (no date given); "
        "they conflict if they speak for one moment, and that is not known.",
        id="undated but published before: never a conflict by itself",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind", "sentence"), ROWS)
def test_relation_and_its_sentence(one, other, kind, sentence):
    relation = relate(one, other)

    assert relation.kind is kind
    assert relation.sentence() == sentence
    assert relate(other, one) == relation
