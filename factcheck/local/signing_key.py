"""The key with which a local installation signs sessions and links."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from factcheck.local.errors import explain_os_error
from factcheck.local.places import make_var

__all__ = ["read_or_make_key"]


def read_or_make_key(path: Path) -> str:
    """Return the key in a file, which only this user can read, making it first when there is none.

    Of several processes that make it at once one wins, and all return its key.

    Raises:
        CannotRun: the file can be neither read nor written.
    """
    try:
        make_var(path.parent)
        if not path.exists():
            _make(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise explain_os_error(error, path.parent) from error


def _make(path: Path) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by this user alone
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    os.unlink(draft)
