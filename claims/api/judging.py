"""What programs judge: ratings on behalf of a reviewer, and decisions on behalf of an editor."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims import deciding, rating
from claims.api.bodies import NewDecision, NewRating
from claims.api.describing import answers, row_component
from claims.api.keys import once
from claims.api.listing import TableList, row_of
from claims.api.problems import Conflict, invalid
from claims.api.scopes import Needs, Scope
from claims.api.view import ApiView, account_of, reviewer_of, said_in
from claims.exporting.tables import TABLES
from claims.models import Claim, Evidence

RATINGS, DECISIONS = TABLES["ratings"], TABLES["decisions"]
ROWS = ("rating", "decision")  # as the parts of the table are
_RATE = Needs(Scope.RATE, "claims.add_rating")


class ClaimRatings(TableList):
    """The ratings of a claim that the account may see, and the ways to give one and to take it back."""

    table = RATINGS
    narrowed = {"pk": "claim"}
    needs = {"POST": _RATE, "DELETE": _RATE}

    @extend_schema(
        operation_id="rating_new", request=NewRating, responses=answers(row_component(RATINGS), 201), tags=["ratings"]
    )
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Rate the claim as it is now; an earlier rating of the account is superseded, the same one is not written twice."""
        reviewer, claim = reviewer_of(request), get_object_or_404(Claim, pk=pk)
        said = said_in(NewRating, request)
        pieces = tuple(rating.Piece(**piece) for piece in said.pop("evidence"))
        cited = tuple(said.pop("cited"))
        if outside := [piece for piece in pieces if not piece.start < piece.end <= len(piece.snapshot.text)]:
            index = pieces.index(outside[0])
            raise invalid({f"evidence.{index}.start": "The quote must lie inside the source's text."})
        seen = Evidence.objects.filter(claim=claim).visible_to(reviewer).values_list("pk", flat=True)
        if {link.pk for link in cited} - set(seen):
            raise invalid({"cited": "This is no evidence of the claim."})
        if None not in (said["own_low"], said["own_high"]) and said["own_low"] > said["own_high"]:
            raise invalid({"own_high": "The highest number is below the lowest."})
        judgement = rating.Judgement(**said, pieces=pieces, cited=cited)
        try:
            given = rating.rate(claim=claim, judgement=judgement, by=reviewer, now=timezone.now())
        except rating.NotRateable as refusal:
            raise Conflict(str(refusal)) from refusal
        return Response(
            _judgement(self, given.pk, part=0), 201, headers={"Location": f"/api/v1/ratings/rating/{given.pk}"}
        )

    @extend_schema(operation_id="rating_withdraw", responses=answers(None, 204), tags=["ratings"])
    def delete(self, request: Request, pk: int) -> Response:
        """Take the account's own rating of the claim back; both rows stay on record."""
        reviewer, claim = reviewer_of(request), get_object_or_404(Claim, pk=pk)
        try:
            rating.withdraw(claim=claim, by=reviewer, now=timezone.now())
        except rating.NotRateable as refusal:
            raise Conflict(str(refusal)) from refusal
        return Response(status=204)


class ClaimDecisions(TableList):
    """The decisions on a claim, and the way to decide."""

    table = DECISIONS
    narrowed = {"pk": "claim"}
    needs = {"POST": Needs(Scope.DECIDE, "claims.add_decision")}

    @extend_schema(
        operation_id="decision_new",
        request=NewDecision,
        responses=answers(row_component(DECISIONS), 201),
        tags=["decisions"],
    )
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Decide on the claim, weighing the ratings that stand now; a decision that stands is superseded."""
        claim = get_object_or_404(Claim, pk=pk)
        said = said_in(NewDecision, request)
        numbers = [number for number in (said["low"], said["best"], said["high"]) if number is not None]
        if numbers != sorted(numbers):
            raise invalid({"high": "The numbers must rise: lowest, best, highest."})
        try:
            decision = deciding.decide(
                claim=claim, outcome=deciding.Outcome(**said), by=account_of(request), now=timezone.now()
            )
        except deciding.NotDecidable as refusal:
            raise Conflict(str(refusal)) from refusal
        where = {"Location": f"/api/v1/decisions/{decision.pk}"}
        return Response(row_of(DECISIONS, {"pk": decision.pk}, self.asker), 201, headers=where)


class JudgementRow(ApiView):
    """One row of the flat table of ratings: a rating or a decision, by its number."""

    @extend_schema(operation_id="judgement", responses=answers(row_component(RATINGS)), tags=["ratings"])
    def get(self, request: Request, **arguments: Any) -> Response:
        """Return it while it stands and the account may see it."""
        if arguments["row"] not in ROWS:
            raise Http404
        return Response(_judgement(self, arguments["key"], part=ROWS.index(arguments["row"])))


def _judgement(view: ApiView, key: int, *, part: int) -> Any:
    return row_of(RATINGS, {"pk": key}, view.asker, part=part)
