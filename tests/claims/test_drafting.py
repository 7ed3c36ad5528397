"""What was not sent yet is kept for its author alone, and refuses words that nobody may quote."""

import pytest

from claims import drafting
from claims.drafting import NotQuotable
from claims.models import Draft
from claims.rating import Piece
from sources import restricting
from tests.factories import NOW, claim, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(editor):
    return claim(placed_in=measure(), by=editor)


def bring(placed, reviewer, start=0, end=2, stance="supports"):
    piece = Piece(placed.snapshot, start, end, stance)
    return drafting.bring(claim=placed, piece=piece, by=reviewer.reviewer, now=NOW)


def test_answers_and_words_are_kept_apart(placed, reviewer):
    bring(placed, reviewer)
    drafting.keep(claim=placed, answers={"note": "so far"}, by=reviewer.reviewer, now=NOW)

    draft = Draft.objects.get()
    assert draft.answers == {"note": "so far"}
    assert [(piece.start, piece.end, piece.stance) for piece in drafting.pieces_of(draft)] == [(0, 2, "supports")]


def test_the_same_words_are_brought_once(placed, reviewer):
    bring(placed, reviewer)
    draft = bring(placed, reviewer)
    other = bring(placed, reviewer, stance="contradicts")

    assert len(draft.evidence) == 1
    assert len(other.evidence) == 2


def test_words_can_be_taken_off(placed, reviewer):
    bring(placed, reviewer)
    bring(placed, reviewer, start=3, end=9)
    drafting.take_off(claim=placed, number=0, by=reviewer.reviewer, now=NOW)
    draft = drafting.take_off(claim=placed, number=7, by=reviewer.reviewer, now=NOW)

    assert [piece.start for piece in drafting.pieces_of(draft)] == [3]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(5, 5, id="nothing is selected"),
        pytest.param(2, 3, id="only white space"),
        pytest.param(0, 10_000, id="beyond the text"),
    ],
)
def test_no_words_are_refused(placed, reviewer, start, end):
    with pytest.raises(NotQuotable, match="Select some words"):
        bring(placed, reviewer, start, end)
    assert not Draft.objects.exists()


def test_withheld_words_are_refused(placed, reviewer, editor):
    restricting.restrict(
        snapshot=placed.snapshot, start=3, end=9, reason="minor", note="", until=None, by=editor, now=NOW
    )

    with pytest.raises(NotQuotable, match="withheld"):
        bring(placed, reviewer, 0, 9)


def test_no_more_than_twenty_pieces(placed, reviewer):
    for end in range(1, 21):
        bring(placed, reviewer, 0, end)

    with pytest.raises(NotQuotable, match="20 pieces"):
        bring(placed, reviewer, 0, 21)
