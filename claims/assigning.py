"""Giving reviewers their slots on a claim: as many as the topic asks for, nobody twice, never who entered it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from claims.models import Assignment, Claim, Rating, Reviewer, Waiting


class NoSlotLeft(Exception):
    """The claim has its reviewers, or this person cannot be one of them; the message says which. Nothing was written."""


@transaction.atomic
def assign(*, claim: Claim, reviewer: Reviewer, by: User, now: datetime) -> Assignment:
    """Give a reviewer the lowest free slot on a claim; one who has a slot keeps it.

    There are as many slots as the topic asks for, and one more once the ratings of all of them disagree on the level.

    Args:
        by: who assigns; the reviewer's own account when they take the claim themselves.

    Raises:
        NoSlotLeft: every slot is taken, or the reviewer entered the claim.
    """
    claim = Claim.objects.select_for_update(of=("self",)).select_related("measure__topic").get(pk=claim.pk)
    taken = {assignment.slot: assignment for assignment in claim.assignments.all()}
    for assignment in taken.values():
        if assignment.reviewer_id == reviewer.pk:
            return assignment
    if claim.entered_by_id == reviewer.user_id:
        raise NoSlotLeft(_("Whoever adds a claim does not rate it. Somebody else has to."))
    slots = slots_of(claim)
    free = next((slot for slot in range(1, slots + 1) if slot not in taken), None)
    if free is None:
        raise NoSlotLeft(_("This claim has its %d reviewers already.") % slots)
    return Assignment.objects.create(claim=claim, slot=free, reviewer=reviewer, assigned_at=now)


@transaction.atomic
def hand_back(*, claim: Claim, reviewer: Reviewer) -> None:
    """Free a reviewer's slot on a claim they have not rated; with a rating of theirs, or no slot, nothing happens."""
    Claim.objects.select_for_update().get(pk=claim.pk)
    if not Rating.objects.filter(claim=claim, reviewer=reviewer).exists():
        Assignment.objects.filter(claim=claim, reviewer=reviewer).delete()


@dataclass(frozen=True, slots=True)
class Shared:
    """What came of sharing claims out: how many slots were filled, and which claims still have one free."""

    filled: int
    short: tuple[Claim, ...]


@transaction.atomic
def share_out(*, claims: Iterable[Claim], among: Sequence[Reviewer], by: User, now: datetime) -> Shared:
    """Fill the free slots of claims with reviewers, whoever has the fewest claims still to rate first.

    Nobody gets a claim that they entered, or one twice; what nobody may take keeps its slot free. All slots are written at
    once, since the lists of the queue are brought up to every statement.
    """
    numbers = [claim.pk for claim in claims]
    held = Claim.objects.select_for_update(of=("self",)).select_related("measure__topic").order_by("pk")
    locked = list(held.filter(pk__in=numbers))
    promised = Waiting.objects.filter(list=Waiting.List.PROMISED, reviewer__in=among)
    load = Counter(dict(promised.order_by().values_list("reviewer").annotate(Count("pk"))))
    taken, ratings = defaultdict[int, dict[int, int]](dict), defaultdict[int, list[Rating]](list)
    for assignment in Assignment.objects.filter(claim__in=numbers):
        taken[assignment.claim_id][assignment.slot] = assignment.reviewer_id
    for rating in Rating.objects.standing().filter(claim__in=numbers):
        ratings[rating.claim_id].append(rating)
    given, short = [], []
    for claim in locked:
        slots = range(1, _slots(claim, ratings[claim.pk]) + 1)
        free = [slot for slot in slots if slot not in taken[claim.pk]]
        has_one = taken[claim.pk].values()
        eligible = [r for r in among if r.pk not in has_one and r.user_id != claim.entered_by_id]
        eligible.sort(key=lambda reviewer: (load[reviewer.pk], reviewer.pk))
        for slot, reviewer in zip(free, eligible, strict=False):
            given.append(Assignment(claim=claim, slot=slot, reviewer=reviewer, assigned_at=now))
            load[reviewer.pk] += 1
        if len(free) > len(eligible):
            short.append(claim)
    Assignment.objects.bulk_create(given)
    return Shared(len(given), tuple(short))


def slots_of(claim: Claim) -> int:
    """Return how many reviewers a claim may have now; a third opens when those asked for do not agree.

    They do not when they chose different levels, or read the figure as numbers that cannot both hold.
    """
    return _slots(claim, list(Rating.objects.standing().filter(claim=claim)))


def _slots(claim: Claim, ratings: Sequence[Rating]) -> int:
    asked = claim.measure.topic.reviewers_needed if claim.measure else 0
    return asked + 1 if len(ratings) >= asked > 1 and do_differ(ratings) else asked


def do_differ(ratings: Sequence[Rating]) -> bool:
    """Tell whether ratings disagree: on the level, or in readings of the figure that have no number in common."""
    lows = [rating.own_low for rating in ratings if rating.own_low is not None]
    highs = [rating.own_high for rating in ratings if rating.own_high is not None]
    are_apart = bool(lows and highs) and max(lows) > min(highs)
    return len({rating.level_id for rating in ratings}) > 1 or are_apart
