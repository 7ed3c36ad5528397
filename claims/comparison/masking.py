"""Texts with their numbers masked: what is left of a sentence when only its figures may have changed."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import re2

from claims.figures.languages import LANGUAGES, language_named
from claims.figures.languages.table import Phrases

__all__ = ["MASK", "MaskedText", "mask", "masked", "numerals"]

MASK = "#"

# Digits with the marks or single spaces that group thousands, and the marks that begin decimals.
_DIGITS = r"[0-9]+(?:[.,'’\x{2009}\x{202f}\x{a0} ][0-9]{3}\b)*(?:[.,][0-9]+)*"
_SPACES = "\t\n\r\x0b\x0c\u0085\u00a0\u2007\u2009\u202f\u2028\u2029"
# Words that bound a number are looked for within so many code points of it.
_REACH = 48
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text with every number, and the words that bound it, as one sign, and every white space as a plain one.

    Args:
        text: the masked text.
        original: the text as it was.
        language: whose number words were masked.
        numerals: spans of the masked numbers in the original, in order.
        signs: where each of them stands in the masked text.
    """

    text: str
    original: str
    language: str
    numerals: tuple[tuple[int, int], ...]
    signs: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a span of the masked text stands for; a sign stands for its number."""
        return (self._original(start)[0], self._original(end - 1)[1]) if start < end else (start, start)

    def masked_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the masked text that holds a span of the original, with whole numbers."""
        return (self._masked(start), self._masked(end - 1) + 1)

    def _original(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.signs, offset) - 1
        if index < 0:
            return (offset, offset + 1)
        if self.signs[index] == offset:
            return self.numerals[index]
        at = self.numerals[index][1] + offset - self.signs[index] - 1
        return (at, at + 1)

    def _masked(self, offset: int) -> int:
        index = bisect_right(self.numerals, (offset, len(self.original))) - 1
        if index < 0:
            return offset
        return self.signs[index] + max(0, offset - self.numerals[index][1] + 1)


@dataclass(frozen=True, slots=True)
class _NumberWords:
    """What of a language's tables makes and bounds numbers.

    Args:
        number: finds digits and single number words.
        words: the number words.
        joining: words and signs that may stand between two number words of one number.
        before: words that bound a number they precede, by their last word.
        after: words that bound a number they follow, by their first word.
    """

    number: "re2._Regexp[str]"
    words: frozenset[str]
    joining: frozenset[str]
    before: dict[str, tuple[tuple[str, ...], ...]]
    after: dict[str, tuple[tuple[str, ...], ...]]

    def make_one_number(self, text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Tell whether two neighbours are words of one number: "two hundred and five", "2.5 million"."""
        between = text[one[1] : other[0]]
        if len(between) > len(" thousand ") or "\n" in between:
            return False
        if between.strip(" -\u00a0").lower() not in self.joining:
            return False
        return text[slice(*other)].lower() in self.words

    def start_with_bound(self, text: str, start: int, floor: int) -> int:
        """Return where a number begins together with the words before it that bound it: "at least"."""
        while start > floor and text[start - 1].isspace():
            reach = max(floor, start - _REACH)
            said = tuple(text[reach:start].lower().split())
            phrases = self.before.get(said[-1], ()) if said else ()
            length = next((len(phrase) for phrase in phrases if said[-len(phrase) :] == phrase), 0)
            if not length:
                return start
            start = reach + [word.start() for word in _WORD.finditer(text[reach:start])][-length]
        return start

    def end_with_bound(self, text: str, end: int, ceiling: int) -> int:
        """Return where a number ends together with the words behind it that bound it: "or more"."""
        if end < ceiling and text[end].isspace():
            behind = text[end : min(ceiling, end + _REACH)]
            said = tuple(word.rstrip(".,;:)") for word in behind.lower().split())
            phrases = self.after.get(said[0], ()) if said else ()
            length = next((len(phrase) for phrase in phrases if said[: len(phrase)] == phrase), 0)
            if length:
                return end + [word.start() for word in _WORD.finditer(behind)][length - 1] + len(said[length - 1])
        return end


def numerals(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of the numbers of a text, each with the words that bound it ("at least 30", "30 or more").

    >>> text = "At least 48 people, among them twenty-three children"
    >>> [text[start:end] for start, end in numerals(text, "en")]
    ['At least 48', 'twenty-three']
    """
    words = _number_words(language)
    spans: list[tuple[int, int]] = []
    for match in words.number.finditer(text):
        span = match.span()
        if spans and words.make_one_number(text, spans[-1], span):
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
    bounded: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(spans):
        ceiling = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        floor = bounded[-1][1] if bounded else 0
        bounded.append((words.start_with_bound(text, start, floor), words.end_with_bound(text, end, ceiling)))
    return bounded


def masked(text: str, language: str) -> MaskedText:
    """Return a text with its numbers masked, and the way back to the original."""
    spans = numerals(text, language)
    plain = text
    for space in _SPACES:
        plain = plain.replace(space, " ")
    pieces: list[str] = []
    signs: list[int] = []
    position = length = 0
    for start, end in spans:
        length += start - position
        signs.append(length)
        length += len(MASK)
        pieces += (plain[position:start], MASK)
        position = end
    pieces.append(plain[position:])
    return MaskedText("".join(pieces), text, language, tuple(spans), tuple(signs))


def mask(text: str, language: str) -> str:
    """Return a text with every number, and what bounds it, as one sign.

    >>> mask("At least 48 people died", "en") == mask("More than 50 people died", "en")
    True
    """
    return masked(text, language).text


@cache
def _number_words(language: str) -> _NumberWords:
    """Return what makes numbers in a language; of one without a table, in all languages that have one."""
    table = language_named(language)
    tables = tuple(LANGUAGES.values()) if table is None else (table,)
    words = {word for table in tables for word, entry in table.numbers.items() if entry.role != "article"}
    any_word = "|".join(re2.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return _NumberWords(
        number=re2.compile(rf"(?i){_DIGITS}|\b(?:{any_word})\b"),
        words=frozenset(words),
        joining=frozenset({"", *(word for table in tables for word in (*table.joins, *table.of))}),
        before=_of_words(row for table in tables for row in _rows(table.before)),
        after=_of_words(row for table in tables for row in _rows(table.after)),
    )


def _rows(phrases: Phrases) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ((key, words) for key, rows in phrases.items() for _, known in rows for words in known)


def _of_words(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases that are made of words, longest first; signs like "≥" bound no number in a sentence."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for key, words in rows:
        if all(word.isalpha() for word in words):
            found.setdefault(key, set()).add(words)
    return {key: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for key, phrases in found.items()}
