"""Files that are built: asked for, followed until they are ready, downloaded whole or from where one was cut off."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.bodies import NewExport
from claims.api.describing import answers
from claims.api.keys import once
from claims.api.limits import take_stream
from claims.api.listing import only_once
from claims.api.problems import Conflict, Gone, NotSatisfiable, invalid
from claims.api.rendering import CSV, JSON, NDJSON, ProblemJSON, Zip
from claims.api.scopes import Needs, Scope, sees_names
from claims.api.view import ApiView, account_of, said_in
from claims.exporting.asking import TooMany, ask, is_stale, is_withheld_since, may_have
from claims.exporting.downloading import OutsideFile, answer_with_file
from claims.exporting.files import path_of
from claims.exporting.filters import FilterRefused
from claims.exporting.tables import TABLES
from claims.models import Export
from claims.models.export import MEDIA_TYPES
from claims.tasks import build_export
from sources.sending import send_on_commit

LISTED = 100
_COUNT: dict[str, Any] = {"type": ["integer", "null"]}
_STATUS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "export": {"type": "integer"},
        "state": {"type": "string", "enum": list(Export.State.values)},
        "format": {"type": "string", "enum": list(Export.Format.values)},
        "table": {"type": "string", "enum": ["", *TABLES]},
        "filters": {"type": "object", "additionalProperties": {"type": "string"}},
        "guard": {"type": "boolean"},
        "names": {"type": "boolean"},
        "rows_written": {"type": "integer", "description": "So far, while it is being built."},
        "rows_expected": _COUNT,
        "row_count": _COUNT,
        "byte_count": _COUNT,
        "sha256": {"type": ["string", "null"], "description": "Of the file; also its ETag."},
        "known_at": {"type": ["string", "null"], "format": "date-time", "description": "The moment that it shows."},
        "is_stale": {"type": ["boolean", "null"], "description": "Whether the records have changed since."},
        "error": {"type": "string", "description": "Why it could not be built, and what to do."},
        "asked_at": {"type": "string", "format": "date-time"},
        "download": {"type": ["string", "null"], "format": "uri-reference"},
    },
    "required": ["export", "state", "format", "table", "filters", "rows_written", "is_stale", "error", "download"],
}


class Exports(ApiView):
    """The files that the account asked for, and the way to ask for one."""

    needs = {"POST": Needs(Scope.READ)}

    @extend_schema(operation_id="exports", responses=answers({"type": "array", "items": _STATUS}), tags=["exports"])
    def get(self, request: Request) -> Response:
        """Return them, the newest first, a hundred at most."""
        only_once(request, known=())
        own = Export.objects.filter(asked_by_id=request.user.pk).select_related("asked_by")
        return Response([_status(export) for export in own[:LISTED]])

    @extend_schema(
        operation_id="export_new",
        request=NewExport,
        responses=answers(_STATUS, 202) | answers(_STATUS, 200),
        tags=["exports"],
    )
    @once
    def post(self, request: Request) -> Response:
        """Have a file built (202); ask at `Location` what became of it. 200 when one that still holds is there already."""
        said = said_in(NewExport, request)
        if said["names"] and not sees_names(request):
            raise PermissionDenied("Accounts are named to the scope export:identities alone.")
        take_stream(request)
        try:
            export = ask(
                table=said["table"],
                format=said["format"],
                filters=said["filters"],
                guarded=said["guard"],
                names_people=said["names"],
                by=account_of(request),
                now=timezone.now(),
            )
        except FilterRefused as refused:
            raise invalid({f"filters.{name}": detail for name, detail in refused.errors.items()}) from refused
        except TooMany as refused:
            raise Conflict(str(refused)) from refused
        if export.is_pending:
            send_on_commit(build_export, export.pk)
        where = {"Location": f"/api/v1/exports/{export.pk}"}
        return Response(_status(export), 202 if export.is_pending else 200, headers=where)


class ExportRow(ApiView):
    """What became of a file."""

    @extend_schema(operation_id="export", responses=answers(_STATUS), tags=["exports"])
    def get(self, request: Request, pk: int) -> Response:
        """Return how far it is, what is in it once it is ready, or why it could not be built."""
        only_once(request, known=())
        return Response(_status(_had(request, pk)))


class ExportDownload(ApiView):
    """The file itself."""

    renderer_classes = [JSON, CSV, NDJSON, Zip, ProblemJSON]

    @extend_schema(
        operation_id="export_download",
        responses=answers(
            others={kind.partition(";")[0]: {"type": "string", "format": "binary"} for kind in MEDIA_TYPES.values()}
        ),
        tags=["exports"],
    )
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Return it, or a part of it: `Range` goes on where one was cut off, with `If-Range` only in the same file."""
        only_once(request, known=())
        export = _had(request, pk)
        if export.state == Export.State.WAITING:
            raise Conflict("The file is still being built.")
        if export.state != Export.State.READY or export.known_at is None or is_withheld_since(export):
            raise Gone("The file is not given out any more. Ask for it again.")
        try:
            return answer_with_file(
                request._request,
                path_of(export),
                name=export.file_name,
                media_type=export.media_type,
                sha256=export.sha256,
                modified_at=export.known_at,
            )
        except FileNotFoundError as gone:
            raise Gone("The file is not there any more. Ask for it again.") from gone
        except OutsideFile as outside:
            refusal = NotSatisfiable(f"The file has {outside.size} bytes.", pointer="/Range", where="header")
            refusal.headers["Content-Range"] = f"bytes */{outside.size}"
            raise refusal from outside


def _had(request: Request, pk: int) -> Export:
    export: Export = get_object_or_404(Export.objects.select_related("asked_by"), pk=pk)
    if not may_have(export, account_of(request), sees_names=sees_names(request)):
        raise PermissionDenied("This file is not yours, or holds more than you may see now.")
    return export


def _status(export: Export) -> dict[str, Any]:
    is_ready = export.state == Export.State.READY
    return {
        "export": export.pk,
        "state": export.state,
        "format": export.format,
        "table": export.table,
        "filters": export.filters,
        "guard": export.guarded,
        "names": export.names_people,
        "rows_written": export.rows_written,
        "rows_expected": export.rows_expected,
        "row_count": export.row_count,
        "byte_count": export.byte_count,
        "sha256": export.sha256 or None,
        "known_at": export.known_at,
        "is_stale": is_stale(export, now=timezone.now()) if is_ready else None,
        "error": export.error,
        "asked_at": export.asked_at,
        "download": f"/api/v1/exports/{export.pk}/download" if is_ready else None,
    }
