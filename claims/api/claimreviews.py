"""Decided claims of public topics as schema.org's ClaimReviews, in one feed for other fact-checkers."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers
from claims.api.listing import only_once
from claims.api.rendering import JSONLD, ProblemJSON
from claims.api.view import ApiView
from claims.claimreview import claimreview_of
from claims.models import Claim, Decision
from claims.plain import plain
from claims.veiling import veil_claims, veil_notes

ORGANISATION = "factcheck"
MOST = 1000  # the latest; older ones are on their own pages


class ClaimReviews(ApiView):
    """A DataFeed of the ClaimReviews of every public topic, the latest first."""

    is_public = True
    renderer_classes = [JSONLD, ProblemJSON]

    @extend_schema(
        operation_id="claimreviews",
        responses=answers(None, others={"application/ld+json": {"type": "object"}}),
        tags=["about"],
    )
    def get(self, request: Request) -> Response:
        """Return the feed."""
        only_once(request, known=())
        now = timezone.now()
        decisions = (
            Decision.objects.standing()
            .exclude(change_kind=Decision.ChangeKind.RETRACTION)
            .filter(claim__state=Claim.State.OPEN, claim__measure__topic__is_public=True)
            .select_related("level", "claim__snapshot__source__publisher", "claim__claimant", "claim__measure__topic")
            .order_by("-decided_at", "-pk")[:MOST]
        )
        told = veil_notes(decisions, now=now)
        veil_claims([decision.claim for decision in told], now=now)
        home = request.build_absolute_uri("/")
        return Response(
            {
                "@context": "https://schema.org",
                "@type": "DataFeed",
                "name": ORGANISATION,
                "dateModified": plain(max((decision.decided_at for decision in told), default=None)),
                "dataFeedElement": [
                    _item(decision, request, home) for decision in told if decision.claim.withheld is None
                ],
            }
        )


def _item(decision: Decision, request: Request, home: str) -> dict[str, Any]:
    url = request.build_absolute_uri(reverse("claim-public", args=[decision.claim_id]))
    review = claimreview_of(decision.claim, decision, url=url, organisation=ORGANISATION, home=home)
    review.pop("@context", None)
    return {"@type": "DataFeedItem", "dateModified": plain(decision.decided_at), "url": url, "item": [review]}
