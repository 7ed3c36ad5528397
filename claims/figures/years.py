"""Years: four digits that say when, and count nothing."""

from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.quantities import SUFFIXES, phrase_before
from claims.figures.tokens import Tokens
from claims.figures.units import UNITS_AFTER, UNITS_BEFORE

__all__ = ["is_decade", "is_year"]

DIGITS, NUMBER, MARK, STOP, STATE = int(Tag.DIGITS), int(Tag.NUMBER), int(Tag.MARK), int(Tag.STOP), int(Tag.STATE)
ARTICLE, PREPOSITION, MONTH = int(Tag.ARTICLE), int(Tag.PREPOSITION), int(Tag.MONTH)
PERSON, NOUN = int(Tag.PERSON), int(Tag.NOUN)

ERAS = words_of("a.d. b.c. a.d b.c ad bc d.c. a.c.")
YEARS = words_of("year año season temporada")
BEFORE_YEARS = words_of("in since until before after by from to between en desde hasta entre de del")
ENDS_JOINED_BY = words_of("- – to a hasta and y through")
LOOSE_QUALIFIERS = words_of("about around some by from over hasta sobre")
DECADES = frozenset({"década", "décadas"})


def is_year(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether four bare digits, or the two behind them ("2014-15"), are a year."""
    words, tags, size = tokens.words, tokens.tags, tokens.size
    written, last = words[first], first + 1
    before = words[first - 1] if first else ""
    if not written.isdecimal():
        return False
    if len(written) == 2 and first >= 2 and before in "-–/" and tokens.glued(first):
        return is_year_like(words[first - 2]) and tokens.glued(first - 1)
    if not is_year_like(written):
        return False
    if before in ERAS or before in YEARS or (first > 2 and words[first - 3] in ERAS):
        return True
    after = words[last] if last < size else ""
    if UNITS_BEFORE.before(words, first) is not None or UNITS_AFTER.after(words, last) is not None or after in SUFFIXES:
        return False
    if is_end_of_count(tokens, first):
        return False
    if phrase_before(tokens, first, language.before) is not None:
        spans = after in ENDS_JOINED_BY and is_year_like(words[last + 1] if last + 1 < size else "")
        loose = spans or (before in LOOSE_QUALIFIERS and written >= "1900")  # "from at least 2002 to 2005"
        if not loose:
            return False
    if first and tags[first - 1] & ARTICLE:
        return True
    if after and not tags[last] & (MARK | STOP | NUMBER | DIGITS | MONTH) and not tokens.capital(last):
        counted = bool(tags[last] & (PERSON | STATE | NOUN)) or (after.endswith("s") and not after.endswith("ss"))
        dated = bool(first and tags[first - 1] & PREPOSITION) and before in ("in", "since", "en", "of", "de", "del")
        return dated or not counted
    return written >= "1900" or before in BEFORE_YEARS


def is_end_of_count(tokens: Tokens, first: int) -> bool:
    """Tell whether four digits are one end of a range whose other end is no year: "1000-5000"."""
    words = tokens.words
    for middle, other in ((first + 1, first + 2), (first - 1, first - 2)):
        joined = 0 <= other < tokens.size and words[middle] in ENDS_JOINED_BY
        if joined and words[other].isdecimal() and len(words[other]) >= 4 and not is_year_like(words[other]):
            return True
    return False


def is_year_like(written: str) -> bool:
    """Tell whether digits could be a year."""
    return len(written) == 4 and written.isdecimal() and "1000" <= written <= "2199"


def is_decade(tokens: Tokens, first: int) -> bool:
    """Tell whether two digits name ten years: "la década de los 90", "los años 90"."""
    written, before = tokens.words[first], tokens.words[max(0, first - 3) : first]
    named = bool(before) and (before[-1] == "años" or not DECADES.isdisjoint(before))
    return named and len(written) == 2 and written.endswith("0")
