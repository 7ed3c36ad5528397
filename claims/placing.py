"""What a person does with a suggestion: confirm it, reject it, place it in a measure, link evidence to it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Evidence, Measure
from sources.models import Snapshot


@transaction.atomic
def confirm(*, claim: Claim, by: User, now: datetime) -> Claim:
    """Stand behind a claim as it was read; a rejected one is taken back. An open claim stays as it is."""
    return _settle(claim, state=Claim.State.OPEN, by=by, now=now)


@transaction.atomic
def reject(*, claim: Claim, by: User, now: datetime) -> Claim:
    """Say that this is not a claim. It stays on record, off every board, and can be confirmed later."""
    return _settle(claim, state=Claim.State.REJECTED, by=by, now=now)


@transaction.atomic
def place(*, claim: Claim, measure: Measure, by: User, now: datetime) -> Claim:
    """Put a claim into a measure; this also confirms it. Placing it elsewhere moves it."""
    claim = _settle(claim, state=Claim.State.OPEN, by=by, now=now)
    if claim.measure_id != measure.pk:
        claim.measure, claim.placed_by, claim.placed_at = measure, by, now
        claim.save(update_fields=["measure", "placed_by", "placed_at"])
    return claim


@transaction.atomic
def link(
    *,
    claim: Claim,
    snapshot: Snapshot,
    start: int | None,
    end: int | None,
    stance: Evidence.Stance,
    note: str,
    by: User,
    now: datetime,
) -> Evidence:
    """Link a source to a claim as evidence, by a quote of one of its snapshots or as a whole.

    Args:
        start, end: span of the quote in the snapshot's text, end exclusive; None for the whole source.

    Raises:
        ValueError: the span is not inside the text; nothing was linked.
    """
    if start is not None and end is not None and not 0 <= start < end <= len(snapshot.text):
        raise ValueError(_("The quote must lie inside the source's text."))
    quote = "" if start is None or end is None else snapshot.span(start, end)
    return Evidence.objects.create(
        claim=claim,
        snapshot=snapshot,
        start=start if quote else None,
        end=end if quote else None,
        quote=quote,
        stance=stance,
        note=note,
        linked_by=by,
        linked_at=now,
    )


def _settle(claim: Claim, *, state: Claim.State, by: User, now: datetime) -> Claim:
    """Lock the claim and give it a state, with who and when; the state it has already is left alone."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.state != state:
        claim.state, claim.settled_by, claim.settled_at = state, by, now
        claim.save(update_fields=["state", "settled_by", "settled_at"])
    return claim
