"""Which management commands need the database, and holding it for those."""

import os
import warnings
from collections.abc import Sequence

from factcheck.local import Hold, hold_postgres

__all__ = ["hold_for_command", "needs_database"]

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
_held: list[Hold] = []


def needs_database(arguments: Sequence[str]) -> bool:
    """Tell whether a management command reads or writes the database.

    Args:
        arguments: the command's name and what follows it.
    """
    if not arguments or {"-h", "--help", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE or "--database" in arguments


def hold_for_command(arguments: Sequence[str]) -> None:
    """Hold the embedded PostgreSQL to the end of this process, if the command needs it and DATABASE_URL names no other.

    Where it does not, `makemigrations` does without the comparison with what has been applied, and need not warn of it.

    Raises:
        CannotRun: it cannot be started.
    """
    if os.environ.get("DATABASE_URL"):
        return
    if needs_database(arguments):
        _held.append(hold_postgres())
    else:
        warnings.filterwarnings("ignore", "Got an error checking a consistent migration history", RuntimeWarning)
