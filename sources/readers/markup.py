"""HTML to a tree, and a tree to blocks, in time and memory that grow with the page and no faster."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import re2
from lxml import etree, html

from sources.readers.blocks import Block, Kind, kind_of
from sources.readers.days import is_byline

__all__ = ["Tree", "blocks_under", "parse", "words_of_markup"]


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HEADINGS = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "head")
)  # "head" is trafilatura's heading; HTML's is never walked
_BLOCKS = _HEADINGS | _tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "item list quote row cell"
)
_SILENT = _tags(
    "script style template svg math iframe object embed applet canvas audio video map noscript select option datalist textarea "
    "button input meter progress title meta link base graphic"
)
_LINE_BREAKS = frozenset(("br", "lb"))
_SPACE = re2.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re2.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")

_NOT_WORDS = re2.compile(
    r"(?is)<!--.*?(?:-->|$)|<script\b.*?(?:</script[^>]*>|$)|<style\b.*?(?:</style[^>]*>|$)|<title\b.*?(?:</title[^>]*>|$)"
)
_BLOCK_TAG = re2.compile(r"(?i)</?(?:" + "|".join(sorted(_BLOCKS | _LINE_BREAKS)) + r")\b[^<>]*>")
_TAG = re2.compile(r"</?[A-Za-z!?][^<>]*>")


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page.

    Args:
        root: the html element.
        complete: False when the parser gave up on some of it.
    """

    root: html.HtmlElement
    complete: bool


def parse(markup: str) -> Tree | None:
    """Parse a page, or return None where there is no element in it.

    The parser gives up below 2,048 nested elements and silently loses what follows; its own log is the only witness.
    """
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    gave_up = any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log)
    return Tree(root, complete=not gave_up)


def blocks_under(element: html.HtmlElement, *, base_url: str | None = None) -> Iterator[Block]:
    """Yield the words under an element as blocks, in order.

    White space is run together as a browser would, NO-BREAK SPACEs stay; a line break begins a glued block. What is never shown
    (scripts, hidden elements) gives no words. A block that is one link from end to end carries its address.
    """
    gathering = _Gathering(base_url)
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield from gathering.enter(node)
        else:
            yield from gathering.leave(node, is_last=node is element)


class _Gathering:
    """The state of one walk: the words of the block that is being gathered."""

    def __init__(self, base_url: str | None) -> None:
        self._base_url = base_url
        self._words: list[str] = []
        self._linked_length = 0
        self._link: str | None = None
        self._open_link: str | None = None
        self._heading_depth = 0
        self._glued = False
        self._hidden_by: html.HtmlElement | None = None

    def enter(self, node: html.HtmlElement) -> Iterator[Block]:
        if self._hidden_by is not None:
            return
        if _is_silent(node):
            self._hidden_by = node
            return
        if node.tag in _BLOCKS:
            yield from self._close(glue_next=False)
            self._heading_depth += node.tag in _HEADINGS
        elif node.tag in _LINE_BREAKS:
            yield from self._close(glue_next=True)
        elif node.tag in ("a", "ref"):
            self._open_link = node.get("href") or node.get("target")
        self._take(node.text)

    def leave(self, node: html.HtmlElement, *, is_last: bool) -> Iterator[Block]:
        if self._hidden_by is not None and self._hidden_by is not node:
            return
        if self._hidden_by is node:
            self._hidden_by = None
        elif node.tag in _BLOCKS:
            yield from self._close(glue_next=False)
            self._heading_depth -= node.tag in _HEADINGS
        elif node.tag in ("a", "ref"):
            self._open_link = None
        if is_last:
            yield from self._close(glue_next=False)
        else:
            self._take(node.tail)

    def _take(self, words: str | None) -> None:
        if not words:
            return
        self._words.append(words)
        if self._open_link is not None:
            self._link = self._link or self._open_link
            self._linked_length += len(words.strip())

    def _close(self, *, glue_next: bool) -> Iterator[Block]:
        text = _SPACE.sub(" ", "".join(self._words)).strip(" ")
        if text.strip():
            yield Block(self._kind(text), text, self._glued, url=self._address(text))
            self._glued = glue_next
        elif not glue_next or not self._words:
            self._glued = False
        self._words.clear()
        self._link, self._linked_length = None, 0

    def _kind(self, text: str) -> Kind:
        if self._heading_depth and not self._glued and not is_byline(text):
            return Kind.HEADING
        kind = kind_of(text, glued=self._glued)
        # In HTML a heading says that it is one; a short line is only a line.
        return Kind.FRAGMENT if kind is Kind.HEADING else kind

    def _address(self, text: str) -> str | None:
        if self._link is None or self._linked_length < 0.9 * len(text.strip()):
            return None
        return _absolute(self._link, self._base_url)


def words_of_markup(markup: str) -> str:
    """Return the words of a page by leaving out its tags, for pages that no parser should be given.

    >>> words_of_markup("<div><div>48 <b>dead</b></div>Lima</div>").split()
    ['48', 'dead', 'Lima']
    """
    words = _TAG.sub("", _BLOCK_TAG.sub("\n\n", _NOT_WORDS.sub("", markup)))
    return str(html.fromstring(f"<p>{words.replace('<', '&lt;')}</p>").text_content())


def _is_silent(node: html.HtmlElement) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SILENT:
        return True
    if not node.attrib:
        return False
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _absolute(address: str, base_url: str | None) -> str | None:
    """Return an http address in full, or None for addresses of other kinds and those that cannot be read."""
    try:
        full = urljoin(base_url, address.strip()) if base_url else address.strip()
    except ValueError:
        return None
    return full if full.startswith(("http://", "https://")) else None
