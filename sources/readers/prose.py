"""The article of a page whose prose stands in one place: most pages need no more than that to be told apart."""

from collections import Counter
from collections.abc import Sequence

from sources.readers.blocks import is_prose
from sources.readers.regions import CONTENT
from sources.readers.walking import HEADINGS, Piece

__all__ = ["is_own_prose", "prose_in_one_place"]

_FEWEST_PARAGRAPHS = 3
_SHORTEST_ARTICLE = 600
_MOST_BESIDE = 0.05
_SHORTEST_STANDFIRST = 60

# What may stand among an article's paragraphs and belong to it; captions and bare boxes do not.
_AMONG_PARAGRAPHS = HEADINGS | {"p", "li", "blockquote", "pre", "td", "th", "dd", "dt"}


def prose_in_one_place(pieces: Sequence[Piece], *, headline: str = "") -> list[int] | None:
    """Return the indexes of an article's pieces where nearly all of a page's prose stands side by side, or None.

    Paragraphs with the same elements around them, down to their classes, are one article; so is what stands among them
    inside the same elements (headings, lists, quotations, tables), and the standfirst between the headline and them. A
    page with prose in several places is not decided here.

    Args:
        headline: the page's title, as one of its headings shows it.
    """
    prose = [index for index, piece in enumerate(pieces) if is_own_prose(piece)]
    lengths: Counter[tuple[tuple[int, ...], str]] = Counter()
    for index in prose:
        lengths[pieces[index].path, pieces[index].tag] += len(pieces[index].text)
    if not lengths:
        return None
    (place, tag), length = lengths.most_common(1)[0]

    def is_part(piece: Piece) -> bool:
        if piece.region != CONTENT or piece.url is not None or piece.path[: len(place)] != place:
            return False
        return piece.tag in _AMONG_PARAGRAPHS or (piece.tag == tag and piece.path == place)

    paragraphs = [index for index in prose if is_part(pieces[index])]
    first, last = paragraphs[0], paragraphs[-1]
    standfirst = _standfirst(pieces, headline, before=first)
    everything = sum(len(pieces[index].text) for index in prose)
    beside = sum(len(pieces[index].text) for index in prose if index not in standfirst and not is_part(pieces[index]))
    if len(paragraphs) < _FEWEST_PARAGRAPHS or length < _SHORTEST_ARTICLE or beside > _MOST_BESIDE * everything:
        return None
    while first > 0 and pieces[first - 1].path == place and is_part(pieces[first - 1]):
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].path == place and is_part(pieces[last + 1]):
        last += 1
    return [*standfirst, *(index for index in range(first, last + 1) if is_part(pieces[index]))]


def _standfirst(pieces: Sequence[Piece], headline: str, *, before: int) -> list[int]:
    """Return the prose and the long headings between the headline and the first paragraph."""
    start = next(
        (index for index in range(before) if pieces[index].tag in HEADINGS and pieces[index].text == headline), before
    )
    between = range(start + 1, before)
    return [index for index in between if is_own_prose(pieces[index]) or _is_long_heading(pieces[index])]


def _is_long_heading(piece: Piece) -> bool:
    is_heading = piece.tag in HEADINGS and piece.region == CONTENT and piece.url is None
    return is_heading and len(piece.text) >= _SHORTEST_STANDFIRST


def is_own_prose(piece: Piece) -> bool:
    """Tell whether a piece is prose of the page itself: neither furniture nor a link nor a heading."""
    return piece.region == CONTENT and piece.url is None and piece.tag not in HEADINGS and is_prose(piece.text)
