"""Corrections change what was read from the words, never the words; the range follows from the rules."""

from datetime import date
from decimal import Decimal

import pytest

from claims import correcting
from claims.correcting import ChangedMeanwhile, CorrectedReading, NotInTheText
from claims.figures import Basis, Part, Qualifier, Range
from claims.models import Claim
from tests.factories import NOW, claim, snapshot

pytestmark = pytest.mark.django_db


def reading(**changed):
    values = {
        "low": Decimal(50),
        "high": None,
        "qualifier": Qualifier.MORE_THAN,
        "counted": "people",
        "counted_kind": "deaths",
        "population": "",
        "cause": "",
        "place": "",
        "unit": "",
        "part": Part.TOTAL,
        "basis": Basis.REPORTED,
        "as_of_first": date(2023, 1, 18),
        "as_of_last": date(2023, 1, 18),
        "claimant": None,
    }
    return CorrectedReading(**values | changed)


def correct(wrong, editor, reason="It says more than.", seen_revision=1, **changed):
    return correcting.correct(
        claim=wrong, reading=reading(**changed), seen_revision=seen_revision, reason=reason, by=editor, now=NOW
    )


def test_the_range_follows_from_the_corrected_words(editor):
    corrected = correct(claim("50", 50, 50, by=editor), editor)

    assert corrected.range == Range(Decimal(50), None, low_inc=False)
    assert corrected.revision == 2
    assert corrected.wording == "50"
    assert corrected.as_of_known == "stated"


def test_a_correction_needs_a_reason(editor):
    wrong = claim("50", 50, 50, by=editor)

    with pytest.raises(ValueError, match="Say why"):
        correct(wrong, editor, reason=" ")
    wrong.refresh_from_db()
    assert wrong.revision == 1


def test_two_corrections_at_once_do_not_overwrite_each_other(editor):
    wrong = claim("50", 50, 50, by=editor)
    correct(wrong, editor)

    with pytest.raises(ChangedMeanwhile):
        correct(wrong, editor, low=Decimal(60))
    wrong.refresh_from_db()
    assert wrong.low == 50


TEXT = "The first protests left 30 dead. Nobody counted the wounded."


def test_selected_words_become_the_figure_they_hold(editor):
    entered = correcting.enter(snapshot=snapshot(TEXT), start=24, end=26, by=editor, now=NOW)

    assert (entered.quote, entered.state) == ("The first protests left 30 dead.", Claim.State.OPEN)
    assert entered.entered_by == editor
    assert (entered.wording, entered.low, entered.counted_kind) == ("30", 30, "deaths")


def test_words_without_a_figure_become_a_plain_statement(editor):
    entered = correcting.enter(snapshot=snapshot(TEXT), start=33, end=60, by=editor, now=NOW)

    assert entered.quote == "Nobody counted the wounded."
    assert not entered.states_a_figure


def test_selecting_a_suggested_figure_confirms_it(editor):
    taken = snapshot("30 people were killed.")
    suggested = claim("30", 30, 30, snapshot=taken, state="suggested", settled_at=None, settled_by=None, by=editor)

    entered = correcting.enter(snapshot=taken, start=0, end=22, by=editor, now=NOW)

    assert entered == suggested
    assert entered.state == Claim.State.OPEN


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(5, 5, id="nothing selected"),
        pytest.param(50, 5000, id="beyond the text"),
        pytest.param(-3, 4, id="before the text"),
        pytest.param(32, 33, id="only a space"),
    ],
)
def test_a_selection_must_hold_words_of_the_text(editor, start, end):
    with pytest.raises(NotInTheText):
        correcting.enter(snapshot=snapshot(TEXT), start=start, end=end, by=editor, now=NOW)
