"""Bytes to characters, in the order in which browsers decide: mark, transport, the page's own word, then a guess."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from sources.readers.charset_guess import guessed_codec
from sources.readers.charset_labels import CODECS, canonical_label
from sources.readers.errors import UnknownCharset
from sources.readers.meta_charset import declared_codec

__all__ = ["Decoded", "decode", "is_utf_16"]

_BYTE_ORDER_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_BE, "utf-16-be"), (BOM_UTF16_LE, "utf-16-le"))

_SAMPLE_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters that bytes stand for.

    Args:
        text: as decoded, not cleaned; bytes that fit no character stand as U+FFFD.
        charset: the Python codec that read them.
        known: by what it was known: mark, named, transport, page or guess.
    """

    text: str
    charset: str
    known: str


def decode(
    body: bytes, *, named: str | None = None, transport: str | None = None, look_inside: bool = False
) -> Decoded:
    """Decode bytes; every byte sequence gives a text.

    Args:
        named: label that a person gave; wins over all but a byte order mark.
        transport: label from the HTTP header; one that does not exist is ignored, as browsers do.
        look_inside: whether the page's own <meta> or XML declaration is obeyed (HTML, not plain text).

    Raises:
        UnknownCharset: `named` is no encoding that the web knows.

    Source: https://html.spec.whatwg.org/#determining-the-character-encoding (read November 2026).

    >>> decode("Perú: 48 muertos".encode("latin-1"), transport="ISO-8859-1")
    Decoded(text='Perú: 48 muertos', charset='cp1252', known='transport')
    """
    codec, known = _codec(body, named, transport, look_inside)
    marks = {mark_codec: mark for mark, mark_codec in _BYTE_ORDER_MARKS}
    return Decoded(body.removeprefix(marks.get(codec, b"")).decode(codec, "replace"), codec, known)


def is_utf_16(body: bytes) -> bool:
    """Tell whether bytes are text in UTF-16, marked or not; its NULs are no sign of a binary file."""
    marked = body.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return marked or _utf_16_without_mark(body[:_SAMPLE_BYTES]) != ""


def _codec(body: bytes, named: str | None, transport: str | None, look_inside: bool) -> tuple[str, str]:
    person = None if named is None else _named(named)
    for mark, codec in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return codec, "mark"
    if person is not None:
        return person, "named"
    if transport is not None and (codec := CODECS.get(canonical_label(transport), "")):
        return codec, "transport"
    declared = declared_codec(body) if look_inside else None
    if declared is not None:
        return declared, "page"
    return _utf_16_without_mark(body[:_SAMPLE_BYTES]) or guessed_codec(body), "guess"


def _named(label: str) -> str:
    try:
        return CODECS[canonical_label(label)]
    except KeyError:
        raise UnknownCharset(
            f"There is no character encoding called “{label[:40]}”. Leave it empty to have it guessed, or name one "
            "such as utf-8, windows-1252 or iso-8859-15."
        ) from None


def _utf_16_without_mark(sample: bytes) -> str:
    """Return the UTF-16 codec of a text whose every second byte is NUL, as for European words, or an empty string."""
    half = len(sample) // 2
    if half < 8:
        return ""
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""
