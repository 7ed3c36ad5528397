"""Ages: of someone named they are no figures, of those counted they are figures of their own kind."""

from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.tokens import Tokens

__all__ = ["AGES", "is_age", "is_age_in_apposition", "is_age_of", "is_bounded_age"]

OF, PERSON, ONE_PERSON = int(Tag.OF), int(Tag.PERSON), int(Tag.ONE_PERSON)
AND, AUX, MARK, STOP = int(Tag.AND), int(Tag.AUX), int(Tag.MARK), int(Tag.STOP)
MONTH, WEEKDAY, DIGITS = int(Tag.MONTH), int(Tag.WEEKDAY), int(Tag.DIGITS)
SHARES = words_of("most half many all none some majority third quarter")
AGES = words_of("aged age edad ages edades")
BOUNDS = words_of("under over below above beneath")
BETWEEN_AGES = words_of("to and - a y or of between from entre de desde")


def is_age(tokens: Tokens, first: int) -> bool:
    """Tell whether a number is called an age: "aged 25", "at the age of 9", "aged 18 to 34", "aged between 14 and 24"."""
    words = tokens.words
    for at in range(first - 1, max(-1, first - 5), -1):
        if words[at] in AGES:
            return at < 2 or words[at - 2] not in BOUNDS  # "under the age of 5" bounds those who are counted
        if words[at] not in BETWEEN_AGES and not tokens.tags[at] & DIGITS:
            return False
    return False


def is_age_in_apposition(tokens: Tokens, first: int) -> bool:
    """Tell whether a number is someone's age: "Jamie Armstrong, 25, said", "Quispe (18)", "the gunman, 19, fled"."""
    last, words = first + 1, tokens.words
    if first < 2 or last >= tokens.size or len(words[first]) > 3 or not words[first].isdecimal():
        return False
    opened, closed = words[first - 1], words[last]
    tag = tokens.tags[first - 2]
    named = (tokens.capital(first - 2) and not tag & (MONTH | WEEKDAY)) or tag & ONE_PERSON
    if opened == "(" and closed == ")":
        return bool(named) or words[first - 2] == "."
    return opened == "," and closed in ",." and bool(named)


def is_age_of(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether the years at some tokens are someone's age: "una joven de 17 años", "tenía 25 años".

    English says it in the unit ("17-year-old").
    """
    words, tags = tokens.words, tokens.tags
    if not language.links_nouns:
        return False
    if words[first] in language.age_bounds:
        return True
    ends = last >= tokens.size or bool(tags[last] & (MARK | AND))
    if first and words[first - 1] in language.has_age and ends:
        return True
    if first > 2 and tags[first - 1] & AND and tags[first - 2] & DIGITS:  # "de 8 y 11 años"
        first -= 2
    if first < 2 or not tags[first - 1] & OF:
        return False
    return (words[first - 2] == "," and ends) or bool(tags[first - 2] & (PERSON | ONE_PERSON))


def is_bounded_age(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether a bare number behind "under" or "over" is an age: "children under 12", "most were over 60"."""
    words, tags = tokens.words, tokens.tags
    if words[first] in language.age_bounds and words[last - 3 : last - 1] == ["age", "of"]:
        return True
    if language.links_nouns or not first or words[first] not in language.age_bounds or last != first + 2:
        return False
    if last < tokens.size and not tags[last] & (MARK | STOP | AUX):
        return False
    if tags[first - 1] & PERSON:
        return True
    return bool(tags[first - 1] & AUX) and not SHARES.isdisjoint(words[max(0, first - 8) : first - 1])
