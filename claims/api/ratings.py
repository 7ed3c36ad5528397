"""Ratings for other programs: paginated JSON of the export's columns."""

from typing import Any

from django.utils import timezone
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.exporting import ratings_for, rows_of_ratings
from claims.models import Rating


class ByNumber(CursorPagination):
    """Pages in the order of the rating's number: a row present at the start of a walk is seen exactly once."""

    ordering = "pk"
    page_size = 100
    page_size_query_param = "limit"
    max_page_size = 1000


class RatingList(APIView):
    """The standing ratings that the account may see, oldest first: `{next, previous, results}`."""

    permission_classes = [IsAuthenticated]

    def get(self, request: Request) -> Response:
        """Return one page; `?limit=` up to 1000, `?cursor=` as given in `next`."""
        paginator = ByNumber()
        page: list[Rating] = paginator.paginate_queryset(ratings_for(request.user), request, view=self) or []
        found = Rating.objects.filter(pk__in=[rating.pk for rating in page]).order_by("pk")
        rows: list[dict[str, Any]] = list(rows_of_ratings(found, now=timezone.now()))
        return paginator.get_paginated_response(rows)
