"""Decisions weigh the exact ratings that stand, and are never anybody's own word alone."""

import pytest

from claims import deciding, rating
from claims.deciding import NotDecidable, Outcome
from claims.models import Decision
from tests.factories import NOW, claim, judged, level, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(editor):
    return claim(placed_in=measure(), by=editor)


def rate(placed, person, key="supported"):
    return rating.rate(claim=placed, judgement=judged(placed, key), by=person.reviewer, now=NOW)


def decide(placed, editor, key="supported", **said):
    outcome = Outcome(level(key), "majority", said.pop("rationale", "Both say so."), **said)
    return deciding.decide(claim=placed, outcome=outcome, by=editor, now=NOW)


def test_a_decision_names_the_ratings_it_weighs(placed, editor, reviewer, second):
    weighed = {rate(placed, reviewer), rate(placed, second)}
    decision = decide(placed, editor)
    later = rate(placed, reviewer, "contradicted")

    assert set(decision.weighed.all()) == weighed
    assert later not in decision.weighed.all()


def test_a_superseded_rating_is_not_weighed(placed, editor, reviewer):
    rate(placed, reviewer)
    again = rate(placed, reviewer, "mostly")

    assert list(decide(placed, editor).weighed.all()) == [again]


@pytest.mark.parametrize(
    ("who_rated", "rationale", "sentence"),
    [
        pytest.param([], "Because.", "Nobody has rated", id="nobody has rated"),
        pytest.param(["editor"], "Because.", "Only your own rating stands", id="only the editor has"),
        pytest.param(["reviewer"], "  ", "needs a rationale", id="no rationale"),
    ],
)
def test_what_cannot_be_decided_says_why(placed, editor, reviewer, who_rated, rationale, sentence):
    for person in (editor, reviewer):
        if person.username in who_rated:
            rate(placed, person)

    with pytest.raises(NotDecidable, match=sentence):
        decide(placed, editor, rationale=rationale)
    assert not Decision.objects.exists()


def test_a_later_decision_supersedes_with_its_kind_and_note(placed, editor, reviewer):
    rate(placed, reviewer)
    first = decide(placed, editor)
    again = decide(placed, editor, "misleading", change_kind="correction", public_note="It counted one city only.")

    assert list(Decision.objects.standing()) == [again]
    assert again.supersedes == first
    assert (first.change_kind, again.change_kind) == ("first", "correction")
