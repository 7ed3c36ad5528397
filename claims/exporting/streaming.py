"""A whole table as one stream of bytes, from one moment of the database, in constant memory."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import OperationalError, connection, transaction

from claims.exporting.columns import Asker, Column, Table
from claims.exporting.copying import copied
from claims.exporting.objects import COPY_FORM, Buffer
from claims.exporting.selecting import Selection, Statement
from claims.exporting.syncing import Wanted

FIRST_ROWS = 500  # rows that are asked for by themselves, so that a reader need not wait until all are sorted
# Of the database's memory, as much as the sort of 100,000 ratings by two of its processes takes; more rows are sorted on its
# disk.
_MANY_ROWS = "SET LOCAL work_mem = '64MB'"


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
    for _, rows in _copied(table, wanted, asker, columns, lambda one: (one.as_csv(guarded=guarded), "FORMAT csv")):
        yield _with_returns(rows)


def ndjson_of(table: Table, wanted: Sequence[Wanted], *, asker: Asker, columns: tuple[Column, ...]) -> Iterator[bytes]:
    """Yield a table as JSON lines, the very objects that the API's pages hold.

    Raises:
        ExportInterrupted: the database went away; what was yielded so far is not a whole file.
    """
    for one, rows in _copied(table, wanted, asker, columns, lambda one: (one.as_json(with_keys=False), COPY_FORM)):
        yield one.form.lines(rows)


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


def _copied(
    table: Table,
    wanted: Sequence[Wanted],
    asker: Asker,
    columns: tuple[Column, ...],
    written: Callable[[Selection], tuple[Statement, str]],
) -> Iterator[tuple[Selection, list[Buffer]]]:
    """Yield rows as COPY writes them, each ended by a newline, a piece at a time.

    Args:
        written: from a selection, its statement and the form in which COPY is to write it.
    """
    try:
        with one_moment(), connection.cursor() as cursor:
            cursor.execute(_MANY_ROWS)
            for selection in _selections(table, wanted, asker, columns):
                for rows in copied(*written(selection)):
                    yield selection, rows
    except OperationalError as error:
        raise ExportInterrupted("the database went away while a table was being written") from error


def _with_returns(rows: list[Buffer]) -> bytes:
    """Return rows that end in a newline as CSV has them, with CRLF; newlines inside their cells stay as they are."""
    piece = b"".join(rows)
    returned = piece.replace(b"\n", b"\r\n")
    if len(returned) == len(piece) + len(rows):
        return returned
    return b"".join(b"%b\r\n" % bytes(row[:-1]) for row in rows)
