"""Putting a page's text together, so that every offset is right by construction."""

from datetime import date
from typing import NamedTuple

from sources.readers.page import Dropped, Section

__all__ = ["Draft"]

_BETWEEN_BLOCKS = "\n\n"
_BETWEEN_LINES = "\n"

_MOST_DROPPED = 400


class _Begun(NamedTuple):
    """A section whose end may still move."""

    heading: str
    start: int
    url: str | None
    published: date | None


class Draft:
    """A text that grows block by block, with its sections and what was left out between them.

    >>> draft = Draft()
    >>> draft.drop("Skip to content", "menu")
    >>> draft.open_section("More Police Repression")
    >>> draft.add("More than 50 Peruvians have been killed.")
    >>> draft.text
    'More Police Repression\\n\\nMore than 50 Peruvians have been killed.'
    >>> draft.sections
    (Section(heading='More Police Repression', start=0, end=64, url=None, published=None),)
    >>> draft.dropped
    (Dropped(text='Skip to content', reason='menu', before=0),)
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._begun: list[_Begun] = []
        self._ends: list[int] = []
        # Left-out blocks wait here until the offset of what follows them is known.
        self._waiting: list[tuple[str, str]] = []
        self._dropped: list[Dropped] = []
        self._dropped_count = 0

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._parts)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections so far; together they hold every word of the text."""
        return tuple(
            Section(begun.heading, begun.start, end, begun.url, begun.published)
            for begun, end in zip(self._begun, self._ends, strict=True)
        )

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was left out so far; what stood after the last word has the text's length for its offset."""
        last = [Dropped(text, reason, before=self._length) for text, reason in self._waiting]
        return (*self._dropped, *last)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the page should know about `dropped`."""
        unseen = self._dropped_count - _MOST_DROPPED
        return (f"Besides what is shown, {unseen:,} more blocks were left out.",) if unseen > 0 else ()

    def open_section(self, heading: str, *, url: str | None = None, published: date | None = None) -> None:
        """Begin a section with its heading."""
        start = self._append(heading, _BETWEEN_BLOCKS)
        self._begun.append(_Begun(heading, start, url, published))
        self._ends.append(self._length)

    def add(self, words: str, *, glued: bool = False) -> None:
        """Add a block to the open section, or to one without a heading where none is open.

        Args:
            glued: set it on the next line, without a blank line before it.
        """
        start = self._append(words, _BETWEEN_LINES if glued else _BETWEEN_BLOCKS)
        if not self._begun:
            self._begun.append(_Begun("", start, None, None))
            self._ends.append(start)
        self._ends[-1] = self._length

    def drop(self, words: str, reason: str) -> None:
        """Leave a block out of the text, and remember where it stood; after the first 400 only their number."""
        self._dropped_count += 1
        if self._dropped_count <= _MOST_DROPPED:
            self._waiting.append((words, reason))

    def _append(self, words: str, separator: str) -> int:
        """Append words after a separator and return where they start."""
        if self._parts:
            words_start = self._length + len(separator)
            self._parts.append(separator)
        else:
            words_start = 0
        self._parts.append(words)
        self._length = words_start + len(words)
        self._dropped += [Dropped(text, reason, before=words_start) for text, reason in self._waiting]
        self._waiting.clear()
        return words_start
