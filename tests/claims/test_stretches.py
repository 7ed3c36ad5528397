"""The newest claims with some words are found, in order, wherever among all claims they stand."""

import pytest

from claims.models import Claim
from claims.stretches import STRETCH, newest_with
from tests.factories import claim, measure

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = 5, STRETCH - 1, STRETCH * 3 + 7


@pytest.fixture
def far_apart(editor):
    """Three open claims of people killed in two stretches, and between them one of people hurt."""
    deaths = measure()
    for number in (FIRST, SECOND, THIRD):
        claim("30", 30, 30, placed_in=deaths, by=editor, pk=number)
    claim("31", 31, 31, quote="31 people were hurt.", end=20, counted_kind="injured", pk=STRETCH * 2)


def newest(*, words="'killed'", claims=None, states=(), kinds=(), upto=THIRD, most=9):
    found = Claim.objects.all() if claims is None else claims
    return newest_with(found, words=words, states=states, kinds=kinds, upto=upto, most=most)


def test_the_newest_come_first_across_stretches(far_apart):
    assert newest() == [THIRD, SECOND, FIRST]


def test_no_more_are_found_than_are_wanted(far_apart):
    assert newest(most=2) == [THIRD, SECOND]


def test_later_stretches_than_asked_for_are_left_out(far_apart):
    assert newest(upto=STRETCH - 1) == [SECOND, FIRST]


def test_states_and_counted_kinds_are_found_without_words(far_apart):
    assert newest(words="", states=["open"], kinds=["deaths"]) == [THIRD, SECOND, FIRST]
    assert newest(words="", states=["open", "suggested"]) == []


def test_a_word_is_not_taken_for_a_state(far_apart):
    assert newest(words="'open'") == []


def test_what_else_has_to_hold_is_asked_of_what_is_found(far_apart):
    assert newest(claims=Claim.objects.exclude(pk=SECOND)) == [THIRD, FIRST]
