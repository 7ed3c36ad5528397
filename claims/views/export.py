"""Taking ratings out: what there is, and the file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.exporting.columns import asker_for
from claims.exporting.streaming import csv_of
from claims.exporting.tables import TABLES
from claims.views.people import SignedInRequest

RATINGS = TABLES["ratings"]


@require_GET
def export(request: SignedInRequest) -> HttpResponse:
    """Show what can be taken out, with the meaning of every column."""
    asker = asker_for(request.user, now=timezone.now())
    count = sum(part.rows(asker).count() for part in RATINGS.parts)
    return render(request, "claims/export.html", {"columns": RATINGS.columns_for(asker), "count": count})


@require_GET
def export_ratings(request: SignedInRequest) -> StreamingHttpResponse:
    """Stream the ratings and decisions as a CSV file."""
    asker = asker_for(request.user, now=timezone.now())
    pieces = csv_of(RATINGS, RATINGS.wanted(asker), asker=asker, columns=RATINGS.columns_for(asker))
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ratings.csv"'
    return response
