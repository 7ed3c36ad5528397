"""What bytes are, by their first bytes rather than by what somebody calls them.

Source: https://mimesniff.spec.whatwg.org/ (read November 2026), with the kinds that newsrooms hand around in place of
the web's.
"""

import re
from enum import StrEnum

from sources.readers.errors import NotText

__all__ = ["Markup", "markup_of", "refuse_binary"]

_SAMPLE_BYTES = 4096

# A text with a stray NUL is still a text; above this share of control bytes it is something else.
_MOST_CONTROL_BYTES_IN_A_TEXT = 0.1

_PDF = "Save its text as a .txt file or paste the passage itself."
_PICTURE = "Type the passage from it into the text field and keep the picture as the source's address."
_OFFICE = "Open it in your office program and paste the text, or save it as plain text."
_ARCHIVE = "Unpack it and add the files one by one."
_RECORDING = "Paste a transcript of the passage instead."
_OTHER = "Paste its text instead."

_MAGIC = (
    # offset, first bytes, what it is, what to do
    (0, b"%PDF-", "a PDF file", _PDF),
    (0, b"%!PS", "a PostScript file", _PDF),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", _PICTURE),
    (0, b"GIF87a", "a GIF picture", _PICTURE),
    (0, b"GIF89a", "a GIF picture", _PICTURE),
    (0, b"\xff\xd8\xff", "a JPEG picture", _PICTURE),
    (0, b"BM", "a BMP picture", _PICTURE),
    (0, b"II*\x00", "a TIFF picture", _PICTURE),
    (0, b"MM\x00*", "a TIFF picture", _PICTURE),
    (8, b"WEBPVP", "a WebP picture", _PICTURE),
    (0, b"\x00\x00\x01\x00", "an icon", _PICTURE),
    (0, b"PK\x03\x04", "a ZIP archive or an office document", _OFFICE),
    (0, b"PK\x05\x06", "an empty ZIP archive", _OTHER),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document", _OFFICE),
    (0, b"{\\rtf", "a rich text (RTF) document", _OFFICE),
    (0, b"Rar!\x1a\x07", "a RAR archive", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _ARCHIVE),
    (0, b"\x1f\x8b\x08", "a gzip archive", _ARCHIVE),
    (0, b"BZh", "a bzip2 archive", _ARCHIVE),
    (0, b"\xfd7zXZ\x00", "an XZ archive", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive", _ARCHIVE),
    (4, b"ftyp", "a film or sound recording", _RECORDING),
    (0, b"RIFF", "a film or sound recording", _RECORDING),
    (0, b"ID3", "a sound recording", _RECORDING),
    (0, b"OggS", "a film or sound recording", _RECORDING),
    (0, b"fLaC", "a sound recording", _RECORDING),
    (0, b"\x1a\x45\xdf\xa3", "a film", _RECORDING),
    (0, b"\x00\x00\x01\xba", "a film", _RECORDING),
    (0, b"\x7fELF", "a program", _OTHER),
    (0, b"MZ\x90\x00", "a program", _OTHER),
    (0, b"\x00asm", "a program", _OTHER),
    (0, b"wOF2", "a font", _OTHER),
    (0, b"wOFF", "a font", _OTHER),
    (0, b"SQLite format 3\x00", "a database", _OTHER),
)

# Letters that may also begin an honest text ("BMW", "RIFF RAFF"): there a NUL must bear them out.
_LETTERS_BYTES = 4

_CONTROLS = bytes([*range(0x00, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])

_HTML_ELEMENTS = frozenset(
    b"html head body script iframe h1 h2 div font table a style title b br p article section main meta link nav "
    b"header ul ol span img form".split()
)
_FEED_ELEMENTS = frozenset((b"rss", b"feed", b"rdf:rdf"))
_SPACE = b"\t\n\f\r "
_NAME = re.compile(rb"<!?([a-z][a-z0-9:]*)")
_MARKS = b"\xef\xbb\xbf\xff\xfe"


class Markup(StrEnum):
    """How the words are marked up."""

    HTML = "html"
    FEED = "feed"
    PLAIN = "plain"


def markup_of(body: bytes, media_type: str | None) -> Markup:
    """Tell how a body is marked up. A text that is called plain is plain, whatever it holds; else its first bytes
    decide.

    Args:
        media_type: without parameters, in lower case, as the server or the upload calls it; None where nobody says.

    >>> markup_of(b"<!doctype html><title>48 dead</title>", None)
    <Markup.HTML: 'html'>
    >>> markup_of(b"48 dead, says <b>the ministry</b>", "text/plain")
    <Markup.PLAIN: 'plain'>
    """
    if media_type in ("text/plain", "text/markdown", "text/csv"):
        return Markup.PLAIN
    element = _first_element(body)
    if element in _FEED_ELEMENTS:
        return Markup.FEED
    if element in _HTML_ELEMENTS or media_type in ("text/html", "application/xhtml+xml"):
        return Markup.HTML
    return Markup.PLAIN


def _first_element(body: bytes) -> bytes:
    """Return the name of the first element, past comments, declarations and instructions; empty for words.

    UTF-16 writes ASCII with a NUL beside each letter; without the NULs its tags can be read as well.
    """
    start = body[:_SAMPLE_BYTES].replace(b"\x00", b"").lstrip(_MARKS).lower()
    while True:
        start = start.lstrip(_SPACE)
        if start.startswith(b"<!--"):
            start = start.partition(b"-->")[2]
        elif start.startswith(b"<?"):
            start = start.partition(b"?>")[2]
        elif start.startswith(b"<!doctype"):
            declaration = start.partition(b">")[0]
            if declaration.split()[1:2] == [b"html"]:
                return b"html"
            start = start.partition(b"]")[2] if b"[" in declaration else start
            start = start.partition(b">")[2]
        else:
            match = _NAME.match(start)
            return b"" if match is None else match[1]


def refuse_binary(body: bytes) -> None:
    """Refuse bytes that hold no text. UTF-16, which is half NULs, is the caller's to rule out first.

    Raises:
        NotText: the bytes are a known kind of file that is no text, or hold too many control bytes for one.
    """
    has_nul = b"\x00" in body[:_SAMPLE_BYTES]
    for offset, magic, kind, remedy in _MAGIC:
        could_be_words = magic.isalnum() and len(magic) <= _LETTERS_BYTES
        if body.startswith(magic, offset) and (has_nul or not could_be_words):
            raise NotText(f"This is {kind}, not a text. {remedy}", kind=kind)
    if control_share(body) > _MOST_CONTROL_BYTES_IN_A_TEXT:
        raise NotText(f"These bytes are no text that we know. {_OTHER}", kind="unknown")


def control_share(body: bytes) -> float:
    """Return which share of the first bytes are controls that no text has; 0 for no bytes.

    >>> control_share(b"48 dead\\n")
    0.0
    """
    sample = body[:_SAMPLE_BYTES]
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample) if sample else 0.0
