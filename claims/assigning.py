"""Giving reviewers their slots on a claim: as many as the topic asks for, nobody twice, never who entered it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Assignment, Claim, Rating, Reviewer


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


def slots_of(claim: Claim) -> int:
    """Return how many reviewers a claim may have now; a third opens when those asked for do not agree."""
    asked = claim.measure.topic.reviewers_needed if claim.measure else 0
    levels = list(Rating.objects.standing().filter(claim=claim).values_list("level", flat=True))
    return asked + 1 if len(levels) >= asked > 1 and len(set(levels)) > 1 else asked
