"""Where a text may hold figures: linear scans for digits and number words, so that the rest is never looked at."""

import re
from collections.abc import Iterable, Iterator

import re2

from claims.figures.languages import LANGUAGES
from claims.figures.languages.table import VULGAR_FRACTIONS, Language, Tag
from claims.figures.sentences import Sentence, sentences_of

__all__ = ["sentences_to_read"]

# A text this short is read whole: the scan would cost more than it saves, and a bare "una" or "dozen", as in the cell
# of a table, may be all there is.
SHORT = 300
SCAN_MEMORY = 16 * 2**20

# The scan for words runs over one byte a character, so that its places are the text's.
ONE_BYTE = "latin-1"
DIGITS = re.compile(rf"[\d{VULGAR_FRACTIONS}][\d.,]*")


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
    digits = [match.start() for match in DIGITS.finditer(text)]
    pattern = WORDS.get(language.code)
    if pattern is None:
        return digits
    words = [match.start() for match in pattern.finditer(text.encode(ONE_BYTE, "replace"))]
    return sorted(digits + words)


def pattern_of(language: Language) -> re.Pattern[bytes]:
    """Return the pattern of number words, "a soldier", "a dozen", "quarter million" and "no" of one language."""
    words = by_roles(language, "zero", "unit", "teen", "ten", "hundred", "hundreds", "scale", "plural", "few", "half")
    persons = either(word for word, bits in language.tags.items() if bits & Tag.ONE_PERSON)
    units = [word for word, bits in language.tags.items() if bits & Tag.ONE_UNIT]
    shares = [word for word in by_roles(language, "fraction") if language.numbers[word].value <= 10]
    behind_article = either([*units, *shares, *by_roles(language, "collective", "round")])
    modifiers = r"(?:[^\s.,;:]+\s+){0,3}(?:[^\s.,;:]+-)?"  # "an off-duty police officer"
    nothing = "|".join(sorted(r"\s+".join(map(re2.escape, phrase)) for phrase in language.none))
    pattern = (
        rf"\b(?:{either(words)}|{nothing}"
        rf"|(?:{either(language.articles)})\s+(?:{behind_article}|{modifiers}(?:{persons}))"
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


WORDS = {language.code: pattern_of(language) for language in LANGUAGES.values()}
