"""Who the local PostgreSQL runs as: it refuses to run as root."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from factcheck.local.errors import CannotRun, no_passwd_entry

__all__ = ["Account", "check_own_name", "is_open_to_others", "server_account"]


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int


def server_account() -> Account | None:
    """Return the account PostgreSQL runs under when this process is root's, else None: the account of this process.

    Raises:
        CannotRun: root finds neither `postgres` nor `nobody`.
    """
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise CannotRun(
        "PostgreSQL does not run as root, and there is no user `nobody` to run it as. Run as an ordinary user."
    )


def check_own_name() -> None:
    """Make sure that this process's user id has a name, without which PostgreSQL does not start.

    Raises:
        CannotRun: it has none.
    """
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        raise CannotRun(no_passwd_entry()) from None


def is_open_to_others(path: Path) -> bool:
    """Tell whether every user may pass through the directories down to `path`, which itself need not exist yet."""
    existing = next(place for place in (path, *path.parents) if place.exists())
    return all(place.stat().st_mode & stat.S_IXOTH for place in (existing, *existing.parents))
