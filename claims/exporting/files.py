"""Built files: written beside their place, on disk before they have their name, each under its own hash."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from claims.models import Export

_UNFINISHED = ".part"
ABANDONED_AFTER = timedelta(hours=1)  # no worker writes that long


class Draft:
    """A file that is being written: bytes go in, and are hashed and counted on the way."""

    def __init__(self, descriptor: int) -> None:
        self._file = os.fdopen(descriptor, "wb")
        self._hash = hashlib.sha256()
        self.byte_count = 0

    def write(self, piece: bytes) -> int:
        """Append bytes."""
        self._hash.update(piece)
        self.byte_count += len(piece)
        return self._file.write(piece)

    def flush(self) -> None:
        """Do nothing yet: all is put on disk at once, when the file is complete."""

    @property
    def sha256(self) -> str:
        """The hash of what was written so far."""
        return self._hash.hexdigest()

    def finish(self) -> None:
        """Put everything on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._file.close()


@contextmanager
def draft_of(export: Export) -> Iterator[Draft]:
    """Write a file inside a `with` block; at its end the file is complete, on disk, and has its name.

    Whatever goes wrong inside leaves nothing behind. A process that is killed leaves a file that nobody takes for a
    finished one, and that the sweep removes.

    Raises:
        OSError: the disk is full or not writable; no file of that name exists then.
    """
    folder = _folder()
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=f"{export.pk}-", suffix=_UNFINISHED)
    draft = Draft(descriptor)
    try:
        yield draft
        draft.finish()
        os.rename(name, _path(export.pk, draft.sha256))
    except BaseException:
        draft.close()
        Path(name).unlink(missing_ok=True)
        raise
    _sync(folder)


def path_of(export: Export) -> Path:
    """Return where the file of an export that is ready stands."""
    return _path(export.pk, export.sha256)


def remove(export: Export, sha256: str) -> None:
    """Remove the file of an export; one that is gone already is no harm."""
    _path(export.pk, sha256).unlink(missing_ok=True)


def remove_all_but(kept: set[str], *, now: datetime) -> None:
    """Remove files that belong to no export that is ready, and what killed workers left.

    Args:
        kept: names of the files to keep.
        now: files that are younger than `ABANDONED_AFTER` may still be written, and stay.
    """
    before = (now - ABANDONED_AFTER).timestamp()
    for path in _folder().iterdir():
        try:
            if path.name not in kept and path.stat().st_mtime < before:
                path.unlink()
        except FileNotFoundError:  # another sweep was quicker
            continue


def _folder() -> Path:
    folder = Path(settings.EXPORT_ROOT)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _path(number: int, sha256: str) -> Path:
    return Path(settings.EXPORT_ROOT) / f"{number}-{sha256}"


def _sync(folder: Path) -> None:
    """Make the new name itself durable, not only the bytes behind it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
