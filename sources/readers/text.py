"""Pasted text and plain text files: to a page, item by item where they list items."""

from collections.abc import Sequence
from datetime import date

import re2

from sources.readers.blocks import Block, Kind, blocks_of
from sources.readers.cleaning import clean
from sources.readers.days import day_in
from sources.readers.errors import TooLarge
from sources.readers.language import language_of
from sources.readers.layout import lay_out
from sources.readers.listing import is_listing
from sources.readers.page import Page, Standing
from sources.readers.sifting import Sifted, sift
from sources.readers.standing import NO_WORDS

__all__ = ["MOST_CHARACTERS", "read_text"]

MOST_CHARACTERS = 10_000_000

_AUTHOR = re2.compile(r"(?i)^(?:by|por|written by|escrito por)[: ]+([^|•·,\d\n]{3,80})")
_BYLINE_WITHIN = 6


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
            f"This text has {len(text):,} characters; at most {MOST_CHARACTERS:,} can be read at once. "
            "Paste the part you need."
        )
    cleaned = clean(text)
    sifted = sift(Sifted(list(blocks_of(cleaned.text))), is_listing=False)
    lists = is_listing(sifted.blocks, sifted.left_out)
    if lists:
        sifted = sift(sifted, is_listing=True)
    draft = lay_out(sifted, is_listing=lists)
    top = [] if lists else sifted.kept[:_BYLINE_WITHIN]
    published = _published(top)
    return Page(
        title=top[0].text if top and top[0].kind is Kind.HEADING else "",
        author=_author(top),
        published=published,
        published_known="text" if published else "",
        language=language_of(draft.text, declared=language),
        text=draft.text,
        sections=draft.sections,
        is_listing=lists,
        dropped=draft.dropped,
        notes=cleaned.notes + draft.notes,
        standing=Standing.OK if draft.text else NO_WORDS.standing,
        suspicion="" if draft.text else NO_WORDS.why,
    )


def _author(top: Sequence[Block]) -> str:
    for block in top:
        if block.kind is Kind.BYLINE and (match := _AUTHOR.search(block.text)):
            return str(match[1]).strip()
    return ""


def _published(top: Sequence[Block]) -> date | None:
    stated = (day_in(block.text) for block in top if block.kind is Kind.BYLINE)
    return next((day for day in stated if day is not None), None)
