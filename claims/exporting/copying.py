"""Rows as PostgreSQL's COPY writes them, many at a time."""

from collections.abc import Generator, Iterator

from django.db import connection
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn
from psycopg.waiting import Ready, Wait

from claims.exporting.objects import Buffer
from claims.exporting.selecting import Statement

PIECE = 128 * 1024  # bytes of rows that are handed on at a time
FEWEST, MOST = 10, 1000  # rows in a piece


def copied(statement: Statement, form: str) -> Iterator[list[Buffer]]:
    """Yield the rows of a statement, each ended by a newline, as many at a time as make about PIECE bytes.

    psycopg hands over one row for one call; what it calls is called here for a whole piece, in half the time.

    Args:
        form: the options of COPY that say how cells are written.

    Raises:
        OperationalError: Django's; the database went away, or ended the statement. What was yielded is not all of it.
    """
    sql, parameters = statement
    sql = sql if parameters else sql % ()  # COPY reads the signs of parameters only where there are some
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sql}) TO STDOUT WITH ({form})", parameters) as copy,
    ):
        count, more = FEWEST, True
        while more:
            rows, more = copy.connection.wait(_arriving(copy.connection.pgconn, count))
            if rows:
                yield rows
                count = min(max(PIECE * len(rows) // sum(map(len, rows)), FEWEST), MOST)


def _arriving(link: PGconn, count: int) -> Generator[Wait, Ready, tuple[list[Buffer], bool]]:
    """Return the next rows, once there are so many or no more, and whether there may be more."""
    rows: list[Buffer] = []
    while len(rows) < count:
        size, row = link.get_copy_data(1)
        if size > 0:
            rows.append(row)
        elif size == 0:
            while not (yield Wait.R):
                continue
            link.consume_input()
        else:
            _end(link)
            return rows, False
    return rows, True


def _end(link: PGconn) -> None:
    """Take in how the statement ended, after its last row; until all is taken in, the connection takes no other."""
    endings = []
    while (ending := link.get_result()) is not None:
        endings.append(ending)
    for ending in endings:
        if ending.status != ExecStatus.COMMAND_OK:
            raise error_from_result(ending)
