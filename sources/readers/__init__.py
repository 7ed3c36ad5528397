"""Readers: bytes or text to a page. Pure: no Django, no clock, no network, no settings."""

from sources.readers.errors import NotText, PageUnreadable, TooLarge, UnknownCharset
from sources.readers.page import Dropped, Page, Section, Standing
from sources.readers.reading import MOST_BYTES, body_fingerprint, markup_fingerprint, read_page
from sources.readers.text import MOST_CHARACTERS, read_text

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "Dropped",
    "NotText",
    "Page",
    "PageUnreadable",
    "Section",
    "Standing",
    "TooLarge",
    "UnknownCharset",
    "body_fingerprint",
    "markup_fingerprint",
    "read_page",
    "read_text",
]
