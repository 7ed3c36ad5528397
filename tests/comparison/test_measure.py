"""Whether two figures measure the same thing, and what decides that."""

from dataclasses import replace
from datetime import date

import pytest

from claims.comparison.measure import Aspect, Sameness, match_measures
from claims.comparison.stated import Scope
from claims.figures.figure import Basis, Part
from tests.comparison.figures import BY_STATE_FORCES, DEATHS, INJURED, MINORS, exactly

DECEMBER = replace(DEATHS, period=(date(2022, 12, 1), date(2022, 12, 31)))
WINTER = replace(DEATHS, period=(date(2022, 12, 1), date(2023, 2, 28)))
TURN_OF_THE_YEAR = replace(DEATHS, period=(date(2022, 12, 20), date(2023, 1, 10)))
PROTESTS = replace(DEATHS, cause="protests")


def scoped(scope, **facts):
    return exactly(1, key=repr((scope, facts)), scope=scope, **facts)


def counting(words):
    return scoped(Scope(counted=words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(scoped(DEATHS), scoped(DEATHS, basis=Basis.ESTIMATED), id="reported and estimated"),
        pytest.param(scoped(DEATHS), scoped(Scope(counted_kind="deaths", counted="muertos")), id="two languages"),
        pytest.param(scoped(DEATHS), scoped(PROTESTS), id="a cause that only names the event"),
        pytest.param(scoped(DECEMBER), scoped(DECEMBER, basis=Basis.CONFIRMED), id="one month"),
        pytest.param(scoped(MINORS, part=Part.PART), scoped(MINORS), id="a part by a scope that the other has too"),
        pytest.param(counting("homes destroyed"), counting("homes"), id="words of which one says less"),
        pytest.param(counting("200 Homes"), counting("home"), id="words in the plural"),
        pytest.param(counting("people"), scoped(DEATHS), id="words that say only that people are counted"),
        pytest.param(counting(None), counting("roads"), id="no words at all"),
        pytest.param(
            scoped(replace(DEATHS, place="Apurímac")),
            scoped(replace(DEATHS, place="apurimac")),
            id="without the accent",
        ),
        pytest.param(
            scoped(replace(DEATHS, place="Siria")),
            scoped(replace(DEATHS, place="Syria")),
            id="a country in two languages",
        ),
    ],
)
def test_the_same_measure(one, other):
    assert match_measures(one, other).sameness is Sameness.SAME
    assert match_measures(other, one).sameness is Sameness.SAME


@pytest.mark.parametrize(
    ("part", "whole", "aspect"),
    [
        pytest.param(scoped(MINORS), scoped(DEATHS), Aspect.POPULATION, id="minors among all"),
        pytest.param(scoped(BY_STATE_FORCES), scoped(DEATHS), Aspect.CAUSE, id="by state forces among all"),
        pytest.param(scoped(BY_STATE_FORCES), scoped(PROTESTS), Aspect.CAUSE, id="by state forces in the protests"),
        pytest.param(scoped(DECEMBER), scoped(WINTER), Aspect.PERIOD, id="a month of a winter"),
        pytest.param(scoped(DECEMBER), scoped(DEATHS), Aspect.PERIOD, id="a month of all the time"),
        pytest.param(
            scoped(replace(DEATHS, incident="the attack")), scoped(DEATHS), Aspect.INCIDENT, id="one incident of all"
        ),
        pytest.param(scoped(DEATHS, part=Part.PART), scoped(DEATHS), Aspect.PART, id="an unnamed part"),
    ],
)
def test_a_part_of_a_measure(part, whole, aspect):
    for match in (match_measures(part, whole), match_measures(whole, part)):
        assert (match.sameness, match.aspect, match.part, match.whole) == (Sameness.PART_OF, aspect, part, whole)


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        pytest.param(scoped(DEATHS), scoped(INJURED), Aspect.COUNTED, id="two kinds"),
        pytest.param(counting("bodies"), scoped(DEATHS), Aspect.COUNTED, id="a thing of no known kind"),
        pytest.param(counting("bodies buried"), counting("bodies collected"), Aspect.COUNTED, id="two things done"),
        pytest.param(scoped(DECEMBER), scoped(TURN_OF_THE_YEAR), Aspect.PERIOD, id="periods that overlap"),
        pytest.param(scoped(MINORS), scoped(BY_STATE_FORCES), Aspect.CAUSE, id="each narrower in another aspect"),
        pytest.param(scoped(DEATHS, part=Part.INCREMENT), scoped(DEATHS), Aspect.PART, id="an increment and a total"),
    ],
)
def test_two_measures(one, other, aspect):
    for match in (match_measures(one, other), match_measures(other, one)):
        assert (match.sameness, match.aspect) == (Sameness.DIFFERENT, aspect)
