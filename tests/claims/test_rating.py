"""Ratings are rows of their own: blind, superseding, never edited."""

import pytest
from django.db import IntegrityError, transaction

from claims import rating
from claims.models import Claim, Rating
from claims.rating import Judgement, NotRateable
from tests.factories import NOW, claim, level, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(editor):
    return claim(placed_in=measure(), by=editor)


def rate(placed, person, key="supported", **said):
    return rating.rate(
        claim=placed, judgement=Judgement(level(key), said.pop("confidence", 2), **said), by=person.reviewer, now=NOW
    )


def test_a_second_rating_supersedes_the_first(placed, reviewer):
    first = rate(placed, reviewer)
    again = rate(placed, reviewer, "contradicted")

    assert again.supersedes == first
    assert list(Rating.objects.standing()) == [again]


def test_the_same_judgement_sent_twice_is_one_rating(placed, reviewer):
    assert rate(placed, reviewer, note="as counted") == rate(placed, reviewer, note="as counted")
    assert Rating.objects.count() == 1


def test_a_rating_belongs_to_the_revision_that_was_seen(placed, reviewer):
    Claim.objects.update(revision=3)

    assert rate(placed, reviewer).claim_revision == 3


def test_a_withdrawn_rating_no_longer_stands_and_stays_on_record(placed, reviewer):
    rate(placed, reviewer)
    rating.withdraw(claim=placed, by=reviewer.reviewer, now=NOW)

    assert not Rating.objects.standing().exists()
    assert Rating.objects.count() == 2


def test_after_a_withdrawal_one_can_rate_again(placed, reviewer):
    rate(placed, reviewer)
    rating.withdraw(claim=placed, by=reviewer.reviewer, now=NOW)
    again = rate(placed, reviewer)

    assert list(Rating.objects.standing()) == [again]


def test_what_was_never_given_cannot_be_withdrawn(placed, reviewer):
    with pytest.raises(NotRateable, match="no rating of yours"):
        rating.withdraw(claim=placed, by=reviewer.reviewer, now=NOW)


def test_a_claim_outside_any_measure_cannot_be_rated(reviewer, editor):
    with pytest.raises(NotRateable, match="Place it first"):
        rate(claim(by=editor), reviewer)
    assert not Rating.objects.exists()


def test_the_database_refuses_a_second_first_rating(placed, reviewer):
    rate(placed, reviewer)
    with pytest.raises(IntegrityError, match="one_first_rating_per_claim_and_reviewer"), transaction.atomic():
        Rating.objects.create(
            claim=placed,
            claim_revision=1,
            snapshot=placed.snapshot,
            reviewer=reviewer.reviewer,
            level=level(),
            confidence=1,
            rated_at=NOW,
        )


def test_others_ratings_show_once_ones_own_is_in(placed, reviewer, second):
    others = rate(placed, second)

    assert others not in Rating.objects.visible_to(reviewer.reviewer)
    rate(placed, reviewer)
    assert others in Rating.objects.visible_to(reviewer.reviewer)


def test_taking_ones_own_back_hides_the_others_again(placed, reviewer, second):
    others = rate(placed, second)
    rate(placed, reviewer)
    rating.withdraw(claim=placed, by=reviewer.reviewer, now=NOW)

    assert others not in Rating.objects.visible_to(reviewer.reviewer)
