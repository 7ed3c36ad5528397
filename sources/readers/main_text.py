"""The main text of a page as trafilatura finds it, and where in the page it stands."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from sources.readers.prose import is_own_prose
from sources.readers.walking import HEADINGS, Piece, pieces_of

__all__ = ["main_text", "overlooked", "places_in"]

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


def main_text(root: html.HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """Return trafilatura's main text, found its quick way where that finds enough of the page's prose."""
    prose = sum(len(piece.text) for piece in pieces if is_own_prose(piece))
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


def places_in(pieces: Sequence[Piece], found: Sequence[Piece]) -> dict[int, int]:
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


def overlooked(pieces: Sequence[Piece], places: Mapping[int, int]) -> frozenset[int]:
    """Return the prose, and the headings above it, that stand in the same kind of place as prose that was found."""
    siblings = Counter((pieces[index].path, pieces[index].tag) for index in places if is_own_prose(pieces[index]))
    kept = {_words(pieces[index]) for index in places}
    prose = {
        index
        for index, piece in enumerate(pieces)
        if siblings[piece.path, piece.tag] >= _FEWEST_SIBLINGS
        and index not in places
        and is_own_prose(piece)
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


def _words(piece: Piece) -> str:
    return "".join(piece.text.split())
