"""What was done to a claim, for programs: by whom, when, why, and what it said before."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers
from claims.api.listing import only_once
from claims.api.view import ApiView
from claims.history import SHOWN, history_of
from claims.models import Claim
from claims.veiling import veil_claims

_STEP: dict[str, Any] = {
    "type": "object",
    "properties": {
        "at": {"type": "string", "format": "date-time"},
        "by": {"type": "string", "description": "Pseudonym of a reviewer, or in words who else."},
        "reason": {"type": "string"},
        "differences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "field": {"type": "string"},
                    "before": {"type": "string"},
                    "after": {"type": "string"},
                },
                "required": ["field", "before", "after"],
            },
        },
    },
    "required": ["at", "by", "reason", "differences"],
}


class ClaimHistory(ApiView):
    """What was done to a claim, in the words of its page. Ratings are not in it: nobody learns here that others rated."""

    @extend_schema(
        operation_id="claim_history",
        description=f"The last {SHOWN} steps, the latest first; none of a claim whose words are withheld.",
        responses=answers({"type": "array", "items": _STEP}),
        tags=["claims"],
    )
    def get(self, request: Request, pk: int) -> Response:
        """Return the steps."""
        only_once(request, known=())
        (claim,) = veil_claims([get_object_or_404(Claim, pk=pk)], now=timezone.now())
        return Response(
            [
                {
                    "at": step.at,
                    "by": str(step.who),
                    "reason": step.reason,
                    "differences": [
                        {"field": str(name), "before": str(before), "after": str(after)}
                        for name, before, after in step.differences
                    ],
                }
                for step in history_of(claim)
            ]
        )
