"""Putting a page's text together, so that every offset is right by construction."""

from dataclasses import replace
from datetime import date

from sources.readers.page import Dropped, Section

__all__ = ["Draft"]

_BETWEEN_BLOCKS = "\n\n"
_BETWEEN_LINES = "\n"


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
        self._sections: list[Section] = []
        # Left-out blocks wait here until the offset of what follows them is known.
        self._waiting: list[tuple[str, str]] = []
        self._dropped: list[Dropped] = []

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._parts)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections so far; together they hold every word of the text."""
        return tuple(self._sections)

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was left out so far; what stood after the last word has the text's length for its offset."""
        last = [Dropped(text, reason, before=self._length) for text, reason in self._waiting]
        return (*self._dropped, *last)

    def open_section(self, heading: str, *, url: str | None = None, published: date | None = None) -> None:
        """Begin a section with its heading; an empty heading begins one at the next block."""
        start = self._append(heading, _BETWEEN_BLOCKS) if heading else self._length
        self._sections.append(Section(heading, start, self._length, url, published))

    def add(self, words: str, *, glued: bool = False) -> None:
        """Add a block to the open section, or to one without a heading where none is open.

        Args:
            glued: set it on the next line, without a blank line before it.
        """
        if not self._sections:
            self.open_section("")
        start = self._append(words, _BETWEEN_LINES if glued else _BETWEEN_BLOCKS)
        section = self._sections[-1]
        begins_here = section.start == section.end
        self._sections[-1] = replace(section, start=start if begins_here else section.start, end=self._length)

    def drop(self, words: str, reason: str) -> None:
        """Leave a block out of the text, and remember where it stood."""
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
