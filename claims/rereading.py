"""Reading old words again with a newer reader or another profile: it only proposes, and overwrites nothing."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.correcting import CorrectedReading, correct, reading_of
from claims.figures import Basis, Part, Qualifier, Range
from claims.figures.profiles import DEFAULT_PROFILE
from claims.figures.reading import VERSION
from claims.models import Claim, Proposal
from claims.models.fields import range_as_text
from claims.plain import plain
from claims.proposing import claimants_of, is_storable, read_figures_of, suggestion_of
from sources.models import Snapshot

# What a person would see differ, the range included; who the claimant is, is for people to sort out.
COMPARED = ("range", *(field.name for field in fields(CorrectedReading) if field.name != "claimant"))


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of reading a snapshot again: so many other readings proposed, so many new claims suggested."""

    proposed: int
    suggested: int


class NothingWaits(ValueError):
    """The proposal was settled, or the claim corrected, meanwhile. Nothing was changed."""


@transaction.atomic
def reread(*, snapshot: Snapshot, now: datetime, profile: str = DEFAULT_PROFILE) -> Reread:
    """Read a snapshot again and propose what differs from its claims as the machine read them.

    Claims that a person entered or corrected stay out of it. Figures that no claim stands for become suggestions. Safe to
    run twice: the same reader proposes the same once.

    Raises:
        UnknownProfile: no profile has this name; nothing was written.
    """
    found = {(f.start, f.end): f for f in read_figures_of(snapshot, profile=profile).figures if is_storable(f)}
    claims = Claim.objects.filter(snapshot=snapshot, figure_start__isnull=False)
    known = {(claim.figure_start, claim.figure_end): claim for claim in claims}
    claimants = claimants_of(tuple(found.values()), language=snapshot.source.language)
    read_now = {
        span: suggestion_of(figure, snapshot=snapshot, claimants=claimants, now=now) for span, figure in found.items()
    }
    proposed = 0
    for span, claim in known.items():
        changed = _changed(claim, read_now[span]) if span in read_now else {}
        if claim.rule and (changed or span not in read_now):
            proposed += _propose(claim, changed, profile=profile, now=now)
    new = [claim for span, claim in read_now.items() if span not in known]
    Claim.objects.bulk_create(new, ignore_conflicts=True)
    return Reread(proposed, len(new))


@transaction.atomic
def take(*, proposal: Proposal, by: User, now: datetime) -> Claim:
    """Correct the claim as the proposal says; where no figure is read any more, reject it.

    Raises:
        NothingWaits: it was settled, or the claim corrected, meanwhile.
    """
    proposal = _settle(proposal, was_taken=True, by=by, now=now)
    claim = proposal.claim
    if not proposal.reading:
        claim.state, claim.settled_by, claim.settled_at = Claim.State.REJECTED, by, now
        claim.save(update_fields=["state", "settled_by", "settled_at"])
        return claim
    changed = {name: _from_plain(name, value) for name, value in proposal.reading.items() if name != "range"}
    return correct(
        claim=claim,
        reading=reading_of(claim, **changed),
        seen_revision=proposal.claim_revision,
        reason=f"Reader {proposal.reader_version}, profile {proposal.profile}",
        by=by,
        now=now,
        profile=proposal.profile,
    )


@transaction.atomic
def leave(*, proposal: Proposal, by: User, now: datetime) -> Proposal:
    """Keep the claim as it is.

    Raises:
        NothingWaits: it was settled, or the claim corrected, meanwhile.
    """
    return _settle(proposal, was_taken=False, by=by, now=now)


def _settle(proposal: Proposal, *, was_taken: bool, by: User, now: datetime) -> Proposal:
    waiting = Proposal.objects.waiting().filter(pk=proposal.pk)
    if not waiting.update(was_taken=was_taken, settled_by=by, settled_at=now):
        raise NothingWaits
    return Proposal.objects.select_related("claim").get(pk=proposal.pk)


def _propose(claim: Claim, changed: dict[str, Any], *, profile: str, now: datetime) -> bool:
    """Write a proposal unless this reader has made it before; return whether it was written."""
    _, is_new = Proposal.objects.get_or_create(
        claim=claim,
        claim_revision=claim.revision,
        reader_version=VERSION,
        profile=profile,
        defaults={"reading": changed, "proposed_at": now},
    )
    return is_new


def _changed(claim: Claim, read_now: Claim) -> dict[str, Any]:
    """Return the fields that the new reading has otherwise, as plain JSON."""
    before = {name: getattr(claim, name) for name in COMPARED}
    after = {name: getattr(read_now, name) for name in COMPARED}
    return {name: _to_plain(after[name]) for name in COMPARED if before[name] != after[name]}


def _to_plain(value: Any) -> Any:
    if isinstance(value, Range):
        return range_as_text(value)
    return str(value) if isinstance(value, Decimal) else plain(value)


def _from_plain(name: str, value: Any) -> Any:
    """Return a field's value as a correction takes it."""
    if value is None:
        return None
    kinds: dict[str, Callable[[str], Any]] = {
        "low": Decimal,
        "high": Decimal,
        "qualifier": Qualifier,
        "part": Part,
        "basis": Basis,
        "as_of_first": date.fromisoformat,
        "as_of_last": date.fromisoformat,
    }
    return kinds.get(name, str)(value)
