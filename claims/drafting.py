"""Keeping what a reviewer has not sent yet: the answers of the form, and the words they bring as evidence."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Draft, Evidence, Reviewer
from claims.rating import Piece
from sources.models import Snapshot
from sources.restricting import cover_of

MOST_PIECES = 20


class NotQuotable(ValueError):
    """The words cannot be brought as evidence; the message is a sentence. The draft stays as it was."""


@transaction.atomic
def keep(*, claim: Claim, answers: Mapping[str, Any], by: Reviewer, now: datetime) -> Draft:
    """Keep the answers as they are so far; the words brought before stay. Nobody else ever sees them.

    Args:
        answers: the fields of the form as they were sent, whether or not they make sense yet.
    """
    draft = _locked(claim, by, now)
    draft.answers, draft.saved_at = dict(answers), now
    draft.save(update_fields=["answers", "saved_at"])
    return draft


@transaction.atomic
def bring(*, claim: Claim, piece: Piece, by: Reviewer, now: datetime) -> Draft:
    """Add words of a snapshot to the evidence that is linked when the rating is sent; the same words once.

    Raises:
        NotQuotable: there are no words there, they are withheld, or twenty pieces are there already.
    """
    check_quotable(piece, now=now)
    draft = _locked(claim, by, now)
    brought = _as_json(piece)
    if brought not in draft.evidence:
        if len(draft.evidence) >= MOST_PIECES:
            raise NotQuotable(_("A rating takes %d pieces of evidence at most. Remove one first.") % MOST_PIECES)
        draft.evidence.append(brought)
    draft.saved_at = now
    draft.save(update_fields=["evidence", "saved_at"])
    return draft


@transaction.atomic
def take_off(*, claim: Claim, number: int, by: Reviewer, now: datetime) -> Draft:
    """Take a piece of evidence off the draft by its place, counted from 0; one that is not there changes nothing."""
    draft = _locked(claim, by, now)
    draft.evidence = [brought for place, brought in enumerate(draft.evidence) if place != number]
    draft.saved_at = now
    draft.save(update_fields=["evidence", "saved_at"])
    return draft


def check_quotable(piece: Piece, *, now: datetime) -> None:
    """Make sure that words may be quoted.

    Raises:
        NotQuotable: the span is empty or outside the text, or its words are withheld.
    """
    snapshot = piece.snapshot
    if not 0 <= piece.start < piece.end <= len(snapshot.text) or not snapshot.span(piece.start, piece.end).strip():
        raise NotQuotable(_("Select some words of the text, or choose a sentence."))
    if cover_of([snapshot.pk], now=now).reason(snapshot.pk, piece.start, piece.end) is not None:
        raise NotQuotable(_("These words are withheld and cannot be quoted. Choose others."))


def pieces_of(draft: Draft | None) -> tuple[Piece, ...]:
    """Return the words that a draft brings, in the order in which they were added."""
    brought: Iterable[Mapping[str, Any]] = draft.evidence if draft is not None else ()
    snapshots = Snapshot.objects.select_related("source").in_bulk({one["snapshot"] for one in brought})
    return tuple(Piece(snapshots[one["snapshot"]], one["start"], one["end"], one["stance"]) for one in brought)


def _locked(claim: Claim, by: Reviewer, now: datetime) -> Draft:
    """Return the reviewer's draft on a claim, locked until the act ends; an empty one where there was none."""
    Draft.objects.get_or_create(claim=claim, reviewer=by, defaults={"saved_at": now})
    return Draft.objects.select_for_update().get(claim=claim, reviewer=by)


def _as_json(piece: Piece) -> dict[str, Any]:
    return {
        "snapshot": piece.snapshot.pk,
        "start": piece.start,
        "end": piece.end,
        "stance": Evidence.Stance(piece.stance).value,
    }
