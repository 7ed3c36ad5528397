"""Keeping what stood around a page's text readable and small: a menu of two hundred entries is one block."""

from collections.abc import Iterator
from itertools import groupby

from sources.readers.blocks import Block, Kind
from sources.readers.sifting import Sifted

__all__ = ["bounded"]

_MOST_BLOCKS = 60
_LONGEST_BLOCK = 600


def bounded(sifted: Sifted) -> tuple[Sifted, tuple[str, ...]]:
    """Return a page's blocks with neighbours that were left out for one reason as one block each, and a note on what was cut.

    What is kept is untouched. A block that was left out shows its first 600 characters, and a page its first 60 such blocks; the
    note says how many more there were.
    """
    blocks: list[Block] = []
    left_out: dict[int, str] = {}
    unseen = 0
    for reason, run in _runs(sifted):
        if reason is None:
            blocks += run
        elif len(left_out) < _MOST_BLOCKS:
            left_out[len(blocks)] = reason
            blocks.append(Block(Kind.FRAGMENT, _shortened("\n".join(block.text for block in run))))
        else:
            unseen += 1
    notes = (f"Besides what is shown, {unseen} more blocks around the text were left out.",) if unseen else ()
    return Sifted(blocks, left_out), notes


def _runs(sifted: Sifted) -> Iterator[tuple[str | None, list[Block]]]:
    indexed = enumerate(sifted.blocks)
    for reason, run in groupby(indexed, key=lambda each: sifted.left_out.get(each[0])):
        yield reason, [block for _, block in run]


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_BLOCK:
        return text
    return f"{text[:_LONGEST_BLOCK].rstrip()} … ({len(text) - _LONGEST_BLOCK:,} more characters)"
