"""Keeping what stood around a page's text readable and small: a menu of two hundred entries is one block."""

from collections.abc import Iterator
from itertools import groupby

from sources.readers.blocks import Block, Kind
from sources.readers.furniture import appeal_in
from sources.readers.sifting import Sifted

__all__ = ["gathered"]

_LONGEST_BLOCK = 600

# Where an element's name only says that it is not the text, its words may say more.
_VAGUE_REASONS = ("form", "aside", "advertisement", "other")


def gathered(sifted: Sifted) -> Sifted:
    """Return a page's blocks with neighbours that were left out for one reason as one block, which shows its first 600
    characters.

    What is kept is untouched.
    """
    blocks: list[Block] = []
    left_out: dict[int, str] = {}
    for reason, run in _runs(sifted):
        if reason is None:
            blocks += run
        else:
            text = "\n".join(block.text for block in run)
            left_out[len(blocks)] = appeal_in(text) or reason if reason in _VAGUE_REASONS else reason
            blocks.append(Block(Kind.FRAGMENT, _shortened(text)))
    return Sifted(blocks, left_out)


def _runs(sifted: Sifted) -> Iterator[tuple[str | None, list[Block]]]:
    indexed = enumerate(sifted.blocks)
    for reason, run in groupby(indexed, key=lambda each: sifted.left_out.get(each[0])):
        yield reason, [block for _, block in run]


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_BLOCK:
        return text
    return f"{text[:_LONGEST_BLOCK].rstrip()} … ({len(text) - _LONGEST_BLOCK:,} more characters)"
