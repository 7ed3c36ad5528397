"""The measures that a claim is suggested for are those that count the very same thing."""

import pytest

from claims.matching import measures_for
from tests.factories import claim, measure

pytestmark = pytest.mark.django_db


def suggested(for_claim):
    return [choice.measure.title for choice in measures_for(for_claim) if choice.is_suggested]


def test_equal_words_that_count_different_things_are_never_suggested_for_one_measure(editor):
    deaths = measure("People killed", "deaths")
    measure("People injured", "injured", topic=deaths.topic)

    killed = claim("more than 50", 50, None, "more_than", counted_kind="deaths", by=editor)
    injured = claim("more than 50", 50, None, "more_than", counted_kind="injured", place="Cusco", by=editor)

    assert suggested(killed) == ["People killed"]
    assert "People killed" not in suggested(injured)


def test_a_narrower_count_is_offered_as_such(editor):
    measure("People killed", "deaths")
    by_the_state = claim(cause="state_forces", by=editor)

    choice = measures_for(by_the_state)[0]

    assert (choice.is_suggested, choice.is_narrower) == (False, True)


def test_words_of_an_unknown_kind_are_suggested_for_nothing(editor):
    measure("People killed", "deaths")

    assert suggested(claim(counted_kind="", counted="", by=editor)) == []


def test_what_takes_the_place_of_a_claim_is_suggested_where_that_one_stands(editor):
    measure("People killed by state forces", "deaths", cause="state_forces")
    deaths = measure("People killed", "deaths")
    earlier = claim(placed_in=deaths, cause="state_forces", by=editor)

    later = claim(cause="state_forces", replaces=earlier, by=editor)

    assert measures_for(later)[0].measure == deaths
    assert measures_for(later)[0].is_suggested
