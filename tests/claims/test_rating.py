"""Ratings are rows of their own: blind, superseding, never edited."""

import pytest
from django.db import IntegrityError, transaction

from claims import placing, rating
from claims.models import Claim, Draft, Evidence, Rating
from claims.rating import NotRateable, Piece
from tests.factories import NOW, claim, judged, level, measure, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(editor):
    return claim(placed_in=measure(), by=editor)


def rate(placed, person, key="supported", **said):
    return rating.rate(claim=placed, judgement=judged(placed, key, **said), by=person.reviewer, now=NOW)


def test_a_second_rating_supersedes_the_first(placed, reviewer):
    first = rate(placed, reviewer)
    again = rate(placed, reviewer, "contradicted")

    assert again.supersedes == first
    assert list(Rating.objects.standing()) == [again]


def test_the_same_judgement_sent_twice_is_one_rating(placed, reviewer):
    assert rate(placed, reviewer, note="as counted") == rate(placed, reviewer, note="as counted")
    assert Rating.objects.count() == 1


def test_a_form_sent_twice_is_one_rating_although_its_draft_is_gone(placed, reviewer):
    first = rate(placed, reviewer)
    again = rate(placed, reviewer, pieces=())

    assert again == first
    assert Evidence.objects.count() == 1


def test_other_evidence_makes_another_rating(placed, reviewer):
    rate(placed, reviewer)
    elsewhere = snapshot("A list of 48 names.")
    again = rate(placed, reviewer, pieces=(Piece(elsewhere, 0, 10, "supports"),))

    assert again.supersedes is not None
    assert [link.quote for link in again.evidence.all()] == ["A list of "]


@pytest.mark.parametrize(
    ("key", "said", "sentence"),
    [
        pytest.param("supported", {"pieces": ()}, "needs evidence", id="a numbered level without evidence"),
        pytest.param("contradicted", {"pieces": ()}, "needs evidence", id="the lowest as well"),
        pytest.param("outdated", {}, "needs the newer figure", id="outdated without the newer figure"),
        pytest.param(
            "unverifiable", {"note": " "}, "needs to know what is missing", id="unverifiable without what is missing"
        ),
    ],
)
def test_a_level_wants_what_it_needs(placed, reviewer, key, said, sentence):
    with pytest.raises(NotRateable, match=sentence):
        rate(placed, reviewer, key, **said)
    assert not Rating.objects.exists()
    assert not Evidence.objects.exists()


def test_disputed_wants_both_sides(placed, reviewer):
    with pytest.raises(NotRateable, match="needs both sides"):
        rate(placed, reviewer, "disputed", pieces=(Piece(placed.snapshot, 0, 2, "supports"),))

    assert rate(placed, reviewer, "disputed").evidence.count() == 2


def test_not_a_claim_needs_nothing(placed, reviewer):
    assert rate(placed, reviewer, "not_a_claim", pieces=()).level.key == "not_a_claim"


def test_the_newer_figure_stands_in_the_same_measure(placed, reviewer, editor):
    newer = claim("60", 60, 60, placed_in=placed.measure, by=editor)
    with pytest.raises(NotRateable, match="another one of the same measure"):
        rate(placed, reviewer, "outdated", newer=claim("9", 9, 9, placed_in=measure("Injured"), by=editor))
    with pytest.raises(NotRateable, match="another one of the same measure"):
        rate(placed, reviewer, "outdated", newer=placed)

    assert rate(placed, reviewer, "outdated", newer=newer).newer == newer


def test_evidence_linked_before_can_be_cited(placed, reviewer, editor):
    linked = placing.link(
        claim=placed, snapshot=placed.snapshot, start=0, end=2, stance="supports", note="", by=editor, now=NOW
    )

    assert list(rate(placed, reviewer, pieces=(), cited=(linked,)).evidence.all()) == [linked]


def test_sending_a_rating_removes_its_draft_and_no_other(placed, reviewer, second):
    for who in (reviewer, second):
        Draft.objects.create(claim=placed, reviewer=who.reviewer, saved_at=NOW)
    rate(placed, reviewer)

    assert [draft.reviewer for draft in Draft.objects.all()] == [second.reviewer]


def test_evidence_of_a_rating_hides_with_it(placed, reviewer, second, editor):
    (others,) = rate(placed, second).evidence.all()
    open_to_all = placing.link(
        claim=placed, snapshot=placed.snapshot, start=0, end=2, stance="context", note="", by=editor, now=NOW
    )

    assert list(Evidence.objects.visible_to(reviewer.reviewer)) == [open_to_all]
    assert list(Evidence.objects.visible_to(None)) == [open_to_all]
    mine = rate(placed, reviewer).evidence.get()
    assert set(Evidence.objects.visible_to(reviewer.reviewer)) == {others, open_to_all, mine}


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
