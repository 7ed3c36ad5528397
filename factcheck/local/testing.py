"""Servers for a test run: a PostgreSQL without fsync, shared by the run's processes and by runs at the same time."""

import os
import re

import psycopg
from psycopg import sql

from factcheck.local import Hold, hold_postgres
from factcheck.local.postgres import PORT, USER, Cluster

__all__ = ["ServersForTests"]


class ServersForTests:
    """The PostgreSQL of a test run, held by the process that starts the run.

    The server stops when the last run has ended, also when that one was killed.
    """

    def __init__(self) -> None:
        self._hold: Hold | None = None

    def start(self) -> None:
        """Start the server unless another run has, and drop the databases of runs that were killed.

        Raises:
            CannotRun: it cannot be started.
        """
        self._hold = hold_postgres(test=True)
        drop_abandoned_databases(self._hold.cluster)

    def stop(self) -> None:
        """Leave the server to the other runs, or to its keeper, who stops it."""
        if self._hold:
            self._hold.release()
            self._hold = None


def drop_abandoned_databases(cluster: Cluster) -> None:
    """Drop each test database whose process, named by the number in its name, has ended."""
    with psycopg.connect(
        host=str(cluster.sockets), port=PORT, user=USER, dbname="postgres", autocommit=True
    ) as connection:
        for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall():
            process = re.match(r"test_factcheck_(\d+)(?:_|$)", name)
            if process and not os.path.exists(f"/proc/{process[1]}"):
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
