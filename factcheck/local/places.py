"""Where an installation keeps its data, its locks and its sockets."""

import contextlib
import hashlib
import os
import stat
from pathlib import Path
from shlex import quote

from factcheck.local.accounts import Account, is_open_to_others
from factcheck.local.errors import CannotRun

__all__ = [
    "PROJECT",
    "VAR",
    "ROOTS_STORE",
    "make_passable",
    "make_private",
    "make_var",
    "server_directory",
    "socket_directory",
]

PROJECT = Path(__file__).resolve().parents[2]
VAR = PROJECT / "var"
ROOTS_STORE = Path("/var/lib/factcheck-local")
"""Where root keeps what its servers must read when the project lies under a directory closed to others."""

SOCKET_PATH_BYTES = 107  # sun_path of sockaddr_un, less the closing NUL
SHARED_TEMP = Path("/tmp")  # not $TMPDIR: every process of an installation must find the same socket


def make_var(var: Path) -> None:
    """Create the directory of an installation's data, passable for root's servers and for nobody otherwise."""
    if os.geteuid() == 0:
        make_passable(var)
    else:
        var.mkdir(parents=True, exist_ok=True, mode=0o700)


def make_passable(directory: Path) -> None:
    """Create a directory, and those above it, that every user may pass through but not list, whatever the umask is."""
    if not directory.exists():
        make_passable(directory.parent)
        directory.mkdir(exist_ok=True)
        directory.chmod(0o711)


def server_directory(var: Path, name: str, account: Account | None) -> Path:
    """Return the directory in which the server `name` keeps its data; it need not exist yet.

    It is `var/name`, unless the server runs under another account that cannot get there: then it lies in `ROOTS_STORE`, and
    `var/name` becomes a link to it once it is made. A link decides, this one or one that a person made to another disk.
    """
    place = var / name
    if place.is_symlink():
        return place.resolve()
    if account is None or place.exists() or is_open_to_others(var):
        return place
    return _stored(var, name)


def check_not_anothers(var: Path, name: str) -> None:
    """Make sure that a link to data in `ROOTS_STORE` leads to those of this very project.

    Raises:
        CannotRun: they are another project's, of which this one is a copy, or its own from before it was moved.
    """
    data, own = (var / name).resolve(), _stored(var, name)
    if ROOTS_STORE in data.parents and data != own:
        link, here, there = (quote(str(path)) for path in (var / name, own.parent, data.parent))
        raise CannotRun(
            f"{var / name} leads to the database of another place, since the project was moved or copied here. "
            f"If it was moved: mv {there} {here} && ln -sfn {here}/{name} {link}. "
            f"If it was copied, begin with an empty database: rm {link}"
        )


def socket_directory(data: Path, socket_name: str) -> Path:
    """Return the directory for a server's socket: that of its data, or one in /tmp when the path would be too long.

    The client library of PostgreSQL reads a comma as the end of a path, so such paths count as too long.
    """
    if len(os.fsencode(data / socket_name)) <= SOCKET_PATH_BYTES and not set(',"') & set(str(data)):
        return data
    return SHARED_TEMP / f"factcheck-{os.geteuid()}-{_short_hash(data)}"


def make_private(directory: Path, account: Account | None = None) -> None:
    """Create a directory for this user and the servers' account alone, or make one of this user's so.

    Others can create a directory of the same name in /tmp first; it is then refused.

    Raises:
        CannotRun: it belongs to another user, or is a link or a file.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        directory.mkdir(mode=0o700)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise CannotRun(
            f"{directory} was made by another user, or is no directory. Remove it, or copy the project to a shorter path."
        )
    if account:
        os.chown(directory, -1, account.gid)
    directory.chmod(0o770 if account else 0o700)


def _stored(var: Path, name: str) -> Path:
    return ROOTS_STORE / _short_hash(var) / name


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
