"""From sifted blocks to a page's text, sections and dropped blocks."""

from collections.abc import Sequence
from datetime import date

from sources.readers.blocks import Block, Kind
from sources.readers.days import day_in
from sources.readers.draft import Draft
from sources.readers.listing import passages
from sources.readers.sifting import Sifted

__all__ = ["lay_out"]

# What is left out for these reasons is shown as one block; menu entries and the like are shown line by line.
_DROPPED_AS_PASSAGES = ("fundraising", "sign_up", "repeated")


def lay_out(sifted: Sifted, *, is_listing: bool) -> Draft:
    """Put the text of a page together from its blocks.

    Args:
        is_listing: whether the sections are items, which have an address and a day of their own.
    """
    blocks, reasons = sifted.blocks, sifted.left_out
    draft = Draft()
    left_out: list[Block] = []
    left_out_reason = ""
    items = {passage.heading_index: passage.body for passage in passages(blocks) if passage.heading is not None}

    def drop_left_out() -> None:
        if left_out:
            draft.drop("\n\n".join(block.text for block in left_out), left_out_reason)
            left_out.clear()

    for index, block in enumerate(blocks):
        reason = reasons.get(index)
        begins_passage = block.kind is Kind.HEADING and left_out and left_out[-1].kind is not Kind.HEADING
        if reason not in _DROPPED_AS_PASSAGES or reason != left_out_reason or begins_passage:
            drop_left_out()
        if reason is not None:
            left_out_reason = reason
            left_out.append(block)
        elif block.kind is Kind.HEADING:
            body = items[index] if is_listing else ()
            draft.open_section(block.text, url=_url(block, body), published=_day(block, body))
        else:
            draft.add(block.text, glued=block.glued and index - 1 not in reasons)
    drop_left_out()
    return draft


def _url(heading: Block, body: Sequence[Block]) -> str | None:
    stated = (heading.url, *(block.url for block in body if block.kind is Kind.LINK))
    return next((url for url in stated if url is not None and url.startswith(("http://", "https://"))), None)


def _day(heading: Block, body: Sequence[Block]) -> date | None:
    stated = (day_in(block.text) for block in body if block.kind is Kind.BYLINE)
    return heading.published or next((day for day in stated if day is not None), None)
