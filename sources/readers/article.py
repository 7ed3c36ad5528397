"""The words of a single article in a web page, and everything that stood around them."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from lxml import html

from sources.readers.blocks import Block, Kind, block_of
from sources.readers.main_text import main_text, overlooked, places_in
from sources.readers.prose import prose_in_one_place
from sources.readers.regions import CONTENT
from sources.readers.sifting import Sifted
from sources.readers.walking import HEADINGS, Piece

__all__ = ["article_of", "everything_of"]


def article_of(root: html.HtmlElement, pieces: Sequence[Piece], *, headline: str = "") -> Sifted:
    """Tell an article's words from what stands around them.

    Where the page's prose stands in one place, that is the article. Elsewhere the main text is trafilatura's;
    paragraphs it overlooked come back when they stand in the same kind of place as those it found, since long articles
    are often cut into boxes of which it takes one. Where it finds nothing, all that stands in no marked furniture is
    kept. The tree is not fit for use afterwards.

    Args:
        pieces: the pieces of the whole page.
        headline: the page's title; the heading that shows it is kept, for its words are the author's and often hold a
            figure.
    """
    in_one_place = prose_in_one_place(pieces, headline=headline)
    if in_one_place is not None:
        return _among_the_rest(pieces, {index: [pieces[index]] for index in in_one_place}, headline)
    found = main_text(root, pieces)
    if not found:
        return everything_of(pieces)
    places = places_in(pieces, found)
    kept = {index: [pieces[index]] for index in overlooked(pieces, places)}
    position = 0
    for index, number in places.items():
        # What trafilatura found and the page does not hold word for word comes before the next that it does.
        kept[index] = [*found[position:number], pieces[index]]
        position = number + 1
    return _among_the_rest(pieces, kept, headline, behind=found[position:])


def everything_of(pieces: Sequence[Piece]) -> Sifted:
    """Keep all of a page's words but its marked menus, sidebars and footers, without a closer look at them."""
    left_out = {index: piece.region for index, piece in enumerate(pieces) if piece.region != CONTENT}
    kinds = (Kind.HEADING if piece.tag in HEADINGS else Kind.BODY for piece in pieces)
    return Sifted([Block(kind, piece.text, piece.glued) for kind, piece in zip(kinds, pieces, strict=True)], left_out)


def _among_the_rest(
    pieces: Sequence[Piece], kept: Mapping[int, Sequence[Piece]], headline: str, *, behind: Sequence[Piece] = ()
) -> Sifted:
    """Return a page's blocks in order, with all that is not kept left out.

    Args:
        kept: what stands for a piece of the page, by its index.
        behind: what comes after all of them.
    """
    headings = (
        _showing(headline, pieces) if not any(piece.text == headline for run in kept.values() for piece in run) else ()
    )
    blocks: list[Block] = []
    left_out: dict[int, str] = {}
    for index, piece in enumerate(pieces):
        if index in kept:
            blocks += map(_block, kept[index])
        elif index in headings:
            blocks.append(_block(piece))
        else:
            left_out[len(blocks)] = piece.region or "other"
            blocks.append(Block(Kind.FRAGMENT, piece.text, url=piece.url))
    blocks += map(_block, behind)
    return Sifted(blocks, left_out)


def _showing(headline: str, pieces: Sequence[Piece]) -> Collection[int]:
    shown = (index for index, piece in enumerate(pieces) if piece.tag in HEADINGS and piece.text == headline)
    return tuple(islice(shown, 1))


def _block(piece: Piece) -> Block:
    return block_of(piece.text, is_heading=piece.tag in HEADINGS, glued=piece.glued, url=piece.url)
