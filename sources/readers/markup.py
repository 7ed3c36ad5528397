"""HTML to a tree, in time and memory that grow with the page and no faster."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml import etree, html

from sources.readers.walking import BLOCKS

__all__ = ["Tree", "is_heavy", "parse", "without_attribute_bombs", "words_of_markup"]

# The standard library's `re`, for RE2's binding takes ten times as long for hundreds of thousands of small
# replacements. A match never runs past the next "<" or begins where another has failed, so each of these is linear.
_NOT_WORDS = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(?:script|style|title)\b.*?(?:</(?:script|style|title)[^<>]*>|\Z)")
_BLOCK_TAG = re.compile(r"(?i)</?(?:br|" + "|".join(sorted(BLOCKS)) + r")(?:[\s/][^<>]*)?>")
_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")

# No element that holds words is so long, or has so many attributes.
_LONG_TAG = 4_000
_MOST_ATTRIBUTES = 2_000

# The library's own lookup calls Python for every element, to tell forms and fields apart that nobody asks for here.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)

_MOST_TAGS = 40_000
_MOST_LINKS = 4_000


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page.

    Args:
        root: the html element.
        is_complete: False when the parser gave up on some of it.
    """

    root: html.HtmlElement
    is_complete: bool


def parse(markup: bytes) -> Tree | None:
    """Parse a page in UTF-8, or return None where there is no element in it.

    The parser gives up at 2,048 nested elements and silently loses all that follows; its own log is the only witness.
    """
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = html.document_fromstring(without_attribute_bombs(markup), parser=parser)
    except etree.ParserError:
        return None
    gave_up = any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log)
    return Tree(root, is_complete=not gave_up)


def without_attribute_bombs(markup: bytes) -> bytes:
    """Take the attributes from elements that have thousands: parsers compare each with every other."""
    if not any(_is_bomb(part) for part in _long_parts(markup)):
        return markup
    parts = markup.split(b"<")
    for index, part in enumerate(parts):
        if len(part) > _LONG_TAG and _is_bomb(part):
            tag, end, rest = part.partition(b">")
            parts[index] = tag.split(maxsplit=1)[0] + end + rest
    return b"<".join(parts)


def _long_parts(markup: bytes) -> Iterator[bytes]:
    """Yield what stands between two "<" where that is long. Most of a page is jumped over, for most of them stand close."""
    at = 0
    while len(markup) - at > _LONG_TAG:
        last = markup.rfind(b"<", at, at + _LONG_TAG + 1)
        if last < 0:
            last = markup.find(b"<", at)
            last = len(markup) if last < 0 else last
            yield markup[at:last]
        at = last + 1


def _is_bomb(part: bytes) -> bool:
    return part[:1].isalpha() and len(part.partition(b">")[0].split()) > _MOST_ATTRIBUTES


def is_heavy(markup: str) -> bool:
    """Tell whether a page has so many elements or links that only what grows in step with them may be done to it.

    What finds an article's main text compares neighbours, and takes minutes on a page of 100,000 paragraphs or links.
    """
    return markup.count("<") > _MOST_TAGS or markup.count("<a ") > _MOST_LINKS


def words_of_markup(markup: str) -> str:
    """Return the words of a page by leaving out its tags, for pages that no parser gets to the end of.

    >>> words_of_markup("<div><div>48 <b>dead</b></div>Lima &amp; Puno</div>").split()
    ['48', 'dead', 'Lima', '&', 'Puno']
    """
    return unescape(_TAG.sub("", _BLOCK_TAG.sub("\n\n", _NOT_WORDS.sub("", markup))))
