"""The content-addressed store: bytes as they arrived, each under the SHA-256 of itself."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import zstandard
from django.conf import settings

_AT_ONCE = 16
LEVEL = 3  # of zstd: a fifth of the size of a news page at half a millisecond


class BlobDamaged(Exception):
    """A blob's bytes no longer give the hash it is named by. Nothing was changed."""


def put(body: bytes) -> str:
    """Store bytes and return their SHA-256 in hex; storing the same bytes again changes nothing.

    The file is complete and on disk before this returns, so that a row that names the hash may be committed next. A
    process killed on the way leaves at most a temporary file, never a blob cut short.

    Raises:
        OSError: the disk is full or not writable; no blob of that name exists then.
    """
    sha256 = hashlib.sha256(body).hexdigest()
    path = _path(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(zstandard.compress(body, LEVEL))
            file.flush()
            os.fsync(file.fileno())
        os.rename(name, path)
    except BaseException:
        os.unlink(name)
        raise
    _sync_folder(path.parent)
    return sha256


def put_all(bodies: Iterable[bytes]) -> None:
    """Store many bytes, as `put` does each; the disk takes those of several at once in hardly more time than one.

    Raises:
        OSError: as `put`; some of them may be stored then.
    """
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="blobs") as threads:
        for _name in threads.map(put, bodies):
            pass


def get(sha256: str) -> bytes:
    """Return the bytes stored under a hash.

    Raises:
        FileNotFoundError: there is no such blob.
        BlobDamaged: the file is there but its bytes are not the ones that were stored.
    """
    try:
        body = zstandard.ZstdDecompressor().decompress(_path(sha256).read_bytes())
    except zstandard.ZstdError as error:
        raise BlobDamaged(f"blob {sha256} cannot be unpacked") from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise BlobDamaged(f"blob {sha256} holds other bytes than were stored")
    return body


def exists(sha256: str) -> bool:
    """Tell whether there is a blob of that name; whether it still holds its bytes is for `get` to say."""
    return _path(sha256).exists()


def names() -> Iterator[str]:
    """Yield the name of every blob in the store, in order; files that were never finished are no blobs."""
    for path in sorted(Path(settings.BLOB_ROOT).glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*.zst")):
        yield path.stem


def _path(sha256: str) -> Path:
    return Path(settings.BLOB_ROOT) / sha256[:2] / sha256[2:4] / f"{sha256}.zst"


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, not only the bytes behind it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
