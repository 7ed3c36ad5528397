"""Handing out a built file: whole, or the part from where a client was cut off (RFC 9110, sections 13.1.5 and 14)."""

import base64
import os
import weakref
from datetime import datetime
from pathlib import Path
from typing import Any

import re2
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

# One part of a file; a client that asks for several at once gets the whole, as the standard allows.
_RANGE = re2.compile(r"bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))")


class OutsideFile(Exception):
    """The part that was asked for lies outside the file. Its `size` is in bytes."""

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__(f"the file has {size} bytes")


class Part:
    """Some bytes of a file, end exclusive. Has a `fileno`, so that a server may send them without reading them."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        descriptor = os.open(path, os.O_RDONLY)
        os.lseek(descriptor, start, os.SEEK_SET)
        self._descriptor = descriptor
        self._left = end - start
        self.close = weakref.finalize(self, os.close, descriptor)  # also of an answer that nobody reads to its end

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none at the end of the part."""
        piece = os.read(self._descriptor, self._left if size < 0 else min(size, self._left))
        self._left -= len(piece)
        return piece

    def fileno(self) -> int:
        """Return the descriptor of the file, which stands where the part begins."""
        return self._descriptor


class Download(FileResponse):
    """A file on its way, in large pieces."""

    block_size = 256 * 1024


def part_wanted(value: str, size: int) -> tuple[int, int] | None:
    """Return the part that a header `Range` asks for, end exclusive; None for the whole file.

    Raises:
        OutsideFile: there is nothing of the file in it.

    >>> part_wanted("bytes=0-9", 100), part_wanted("bytes=90-", 100), part_wanted("bytes=-5", 100)
    ((0, 10), (90, 100), (95, 100))
    >>> part_wanted("bytes=0-1,5-6", 100) is None
    True
    """
    found = _RANGE.fullmatch(value.strip().lower())
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        start, end = max(size - int(suffix), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise OutsideFile(size)
    return start, end


def answer_with_file(
    request: HttpRequest, path: Path, *, name: str, media_type: str, sha256: str, modified_at: datetime
) -> HttpResponseBase:
    """Return a file, or the part of it that the client lacks.

    Args:
        name: what it is saved under.
        sha256: of the file; its entity tag, so that no part is ever put to another file's beginning.

    Raises:
        OutsideFile: the client asks for a part that there is not.
        FileNotFoundError: the file is gone.
    """
    size = path.stat().st_size
    tag, modified = f'"{sha256}"', int(modified_at.timestamp())
    headers = {
        "ETag": tag,
        "Last-Modified": http_date(modified),
        "Accept-Ranges": "bytes",
        "Repr-Digest": f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:",
        "Cache-Control": "private, no-cache",
    }
    unchanged = get_conditional_response(request, etag=tag, last_modified=modified, response=HttpResponse())
    if unchanged is not None and unchanged.status_code in (304, 412):
        return _with(unchanged, headers)
    wanted = part_wanted(request.headers.get("Range", ""), size) if _is_same(request, tag, modified) else None
    start, end = wanted or (0, size)
    headers["Content-Length"] = str(end - start)
    if wanted is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    status = 200 if wanted is None else 206
    if request.method == "HEAD":
        empty = HttpResponse(status=status, content_type=media_type)
        empty["Content-Disposition"] = f'attachment; filename="{name}"'
        return _with(empty, headers)
    response = Download(
        Part(path, start, end), as_attachment=True, filename=name, content_type=media_type, status=status
    )
    return _with(response, headers)


def _is_same(request: HttpRequest, tag: str, modified: int) -> bool:
    """Tell whether a part may be added to what the client has: it names no other version of the file."""
    condition = request.headers.get("If-Range")
    if condition is None or condition == tag:
        return True
    return parse_http_date_safe(condition) == modified


def _with(response: Any, headers: dict[str, str]) -> Any:
    for name, value in headers.items():
        response[name] = value
    return response
