"""A whole table as one stream of bytes, from one moment of the database, in constant memory."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import OperationalError, connection, transaction

from claims.exporting.columns import Asker, Column, Table
from claims.exporting.selecting import Selection, Statement
from claims.exporting.syncing import Wanted

PIECE = 256 * 1024  # bytes handed on at a time
FIRST_ROWS = 500  # rows that are asked for by themselves, so that a reader need not wait until all are sorted
# One column of text as it is: separators that no JSON holds unescaped, so that COPY neither quotes nor escapes.
_AS_IT_IS = "FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02'"


class ExportInterrupted(Exception):
    """The database went away. What was handed out so far is not a whole file."""


def csv_of(
    table: Table, wanted: Sequence[Wanted], *, asker: Asker, columns: tuple[Column, ...], guarded: bool = True
) -> Iterator[bytes]:
    """Yield a table as CSV (RFC 4180: header first, lines end in CRLF, UTF-8) in the order of the rows' keys.

    Args:
        wanted: of each part of the table, the rows that are taken out.
        columns: those that are wanted, in order.
        guarded: put an apostrophe before a text cell that a spreadsheet would run as a formula (=, +, -, @, tab, return).

    Raises:
        ExportInterrupted: the database went away; what was yielded so far is not a whole file.
    """
    header = io.StringIO()
    names = [column.header for column in columns]
    csv.writer(header).writerow([*names, "gone"] if any(part.gone is not None for part in wanted) else names)
    yield header.getvalue().encode()
    selections = _selections(table, wanted, asker, columns)
    yield from _copied(((one.as_csv(guarded=guarded), "FORMAT csv") for one in selections), line_end=b"\r\n")


def ndjson_of(table: Table, wanted: Sequence[Wanted], *, asker: Asker, columns: tuple[Column, ...]) -> Iterator[bytes]:
    """Yield a table as JSON lines, the very objects that the API's pages hold.

    Raises:
        ExportInterrupted: the database went away; what was yielded so far is not a whole file.
    """
    selections = _selections(table, wanted, asker, columns)
    yield from _copied(((one.as_json(with_keys=False), _AS_IT_IS) for one in selections), line_end=b"\n")


@contextmanager
def one_moment() -> Iterator[None]:
    """Let every statement inside see the database as it is at the first; a caller's own transaction is kept as it is."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _selections(
    table: Table, wanted: Sequence[Wanted], asker: Asker, columns: tuple[Column, ...]
) -> Iterator[Selection]:
    """Yield what is to be copied one after the other: of each part the first rows, then the others."""
    for part, taken in zip(table.parts, wanted, strict=True):
        ordered = taken.rows.order_by("pk")
        selection = Selection(part, ordered, part.own(columns), asker, many=False, gone=taken.gone, keys=table.keys)
        boundary = list(ordered.values_list("pk", flat=True)[FIRST_ROWS : FIRST_ROWS + 1])
        if not boundary:
            yield selection
        else:
            yield replace(selection, rows=ordered.filter(pk__lt=boundary[0]))
            yield replace(selection, rows=ordered.filter(pk__gte=boundary[0]), many=True)


def _copied(statements: Iterable[tuple[Statement, str]], *, line_end: bytes) -> Iterator[bytes]:
    try:
        with one_moment(), connection.cursor() as cursor:
            for (sql, parameters), form in statements:
                sql = sql if parameters else sql % ()  # COPY reads the signs of parameters only where there are some
                with cursor.copy(f"COPY ({sql}) TO STDOUT WITH ({form})", parameters) as copy:
                    yield from _in_pieces(copy, line_end)
    except OperationalError as error:
        raise ExportInterrupted("the database went away while a table was being written") from error


def _in_pieces(copy: Iterable[Any], line_end: bytes) -> Iterator[bytes]:
    """Yield rows in pieces of about PIECE bytes; COPY hands over a row at a time, ended by a newline alone."""
    piece = bytearray()
    for row in copy:
        piece += row[:-1]
        piece += line_end
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)
