"""Why the local servers cannot run, as sentences that name the way out."""

import errno
import os
from pathlib import Path
from shlex import quote

__all__ = ["CannotRun", "explain_os_error", "explain_output"]

REAL_SERVERS = "set DATABASE_URL, CELERY_BROKER_URL and SECRET_KEY to use servers of your own (see env.example)"


class CannotRun(Exception):
    """A server or the run cannot start or go on; its text is one sentence for the person at the terminal."""


def explain_os_error(error: OSError, place: Path) -> CannotRun:
    """Return the sentence for an error of the operating system met while writing below `place`."""
    # An error of many files, as of a copied tree, has no number but tells each one's reason.
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or _tells_of_full_disk(str(error)):
        return CannotRun(_disk_full(place))
    if error.errno in (errno.EACCES, errno.EPERM):
        return CannotRun(
            f"{error.filename or place} cannot be written by user id {os.geteuid()}. It may stem from a run by another user: "
            f"run as that user, or give the files over with: chown -R <user> {quote(str(place))}"
        )
    if error.errno == errno.EROFS:
        return CannotRun(f"{place} is on a read-only disk. Copy the project to a place that can be written.")
    return CannotRun(f"{error.strerror or error} ({error.filename or place})")


def explain_output(text: str, place: Path) -> str | None:
    """Return a sentence when a server's output tells of a fault that the user can mend, else None.

    Args:
        text: the last lines that the server wrote.
        place: where its data lie.
    """
    if _tells_of_full_disk(text):
        return _disk_full(place)
    if "could not look up effective user ID" in text:
        return no_passwd_entry()
    if "Operation not supported" in text and "socket" in text:
        return f"The disk that holds {place} has no Unix sockets. Copy the project to a local disk, or {REAL_SERVERS}."
    if "GLIBC_" in text or "error while loading shared libraries" in text:
        return (
            "The PostgreSQL that comes with the requirements needs Linux with glibc 2.28 or newer. "
            f"Install PostgreSQL and name its programs with FACTCHECK_PG_BIN=/path/to/bin, or {REAL_SERVERS}."
        )
    return None


def no_passwd_entry() -> str:
    """Return the sentence for a user id that has no name, as in a container started with an arbitrary one."""
    return (
        f"PostgreSQL does not start for user id {os.geteuid()}, which has no entry in /etc/passwd. "
        f"Run as a user that has one, or {REAL_SERVERS}."
    )


def _tells_of_full_disk(text: str) -> bool:
    return any(words in text for words in ("No space left on device", "Check free disk space", "Disk quota exceeded"))


def _disk_full(place: Path) -> str:
    return f"The disk that holds {place} is full. Free some space there (100 MB will do to start) and run again."
