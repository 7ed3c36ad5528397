"""Taking ratings out: what there is, and the file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.exporting import RATING_COLUMNS, csv_of_ratings, ratings_for
from claims.views.people import SignedInRequest


@require_GET
def export(request: SignedInRequest) -> HttpResponse:
    """Show what can be taken out, with the meaning of every column."""
    context = {"columns": RATING_COLUMNS, "count": ratings_for(request.user).count()}
    return render(request, "claims/export.html", context)


@require_GET
def export_ratings(request: SignedInRequest) -> StreamingHttpResponse:
    """Stream the ratings as a CSV file."""
    response = StreamingHttpResponse(
        csv_of_ratings(ratings_for(request.user), now=timezone.now()), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="ratings.csv"'
    return response
