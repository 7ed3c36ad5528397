"""What programs do with sources: correct what is known of them. Their pages and texts are in `claims.api.versions`."""

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.bodies import CorrectedSource
from claims.api.describing import answers, row_component
from claims.api.listing import TableRow, row_of
from claims.api.rendering import JSON
from claims.api.scopes import Needs, Scope
from claims.api.view import account_of, require_match, said_in, tag_of
from claims.exporting.tables import TABLES
from sources.correcting import correct_source
from sources.models import Source

SOURCES = TABLES["sources"]
_ROW = answers(row_component(SOURCES))


class SourceRow(TableRow):
    """One source, and the way to correct what is known of it."""

    table = SOURCES
    needs = {"PATCH": Needs(Scope.SOURCES, "sources.change_source")}

    @extend_schema(operation_id="source", responses=_ROW, tags=["sources"])
    def get(self, request: Request, **arguments: Any) -> Response:
        """Return the source."""
        return super().get(request, **arguments)

    @extend_schema(operation_id="source_correct", request=CorrectedSource, responses=_ROW, tags=["sources"])
    def patch(self, request: Request, key: int) -> Response:
        """Correct it; what was known before stays on record. Wants `If-Match`."""
        said = said_in(CorrectedSource, request)
        reason = said.pop("reason")
        with transaction.atomic():
            source = get_object_or_404(Source.objects.select_for_update(of=("self",)), pk=key)
            require_match(request, tag_of(JSON().render(row_of(SOURCES, {"pk": key}, self.asker))))
            correct_source(source=source, values=said, reason=reason, by=account_of(request))
        return Response(row_of(SOURCES, {"pk": key}, self.asker))
