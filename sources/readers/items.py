"""The items of a web page that lists articles: a linked heading each, with its excerpt and day."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, takewhile
from urllib.parse import urlsplit

from lxml import html

from sources.readers.blocks import Block, Kind, block_of, is_prose
from sources.readers.days import day_in, is_byline
from sources.readers.furniture import furniture_line
from sources.readers.regions import CONTENT
from sources.readers.sifting import Sifted
from sources.readers.walking import HEADINGS, Piece, address_of

__all__ = ["Head", "bounds_of", "heads_of", "items_of"]

_FEWEST_ITEMS = 3
_FEWEST_HEADLINES = 6
_MOST_HEADINGS = 2_000
_MOST_ANCESTORS = 100
_MOST_STRINGS = 60
_MOST_LINKS = 30
_SHORTEST_HEADLINE = 12
_FEWEST_WORDS_OF_HEADLINE = 4
_SHORTEST_EXCERPT = 40
_SHARE_WITH_EXCERPT = 0.6
_MOST_PROSE_BESIDE_HEADLINES = 600

# A page that calls itself an article must look a good deal more like a listing before it is taken for one.
_OUTWEIGHS = 1.0
_OUTWEIGHS_IN_ARTICLE = 4.0


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that leads somewhere.

    Args:
        element: the heading.
        url: where it leads, in full where the page's own address is known.
        box: the largest element around it that holds no other such heading.
    """

    element: html.HtmlElement
    url: str
    box: html.HtmlElement

    @property
    def holds_item(self) -> bool:
        """Whether the box holds the excerpt too, so that the item ends with it; else the excerpt follows it."""
        return len(_text(self.box)) >= len(_text(self.element)) + _SHORTEST_EXCERPT


def heads_of(root: html.HtmlElement, *, base_url: str | None) -> list[Head]:
    """Return the linked headings of a page that stand in the same kind of place as at least two others, in order.

    They stand in boxes side by side, or one after the other in one box.
    """
    headings = [
        heading for heading in islice(root.iter(*HEADINGS), _MOST_HEADINGS) if len(_text(heading)) >= _SHORTEST_HEADLINE
    ]
    linked = {heading: url for heading in headings if (url := _link_of(heading, base_url)) is not None}
    boxes = _boxes(list(linked) if len(linked) >= _FEWEST_ITEMS else headings)
    by_place: dict[object, list[Head]] = defaultdict(list)
    for heading, box in boxes.items():
        url = linked.get(heading) or _read_more_of(box, base_url)
        if url is not None:
            by_place[_place(box)].append(Head(heading, url, box))
    return [head for group in by_place.values() if len(group) >= _FEWEST_ITEMS for head in group]


def bounds_of(heads: Sequence[Head]) -> tuple[dict[html.HtmlElement, int], frozenset[html.HtmlElement]]:
    """Return the elements with which items begin, each with the item's number, and those with which one is over."""
    starts = {head.box: number for number, head in enumerate(heads)}
    return starts, frozenset(head.box if head.holds_item else head.box.getparent() for head in heads)


def items_of(heads: Sequence[Head], pieces: Sequence[Piece], *, is_article: bool) -> Sifted | None:
    """Return the blocks of a page that lists items, or None for a page that does not.

    The items make the page a listing if they hold more words than the prose beside them.

    Args:
        pieces: those of the whole page, with the numbers of the items they belong to.
        is_article: whether the page says of itself that it is an article.
    """
    items = _items(heads, pieces)
    if not items or _opens_with_an_article(pieces, items):
        return None
    beside = sum(len(piece.text) for piece in pieces if piece.item not in items and _is_prose(piece))
    inside = sum(len(piece.text) for item in items.values() for piece in item.excerpt)
    if inside:
        is_listing = inside >= beside * (_OUTWEIGHS_IN_ARTICLE if is_article else _OUTWEIGHS)
    else:
        is_listing = not is_article and beside <= _MOST_PROSE_BESIDE_HEADLINES
    return _sifted(pieces, items) if is_listing else None


def _link_of(heading: html.HtmlElement, base_url: str | None) -> str | None:
    """Return where a heading leads: a link in it, or one around it."""
    links = chain(islice(heading.iter("a"), _MOST_LINKS), islice(heading.iterancestors("a"), 1))
    addresses = (address_of(link.get("href"), base_url) for link in links if link.get("href"))
    return next((address for address in addresses if address is not None), None)


def _read_more_of(box: html.HtmlElement, base_url: str | None) -> str | None:
    """Return where the "read more" of a box leads."""
    for link in islice(box.iter("a"), _MOST_LINKS):
        if link.get("href") and furniture_line(_text(link)) == "read_more":
            return address_of(link.get("href"), base_url)
    return None


def _boxes(headings: Sequence[html.HtmlElement]) -> dict[html.HtmlElement, html.HtmlElement]:
    """Return for each heading the largest element around it that holds no other of them."""
    held = Counter(above for heading in headings for above in islice(heading.iterancestors(), _MOST_ANCESTORS))
    boxes = {}
    for heading in headings:
        box = heading
        for above in islice(heading.iterancestors(), _MOST_ANCESTORS):
            if held[above] > 1 or above.tag in ("body", "html"):
                break
            box = above
        boxes[heading] = box
    return boxes


