"""Pasted text and plain text files: to a page, item by item where they list items."""

from collections.abc import Sequence
from datetime import date

import re2

from sources.readers.blocks import Block, Kind, blocks_of
from sources.readers.cleaning import clean
from sources.readers.days import day_in
from sources.readers.draft import Draft
from sources.readers.errors import TooLarge
from sources.readers.language import language_of
from sources.readers.listing import is_listing, passages
from sources.readers.page import Page, Standing
from sources.readers.sifting import reasons_to_drop

__all__ = ["MOST_CHARACTERS", "read_text"]

MOST_CHARACTERS = 10_000_000

_AUTHOR = re2.compile(r"(?i)^(?:by|por|written by|escrito por)[: ]+([^|•·,\d\n]{3,80})")
_BYLINE_WITHIN = 6

# What is left out for these reasons is shown as one block; menu entries and the like are shown line by line.
_DROPPED_AS_PASSAGES = ("fundraising", "sign_up", "repeated")


def read_text(text: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read a pasted text or the text of a file. Its words stay as they are; page furniture is left out and told.

    Args:
        url: where the text stands, if the person said; the day in it counts as the text's own.
        language: BCP 47 tag that the person or the publisher gives; guessed between English and Spanish where None.

    Raises:
        TooLarge: the text has more than `MOST_CHARACTERS` characters.

    >>> page = read_text("Skip to content\\n\\nThree Bridges Closed\\n\\nAt least 12 people were hurt, the mayor said.")
    >>> page.text
    'Three Bridges Closed\\n\\nAt least 12 people were hurt, the mayor said.'
    >>> page.dropped
    (Dropped(text='Skip to content', reason='menu', before=0),)
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(
            f"This text has {len(text):,} characters; at most {MOST_CHARACTERS:,} can be read at once. Paste the part you need."
        )
    cleaned = clean(text)
    return page_of_blocks(list(blocks_of(cleaned.text)), notes=cleaned.notes, url=url, language=language)


def page_of_blocks(blocks: Sequence[Block], *, notes: tuple[str, ...], url: str | None, language: str | None) -> Page:
    """Sift blocks and lay out what is kept."""
    lists = is_listing(blocks, reasons_to_drop(blocks, is_listing=False))
    reasons = reasons_to_drop(blocks, is_listing=lists)
    draft = _draft(blocks, reasons, is_listing=lists)
    kept = [block for index, block in enumerate(blocks) if index not in reasons]
    return Page(
        title=kept[0].text if kept and kept[0].kind is Kind.HEADING and not lists else "",
        author="" if lists else _author(kept),
        published=None if lists else _published(kept),
        published_known="text" if not lists and _published(kept) else "",
        language=language_of(draft.text, declared=language),
        text=draft.text,
        sections=draft.sections,
        is_listing=lists,
        dropped=draft.dropped,
        notes=notes,
        standing=Standing.OK if draft.text else Standing.EMPTY,
    )


def _draft(blocks: Sequence[Block], reasons: dict[int, str], *, is_listing: bool) -> Draft:
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
    return heading.url or next((block.url for block in body if block.url is not None), None)


def _day(heading: Block, body: Sequence[Block]) -> date | None:
    stated = (day_in(block.text) for block in body if block.kind is Kind.BYLINE)
    return heading.published or next((day for day in stated if day is not None), None)


def _author(kept: Sequence[Block]) -> str:
    for block in kept[:_BYLINE_WITHIN]:
        if block.kind is Kind.BYLINE and (match := _AUTHOR.search(block.text)):
            return str(match[1]).strip()
    return ""


def _published(kept: Sequence[Block]) -> date | None:
    stated = (day_in(block.text) for block in kept[:_BYLINE_WITHIN] if block.kind is Kind.BYLINE)
    return next((day for day in stated if day is not None), None)
