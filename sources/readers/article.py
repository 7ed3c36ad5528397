"""The words of a single article in a web page, and everything that stood around them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from sources.readers.blocks import Block, Kind, block_of, is_prose
from sources.readers.regions import CONTENT
from sources.readers.sifting import Sifted
from sources.readers.walking import HEADINGS, Piece, pieces_of

__all__ = ["article_of", "everything_of"]

_FEWEST_SIBLINGS = 3
_LEAST_SHARE_OF_PROSE = 0.3

_HTML_TAGS = {
    "head": "h2",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "ref": "span",
}


def article_of(root: html.HtmlElement, pieces: Sequence[Piece], *, headline: str = "") -> Sifted:
    """Tell an article's words from what stands around them.

    The main text is trafilatura's. Paragraphs it overlooked come back when they stand in the same kind of place as
    those it found: long articles are often cut into several boxes, of which it takes one. Where it finds nothing, all
    that stands in no marked furniture is kept. The tree is not fit for use afterwards.

    Args:
        pieces: the pieces of the whole page.
        headline: the page's title; the heading that shows it is kept, for its words are the author's and often hold a
            figure.
    """
    found = _main_text(root, pieces)
    if not found:
        return everything_of(pieces)
    places = _places(found, pieces)
    overlooked = _overlooked(pieces, places) | _headline(pieces, found, headline)
    blocks: list[Block] = []
    left_out: dict[int, str] = {}
    position = 0
    for index, piece in enumerate(pieces):
        if index in places:
            blocks += (_block(each) for each in found[position : places[index]])
            blocks.append(_block(piece))
            position = places[index] + 1
        elif index in overlooked:
            blocks.append(_block(piece))
        else:
            left_out[len(blocks)] = piece.region or "other"
            blocks.append(Block(Kind.FRAGMENT, piece.text, url=piece.url))
    blocks += (_block(each) for each in found[position:])
    return Sifted(blocks, left_out)


def everything_of(pieces: Sequence[Piece]) -> Sifted:
    """Keep all of a page's words but its marked menus, sidebars and footers, without a closer look at them."""
    left_out = {index: piece.region for index, piece in enumerate(pieces) if piece.region != CONTENT}
    kinds = (Kind.HEADING if piece.tag in HEADINGS else Kind.BODY for piece in pieces)
    return Sifted([Block(kind, piece.text, piece.glued) for kind, piece in zip(kinds, pieces, strict=True)], left_out)


def _block(piece: Piece) -> Block:
    return block_of(piece.text, is_heading=piece.tag in HEADINGS, glued=piece.glued, url=piece.url)


def _main_text(root: html.HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """Return trafilatura's main text, found its quick way where that finds enough of the page's prose."""
    prose = sum(len(piece.text) for piece in pieces if _is_prose(piece))
    for is_quick in (True, False):
        try:
            document = bare_extraction(root, include_comments=False, favor_precision=True, fast=is_quick)
        except Exception:  # whatever a library says of a hostile page, the page is still read, by its pieces
            return []
        found = _pieces_of_document(document)
        if sum(len(piece.text) for piece in found) >= _LEAST_SHARE_OF_PROSE * prose:
            break
    return found


def _pieces_of_document(document: Document | dict[str, object] | None) -> list[Piece]:
    if not isinstance(document, Document) or document.body is None:
        return []
    for element in document.body.iter():
        element.tag = _HTML_TAGS.get(element.tag, element.tag)
    return pieces_of(document.body)


def _places(found: Sequence[Piece], pieces: Sequence[Piece]) -> dict[int, int]:
    """Return where the main text stands in the page: index in the page to index in the main text, both rising."""
    at: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        at.setdefault(_words(piece), []).append(index)
    places: dict[int, int] = {}
    cursor = 0
    for number, piece in enumerate(found):
        same = at.get(_words(piece), ())
        further_on = bisect_left(same, cursor)
        if further_on < len(same):
            places[same[further_on]] = number
            cursor = same[further_on] + 1
    return places


def _overlooked(pieces: Sequence[Piece], places: dict[int, int]) -> frozenset[int]:
    """Return the prose, and the headings above it, that stand in the same kind of place as prose that was found."""
    siblings = Counter((pieces[index].path, pieces[index].tag) for index in places if _is_prose(pieces[index]))
    kept = {_words(pieces[index]) for index in places}
    prose = {
        index
        for index, piece in enumerate(pieces)
        if siblings[piece.path, piece.tag] >= _FEWEST_SIBLINGS
        and index not in places
        and _is_prose(piece)
        and _words(piece) not in kept
    }
    paths = {path for path, _ in siblings}
    headings = {
        index
        for index, piece in enumerate(pieces[:-1])
        if piece.tag in HEADINGS
        and index not in places
        and piece.path in paths
        and piece.url is None
        and pieces[index + 1].path == piece.path
        and (index + 1 in places or index + 1 in prose)
    }
    return frozenset(prose | headings)


def _headline(pieces: Sequence[Piece], found: Sequence[Piece], headline: str) -> frozenset[int]:
    if any(piece.text == headline for piece in found):
        return frozenset()
    shown = (index for index, piece in enumerate(pieces) if piece.tag in HEADINGS and piece.text == headline)
    return frozenset(islice(shown, 1))


def _is_prose(piece: Piece) -> bool:
    return piece.region == CONTENT and piece.url is None and piece.tag not in HEADINGS and is_prose(piece.text)


def _words(piece: Piece) -> str:
    return "".join(piece.text.split())
