"""What programs do with claims: add, correct, confirm, reject and place them, link evidence, acknowledge changes."""

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims import correcting, placing, rechecking
from claims.api.bodies import CorrectedClaim, NewClaim, NewEvidence, Placing, Seen
from claims.api.describing import answers, row_component
from claims.api.keys import once
from claims.api.listing import TableList, TableRow, row_of
from claims.api.problems import ChangedMeanwhile, Conflict, Problem, invalid
from claims.api.rendering import JSON
from claims.api.scopes import Needs, Scope
from claims.api.view import ApiView, account_of, require_match, said_in, tag_of
from claims.exporting.tables import TABLES
from claims.figures import Basis, Part, Qualifier
from claims.models import Change, Claim

CLAIMS, EVIDENCE = TABLES["claims"], TABLES["evidence"]
_CLAIM = answers(row_component(CLAIMS))
_NEW_CLAIM = answers(row_component(CLAIMS), 201)
_WRITE = Needs(Scope.CLAIMS, "claims.change_claim")


class ClaimList(TableList):
    """The claims, and the way to add one."""

    table = CLAIMS
    needs = {"POST": Needs(Scope.CLAIMS, "claims.add_claim")}

    @extend_schema(operation_id="claim_new", request=NewClaim, responses=_NEW_CLAIM, tags=["claims"])
    @once
    def post(self, request: Request) -> Response:
        """Add a claim for words of a snapshot; the machine reads them again and helps where it can."""
        try:
            entered = correcting.enter(**said_in(NewClaim, request), by=account_of(request), now=timezone.now())
        except correcting.NotInTheText as refusal:
            raise invalid({"start": str(refusal)}) from refusal
        return Response(
            row_of(CLAIMS, {"pk": entered.pk}, self.asker), 201, headers={"Location": f"/api/v1/claims/{entered.pk}"}
        )


class ClaimRow(TableRow):
    """One claim, and the way to correct what was read from its words; the words themselves never change."""

    table = CLAIMS
    needs = {"PATCH": _WRITE}

    @extend_schema(operation_id="claim", responses=_CLAIM, tags=["claims"])
    def get(self, request: Request, **arguments: Any) -> Response:
        """Return the claim."""
        return super().get(request, **arguments)

    @extend_schema(operation_id="claim_correct", request=CorrectedClaim, responses=_CLAIM, tags=["claims"])
    def patch(self, request: Request, key: int) -> Response:
        """Correct it; it goes up one revision, so that earlier ratings show as stale. Wants `If-Match`."""
        said = said_in(CorrectedClaim, request)
        reason = said.pop("reason")
        for name, kind in (("qualifier", Qualifier), ("part", Part), ("basis", Basis)):
            if name in said:
                said[name] = kind(said[name])
        with transaction.atomic():
            claim = get_object_or_404(Claim.objects.select_for_update(of=("self",)), pk=key)
            current = tag_of(JSON().render(row_of(CLAIMS, {"pk": key}, self.asker)))
            require_match(request, current)
            reading = correcting.reading_of(claim, **said)
            if (reading.as_of_first is None) != (reading.as_of_last is None):
                raise invalid({"as_of_last": "A window has both days, or none."})
            if reading.as_of_first and reading.as_of_last and reading.as_of_first > reading.as_of_last:
                raise invalid({"as_of_last": "The last day is before the first."})
            try:
                correcting.correct(
                    claim=claim,
                    reading=reading,
                    seen_revision=claim.revision,
                    reason=reason,
                    by=account_of(request),
                    now=timezone.now(),
                )
            except correcting.ChangedMeanwhile as refusal:
                raise ChangedMeanwhile("The claim was corrected meanwhile.", current_etag=current) from refusal
            except ValueError as refusal:
                raise Problem(str(refusal)) from refusal
        return Response(row_of(CLAIMS, {"pk": key}, self.asker))


class ClaimAct(ApiView):
    """Something a person does with a claim as it is."""

    needs = {"POST": _WRITE}

    def done(self, claim: Claim) -> Response:
        """Return the claim as it is now."""
        return Response(row_of(CLAIMS, {"pk": claim.pk}, self.asker))


class ClaimConfirm(ClaimAct):
    """Standing behind a claim."""

    @extend_schema(operation_id="claim_confirm", request=None, responses=_CLAIM, tags=["claims"])
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Confirm it as it was read; a rejected one is taken back."""
        claim = get_object_or_404(Claim, pk=pk)
        return self.done(placing.confirm(claim=claim, by=account_of(request), now=timezone.now()))


class ClaimReject(ClaimAct):
    """Saying that something is no claim."""

    @extend_schema(operation_id="claim_reject", request=None, responses=_CLAIM, tags=["claims"])
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Reject it; it stays on record and can be confirmed later."""
        claim = get_object_or_404(Claim, pk=pk)
        return self.done(placing.reject(claim=claim, by=account_of(request), now=timezone.now()))


class ClaimPlace(ClaimAct):
    """Putting a claim into a measure."""

    @extend_schema(operation_id="claim_place", request=Placing, responses=_CLAIM, tags=["claims"])
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Place it, which also confirms it; placing it elsewhere moves it."""
        claim = get_object_or_404(Claim, pk=pk)
        said = said_in(Placing, request)
        return self.done(placing.place(claim=claim, **said, by=account_of(request), now=timezone.now()))


class ClaimEvidence(TableList):
    """The evidence of a claim, and the way to link more."""

    table = EVIDENCE
    narrowed = {"pk": "claim"}
    needs = {"POST": Needs(Scope.CLAIMS, "claims.add_evidence")}

    @extend_schema(
        operation_id="evidence_new",
        request=NewEvidence,
        responses=answers(row_component(EVIDENCE), 201),
        tags=["evidence"],
    )
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Link a source to the claim, by a quote of one of its snapshots or as a whole."""
        claim = get_object_or_404(Claim, pk=pk)
        said = said_in(NewEvidence, request)
        if (said["start"] is None) != (said["end"] is None):
            raise invalid({"end": "A quote has a beginning and an end; the whole source has neither."})
        try:
            link = placing.link(claim=claim, **said, by=account_of(request), now=timezone.now())
        except ValueError as refusal:
            raise invalid({"start": str(refusal)}) from refusal
        where = {"Location": f"/api/v1/evidence/{link.pk}"}
        return Response(row_of(EVIDENCE, {"pk": link.pk}, self.asker), 201, headers=where)


class ChangeAcknowledge(ApiView):
    """Saying that one has seen what a page did to a claim."""

    needs = {"POST": _WRITE}

    @extend_schema(
        operation_id="change_acknowledge",
        request=Seen,
        responses=answers(row_component(TABLES["changes"])),
        tags=["changes"],
    )
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Acknowledge the change, once for each account."""
        change = get_object_or_404(Change, pk=pk)
        try:
            rechecking.acknowledge(change=change, **said_in(Seen, request), by=account_of(request), now=timezone.now())
        except rechecking.AlreadyAcknowledged as refusal:
            raise Conflict(str(refusal)) from refusal
        except ValueError as refusal:
            raise invalid({"no_notice_confirmed": str(refusal)}) from refusal
        return Response(row_of(TABLES["changes"], {"pk": pk}, self.asker))
