"""The encoding that a page declares inside itself, found the way browsers look for it.

Source: https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding (read November 2026).
"""

import re
from collections.abc import Iterator

from sources.readers.charset_labels import CODECS, canonical_label

__all__ = ["declared_codec"]

# Browsers look at 1,024 bytes before they begin, and obey a <meta> that their parser meets further down all the same.
_PRESCAN_BYTES = 64 * 1024

_SPACE = rb"[\t\n\f\r ]"
_TAG_NAME = re.compile(rb"</?[A-Za-z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*(?P<name>=?[^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*"
    rb"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\t\n\f\r >\"'][^\t\n\f\r >]*)|(?P<none>(?=>))))?"
)
_CHARSET_IN_CONTENT = re.compile(
    rb"(?i)charset[\t\n\f\r ]*=[\t\n\f\r ]*"
    rb"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\t\n\f\r ;\"'][^\t\n\f\r ;]*))"
)
_XML_DECLARATION = re.compile(rb"\A<\?xml[^>]*?encoding[\t\n\f\r ]*=[\t\n\f\r ]*[\"']([^\"'>]*)[\"'][^>]*>")


def declared_codec(body: bytes) -> str | None:
    """Return the Python codec of the encoding that a page declares, or None where it declares none that exists.

    >>> declared_codec(b'<meta http-equiv="Content-Type" content="text/html; charset=latin2">')
    'iso8859-2'
    >>> declared_codec(b"<title>48 dead</title>") is None
    True
    """
    start = body[:_PRESCAN_BYTES]
    lowered = start.lower()
    if b"charset" not in lowered and b"encoding" not in lowered:
        return None
    for label in _labels(start, lowered):
        codec = CODECS.get(canonical_label(label.decode("latin-1")))
        if canonical_label(label.decode("latin-1")) == "x-user-defined":
            return "cp1252"
        if codec is not None:
            # Bytes in which a declaration could be read are not UTF-16, whatever they say.
            return "utf-8" if codec.startswith("utf-16") else codec
    declaration = _XML_DECLARATION.search(start)
    return None if declaration is None else CODECS.get(canonical_label(declaration[1].decode("latin-1")))


def _labels(start: bytes, lowered: bytes) -> Iterator[bytes]:
    """Yield what the page's meta elements give for its encoding, in order."""
    position = start.find(b"<")
    while position != -1:
        if start.startswith(b"<!--", position):
            position = start.find(b"-->", position + 2)
        elif lowered.startswith((b"<meta\t", b"<meta\n", b"<meta\f", b"<meta\r", b"<meta ", b"<meta/"), position):
            attributes, position = _attributes(start, position + 5)
            if position != -1 and (label := _label(attributes)) is not None:
                yield label
        elif match := _TAG_NAME.match(start, position):
            _, position = _attributes(start, match.end())
        elif start.startswith((b"<!", b"</", b"<?"), position):
            position = start.find(b">", position)
        else:
            position += 1
        if position != -1:
            position = start.find(b"<", position)


def _attributes(start: bytes, position: int) -> tuple[dict[bytes, bytes], int]:
    """Return a tag's attributes, the first of each name, and where the tag ends; -1 where the page ends before it."""
    attributes: dict[bytes, bytes] = {}
    while True:
        match = _ATTRIBUTE.match(start, position)
        if match is None or match.end() >= len(start):
            return attributes, -1
        if not match["name"]:
            return attributes, match.end()
        value = match["double"] or match["single"] or match["bare"] or b""
        attributes.setdefault(match["name"].lower(), value)
        position = match.end()


def _label(attributes: dict[bytes, bytes]) -> bytes | None:
    if b"charset" in attributes:
        return attributes[b"charset"]
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    match = _CHARSET_IN_CONTENT.search(attributes.get(b"content", b""))
    return None if match is None else match["double"] or match["single"] or match["bare"]
