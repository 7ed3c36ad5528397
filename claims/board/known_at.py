"""A measure's claims as they were known at an earlier moment, from the history that the database keeps by itself."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q

from claims.models import Claim, Claimant, Measure

ClaimEvent: Any = apps.get_model("claims", "ClaimEvent")
# What every former state of a claim holds; the claim's words and span are not among it, since they never change.
FORMER = tuple(
    field.attname
    for field in Claim._meta.concrete_fields
    if field.attname not in ("id", "snapshot_id", "start", "end", "quote", "prefix", "suffix", "section")
)


def claims_known_at(measure: Measure, moment: datetime) -> list[Claim]:
    """Return the open claims that stood in a measure at a moment, each as it was read then.

    A claim counts from when its page was captured and it was entered. What cannot be rewound shows as it is now: names of
    claimants, titles of sources, restrictions, and a repeat whose mark has been taken back since.
    """
    once_here = ClaimEvent.objects.filter(measure=measure, pgh_created_at__gt=moment).values("pgh_obj")
    candidates = (
        Claim.objects.filter(Q(measure=measure) | Q(pk__in=once_here))
        .filter(entered_at__lte=moment, snapshot__captured_at__lte=moment)
        .exclude(repeat__marked_at__lte=moment)
        .with_source()
        .with_outcome(at=moment)
        .prefetch_related("repeats")
    )
    claims = {claim.pk: claim for claim in candidates}
    former = ClaimEvent.objects.filter(pgh_obj__in=claims, pgh_created_at__gt=moment)
    for event in former.order_by("pgh_obj_id", "pgh_id").distinct("pgh_obj_id"):
        for name in FORMER:
            setattr(claims[event.pgh_obj_id], name, getattr(event, name))
    claimants = Claimant.objects.in_bulk([claim.claimant_id for claim in claims.values() if claim.claimant_id])
    for claim in claims.values():
        claim.claimant = claimants.get(claim.claimant_id)
    return [
        claim
        for claim in claims.values()
        if claim.measure_id == measure.pk and claim.state == Claim.State.OPEN and claim.states_a_figure
    ]