def _place(box: html.HtmlElement) -> object:
    """Return what boxes in the same kind of place have in common; a box's own class often names its one article."""
    return (box.tag, *((above.tag, above.get("class")) for above in islice(box.iterancestors(), _MOST_ANCESTORS)))


@dataclass(frozen=True, slots=True)
class _Item:
    """One listed item: its heading and the pieces that belong to it."""

    head: Head
    pieces: tuple[Piece, ...]

    @property
    def excerpt(self) -> tuple[Piece, ...]:
        """The pieces that tell what the item is about."""
        return tuple(
            piece
            for piece in self.pieces
            if piece.tag not in HEADINGS and len(piece.text) >= _SHORTEST_EXCERPT and not piece.region
        )

    def blocks(self) -> Iterator[tuple[Block, str | None]]:
        """Yield the item's blocks, its heading first, each with the reason for which it is left out, or None."""
        start = next(index for index, piece in enumerate(self.pieces) if piece.tag in HEADINGS)
        tag = self.pieces[start].tag
        lines = [
            self.pieces[start],
            *takewhile(lambda piece: piece.glued and piece.tag == tag, self.pieces[start + 1 :]),
        ]
        title = " ".join(line.text for line in lines)
        yield Block(Kind.HEADING, title, url=self.head.url, published=self._published()), None
        for piece in self.pieces[:start]:
            block = block_of(piece.text, is_heading=False, glued=piece.glued)
            yield block, "menu" if block.kind is Kind.FRAGMENT else None
        for piece in self.pieces[start + len(lines) :]:
            block = block_of(piece.text, is_heading=False, glued=piece.glued)
            yield block, furniture_line(piece.text) or self._reason_of_label(block, piece)

    def _reason_of_label(self, block: Block, piece: Piece) -> str | None:
        """Return why a short line that is only a link is left out: it leads to another site, or names a rubric."""
        if piece.url is None or block.kind is not Kind.FRAGMENT or len(piece.text) >= _SHORTEST_EXCERPT:
            return None
        there, here = urlsplit(piece.url).netloc, urlsplit(self.head.url).netloc
        return "stray_link" if there and there != here else piece.region or "menu"

    def _published(self) -> date | None:
        """Return the day that the item states, by a time element or in words."""
        stated = [time.get("datetime") or "" for time in self.head.box.iter("time")] if self.head.holds_item else []
        stated += [piece.text for piece in self.pieces if is_byline(piece.text)]
        return next((day for words in stated if (day := day_in(words)) is not None), None)


def _items(heads: Sequence[Head], pieces: Sequence[Piece]) -> Mapping[int, _Item]:
    """Return the items of the page's own lists by number, without those that stand in its furniture."""
    of: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.item is not None:
            of[piece.item].append(piece)
    items = {
        number: _Item(heads[number], tuple(own))
        for number, own in of.items()
        if any(piece.tag in HEADINGS and not piece.region for piece in own)
    }
    with_excerpt = sum(bool(item.excerpt) for item in items.values())
    if with_excerpt >= _FEWEST_ITEMS and with_excerpt >= _SHARE_WITH_EXCERPT * len(items):
        return items
    return items if len(items) >= _FEWEST_HEADLINES else {}


def _opens_with_an_article(pieces: Sequence[Piece], items: Mapping[int, _Item]) -> bool:
    """Tell whether a headline and prose stand above the first item: then the items are what else there is to read."""
    above = list(takewhile(lambda piece: piece.item not in items, pieces))
    headlines = [
        index
        for index, piece in enumerate(above)
        if piece.tag == "h1" and len(piece.text.split()) >= _FEWEST_WORDS_OF_HEADLINE
    ]
    return bool(headlines) and any(_is_prose(piece) for piece in above[headlines[0] :])


def _sifted(pieces: Sequence[Piece], items: Mapping[int, _Item]) -> Sifted:
    """Return the page's blocks in order: the items, each with its heading first, and everything else as left out."""
    blocks: list[Block] = []
    left_out: dict[int, str] = {}
    done: set[int] = set()
    for piece in pieces:
        number = -1 if piece.item is None else piece.item
        item = items.get(number)
        if item is None:
            left_out[len(blocks)] = furniture_line(piece.text) or piece.region or "other"
            blocks.append(Block(Kind.FRAGMENT, piece.text, url=piece.url))
        elif number not in done:
            done.add(number)
            for block, reason in item.blocks():
                if reason is not None:
                    left_out[len(blocks)] = reason
                blocks.append(block)
    return Sifted(blocks, left_out)


def _is_prose(piece: Piece) -> bool:
    return piece.region == CONTENT and piece.url is None and is_prose(piece.text)


def _text(element: html.HtmlElement) -> str:
    """Return the first words of an element; headings nested in headings would make all of them cost the square."""
    return " ".join("".join(islice(element.itertext(), _MOST_STRINGS)).split())
