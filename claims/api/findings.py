"""What programs answer: findings on behalf of an editor, and the findings that everybody may read."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims import stating
from claims.api.bodies import NewFinding
from claims.api.describing import answers, row_component
from claims.api.keys import once
from claims.api.listing import TableList, row_of
from claims.api.problems import Conflict, invalid
from claims.api.scopes import Needs, Scope
from claims.api.view import account_of, said_in
from claims.exporting.tables import TABLES
from claims.models import Claim, Finding, Measure

FINDINGS = TABLES["findings"]


class FindingList(TableList):
    """The findings, those of public topics for everybody, and the way to state one."""

    table = FINDINGS
    needs = {"POST": Needs(Scope.DECIDE, "claims.add_finding")}

    @extend_schema(
        operation_id="finding_new",
        request=NewFinding,
        responses=answers(row_component(FINDINGS), 201),
        tags=["findings"],
    )
    @once
    def post(self, request: Request) -> Response:
        """Answer for a measure on the claims that are counted and left out; a finding that stands is superseded."""
        said = said_in(NewFinding, request)
        measure, seen = said.pop("measure"), said.pop("supersedes")
        included: list[Claim] = said.pop("included")
        excluded: dict[Claim, str] = {row["claim"]: row["reason"] for row in said.pop("excluded")}
        for field, claims in (("included", included), ("excluded", excluded)):
            if any(claim.measure_id != measure.pk for claim in claims):
                raise invalid({field: "A claim of another measure is among them."})
        if excluded.keys() & set(included):
            raise invalid({"excluded": "A claim is counted or left out, not both."})
        get_object_or_404(Measure.objects.select_for_update(), pk=measure.pk)
        latest = Finding.objects.filter(measure=measure, superseded_by__isnull=True)
        if seen != latest.values_list("pk", flat=True).first():
            raise Conflict("Another finding is the latest than the one named in `supersedes`.", pointer="/supersedes")
        answer = stating.Answer(**said, included=tuple(included), excluded=excluded)
        try:
            finding = stating.state_finding(measure=measure, answer=answer, by=account_of(request), now=timezone.now())
        except stating.NotStatable as refusal:
            raise Conflict(str(refusal)) from refusal
        where: dict[str, Any] = {"Location": f"/api/v1/findings/{finding.pk}"}
        return Response(row_of(FINDINGS, {"pk": finding.pk}, self.asker), 201, headers=where)
