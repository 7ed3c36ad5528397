"""What waits for a person: the lists behind the queue page and their counts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from claims.models import Claim, Rating, Reviewer

RATINGS_NEEDED = 2  # independent ratings before an editor decides


@dataclass(frozen=True, slots=True)
class Waiting:
    """One list of the queue: its name in the address, its claims in the order of work."""

    name: str
    claims: Any


def lists_for(reviewer: Reviewer | None) -> list[Waiting]:
    """Return the queue's lists, each a queryset of claims; a person who does not rate has no list to rate."""
    suggested = Claim.objects.suggested().order_by("pk")
    to_place = Claim.objects.open().filter(measure__isnull=True).order_by("pk")
    lists = [Waiting("suggested", suggested), Waiting("to-place", to_place)]
    if reviewer is not None:
        lists += [
            Waiting("to-rate", Claim.objects.waiting_for(reviewer).order_by("pk")),
            Waiting("mine", Claim.objects.rated_by(reviewer).order_by("-pk")),
        ]
    return [*lists, Waiting("to-decide", to_decide())]


def to_decide() -> Any:
    """Return the claims with enough standing ratings and no decision that weighs them all."""
    standing = Q(ratings__kind=Rating.Kind.RATING, ratings__superseded_by__isnull=True)
    newer = Rating.objects.standing().filter(claim=OuterRef("pk"), weighed_in__isnull=True)
    return (
        Claim.objects.placed()
        .annotate(rating_count=Count("ratings", filter=standing, distinct=True))
        .filter(Exists(newer), rating_count__gte=RATINGS_NEEDED)
        .order_by("pk")
    )
