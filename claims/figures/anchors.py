"""Where a text may hold figures: one linear scan for digits and number words, so that the rest is never looked at."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import re2

from claims.figures.languages import DIGITS_ONLY, LANGUAGES
from claims.figures.languages.table import VULGAR_FRACTIONS, Language, Tag
from claims.figures.sentences import Sentence, sentences_of

__all__ = ["sentences_to_read"]

# A text this short is read whole: the scan would cost more than it saves, and a bare "una" or "dozen", as in the cell
# of a table, may be all there is.
SHORT = 300
SCAN_MEMORY = 16 * 2**20

# The scan runs over one byte a character, so that its places are the text's; digits of other scripts have no such byte.
ONE_BYTE = "latin-1"
OTHER_DIGITS = re.compile(
    "["
    + "".join(chr(code) for code in range(0x100, 0x20000) if unicodedata.category(chr(code)) == "Nd")
    + VULGAR_FRACTIONS
    + "]"
)


def sentences_to_read(text: str, language: Language) -> Iterator[tuple[Sentence, bool]]:
    """Yield every sentence of a text, and whether it may hold a figure.

    >>> text = "On Friday 30 people died. " + "It rained. " * 40 + "A soldier was hurt."
    >>> [text[start:end] for (start, end, _), may_hold in sentences_to_read(text, LANGUAGES["en"]) if may_hold]
    ['On Friday 30 people died.', 'A soldier was hurt.']
    """
    if len(text) <= SHORT:
        yield from ((sentence, True) for sentence in sentences_of(text))
        return
    anchors = iter([*anchors_in(text, language), len(text)])
    anchor = next(anchors)
    for sentence in sentences_of(text):
        end = sentence[1]
        yield sentence, anchor < end
        while anchor < end:
            anchor = next(anchors)


def anchors_in(text: str, language: Language) -> list[int]:
    """Return the places, in order, where a sentence with a figure in it must have one."""
    scanned = text.encode(ONE_BYTE, "replace")
    found = [match.start() for match in PATTERNS[language.code].finditer(scanned)]
    if text.isascii():
        return found
    others = [match.start() for match in OTHER_DIGITS.finditer(text)]
    return sorted(found + others) if others else found


def pattern_of(language: Language) -> re.Pattern[bytes]:
    """Return the pattern of digits, number words, "a soldier", "a dozen", "quarter million" and "no" of one language."""
    words = by_roles(language, "zero", "unit", "teen", "ten", "hundred", "hundreds", "scale", "plural", "few", "half")
    ones = [word for word, bits in language.tags.items() if bits & Tag.ONE_PERSON]
    pattern = r"[0-9]+(?:[.,][0-9]+)*"
    if words:
        shares = [word for word in by_roles(language, "fraction") if language.numbers[word].value <= 10]
        behind_article = either([*ones, *shares, *by_roles(language, "collective", "round")])
        pattern += (
            rf"|\b(?:{either([*words, *language.none])}|(?:{either(language.articles)})\s+(?:{behind_article})"
            rf"|quarter\s+(?:{either(by_roles(language, 'scale'))}))\b"
        )
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive, options.max_mem, options.log_errors = False, SCAN_MEMORY, False
    compiled: re.Pattern[bytes] = re2.compile(pattern.encode(ONE_BYTE), options)
    return compiled


def by_roles(language: Language, *roles: str) -> list[str]:
    """Return the number words of some roles."""
    return [word for word, entry in language.numbers.items() if entry.role in roles]


def either(words: Iterable[str]) -> str:
    """Return the words as the alternatives of a pattern."""
    return "|".join(sorted(re2.escape(word) for word in words))


PATTERNS = {language.code: pattern_of(language) for language in (*LANGUAGES.values(), DIGITS_ONLY)}
