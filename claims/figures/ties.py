"""How a figure hangs on the one before it: joined by "and", a remark on it, or an entry of the list it opens."""

from enum import Enum, auto

from claims.figures.languages.table import Language, Tag
from claims.figures.noun_phrases import Counting
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["Tie", "is_aside", "tie_to_earlier"]

AND, DETERMINER, ADVERB, ARTICLE, OF = (
    int(Tag.AND),
    int(Tag.DETERMINER),
    int(Tag.ADVERB),
    int(Tag.ARTICLE),
    int(Tag.OF),
)


class Tie(Enum):
    """How a figure hangs on the one before it."""

    NONE = auto()
    COORDINATE = auto()  # six jesuits and two women
    ASIDE = auto()  # including 4 children; four of whom were policemen
    LISTED = auto()  # 49 deaths: 42 civilians, 1 policeman and 6 soldiers


def tie_to_earlier(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> Tie:
    """Return how a quantity hangs on the one before it."""
    if index == 0:
        return Tie.NONE
    quantity, earlier = quantities[index], countings[index - 1]
    if is_aside(tokens, quantity, language):
        return Tie.ASIDE
    start = max(earlier.last, quantities[index - 1].last)
    if tokens.words[start : quantity.first] == [":"]:
        return Tie.LISTED
    gap = tokens.tags[start : quantity.first]
    if not gap or not all(tag & (AND | DETERMINER | ADVERB | ARTICLE) for tag in gap):
        return Tie.NONE
    return Tie.LISTED if earlier.listed else Tie.COORDINATE


def is_aside(tokens: Tokens, quantity: Quantity, language: Language) -> bool:
    """Tell whether a quantity is a remark on the one before it: "including 4 children", "four of whom"."""
    words, at, first = tokens.words, quantity.last, quantity.first
    if first and (words[first - 1] in language.part_before or tuple(words[first - 2 : first]) in language.part_phrases):
        return True
    return at + 1 < tokens.size and bool(tokens.tags[at] & OF) and words[at + 1] in language.them
