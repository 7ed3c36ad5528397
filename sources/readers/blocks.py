"""The pieces a text is read in, before anybody has decided what is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import re2

from sources.readers.days import is_byline

__all__ = ["Block", "Kind", "block_of", "blocks_of", "ends_a_sentence", "is_prose", "kind_of", "looks_like_heading"]

_URL_LINE = re2.compile(r"(?i)^<?(https?://[^\s<>]{3,900})>?$")
_SENTENCE_ENDS = (".", "!", "?", "…")
_BEHIND_A_SENTENCE = "\"'”’»)]\u00a0 "
_INITIALS_END = re2.compile(r"\b\p{Lu}\.(?:\s?\p{Lu}\.)*$")
_LIST_MARK = re2.compile(r"^(?:[-*•·–—]\s|\d{1,3}[.)]\s)")

_LONGEST_HEADING = 160
_MOST_WORDS_IN_HEADING = 25
_SHORTEST_BODY = 80
_FEWEST_WORDS_IN_SENTENCE = 6

# A line that was broken to fit a window or a mail; shorter ones are lines of their own.
_SHORTEST_WRAPPED_LINE, _LONGEST_WRAPPED_LINE = 45, 100


class Kind(StrEnum):
    """What a block looks like by itself."""

    HEADING = "heading"
    BODY = "body"
    BYLINE = "byline"
    LINK = "link"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or another line that is kept or left out as a whole.

    Args:
        kind: what it looks like.
        text: its words, without white space around them.
        glued: whether it followed the block before it without a blank line between.
        url: where it leads; for a LINK its own words.
        published: the day it states for the item it belongs to.
    """

    kind: Kind
    text: str
    glued: bool = False
    url: str | None = None
    published: date | None = None


def blocks_of(text: str) -> Iterator[Block]:
    """Yield a clean text's blocks in order.

    Lines that were only broken to fit a width stay together. In a text without any blank line every line stands alone.
    """
    runs = list(_runs(text))
    is_dense = len(runs) == 1
    for run in runs:
        for number, paragraph in enumerate(_paragraphs(run)):
            glued = number > 0 and not is_dense
            if match := _URL_LINE.search(paragraph):
                yield Block(Kind.LINK, paragraph, glued, url=match[1])
            else:
                yield Block(kind_of(paragraph, glued=glued), paragraph, glued)


def block_of(text: str, *, is_heading: bool, glued: bool = False, url: str | None = None) -> Block:
    """Return the block that a piece of a web page is. There a heading says that it is one; a short line is only a line.

    >>> block_of("What comes next", is_heading=False).kind
    <Kind.FRAGMENT: 'fragment'>
    """
    if is_byline(text):
        return Block(Kind.BYLINE, text, glued, url)
    if is_heading:
        return Block(Kind.HEADING, text, glued, url)
    return Block(Kind.BODY if _is_body(text) else Kind.FRAGMENT, text, glued, url)


def looks_like_heading(line: str) -> bool:
    """Tell whether a line could be a heading by its own look: short, no list mark, and no sentence that ends.

    >>> looks_like_heading("Peru: General Strike Enters Day Three")
    True
    >>> looks_like_heading("At least 48 people have been killed.")
    False
    """
    if "\n" in line or len(line) > _LONGEST_HEADING or len(line.split()) > _MOST_WORDS_IN_HEADING:
        return False
    first = next((character for character in line if character.isalnum()), "")
    if not first or first.islower() or not any(character.isalpha() for character in line):
        return False
    if line.endswith((",", ";", ":", "…", "...")) or _LIST_MARK.search(line):
        return False
    return not line.endswith(".") or _INITIALS_END.search(line) is not None


def is_prose(text: str) -> bool:
    """Tell whether a paragraph is long enough, and ends as a sentence does, to be an author's prose."""
    return len(text) >= _SHORTEST_BODY and ends_a_sentence(text)


def ends_a_sentence(text: str) -> bool:
    """Tell whether the text stops where a sentence does.

    >>> ends_a_sentence("“We are still counting.”"), ends_a_sentence("What comes next")
    (True, False)
    """
    return text.rstrip(_BEHIND_A_SENTENCE).endswith(_SENTENCE_ENDS)


def _runs(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            run.append(line.strip(" \t"))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _paragraphs(run: list[str]) -> list[str]:
    broken = run[:-1]
    is_wrapped = broken and all(_SHORTEST_WRAPPED_LINE <= len(line) <= _LONGEST_WRAPPED_LINE for line in broken)
    if is_wrapped and not any(is_byline(line) or _URL_LINE.search(line) for line in run):
        return ["\n".join(run)]
    return run


def kind_of(paragraph: str, *, glued: bool) -> Kind:
    """Tell what a paragraph or line looks like by itself.

    >>> kind_of("Peru: General Strike Enters Day Three", glued=False)
    <Kind.HEADING: 'heading'>
    """
    paragraph = paragraph.strip()
    if is_byline(paragraph):
        return Kind.BYLINE
    if len(paragraph) >= _LONGEST_HEADING:
        return Kind.BODY
    if not glued and looks_like_heading(paragraph):
        return Kind.HEADING
    return Kind.BODY if _is_body(paragraph) else Kind.FRAGMENT


def _is_body(text: str) -> bool:
    return len(text) >= _SHORTEST_BODY or (ends_a_sentence(text) and len(text.split()) >= _FEWEST_WORDS_IN_SENTENCE)
