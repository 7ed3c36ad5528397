"""Taking rows out: what there is, the files that are built for whoever asks, and the ratings as a file at once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from claims.exporting.asking import TooMany, ask, is_stale, is_withheld_since, may_have
from claims.exporting.columns import asker_for
from claims.exporting.downloading import OutsideFile, answer_with_file
from claims.exporting.files import path_of
from claims.exporting.streaming import csv_of
from claims.exporting.tables import TABLES
from claims.forms import ExportForm
from claims.models import Export
from claims.tasks import build_export
from claims.views.people import SignedInRequest
from sources.sending import send_on_commit

RATINGS = TABLES["ratings"]
SHOWN = 20  # files of one's own


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: SignedInRequest) -> HttpResponse:
    """Show what can be taken out; have a file built and go to where it is followed."""
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            wanted = ask(**form.wanted(), by=request.user, now=timezone.now())
        except TooMany as refusal:
            form.add_error(None, ValidationError(str(refusal)))
        else:
            if wanted.is_pending:
                send_on_commit(build_export, wanted.pk)
            return redirect(wanted)
    asker = asker_for(request.user, now=timezone.now())
    context = {
        "form": form,
        "count": sum(part.rows(asker).count() for part in RATINGS.parts),
        "exports": Export.objects.filter(asked_by=request.user)[:SHOWN],
    }
    return render(request, "claims/export.html", context, status=400 if form.errors else 200)


@require_GET
def export_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a file: being built, ready, or why it could not be built."""
    wanted = _had(request, pk)
    is_ready = wanted.state == Export.State.READY
    context = {"export": wanted, "is_stale": is_ready and is_stale(wanted, now=timezone.now())}
    return render(request, "claims/_export.html" if request.htmx else "claims/export_detail.html", context)


@require_safe
def export_download(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Hand out a file, or the part of it that the browser lacks."""
    wanted = _had(request, pk)
    if wanted.state != Export.State.READY or wanted.known_at is None or is_withheld_since(wanted):
        raise Http404
    try:
        return answer_with_file(
            request,
            path_of(wanted),
            name=wanted.file_name,
            media_type=wanted.media_type,
            sha256=wanted.sha256,
            modified_at=wanted.known_at,
        )
    except FileNotFoundError as gone:
        raise Http404 from gone
    except OutsideFile as outside:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{outside.size}"})


def _had(request: SignedInRequest, pk: int) -> Export:
    wanted: Export = get_object_or_404(Export.objects.select_related("asked_by"), pk=pk)
    if not may_have(wanted, request.user, sees_names=False):
        raise PermissionDenied
    return wanted


@require_GET
def export_ratings(request: SignedInRequest) -> StreamingHttpResponse:
    """Stream the ratings and decisions as a CSV file."""
    asker = asker_for(request.user, now=timezone.now())
    pieces = csv_of(RATINGS, RATINGS.wanted(asker), asker=asker, columns=RATINGS.columns_for(asker))
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ratings.csv"'
    return response
