"""Deciding on a claim: an editor weighs the ratings that stand and says what the outcome is, and why."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Decision, Level, Rating


class NotDecidable(Exception):
    """The claim cannot be decided by this person now; the message is a sentence. Nothing was written."""


class DecidedMeanwhile(Exception):
    """Somebody else decided, or rated, since this person looked. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an editor had before them: the decision that stood, or None, and the ratings."""

    decision: int | None
    ratings: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an editor decides.

    Args:
        level: a level of the scale in use.
        method: how the outcome was reached, one of `Decision.Method`.
        rationale: why; required.
        low, best, high: the answer in numbers where there is one, both ends inclusive.
        change_kind: for a later decision, why it replaces the standing one: update, correction or retraction.
        public_note: what readers are told about the change; required for a correction or a retraction.
    """

    level: Level
    method: str
    rationale: str
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    change_kind: str = Decision.ChangeKind.UPDATE
    public_note: str = ""


@transaction.atomic
def decide(*, claim: Claim, outcome: Outcome, by: User, now: datetime, seen: Seen | None = None) -> Decision:
    """Write the outcome for a claim together with the exact ratings that were weighed: those that stand now.

    A rating that arrives later is not in it, and shows the decision as one to look at again.

    Args:
        seen: what the editor had before them; where it is given, a decision or a rating that came in since is not passed over.

    Raises:
        NotDecidable: no rating stands, only the editor's own does, no rationale was given, or a correction tells readers
            nothing; nothing was written.
        DecidedMeanwhile: the ratings or the standing decision are others than the editor saw; nothing was written.
    """
    if not outcome.rationale.strip():
        raise NotDecidable(_("Say why: a decision needs a rationale."))
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    weighed = list(Rating.objects.standing().filter(claim=claim).select_related("reviewer"))
    if not weighed:
        raise NotDecidable(_("Nobody has rated this claim yet."))
    if all(rating.reviewer.user_id == by.pk for rating in weighed):
        raise NotDecidable(_("Only your own rating stands. A second person must rate before you decide."))
    earlier = Decision.objects.standing().filter(claim=claim).first()
    if seen is not None and seen != Seen(earlier.pk if earlier else None, frozenset(rating.pk for rating in weighed)):
        raise DecidedMeanwhile
    needs_note = outcome.change_kind in (Decision.ChangeKind.CORRECTION, Decision.ChangeKind.RETRACTION)
    if earlier and needs_note and not outcome.public_note.strip():
        raise NotDecidable(_("A correction tells readers publicly what was wrong."))
    decision = Decision.objects.create(
        claim=claim,
        claim_revision=claim.revision,
        level=outcome.level,
        low=outcome.low,
        best=outcome.best,
        high=outcome.high,
        method=outcome.method,
        rationale=outcome.rationale,
        change_kind=outcome.change_kind if earlier else Decision.ChangeKind.FIRST,
        public_note=outcome.public_note if earlier else "",
        supersedes=earlier,
        decided_by=by,
        decided_at=now,
    )
    decision.weighed.set(weighed)
    return decision
