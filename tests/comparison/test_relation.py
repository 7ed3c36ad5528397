"""Every relation, with the sentence a reviewer reads."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.language import Language
from claims.comparison.relation import RULES, Family, RelationKind, relate
from claims.comparison.stated import Origin, Scope
from claims.figures.figure import Basis, Part
from tests.comparison.figures import (
    COALITION,
    DEATHS,
    LEVEL,
    OUTLET,
    SOHR,
    about,
    almost,
    around,
    at_least,
    between,
    countless,
    dozens,
    exactly,
    fewer_than,
    more_than,
    on,
    up_to,
)

MINORS = replace(DEATHS, population="minors")
BY_STATE_FORCES = replace(DEATHS, cause="state_forces")
IN_JULIACA = replace(DEATHS, place="Juliaca, Puno")
IN_PUNO = replace(DEATHS, place="Puno")
IN_CUSCO = replace(DEATHS, place="Cusco")
INJURED = Scope(counted_kind="injured")
MISSING = Scope(counted_kind="missing")
OFFICIALS = Origin("officials", "officials")
MORNING = datetime(2023, 1, 9, 8, tzinfo=UTC)
EVENING = datetime(2023, 1, 9, 20, tzinfo=UTC)

ENGLISH = [
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
        "Not compared: “at least 58” is feared, not counted as fact like “at least 17”.",
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

SPANISH = [
    pytest.param(
        exactly(30),
        exactly(48),
        "Ambas pueden ser ciertas si «30» es el recuento anterior; ninguna lleva fecha.",
        id="30 y 48, sin fecha",
    ),
    pytest.param(
        exactly(256),
        exactly(1000, scope=INJURED),
        "No se comparan: «256» cuenta muertos y «1,000» heridos.",
        id="muertos y heridos",
    ),
    pytest.param(
        exactly(17, as_of=on(9)),
        exactly(18, as_of=on(9)),
        "«17» y «18» se dan ambos para el 9 de enero de 2023, y ningún número cabe en los dos: "
        "no pueden ser ambos recuentos completos de lo mismo.",
        id="dos recuentos de un mismo día",
    ),
    pytest.param(
        exactly(161, as_of=on(10)),
        exactly(205, as_of=on(11)),
        "El recuento subió de «161» (10 de enero de 2023) a «205» (11 de enero de 2023): el posterior lo reemplaza.",
        id="161, después 205",
    ),
    pytest.param(
        exactly(48),
        more_than(50, scope=BY_STATE_FORCES, as_of=around(18)),
        "«more than 50» se da solo para lo causado por fuerzas del Estado, pero supera «48», dado para el total: "
        "compruebe qué abarca cada cifra y cuándo se contó.",
        id="por las fuerzas del Estado y en total",
    ),
    pytest.param(
        exactly(46, kind=LEVEL, as_of=around(6)),
        exactly(45, kind=LEVEL, as_of=around(9)),
        "«46» (hacia el 6 de enero de 2023) y «45» (hacia el 9 de enero de 2023) son recuentos de momentos distintos; "
        "un recuento así puede subir y bajar, de modo que ambos pueden ser ciertos.",
        id="dos momentos",
    ),
    pytest.param(
        exactly(48, key="a", origin=SOHR),
        exactly(48, key="b", origin=SOHR),
        "«48» y «48» son la misma cifra de un solo origen, the Syrian Observatory for Human Rights: "
        "un informe repetido, no dos que coinciden.",
        id="un solo origen",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind", "sentence"), ENGLISH)
def test_relation_and_its_sentence(one, other, kind, sentence):
    relation = relate(one, other)

    assert relation.kind is kind
    assert relation.sentence() == sentence
    assert relate(other, one) == relation


@pytest.mark.parametrize(("one", "other", "sentence"), SPANISH)
def test_sentence_in_spanish(one, other, sentence):
    assert relate(one, other).sentence(Language.SPANISH) == sentence


def test_every_rule_of_the_table_has_a_row_here():
    rows = [relate(param.values[0], param.values[1]).rule for param in ENGLISH]

    assert [rule for rule in RULES if rule not in rows] == []


def test_no_sentence_speaks_of_lies_or_of_the_impossible():
    wording = " ".join(rule.english + rule.spanish for rule in RULES).lower()

    assert not any(
        word in wording for word in ("lie ", "lies to", "lying", "false", "impossible", "mentira", "imposible")
    )


numbers = st.integers(0, 60)
shapes = st.one_of(
    st.tuples(st.sampled_from([exactly, at_least, more_than, almost, about, up_to]), numbers),
    st.tuples(st.sampled_from([fewer_than]), numbers.filter(bool)),
    st.sampled_from([(dozens,), (countless,)]),
    st.tuples(st.just(between), numbers, st.integers(61, 90)),
)
facts = st.fixed_dictionaries(
    {
        "scope": st.sampled_from([DEATHS, MINORS, BY_STATE_FORCES, IN_PUNO, INJURED]),
        "as_of": st.one_of(st.none(), st.integers(1, 5).map(on), st.integers(1, 5).map(around)),
        "published_on": st.one_of(st.none(), st.integers(1, 9).map(lambda day: date(2023, 1, day))),
        "origin": st.sampled_from([SOHR, COALITION, OFFICIALS, Origin("", "")]),
        "kind": st.sampled_from(["cumulative", LEVEL]),
        "basis": st.sampled_from([Basis.REPORTED, Basis.CONFIRMED, Basis.FEARED]),
        "part": st.sampled_from(list(Part)),
        "grows": st.booleans(),
        "topic_started_on": st.one_of(st.none(), st.just(date(2022, 12, 7))),
    }
)
figures = st.tuples(shapes, facts).map(lambda drawn: drawn[0][0](*drawn[0][1:], **drawn[1]))


@given(figures, figures)
def test_it_makes_no_difference_who_is_named_first(one, other):
    one, other = replace(one, key="one"), replace(other, key="other")

    assert relate(one, other) == relate(other, one)
    assert relate(one, other).sentence() == relate(other, one).sentence()


@given(figures, figures)
def test_every_pair_has_a_sentence_in_both_languages(one, other):
    relation = relate(one, other)

    for language in Language:
        sentence = relation.sentence(language)
        assert sentence.endswith(".")
        assert "{" not in sentence


@given(figures, facts)
def test_equal_figures_never_conflict(one, other_facts):
    other = replace(one, key="other", **other_facts)

    assert relate(one, other).family is not Family.CONFLICT


@given(figures, figures)
def test_a_vague_figure_alone_never_contradicts(one, other):
    assert relate(replace(one, vague=True), other).family is not Family.CONFLICT


@given(figures, figures)
def test_an_undated_figure_alone_never_conflicts(one, other):
    assert relate(replace(one, as_of=None), other).family is not Family.CONFLICT


@given(figures, figures)
def test_two_levels_of_different_days_never_conflict(one, other):
    one = replace(one, kind=LEVEL, part=Part.TOTAL, scope=DEATHS, as_of=on(1))
    other = replace(other, kind=LEVEL, part=Part.TOTAL, scope=DEATHS, as_of=on(2))

    assert relate(one, other).family is not Family.CONFLICT


@given(figures, figures)
def test_growth_within_one_measure_never_names_a_lower_later_number(one, other):
    relation = relate(one, other)

    if relation.kind is RelationKind.SUPERSEDED:
        assert relation.pair.later.number > relation.pair.earlier.number
