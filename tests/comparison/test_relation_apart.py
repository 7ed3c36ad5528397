"""Figures that count different things, or a part and its whole, with the sentence a reviewer reads."""

from dataclasses import replace
from datetime import date

import pytest

from claims.comparison.relation import RelationKind, relate
from claims.comparison.stated import Scope
from claims.figures.figure import Basis, Part
from tests.comparison.figures import (
    BY_STATE_FORCES,
    DEATHS,
    IN_CUSCO,
    IN_JULIACA,
    IN_PUNO,
    INJURED,
    MINORS,
    MISSING,
    around,
    at_least,
    exactly,
    more_than,
    on,
)

ROWS = [
    # Apart: they count different things.
    pytest.param(
        exactly(256),
        exactly(1000, scope=INJURED),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “256” counts people killed, “1,000” people injured.",
        id="the killed and the injured",
    ),
    pytest.param(
        at_least(17),
        exactly(58, scope=MISSING),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “at least 17” counts people killed, “58” people missing.",
        id="the killed and the missing",
    ),
    pytest.param(
        at_least(17, as_of=on(14)),
        at_least(58, basis=Basis.FEARED, as_of=on(17)),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “at least 58” is feared or expected, not counted as fact like “at least 17”.",
        id="the counted and the feared dead",
    ),
    pytest.param(
        exactly(30),
        exactly(12, part=Part.INCREMENT),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “12” adds to an earlier count, “30” is a total.",
        id="a total and twelve more",
    ),
    pytest.param(
        exactly(18, scope=IN_PUNO),
        exactly(2, scope=IN_CUSCO),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “2” is for Cusco, “18” for Puno.",
        id="two places",
    ),
    pytest.param(
        exactly(4, scope=MINORS),
        exactly(9, scope=IN_CUSCO),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “4” is for everywhere, “9” for Cusco.",
        id="each narrows what the other leaves open",
    ),
    pytest.param(
        exactly(4, scope=MINORS),
        exactly(6, scope=replace(DEATHS, population="women")),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “4” counts minors, “6” women, and neither group holds the other.",
        id="minors and women",
    ),
    pytest.param(
        exactly(4, scope=replace(DEATHS, cause="earthquake")),
        exactly(6, scope=replace(DEATHS, cause="flood")),
        RelationKind.NOT_COMPARABLE,
        "Not compared: the cause is the earthquake for “4” and the flood for “6”.",
        id="two causes",
    ),
    pytest.param(
        exactly(30, scope=replace(DEATHS, unit="percent")),
        exactly(48),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “30” is in percent, “48” in a plain count.",
        id="a share and a count",
    ),
    pytest.param(
        exactly(4, scope=replace(DEATHS, period=(date(2022, 12, 1), date(2022, 12, 31)))),
        exactly(6, scope=replace(DEATHS, period=(date(2023, 1, 1), date(2023, 1, 31)))),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “4” covers 1 December 2022 to 31 December 2022, “6” covers 1 January 2023 to 31 January 2023.",
        id="two months",
    ),
    pytest.param(
        exactly(60, scope=replace(DEATHS, incident="the attack of 30 March")),
        exactly(40, scope=replace(DEATHS, incident="the prison break")),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “40” is for the prison break, “60” for the attack of 30 March.",
        id="two incidents",
    ),
    pytest.param(
        exactly(800, scope=Scope(counted="homes evacuated")),
        exactly(58, scope=Scope(counted="people missing")),
        RelationKind.NOT_COMPARABLE,
        "Not compared: “58” counts people missing, “800” homes evacuated.",
        id="things of no known kind, by their words",
    ),
    # A part and its whole.
    pytest.param(
        exactly(30, as_of=on(9)),
        exactly(4, scope=MINORS, as_of=on(9)),
        RelationKind.WITHIN_WHOLE,
        "“4” counts only minors, a part of what “30” counts; both can hold.",
        id="30 killed, 4 of them minors",
    ),
    pytest.param(
        exactly(4, part=Part.PART, text_key="story"),
        exactly(30, text_key="story"),
        RelationKind.WITHIN_WHOLE,
        "“4” counts only a part named in its sentence, a part of what “30” counts; both can hold.",
        id="'30, including 4 by gunfire'",
    ),
    pytest.param(
        exactly(17, scope=IN_JULIACA, as_of=on(9)),
        at_least(46, as_of=on(12)),
        RelationKind.WITHIN_WHOLE,
        "“17” counts only Juliaca, Puno, a part of what “at least 46” counts; both can hold.",
        id="a town and the country",
    ),
    pytest.param(
        exactly(17, scope=IN_JULIACA),
        exactly(18, scope=IN_PUNO),
        RelationKind.WITHIN_WHOLE,
        "“17” counts only Juliaca, Puno, a part of what “18” counts; both can hold.",
        id="a town and its department",
    ),
    pytest.param(
        exactly(3, scope=replace(DEATHS, population="police")),
        exactly(5, scope=replace(DEATHS, population="security_forces")),
        RelationKind.WITHIN_WHOLE,
        "“3” counts only police officers, a part of what “5” counts; both can hold.",
        id="the police are part of the security forces",
    ),
    pytest.param(
        exactly(50, scope=BY_STATE_FORCES, as_of=on(20)),
        exactly(48, as_of=on(12)),
        RelationKind.WITHIN_WHOLE,
        "“50” counts only what state forces caused and is above “48”, but is the later count: "
        "the whole may have grown since.",
        id="a later part above an earlier whole",
    ),
    pytest.param(
        exactly(30, as_of=on(9)),
        exactly(40, scope=MINORS, as_of=on(9)),
        RelationKind.PART_EXCEEDS_WHOLE,
        "“40” counts only minors, a part of what “30” counts, and yet is larger: they cannot both be complete counts.",
        id="more minors than people",
    ),
    pytest.param(
        exactly(30, text_key="story"),
        exactly(40, scope=MINORS, text_key="story"),
        RelationKind.PART_EXCEEDS_WHOLE,
        "“40” counts only minors, a part of what “30” counts, and yet is larger: they cannot both be complete counts.",
        id="more minors than people in one undated text",
    ),
    pytest.param(
        exactly(48),
        more_than(50, scope=BY_STATE_FORCES, as_of=around(18)),
        RelationKind.SCOPE_SWAP,
        "“more than 50” is given only for what state forces caused, yet is above “48”, given for the whole: "
        "check what each covers and when it was counted.",
        id="more than 50 killed by state forces beside 48 killed in all",
    ),
    pytest.param(
        exactly(48, as_of=on(12)),
        exactly(48, scope=MINORS, as_of=on(12), key="minors"),
        RelationKind.SCOPE_SWAP,
        "“48” is given only for minors, “48” for the whole: the same number for a part and for the whole. "
        "Check which of the two the number covers.",
        id="the total said of the minors",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind", "sentence"), ROWS)
def test_relation_and_its_sentence(one, other, kind, sentence):
    relation = relate(one, other)

    assert relation.kind is kind
    assert relation.sentence() == sentence
    assert relate(other, one) == relation
