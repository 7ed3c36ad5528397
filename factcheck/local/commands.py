"""Which management commands need the database, and which its tables; holding it for those."""

import os
import subprocess
import sys
import warnings
from collections.abc import Sequence

import psycopg

from factcheck.local import CannotRun, Hold, hold_postgres
from factcheck.local.locks import Lock
from factcheck.local.places import PROJECT
from factcheck.local.postgres import DATABASE, PORT, USER, Cluster

__all__ = ["hold_for_command", "needs_database", "needs_tables"]

WITHOUT_DATABASE = frozenset(
    {
        "check",
        "compare_figures",
        "compare_pages",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "makemigrations",
        "read_figures",
        "read_pages",
    }
)
WITHOUT_TABLES = frozenset({"check", "dbshell", "inspectdb", "migrate", "showmigrations", "sqlmigrate"})
PATIENCE_SECONDS = 300  # for another command that makes the tables
_held: list[Hold] = []


def needs_database(arguments: Sequence[str]) -> bool:
    """Tell whether a management command reads or writes the database.

    Args:
        arguments: the command's name and what follows it.
    """
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE or "--database" in arguments


def needs_tables(arguments: Sequence[str]) -> bool:
    """Tell whether a management command expects the project's tables in the database."""
    return needs_database(arguments) and arguments[0] not in WITHOUT_TABLES


def hold_for_command(arguments: Sequence[str]) -> None:
    """Hold the embedded PostgreSQL to the end of this process, if the command needs it and DATABASE_URL names no other.

    Whichever command comes first, before any `make run`, finds the tables made.

    Where it does not, `makemigrations` does without the comparison with what has been applied, and need not warn of it.

    Raises:
        CannotRun: it cannot be started.
    """
    if os.environ.get("DATABASE_URL"):
        return
    if needs_database(arguments):
        _held.append(hold_postgres())
        if needs_tables(arguments):
            _make_tables(_held[-1].cluster)
    else:
        warnings.filterwarnings("ignore", "Got an error checking a consistent migration history", RuntimeWarning)


def _make_tables(cluster: Cluster) -> None:
    """Migrate a database that is still empty; one that is not is the business of whoever updates the project."""
    with Lock.exclusive(cluster.lock("first-migration"), wait_seconds=PATIENCE_SECONDS):
        with psycopg.connect(host=str(cluster.sockets), port=PORT, user=USER, dbname=DATABASE) as connection:
            row = connection.execute("SELECT to_regclass('django_migrations') IS NULL").fetchone()
        if row == (True,):
            sys.stderr.write("Making the database's tables, once …\n")
            making = subprocess.run(
                [sys.executable, str(PROJECT / "manage.py"), "migrate", "--verbosity=0"], check=False
            )
            if making.returncode != 0:
                raise CannotRun(
                    "The database's tables could not be made; see above, and try: .venv/bin/python manage.py migrate"
                )
