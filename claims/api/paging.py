"""Pages of a table: a cursor that names the last row, so that page 9,000 costs what page 1 does.

A cursor is signed. It also carries which transactions had ended when the walk began: a row that was there then is met
exactly once, whatever is written meanwhile.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import BadQuery, Gone
from claims.api.rendering import row
from claims.exporting.columns import Asker, Column, Table
from claims.exporting.picking import objects_of
from claims.exporting.syncing import Interval, TooLongAgo, current_snapshot, interval_since

PAGE, LARGEST_PAGE = 100, 1000
_FORM = 1  # of the cursor; goes up when its members change
_signer = Signer(salt="claims.api.paging")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a walk stands.

    Args:
        query: hash of what is walked over; a cursor fits its own query alone.
        part, key: the last row that was given; key 0 before the first of a part.
        backwards: whether the rows before it are wanted.
        walk: the transactions that had ended when the walk began.
        interval: for rows that changed: from which transaction, to which, from which moment, to which.
    """

    query: str
    part: int
    key: int
    backwards: bool
    walk: str
    interval: Interval | None = None

    def as_text(self) -> str:
        """Return the cursor as it stands in an address."""
        i = self.interval
        moments = [i.first, i.end, i.after.isoformat(), i.until.isoformat()] if i else None
        return _signer.sign_object([_FORM, self.query, self.part, self.key, self.backwards, self.walk, moments])

    @classmethod
    def from_text(cls, text: str, *, query: str) -> "Cursor":
        """Read a cursor that we gave out for the same query.

        Raises:
            BadQuery: it is none of ours, or of another query.
        """
        try:
            form, of_query, part, key, backwards, walk, moments = _signer.unsign_object(text)
        except (BadSignature, ValueError, UnicodeError, TypeError):
            raise BadQuery({"cursor": "This is no cursor that was given out here. Begin without one."}) from None
        if form != _FORM or of_query != query:
            raise BadQuery({"cursor": "This cursor belongs to another query. Begin without one."})
        interval = None
        if moments is not None:
            first, end, after, until = moments
            interval = Interval(first, end, datetime.fromisoformat(after), datetime.fromisoformat(until))
        return cls(of_query, part, key, backwards, walk, interval)


@dataclass(frozen=True, slots=True)
class Walk:
    """What is walked over.

    Args:
        table, columns: what each row holds.
        asker: on whose behalf.
        filtered: the rows of each part that are wanted, of those that are given to it.
        limit: rows on a page.
    """

    table: Table
    columns: tuple[Column, ...]
    asker: Asker
    filtered: Callable[[Sequence[Any]], list[Any]]
    limit: int

    def page(self, request: Request) -> Response:
        """Return the page that a request asks for: `next`, `previous` and `results`, with the links as a header too."""
        query = _fingerprint(request)
        text = request.query_params.get("cursor")
        start = Cursor.from_text(text, query=query) if text else self._beginning(request, query)
        walk = replace(self, asker=replace(self.asker, walk=start.walk))
        found, has_more = walk._rows(start)
        before, after = walk._ends(start, found, has_more, is_first=not text)
        addresses = {name: _address(request, cursor) for name, cursor in (("next", after), ("previous", before))}
        body: dict[str, Any] = {**addresses, "results": [row(text) for _, _, text in found]}
        if start.interval is not None:
            body["updated_until"] = start.interval.until.isoformat().replace("+00:00", "Z")
        links = ", ".join(
            f'<{url}>; rel="{"prev" if name == "previous" else name}"' for name, url in addresses.items() if url
        )
        return Response(body, headers={"Link": links} if links else None)

    def _beginning(self, request: Request, query: str) -> Cursor:
        return Cursor(query, 0, 0, False, current_snapshot(), interval_in(request))

    def _rows(self, start: Cursor) -> tuple[list[tuple[int, int, bytes]], bool]:
        """Return part, key and JSON of the rows of a page in the order of the walk, and whether there are more."""
        parts = list(enumerate(self.table.wanted(self.asker, self.filtered, start.interval)))
        parts = parts[: start.part + 1][::-1] if start.backwards else parts[start.part :]
        found: list[tuple[int, int, bytes]] = []
        for number, wanted in parts:
            rows = wanted.rows
            if number == start.part:
                rows = rows.filter(pk__lt=start.key) if start.backwards else rows.filter(pk__gt=start.key)
            ordered = rows.order_by("-pk" if start.backwards else "pk")[: self.limit + 1 - len(found)]
            page = replace(wanted, rows=ordered)
            part, keys = self.table.parts[number], self.table.keys
            written = objects_of(part, page, columns=self.columns, keys=keys, asker=self.asker)
            found += [(number, key, text) for key, text in written]
            if len(found) > self.limit:
                break
        has_more = len(found) > self.limit
        found = found[: self.limit]
        return (found[::-1] if start.backwards else found), has_more

    def _ends(
        self, start: Cursor, found: list[tuple[int, int, bytes]], has_more: bool, *, is_first: bool
    ) -> tuple[Cursor | None, Cursor | None]:
        """Return the cursors before and after a page, None where nothing lies there."""
        if not found:
            return None, None
        before = replace(start, part=found[0][0], key=found[0][1], backwards=True)
        after = replace(start, part=found[-1][0], key=found[-1][1], backwards=False)
        if start.backwards:
            return (before if has_more else None), after
        return (None if is_first else before), (after if has_more else None)


def limit_in(request: Request) -> int:
    """Return how many rows a page is to have.

    Raises:
        BadQuery: `limit` is no number from 1 to LARGEST_PAGE.
    """
    text = request.query_params.get("limit", str(PAGE))
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= LARGEST_PAGE):
        raise BadQuery({"limit": f"A page has from 1 to {LARGEST_PAGE} rows."})
    return int(text)


def interval_in(request: Request) -> Interval | None:
    """Return the interval that `updated_since` asks for, None without it.

    Raises:
        BadQuery: it is no moment.
        Gone: it is so long ago that what changed since is not known any more.
    """
    since = request.query_params.get("updated_since")
    if not since:
        return None
    try:
        return interval_since(moment_in("updated_since", since))
    except TooLongAgo as refusal:
        known_from = refusal.known_from.isoformat().replace("+00:00", "Z")
        raise Gone(
            f"What changed is known from {known_from} on. Read the whole table again, then ask from that moment.",
            pointer="/updated_since",
            where="query",
            known_from=known_from,
        ) from refusal


def moment_in(name: str, text: str) -> datetime:
    """Return the moment that a parameter holds, in UTC: the database takes no clock that is more than 16 hours off.

    Raises:
        BadQuery: it is none, or has no time zone.
    """
    try:
        moment = parse_datetime(text.replace(" ", "+"))  # an unescaped plus sign arrives as a space
        if moment is not None and not is_naive(moment) and 1970 <= moment.year <= 9000:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise BadQuery({name: "This has to be a moment with its time zone, such as 2026-11-23T12:00:00Z."})


def _fingerprint(request: Request) -> str:
    """Return the hash of what is asked for beside the place in it; the size of a page may change on the way."""
    asked = sorted((key, value) for key, values in request.query_params.lists() for value in values)
    said = repr([request.path, [pair for pair in asked if pair[0] not in ("cursor", "limit")]])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _address(request: Request, cursor: Cursor | None) -> str | None:
    if cursor is None:
        return None
    parameters = request.query_params.copy()
    parameters["cursor"] = cursor.as_text()
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
