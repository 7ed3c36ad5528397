"""Unpacking the bodies of pages, with a bound on what comes out."""

import zlib
from typing import Protocol

import brotli

__all__ = ["ENCODINGS", "BadEncoding", "BodyTooLarge", "Unpacking"]

ENCODINGS = "gzip, deflate, br"
_PIECE = 256 * 1024  # bytes unpacked at once, so that a bomb is noticed before it has grown
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_MOST_MEMBERS = 100  # of one body; each is a fresh start, and ten megabytes hold half a million empty ones


class BadEncoding(Exception):
    """The body is packed in a way that was not asked for, or is not packed as it says."""


class BodyTooLarge(Exception):
    """More came than is taken."""


class _Unpacker(Protocol):
    @property
    def is_whole(self) -> bool: ...

    def unpack(self, packed: bytes, room: int) -> bytes: ...


class Unpacking:
    """The body of one answer while it arrives: unpacked piece by piece, and counted before and after.

    Args:
        encoding: the Content-Encoding header; empty for none.
        most_raw: bytes that may arrive, inclusive.
        most_unpacked: bytes that may come out, inclusive.

    Raises:
        BadEncoding: an encoding that was not asked for, or more than one.
    """

    def __init__(self, encoding: str, *, most_raw: int, most_unpacked: int) -> None:
        self._unpacker = _unpacker(encoding.strip().lower())
        self._most_raw = most_raw
        self._most_unpacked = most_unpacked
        self._pieces: list[bytes] = []
        self._count = 0
        self.raw_count = 0

    def add(self, packed: bytes) -> None:
        """Take the bytes that have arrived next.

        Raises:
            BodyTooLarge: too much arrived, or came out.
            BadEncoding: the bytes are not packed as the answer said.
        """
        self.raw_count += len(packed)
        if self.raw_count > self._most_raw:
            raise BodyTooLarge(f"more than {self._most_raw} bytes")
        if self._unpacker is None:
            piece = packed
        else:
            piece = self._unpacker.unpack(packed, self._most_unpacked + 1 - self._count)
        self._pieces.append(piece)
        self._count += len(piece)
        if self._count > self._most_unpacked:
            raise BodyTooLarge(f"more than {self._most_unpacked} bytes when unpacked")

    @property
    def count(self) -> int:
        """How many bytes have come out so far."""
        return self._count

    def beginning(self, count: int) -> bytes:
        """Return the first bytes that came out."""
        return b"".join(self._pieces)[:count]

    def finish(self) -> bytes:
        """Return the whole body.

        Raises:
            EOFError: what was packed ends before its end.
        """
        if self._unpacker is not None and self.raw_count and not self._unpacker.is_whole:
            raise EOFError("the packed body breaks off")
        return b"".join(self._pieces)


class _Zlib:
    """gzip, and deflate with or without a head: servers send both under that name."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._has_begun = False
        self._member_count = 1

    @property
    def is_whole(self) -> bool:
        return self._stream.eof

    def unpack(self, packed: bytes, room: int) -> bytes:
        out = bytearray()
        while packed and len(out) < room:
            if self._stream.eof:
                if not packed.startswith(_GZIP_MAGIC):
                    break  # some servers send filling behind the end
                self._member_count += 1
                if self._member_count > _MOST_MEMBERS:
                    raise BadEncoding(f"packed in more than {_MOST_MEMBERS} parts")
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                piece = self._stream.decompress(packed, min(_PIECE, room - len(out)))
            except zlib.error as error:
                if self._has_begun:
                    raise BadEncoding(str(error)) from error
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
                self._has_begun = True
                continue
            self._has_begun = True
            out += piece
            packed = self._stream.unconsumed_tail or self._stream.unused_data
        return bytes(out)


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    @property
    def is_whole(self) -> bool:
        return bool(self._stream.is_finished())

    def unpack(self, packed: bytes, room: int) -> bytes:
        out = bytearray()
        try:
            out += self._stream.process(packed, output_buffer_limit=min(_PIECE, room))
            while len(out) < room and not self._stream.can_accept_more_data() and not self._stream.is_finished():
                out += self._stream.process(b"", output_buffer_limit=min(_PIECE, room - len(out)))
        except brotli.error as error:
            raise BadEncoding(str(error)) from error
        return bytes(out)


def _unpacker(encoding: str) -> _Unpacker | None:
    if encoding in ("", "identity"):
        return None
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Zlib()
    if encoding == "br":
        return _Brotli()
    raise BadEncoding(f"packed as {encoding[:40]!r}, which was not asked for")
