"""Bytes to characters, in the order in which browsers decide: mark, transport, the page's own word, then a guess."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

import re2
from charset_normalizer import from_bytes

from sources.readers.charset_labels import CODECS, canonical_label
from sources.readers.errors import UnknownCharset

__all__ = ["Decoded", "decode", "is_utf_16"]

_BYTE_ORDER_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_BE, "utf-16-be"), (BOM_UTF16_LE, "utf-16-le"))

# Browsers look at 1,024 bytes before they begin, and still obey a <meta> that their parser meets later.
_META_BYTES = 64 * 1024
_COMMENT = re2.compile(rb"(?s)<!--.*?-->")
_META = re2.compile(
    rb"""(?is)<meta[\s/][^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)|\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']"""
)

_SAMPLE_BYTES = 32 * 1024
_FALLBACK = "cp1252"

# In a Latin script few letters are not ASCII, and browsers read it as windows-1252; only other scripts are worth a guess.
_LEAST_FOREIGN_LETTERS = 0.5
_NOT_LATIN = [
    "cp866", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "koi8-r", "koi8-u", "cp874", "cp1251", "cp1253", "cp1255", "cp1256",
    "gb18030", "big5hkscs", "euc_jp", "cp932", "cp949",
]  # fmt: skip
_WITHOUT_TAGS = re2.compile(rb"(?is)<script\b.*?</script>|<style\b.*?</style>|<[^<>]*>")

# A page in UTF-8 with a few broken bytes is still a page in UTF-8.
_MOST_BROKEN_CHARACTERS = 0.1


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
    """Tell whether bytes are text in UTF-16, with a byte order mark or without one; its NULs are no sign of a binary file."""
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
    if look_inside and (codec := _declared(body)):
        return codec, "page"
    return _guess(body), "guess"


def _named(label: str) -> str:
    try:
        return CODECS[canonical_label(label)]
    except KeyError:
        raise UnknownCharset(
            f"There is no character encoding called “{label[:40]}”. Leave it empty to have it guessed, or name one such as "
            "utf-8, windows-1252 or iso-8859-15."
        ) from None


def _declared(body: bytes) -> str:
    """Return the codec that the page itself declares, or an empty string."""
    for match in _META.finditer(_COMMENT.sub(b"", body[:_META_BYTES])):
        label = canonical_label((match[1] or match[2]).decode("latin-1"))
        if label == "x-user-defined":
            return _FALLBACK
        if codec := CODECS.get(label):
            # Bytes in which "<meta" could be read are not UTF-16, whatever they say.
            return "utf-8" if codec.startswith("utf-16") else codec
    return ""


def _guess(body: bytes) -> str:
    sample = body[:_SAMPLE_BYTES]
    if codec := _utf_16_without_mark(sample):
        return codec
    if b"\x1b$" in sample or b"\x1b(J" in sample:
        return "iso2022_jp"
    text = body.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") <= foreign * _MOST_BROKEN_CHARACTERS:
        return "utf-8"
    if _foreign_share(sample) < _LEAST_FOREIGN_LETTERS:
        return _FALLBACK
    guess = from_bytes(_WITHOUT_TAGS.sub(b" ", sample), cp_isolation=_NOT_LATIN).best()
    return guess.encoding.replace("_", "-") if guess is not None else _FALLBACK


def _foreign_share(sample: bytes) -> float:
    """Return which share of the letters outside of tags is not ASCII: small in Latin scripts, most of them in others."""
    words = _WITHOUT_TAGS.sub(b"", sample)
    foreign = len(words) - len(words.translate(None, bytes(range(0x80, 0x100))))
    letters = foreign + sum(map(words.count, map(bytes, zip(b"aeinorst"))))
    return foreign / letters if letters else 0.0


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
