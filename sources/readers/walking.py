"""From a parsed page to its pieces: the words of each heading, paragraph or line, in order, and where they stand."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import html

from sources.readers.cleaning import clean, is_clean
from sources.readers.regions import CONTENT, FURNITURE_TAGS, region_of

__all__ = ["BLOCKS", "HEADINGS", "SILENT", "Piece", "address_of", "pieces_of"]


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
SILENT = _tags(
    "script style template svg math iframe object embed applet canvas audio video map noscript select option datalist "
    "textarea button input meter progress title meta link base head"
)
BLOCKS = HEADINGS | _tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_RESETTING = _tags("article main h1")

# Two patterns without anything to backtrack into; RE2's binding costs more per call than these cost to match.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_LINKED_SHARE = 0.9

# Nearly all links; joining them to the page's address as the standard has it would leave them as they are.
_WHOLE_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[\w/%:!$&'()*+,=~.@-]*)?(?:\?[\w/%:!$&'()*+,=~.@?-]+)?")
_FROM_ROOT = re.compile(r"/(?!/)[\w/%:!$&'()*+,=~.@-]*(?:\?[\w/%:!$&'()*+,=~.@?-]+)?")

# Deeper elements share their path with those around them, lest paths take more memory than the page.
_LONGEST_PATH = 60


class Piece(NamedTuple):
    """A run of words between two block elements or line breaks; a tuple, because a page has hundreds of them.

    Args:
        text: white space run together as a browser would; NO-BREAK SPACEs stay.
        tag: the block element it stands in.
        glued: whether only a line break parts it from the piece before.
        url: where it leads, if it is a link from end to end, or None; in full where the page's own address is known.
        region: the furniture it stands in, or `CONTENT`.
        path: the elements around its own, outermost first, as numbers that elements with the same tags and classes
            share.
        item: the number of the listed item it belongs to, or None.
    """

    text: str
    tag: str
    glued: bool
    url: str | None
    region: str
    path: tuple[int, ...]
    item: int | None = None


def pieces_of(
    root: html.HtmlElement,
    *,
    base_url: str | None = None,
    item_starts: Mapping[html.HtmlElement, int] | None = None,
    item_ends: frozenset[html.HtmlElement] = frozenset(),
) -> list[Piece]:
    """Return the words of a page in pieces, in order. What is never shown (scripts, hidden elements) gives none.

    Args:
        item_starts: the elements with which listed items begin, each with the item's number.
        item_ends: the elements with which an item is over.
    """
    walk = _Walk(base_url, item_starts or {}, item_ends)
    walk.walk(root)
    return walk.pieces


class _Place(NamedTuple):
    """Where in the page a walk is; elements with the same tags, classes, ids and roles around them share a place."""

    number: int
    tag: str
    region: str
    is_firm: bool
    path: tuple[int, ...]
    path_above: tuple[int, ...]


class _Walk:
    """The state of one walk over a tree; with a stack of its own, because pages nest deeper than Python calls may."""

    def __init__(
        self, base_url: str | None, item_starts: Mapping[html.HtmlElement, int], item_ends: frozenset[html.HtmlElement]
    ) -> None:
        self.pieces: list[Piece] = []
        self._base_url = base_url
        self._item_starts = item_starts
        self._item_ends = item_ends
        self._item: int | None = None
        self._place = _Place(0, "body", CONTENT, is_firm=False, path=(), path_above=())
        self._steps: dict[tuple[str, str], int] = {}
        self._places: dict[tuple[int, str, str | None, str | None, str | None], _Place] = {}
        self._words: list[str] = []
        self._linked_length = 0
        self._link: str | None = None
        self._open_link: str | None = None
        self._glued = False

    def walk(self, root: html.HtmlElement) -> None:
        above: list[tuple[html.HtmlElement, Iterator[html.HtmlElement], _Place, str | None]] = []
        element, children = root, iter(root)
        self._take(root.text)
        while True:
            child = next(children, None)
            if child is None:
                self._leave(element)
                if not above:
                    return
                tail = element.tail
                element, children, self._place, self._open_link = above.pop()
                self._take(tail)
            elif _is_silent(child):
                self._take(child.tail)
            elif not len(child):
                place, open_link = self._place, self._open_link
                self._enter(child)
                self._leave(child)
                self._place, self._open_link = place, open_link
                self._take(child.tail)
            else:
                above.append((element, children, self._place, self._open_link))
                self._enter(child)
                element, children = child, iter(child)

    def _enter(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if self._item_starts and element in self._item_starts:
            self._close(glue_next=False)
            self._item = self._item_starts[element]
        if tag in BLOCKS:
            if self._words:
                self._close(glue_next=False)
            self._glued = False
            self._place = self._inside(self._place, tag, element.get("class"), element.get("id"), element.get("role"))
        elif tag == "br":
            self._close(glue_next=True)
        elif tag == "a":
            self._open_link = element.get("href")
        self._take(element.text)

    def _leave(self, element: html.HtmlElement) -> None:
        if element.tag in BLOCKS:
            if self._words:
                self._close(glue_next=False)
            self._glued = False
        if self._item_ends and element in self._item_ends:
            self._close(glue_next=False)
            self._item = None

    def _inside(self, above: _Place, tag: str, css_class: str | None, name: str | None, role: str | None) -> _Place:
        key = (above.number, tag, css_class, name, role)
        place = self._places.get(key)
        if place is None:
            step = self._steps.setdefault((tag, css_class or ""), len(self._steps))
            region, is_firm = above.region, above.is_firm
            own = region_of(tag, role, " ".join(filter(None, (css_class, name))))
            if tag in FURNITURE_TAGS:
                region, is_firm = own, True
            elif own and not region:
                region = own
            elif tag in _RESETTING and not is_firm:
                region = CONTENT
            path = above.path if len(above.path) >= _LONGEST_PATH else (*above.path, step)
            place = self._places[key] = _Place(len(self._places) + 1, tag, region, is_firm, path, above.path)
        return place

    def _take(self, words: str | None) -> None:
        if not words or (not self._words and words.isspace()):
            return
        self._words.append(words)
        if self._open_link is not None:
            self._link = self._link or self._open_link
            self._linked_length += len(words.strip())

    def _close(self, *, glue_next: bool) -> None:
        text = _run_together("".join(self._words)) if self._words else ""
        # Character references are resolved by the parser, behind the border that the markup has passed.
        if text and not is_clean(text):
            text = clean(text).text
        if text and not text.isspace():
            is_link = self._link is not None and self._linked_length >= _LINKED_SHARE * len(text)
            url = address_of(self._link, self._base_url) if is_link and self._link is not None else None
            place = self._place
            self.pieces.append(Piece(text, place.tag, self._glued, url, place.region, place.path_above, self._item))
            self._glued = glue_next
        else:
            self._glued = False
        self._words.clear()
        self._link, self._linked_length = None, 0


def address_of(href: str, base_url: str | None) -> str | None:
    """Return where a link leads, in full where the page's own address is known; None for what is no page of its own.

    >>> address_of("/peru/", "https://news.example/a/b")
    'https://news.example/peru/'
    >>> address_of("/peru/", None)
    '/peru/'
    >>> address_of("#top", None), address_of("javascript:alert(1)", "https://news.example/")
    (None, None)
    """
    href = href.strip()
    if not href or href.startswith("#"):
        return None
    if _WHOLE_ADDRESS.fullmatch(href):
        return href
    if base_url and _FROM_ROOT.fullmatch(href) and "/." not in href and (origin := _origin_of(base_url)):
        return origin + href
    try:
        full = urljoin(base_url or "", href)
        scheme = urlsplit(full).scheme
    except ValueError:
        return None
    return full if scheme in ("http", "https", "") else None


@lru_cache(maxsize=64)
def _origin_of(base_url: str) -> str:
    """Return the beginning of an address, up to its path; empty where it has none."""
    try:
        parts = urlsplit(base_url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def _run_together(words: str) -> str:
    """Run white space together as a browser does; NO-BREAK SPACEs are none."""
    return " ".join(words.split()) if words.isascii() else _SPACE.sub(" ", words).strip(" ")


def _is_silent(element: html.HtmlElement) -> bool:
    if element.tag in SILENT or not isinstance(element.tag, str):
        return True
    names = element.keys()
    if "hidden" in names or ("aria-hidden" in names and element.get("aria-hidden") == "true"):
        return True
    return "style" in names and _HIDDEN_STYLE.search(element.get("style")) is not None
