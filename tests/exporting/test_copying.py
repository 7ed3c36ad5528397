"""Rows that are taken from COPY many at a time: where a statement ends early, fails, or is left by its reader."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DataError, connection
from django.utils import timezone

from claims.exporting.columns import asker_for
from claims.exporting.copying import MOST, copied
from claims.exporting.streaming import ExportInterrupted, csv_of, ndjson_of
from claims.exporting.tables import TABLES
from claims.models import Claimant

FORM = "FORMAT csv"
ROWS = 3000


def _numbers(last):
    return f"SELECT n FROM generate_series(1, {last}) n", ()


def _works():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 7")
        return cursor.fetchone() == (7,)


@pytest.mark.django_db
@pytest.mark.parametrize("last", [0, 1, 9, 10, 11, 5000])
def test_copied_gives_every_row_once_and_in_order(last):
    pieces = list(copied(_numbers(last), FORM))

    assert [int(row) for rows in pieces for row in map(bytes, rows)] == list(range(1, last + 1))
    assert all(1 <= len(rows) <= MOST for rows in pieces)
    assert _works()


@pytest.mark.django_db
def test_copied_gives_rows_longer_than_a_piece():
    (rows,) = copied(("SELECT repeat('word ', 200000)", ()), FORM)

    assert [len(row) for row in rows] == [1_000_001]


@pytest.mark.django_db(transaction=True)
def test_copied_tells_that_a_statement_failed_after_its_first_rows():
    pieces = copied(("SELECT 1 / (n - 2000) FROM generate_series(1, 9999) n", ()), FORM)
    next(pieces)

    with pytest.raises(DataError, match="division by zero"):
        list(pieces)

    assert _works()


@pytest.mark.django_db(transaction=True)
def test_copied_can_be_left_after_the_first_rows():
    pieces = copied(_numbers(500_000), FORM)
    next(pieces)

    pieces.close()

    assert _works()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("stream", [csv_of, ndjson_of])
def test_a_stream_says_that_the_database_went_away(stream):
    Claimant.objects.bulk_create(Claimant(name=f"Observatory {number}", kind="ngo") for number in range(ROWS))
    table, asker = TABLES["claimants"], asker_for(None, now=timezone.now())

    def take():
        """Read on a connection of its own, which is ended after the first rows."""
        try:
            pieces = stream(table, table.wanted(asker), asker=asker, columns=table.columns)
            next(pieces)
            next(pieces)
            ending.submit(_end, connection.connection.info.backend_pid).result()
            for _ in pieces:
                pass
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as taking, ThreadPoolExecutor(1) as ending, pytest.raises(ExportInterrupted):
        taking.submit(take).result()


def _end(pid):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    finally:
        connection.close()
