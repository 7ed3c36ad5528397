"""Taking in texts and pages: asked for, read by a worker, looked at, kept or thrown away."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims import taking_in
from claims.api.bodies import NewIntake
from claims.api.describing import answers, row_component
from claims.api.keys import once
from claims.api.listing import only_once, row_of
from claims.api.problems import Conflict, invalid
from claims.api.scopes import Needs, Scope
from claims.api.view import ApiView, account_of, said_in
from claims.exporting.tables import TABLES
from claims.models import Intake, Reading
from claims.tasks import read_claims, read_intake
from sources.adding import AlreadyAdded, Given
from sources.sending import send_on_commit

_STATUS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "intake": {"type": "integer"},
        "state": {"type": "string", "enum": list(Intake.State.values)},
        "title": {"type": "string"},
        "error": {"type": "string", "description": "Why it could not be read, and what to do."},
        "source": {"type": ["integer", "null"], "description": "What it was kept as."},
        "page": {"type": ["object", "null"], "description": "What was read, while it waits: text, sections, dropped."},
    },
    "required": ["intake", "state", "title", "error", "source", "page"],
}


class Intakes(ApiView):
    """Taking something in."""

    needs = {"POST": Needs(Scope.INTAKE, "claims.add_intake")}

    @extend_schema(operation_id="intake_new", request=NewIntake, responses=answers(_STATUS, 202), tags=["intake"])
    @once
    def post(self, request: Request) -> Response:
        """Take in a text, HTML, or the address of a page; a worker reads it next. Ask at `Location` what became of it."""
        said, now = said_in(NewIntake, request), timezone.now()
        given = Given(
            publisher=said["publisher"],
            title=said["title"],
            url=said["url"],
            language=said["language"],
            published_on=said["published_on"],
        )
        by = account_of(request)
        try:
            if body := said["text"] or said["html"]:
                media_type = "text/plain" if said["text"] else "text/html"
                intake = taking_in.take_in(
                    body=body.encode(), media_type=media_type, given=given, charset="utf-8", by=by, now=now
                )
            else:
                intake = taking_in.take_in_address(given=given, by=by, now=now)
        except AlreadyAdded as already:
            raise Conflict(str(already), source=already.source.pk) from already
        except taking_in.IntakeRefused as refusal:
            raise invalid({"text" if said["text"] else "html" if said["html"] else "url": str(refusal)}) from refusal
        send_on_commit(read_intake, intake.pk)
        return Response(_status(intake), 202, headers={"Location": f"/api/v1/intake/{intake.pk}"})


class IntakeRow(ApiView):
    """What became of an intake."""

    needs = {"GET": Needs(Scope.READ, "claims.view_intake"), "DELETE": Needs(Scope.INTAKE, "claims.delete_intake")}

    @extend_schema(operation_id="intake", responses=answers(_STATUS), tags=["intake"])
    def get(self, request: Request, pk: int) -> Response:
        """Return whether it was read, what was read, or why it could not be."""
        only_once(request, known=())
        return Response(_status(get_object_or_404(Intake, pk=pk)))

    @extend_schema(operation_id="intake_throw_away", responses=answers(None, 204), tags=["intake"])
    def delete(self, request: Request, pk: int) -> Response:
        """Throw it away; nothing of it is kept."""
        try:
            taking_in.throw_away(intake=get_object_or_404(Intake, pk=pk))
        except taking_in.NotReady as refusal:
            raise Conflict(str(refusal)) from refusal
        return Response(status=204)


class IntakeCommit(ApiView):
    """Keeping what was read."""

    needs = {"POST": Needs(Scope.INTAKE, "claims.add_intake")}

    @extend_schema(
        operation_id="intake_commit",
        request=None,
        responses=answers(row_component(TABLES["sources"]), 201),
        tags=["intake"],
    )
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Keep it as a source; its figures are looked for next."""
        intake = get_object_or_404(Intake, pk=pk)
        try:
            source = taking_in.keep(intake=intake, by=account_of(request), now=timezone.now())
        except (taking_in.NotReady, AlreadyAdded) as refusal:
            raise Conflict(str(refusal)) from refusal
        for reading_id in Reading.objects.of_source(source).values_list("pk", flat=True):
            send_on_commit(read_claims, reading_id)
        where = {"Location": f"/api/v1/sources/{source.pk}"}
        return Response(row_of(TABLES["sources"], {"pk": source.pk}, self.asker), 201, headers=where)


def _status(intake: Intake) -> dict[str, Any]:
    return {
        "intake": intake.pk,
        "state": intake.state,
        "title": intake.title,
        "error": intake.error,
        "source": intake.source_id,
        "page": intake.page,
    }
