"""How far independent reviewers agree, over the ratings that the asker may see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers, parameters
from claims.api.listing import only_once
from claims.api.view import ApiView
from claims.comparison.agreement import Metric, krippendorff_alpha, mean_range_overlap, raw_agreement
from claims.exporting.tables.ratings import ratings_for

FEWEST = 10  # claims with two ratings; a statistic over fewer says nothing
SEED = 20230119
_SHARE = {"type": "object", "properties": {"value": {"type": ["number", "null"]}, "pair_count": {"type": "integer"}}}
_ANSWER = {
    "type": "object",
    "properties": {
        "claim_count": {"type": "integer", "description": "Claims with two ratings or more."},
        "is_enough": {"type": "boolean", "description": f"Whether there are {FEWEST}; below, no statistic is given."},
        "levels": _SHARE,
        "nominal": {"type": ["object", "null"]},
        "ordinal": {"type": ["object", "null"]},
        "own_ranges": _SHARE,
    },
    "required": ["claim_count", "is_enough", "levels", "nominal", "ordinal", "own_ranges"],
}


class AgreementOfReviewers(ApiView):
    """How far reviewers agree: raw, as Krippendorff's alpha over levels and their numbers, and by their own ranges."""

    @extend_schema(
        operation_id="agreement",
        parameters=parameters({"topic": {"type": "string", "maxLength": 80, "description": "Slug; all without it."}}),
        responses=answers(_ANSWER),
        tags=["about"],
    )
    def get(self, request: Request) -> Response:
        """Return the statistics of one topic, or of all."""
        topic = only_once(request, known=("topic",)).get("topic", "")
        ratings = ratings_for(self.asker).filter(level__scale__is_default=True)
        if topic:
            ratings = ratings.filter(claim__measure__topic__slug=topic)
        return Response(_statistics(ratings.values("claim", "level__key", "level__number", "own_low", "own_high")))


def _statistics(ratings: Any) -> Mapping[str, Any]:
    by_claim: dict[int, list[Any]] = defaultdict(list)
    for rating in ratings:
        by_claim[rating["claim"]].append(rating)
    pairs: Sequence[list[Any]] = [rows for rows in by_claim.values() if len(rows) > 1]
    is_enough = len(pairs) >= FEWEST
    levels = [[row["level__key"] for row in rows] for rows in pairs]
    numbers = [[row["level__number"] for row in rows if row["level__number"] is not None] for rows in pairs]
    ranges = [
        [(row["own_low"], row["own_high"]) for row in rows if None not in (row["own_low"], row["own_high"])]
        for rows in pairs
    ]
    none = {"value": None, "pair_count": 0}
    return {
        "claim_count": len(pairs),
        "is_enough": is_enough,
        "levels": asdict(raw_agreement(levels)) if is_enough else none,
        "nominal": asdict(krippendorff_alpha(levels, Metric.NOMINAL, seed=SEED)) if is_enough else None,
        "ordinal": asdict(krippendorff_alpha(numbers, Metric.ORDINAL, seed=SEED)) if is_enough else None,
        "own_ranges": asdict(mean_range_overlap(ranges)) if is_enough else none,
    }
