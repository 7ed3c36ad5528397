"""Rating a claim, and taking a rating back. Every rating is a row of its own; nothing is ever edited."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from claims.assigning import NoSlotLeft, assign
from claims.models import Claim, Draft, Evidence, Level, Rating, Reviewer
from claims.placing import link
from sources.models import Snapshot


class NotRateable(Exception):
    """The claim cannot be rated, or not with this level; the message is a sentence. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a snapshot that a reviewer brings as evidence with their rating; `end` is exclusive."""

    snapshot: Snapshot
    start: int
    end: int
    stance: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer says about a claim.

    Args:
        level: a level of the scale in use.
        confidence: 1 low, 2 medium, 3 high.
        note: why, in the reviewer's words; for an unverifiable claim, what is missing.
        faithful: whether the page reports its claimant's figure faithfully; empty when not judged.
        own_low, own_high: the reviewer's own reading of the figure, both inclusive; None where open or not given.
        pieces: new evidence, linked to the claim together with the rating.
        cited: evidence that was linked before.
        newer: the newer figure that makes an outdated one outdated.
    """

    level: Level
    confidence: int
    note: str = ""
    faithful: str = ""
    own_low: Decimal | None = None
    own_high: Decimal | None = None
    pieces: tuple[Piece, ...] = ()
    cited: tuple[Evidence, ...] = ()
    newer: Claim | None = None


@transaction.atomic
def rate(*, claim: Claim, judgement: Judgement, by: Reviewer, now: datetime) -> Rating:
    """Write a reviewer's rating of a claim as it is now, with its evidence; an earlier one of theirs is superseded.

    The same judgement sent twice (a double click, a retry) is one rating. Their draft of it is no longer needed and goes.

    Raises:
        NotRateable: the claim is not open in a measure, has its reviewers already, was entered by this one, or the level
            lacks what it needs (evidence, the newer figure, what is missing); nothing was written.
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
        newer=judgement.newer,
        supersedes=earlier,
        rated_at=now,
    )
    if earlier is not None and _says_the_same(earlier, new, judgement):
        return earlier
    if (lack := lack_of(judgement, claim)) is not None:
        raise NotRateable(lack)
    new.save(force_insert=True)
    new.evidence.set([*judgement.cited, *(_linked(piece, claim=claim, by=by, now=now) for piece in judgement.pieces)])
    Draft.objects.filter(claim=claim, reviewer=by).delete()
    return new


def lack_of(judgement: Judgement, claim: Claim) -> str | None:
    """Return what a judgement lacks by the rules of its level, as a sentence that says what to do, or None."""
    needs = judgement.level.needs
    stances = {piece.stance for piece in judgement.pieces} | {link.stance for link in judgement.cited}
    if needs == Level.Needs.EVIDENCE and not stances:
        return _("“%s” needs evidence: add the words of at least one source.") % judgement.level
    if needs == Level.Needs.BOTH_SIDES and not {Evidence.Stance.SUPPORTS, Evidence.Stance.CONTRADICTS} <= stances:
        return (
            _("“%s” needs both sides: add one source that supports the figure and one that contradicts it.")
            % judgement.level
        )
    if needs == Level.Needs.NEWER_FIGURE and judgement.newer is None:
        return _("“%s” needs the newer figure: choose it from the board.") % judgement.level
    if needs == Level.Needs.WHAT_IS_MISSING and not judgement.note.strip():
        return _("“%s” needs to know what is missing: say it in the note.") % judgement.level
    if judgement.newer is not None and (
        judgement.newer.pk == claim.pk or judgement.newer.measure_id != claim.measure_id
    ):
        return _("The newer figure has to be another one of the same measure.")
    return None


def _linked(piece: Piece, *, claim: Claim, by: Reviewer, now: datetime) -> Evidence:
    return link(
        claim=claim,
        snapshot=piece.snapshot,
        start=piece.start,
        end=piece.end,
        stance=Evidence.Stance(piece.stance),
        note=piece.note,
        by=by.user,
        now=now,
    )


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


def _says_the_same(one: Rating, other: Rating, judgement: Judgement) -> bool:
    """Tell whether a rating only repeats the earlier one; a form sent twice brings its evidence the first time only."""
    brought: set[tuple[int, int | None, int | None, str]]
    brought = {(piece.snapshot.pk, piece.start, piece.end, piece.stance) for piece in judgement.pieces}
    brought |= {(link.snapshot_id, link.start, link.end, link.stance) for link in judgement.cited}
    if brought and brought != set(one.evidence.values_list("snapshot", "start", "end", "stance")):
        return False
    said = ("kind", "claim_revision", "level_id", "confidence", "note", "faithful", "own_low", "own_high", "newer_id")
    return all(getattr(one, field) == getattr(other, field) for field in said)
