"""Other tests write in the same PostgreSQL server; what is told by the order of transactions waits for theirs."""

import time

from django.db import connection


def wait_for_others():
    """Return once all transactions that ran when this was called have ended; other tests write in the same server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (running,) = cursor.fetchone()
        oldest = 0
        while oldest < running:
            time.sleep(0.02)
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            (oldest,) = cursor.fetchone()
