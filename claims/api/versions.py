"""What a source said when: the text and the bytes of a snapshot, what differs between two, and asking for the page now."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers
from claims.api.keys import once
from claims.api.listing import only_once
from claims.api.problems import Conflict
from claims.api.rendering import JSON, PlainText, ProblemJSON
from claims.api.scopes import Needs, Scope
from claims.api.view import ApiView
from claims.comparison.page_changes import compare_pages
from sources import blobs, refreshing
from sources.models import Snapshot, Source
from sources.restricting import Cover, cover_of
from sources.sending import send_on_commit
from sources.tasks import fetch_source

LONGEST_COMPARED = 300_000  # characters; figures of longer texts take too long for somebody who waits
_TEXT = {"type": "string"}
_READ = {"GET": Needs(Scope.READ, "sources.view_snapshot")}


class SnapshotText(ApiView):
    """The words of a snapshot, as the spans of claims count them; what is withheld is blanked letter by letter."""

    needs = _READ
    renderer_classes = [PlainText, JSON, ProblemJSON]

    @extend_schema(
        operation_id="snapshot_text", responses=answers(None, others={"text/plain": _TEXT}), tags=["snapshots"]
    )
    def get(self, request: Request, pk: int) -> Response:
        """Return the text."""
        only_once(request, known=())
        snapshot = get_object_or_404(Snapshot, pk=pk)
        return Response(_cover(snapshot).veil(snapshot.text, pk), content_type="text/plain; charset=utf-8")


class SnapshotRaw(ApiView):
    """The bytes of a snapshot as they arrived. Bytes cannot be veiled, so where words are withheld there are none."""

    needs = _READ

    @extend_schema(
        operation_id="snapshot_raw",
        responses=answers(None, others={"application/octet-stream": _TEXT | {"format": "binary"}}),
        tags=["snapshots"],
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        """Return the bytes, never as something that a browser would run."""
        only_once(request, known=())
        snapshot = get_object_or_404(Snapshot, pk=pk)
        if pk in _cover(snapshot).by_snapshot:
            raise Http404("Words of this snapshot are withheld, so its bytes are not given.")
        try:
            body = blobs.get(snapshot.sha256)
        except (OSError, blobs.BlobDamaged) as error:
            raise Http404("The bytes of this snapshot are not in the store.") from error
        response = HttpResponse(body, content_type="application/octet-stream")
        response["Content-Disposition"] = f'attachment; filename="snapshot-{pk}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class SnapshotDiff(ApiView):
    """Which figures changed from one snapshot of a source to another."""

    needs = _READ

    @extend_schema(
        operation_id="snapshot_diff",
        responses=answers(
            {
                "type": "object",
                "properties": {
                    "before": {"type": "integer"},
                    "after": {"type": "integer"},
                    "same_text": {"type": "boolean"},
                    "is_too_long": {"type": "boolean", "description": "Too long to compare figures."},
                    "changes": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "kind": {"type": "string"},
                                "before": {"type": ["string", "null"]},
                                "after": {"type": ["string", "null"]},
                            },
                        },
                    },
                },
                "required": ["before", "after", "same_text", "is_too_long", "changes"],
            }
        ),
        tags=["snapshots"],
    )
    def get(self, request: Request, a: int, b: int) -> Response:
        """Return the figures that changed; the words of both are at their `text`."""
        only_once(request, known=())
        before, after = (
            get_object_or_404(Snapshot.objects.select_related("source"), pk=a),
            get_object_or_404(Snapshot, pk=b),
        )
        if before.source_id != after.source_id:
            raise Http404
        old, new = (_cover(one).veil(one.text, one.pk) for one in (before, after))
        is_long = max(len(old), len(new)) > LONGEST_COMPARED
        changes = () if is_long else compare_pages(old, new, language=before.source.language).changes
        return Response(
            {
                "before": a,
                "after": b,
                "same_text": old == new,
                "is_too_long": is_long,
                "changes": [
                    {"kind": str(change.kind), "before": change.before or None, "after": change.after or None}
                    for change in changes
                ],
            }
        )


class SourceRefresh(ApiView):
    """Asking for a page now."""

    needs = {"POST": Needs(Scope.SOURCES, "sources.change_schedule")}

    @extend_schema(operation_id="source_refresh", request=None, responses=answers(None, 202), tags=["sources"])
    @once
    def post(self, request: Request, pk: int) -> Response:
        """Make the page due at once; the host's pace and rules hold all the same."""
        source = get_object_or_404(Source, pk=pk)
        try:
            refreshing.refresh_now(source=source, now=timezone.now())
        except refreshing.NotWatched as refusal:
            raise Conflict(str(refusal)) from refusal
        send_on_commit(fetch_source, source.pk)
        return Response(status=202, headers={"Location": f"/api/v1/sources/{pk}/snapshots"})


def _cover(snapshot: Any) -> Cover:
    return cover_of([snapshot.pk], now=timezone.now())
