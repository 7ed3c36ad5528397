"""Rating a claim, and taking a rating back. Every rating is a row of its own; nothing is ever edited."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from claims.assigning import NoSlotLeft, assign
from claims.models import Claim, Level, Rating, Reviewer


class NotRateable(Exception):
    """The claim cannot be rated, or not with this level; the message is a sentence. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer says about a claim.

    Args:
        level: a level of the scale in use.
        confidence: 1 low, 2 medium, 3 high.
        note: why, in the reviewer's words.
        faithful: whether the page reports its claimant's figure faithfully; empty when not judged.
        own_low, own_high: the reviewer's own reading of the figure, both inclusive; None where open or not given.
    """

    level: Level
    confidence: int
    note: str = ""
    faithful: str = ""
    own_low: Decimal | None = None
    own_high: Decimal | None = None


@transaction.atomic
def rate(*, claim: Claim, judgement: Judgement, by: Reviewer, now: datetime) -> Rating:
    """Write a reviewer's rating of a claim as it is now; an earlier one of theirs is superseded.

    The same judgement sent twice (a double click, a retry) is one rating.

    Raises:
        NotRateable: the claim is not open in a measure, has its reviewers already, or was entered by this one; nothing
            was written.
    """
    earlier = _last_of(by, claim)
    claim = Claim.objects.get(pk=claim.pk)
    if claim.state != Claim.State.OPEN or claim.measure_id is None:
        raise NotRateable(_("Only a confirmed claim in a measure can be rated. Place it first."))
    try:
        assign(claim=claim, reviewer=by, by=by.user, now=now)
    except NoSlotLeft as error:
        raise NotRateable(str(error)) from error
    new = Rating(
        claim=claim,
        claim_revision=claim.revision,
        snapshot_id=claim.snapshot_id,
        reviewer=by,
        level=judgement.level,
        confidence=judgement.confidence,
        note=judgement.note,
        faithful=judgement.faithful,
        own_low=judgement.own_low,
        own_high=judgement.own_high,
        supersedes=earlier,
        rated_at=now,
    )
    if earlier is not None and _says_the_same(earlier, new):
        return earlier
    new.save(force_insert=True)
    return new


@transaction.atomic
def withdraw(*, claim: Claim, by: Reviewer, now: datetime) -> Rating:
    """Take a reviewer's standing rating of a claim back; both rows stay on record.

    Raises:
        NotRateable: no rating of theirs stands; nothing was written.
    """
    earlier = _last_of(by, claim)
    if earlier is None or earlier.kind == Rating.Kind.WITHDRAWN:
        raise NotRateable(_("There is no rating of yours to take back."))
    return Rating.objects.create(
        claim=claim,
        claim_revision=earlier.claim_revision,
        snapshot_id=earlier.snapshot_id,
        reviewer=by,
        kind=Rating.Kind.WITHDRAWN,
        supersedes=earlier,
        rated_at=now,
    )


def _last_of(reviewer: Reviewer, claim: Claim) -> Rating | None:
    """Return the last row of a reviewer on a claim, having made their other ratings wait for this one."""
    Reviewer.objects.select_for_update().get(pk=reviewer.pk)
    return Rating.objects.filter(claim=claim, reviewer=reviewer, superseded_by__isnull=True).first()


def _says_the_same(one: Rating, other: Rating) -> bool:
    said = ("kind", "claim_revision", "level_id", "confidence", "note", "faithful", "own_low", "own_high")
    return all(getattr(one, field) == getattr(other, field) for field in said)
