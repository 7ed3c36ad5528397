"""A table of the registry as addresses: its pages, its rows by key, and the whole of it as a stream."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.views.generic import View
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers, page_of, parameters, row_component, stream
from claims.api.limits import take_stream
from claims.api.paging import LARGEST_PAGE, PAGE, Walk, interval_in, limit_in
from claims.api.problems import BadQuery
from claims.api.rendering import CSV, JSON, NDJSON, ProblemJSON, row
from claims.api.view import ApiView
from claims.exporting.columns import Asker, Column, Table
from claims.exporting.describing import parameters_of
from claims.exporting.filters import FilterRefused, columns_named, filtered_by
from claims.exporting.picking import objects_of
from claims.exporting.streaming import csv_of, ndjson_of
from claims.exporting.syncing import Wanted

# Parameters of every table beside its own filters.
OF_PAGES: dict[str, dict[str, Any]] = {
    "limit": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE},
    "cursor": {"type": "string", "description": "As given in `next` or `previous`."},
}
OF_TABLES: dict[str, dict[str, Any]] = {
    "fields": {"type": "string", "description": "Names of the columns wanted, with commas between."},
    "updated_since": {"type": "string", "format": "date-time", "description": "Only what changed since this moment."},
    "guard": {"type": "string", "enum": ["on", "off"], "description": "Of CSV: whether formulas are made inert."},
    "format": {"type": "string", "enum": ["json", "csv", "ndjson"], "description": "In place of the header Accept."},
}


class TableList(ApiView):
    """The rows of a table that the account may have: a page as JSON, or all of them as CSV or JSON lines.

    Args:
        table: what is listed.
        narrowed: which argument of the address narrows which filter; those may not be given as parameters again.
    """

    table: ClassVar[Table]
    narrowed: ClassVar[Mapping[str, str]] = {}
    renderer_classes = [JSON, CSV, NDJSON, ProblemJSON]

    def get(self, request: Request, **arguments: Any) -> HttpResponseBase:
        """Return one page, or stream the whole table."""
        parameters = only_once(request)
        filters = {key: value for key, value in parameters.items() if key not in OF_PAGES and key not in OF_TABLES}
        if given := filters.keys() & self.narrowed.values():
            raise BadQuery(dict.fromkeys(given, "The address says this already."))
        filters |= {wanted: str(arguments[name]) for name, wanted in self.narrowed.items()}
        asker = self.asker
        if "updated_since" in parameters and not asker.is_signed_in:
            raise NotAuthenticated("What is gone is told to accounts alone: it may have been public once.")
        try:
            filtered = filtered_by(self.table, filters, asker=asker)
            columns = columns_named(self.table, self.table.columns_for(asker), parameters.get("fields", ""))
        except FilterRefused as refused:
            raise BadQuery(refused.errors) from refused
        if request.accepted_renderer.format == "json":
            return Walk(self.table, columns, asker, filtered, limit_in(request)).page(request)
        return self._stream(request, parameters, columns, asker, filtered)

    def _stream(
        self,
        request: Request,
        parameters: Mapping[str, str],
        columns: tuple[Column, ...],
        asker: Asker,
        filtered: Any,
    ) -> HttpResponseBase:
        """Stream the whole table, as many rows as there are, from one moment."""
        for name in OF_PAGES:
            if name in parameters:
                raise BadQuery({name: "A stream has no pages: it holds every row."})
        if (guard := parameters.get("guard", "on")) not in ("on", "off"):
            raise BadQuery({"guard": "This is on or off."})
        interval = interval_in(request)
        take_stream(request)
        wanted = self.table.wanted(asker, filtered, interval)
        renderer = request.accepted_renderer
        if renderer.format == "csv":
            pieces = csv_of(self.table, wanted, asker=asker, columns=columns, guarded=guard == "on")
        else:
            pieces = ndjson_of(self.table, wanted, asker=asker, columns=columns)
        response = StreamingHttpResponse(pieces, content_type=f"{renderer.media_type}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.table.name}.{renderer.format}"'
        response["Link"] = f'</api/v1/codebook?table={self.table.name}>; rel="describedby"'
        if interval is not None:
            response["Updated-Until"] = interval.until.isoformat().replace("+00:00", "Z")
        return response


class TableRow(ApiView):
    """One row of a table, by its key.

    Args:
        table: what it is a row of.
        lookup: the field that the key in the address is of.
    """

    table: ClassVar[Table]
    lookup: ClassVar[str] = "pk"

    def get(self, request: Request, **arguments: Any) -> Response:
        """Return the row."""
        only_once(request, known=("format",))
        return Response(row_of(self.table, {self.lookup: arguments["key"]}, self.asker))


def row_of(table: Table, lookup: Mapping[str, Any], asker: Asker, *, part: int = 0) -> Any:
    """Return a row of a table as the database writes it.

    Raises:
        Http404: there is none that the asker may have.
    """
    rows = Wanted(table.parts[part].rows(asker).filter(**lookup))
    found = objects_of(table.parts[part], rows, columns=table.columns_for(asker), keys=table.keys, asker=asker)
    if not found:
        raise Http404
    return row(found[0][1])


def only_once(request: Request, *, known: tuple[str, ...] | None = None) -> dict[str, str]:
    """Return the parameters of an address.

    Args:
        known: the names that there may be; None for any.

    Raises:
        BadQuery: one of them stands twice, holds a NUL or half a character, or is not known.
    """
    for name, values in request.query_params.lists():
        if any(_is_no_text(text) for text in (name, *map(str, values))):
            raise BadQuery({"".join(c for c in name if c.isprintable()): "There is a character here that no text has."})
        if len(values) > 1:
            raise BadQuery({name: "Name this parameter once."})
        if known is not None and name not in known:
            raise BadQuery({name: "There is no such parameter."})
    return {name: str(value) for name, value in request.query_params.items()}


def _is_no_text(text: str) -> bool:
    return "\0" in text or any("\ud800" <= character <= "\udfff" for character in text)


def listed(
    table: Table,
    *,
    at: str = "",
    name: str = "",
    narrowed: Mapping[str, str] | None = None,
    base: type[TableList] = TableList,
) -> list[URLPattern]:
    """Return the addresses of a table's pages and of the whole of it in a format.

    Args:
        at: the address; the table's name when empty.
        name: of the address; made of the table's when empty.
        narrowed: which argument of the address narrows which filter.
        base: the view, where more can be done at the address than to read.
    """
    narrowed = narrowed or {}
    at, name = at or table.name, name or f"api-{table.name.replace('_', '-')}"
    described = {
        key: schema
        for key, schema in {**parameters_of(table.parts[0].filters), **OF_PAGES, **OF_TABLES}.items()
        if key not in narrowed.values()
    }
    whole = extend_schema_view(
        get=extend_schema(
            operation_id=name.removeprefix("api-").replace("-", "_"),
            summary=f"List {table.name.replace('_', ' ')}",
            description=table.meaning,
            parameters=parameters(described),
            responses=answers(page_of(table), others=stream()),
            tags=[table.name],
        )
    )
    view: type[View] = whole(_view(base, name, table=table, narrowed=narrowed, is_public=table.is_public))
    hidden: type[View] = extend_schema(exclude=True)(
        _view(base, f"{name}-as", table=table, narrowed=narrowed, is_public=table.is_public)
    )
    return [path(at, view.as_view(), name=name), path(f"{at}.<str:format>", hidden.as_view())]


def rows_of(table: Table, *, at: str, name: str, lookup: str = "pk") -> URLPattern:
    """Return the address of a table's rows by their key.

    Args:
        at: the address, with an argument `key`.
        lookup: the field that the key is of.
    """
    described = extend_schema_view(
        get=extend_schema(
            operation_id=name.removeprefix("api-").replace("-", "_"),
            summary="Read one row",
            description=table.meaning,
            responses=answers(row_component(table)),
            tags=[table.name],
        )
    )
    view: type[View] = described(_view(TableRow, name, table=table, lookup=lookup, is_public=table.is_public))
    return path(at, view.as_view(), name=name)


def _view(base: type[ApiView], name: str, **attributes: Any) -> Any:
    title = "".join(word.capitalize() for word in name.split("-"))
    return type(title, (base,), {**attributes, "__doc__": base.__doc__, "__module__": base.__module__})
