"""How a figure hangs on the one before it: joined by "and", a remark on it, or an entry of the list it opens."""

from claims.figures.languages.table import Language, Tag
from claims.figures.noun_phrases import Counting, Tie, behind_them
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["is_aside", "opens_parts", "tie_to_earlier"]

AND, DETERMINER, ADVERB = int(Tag.AND), int(Tag.DETERMINER), int(Tag.ADVERB)
ARTICLE, OF, MARK = int(Tag.ARTICLE), int(Tag.OF), int(Tag.MARK)


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
    if tokens.words[start : quantity.first] == [":"] or is_part_of_opening(tokens, quantities, index):
        return Tie.LISTED
    gap = tokens.tags[start : quantity.first]
    if not gap or not all(tag & (AND | DETERMINER | ADVERB | ARTICLE) for tag in gap):
        return Tie.NONE
    goes_on = earlier.tie is Tie.LISTED or (earlier.tie is Tie.ASIDE and not any(tag & MARK for tag in gap))
    return earlier.tie if goes_on else Tie.COORDINATE


def is_aside(tokens: Tokens, quantity: Quantity, language: Language) -> bool:
    """Tell whether a quantity is a remark on the one before it: "including 4 children", "four of whom"."""
    words, at, first = tokens.words, quantity.last, quantity.first
    if first and (words[first - 1] in language.part_before or tuple(words[first - 2 : first]) in language.part_phrases):
        return True
    return behind_them(tokens, at, language) > at


def opens_parts(tokens: Tokens, quantity: Quantity) -> bool:
    """Tell whether a quantity is a whole whose parts follow: "*Of the 120* people on board, 118 died"."""
    at = quantity.first - 1
    while at > 0 and tokens.tags[at] & (DETERMINER | ARTICLE):
        at -= 1
    return at >= 0 and bool(tokens.tags[at] & OF) and (at == 0 or bool(tokens.tags[at - 1] & MARK))


def is_part_of_opening(tokens: Tokens, quantities: list[Quantity], index: int) -> bool:
    """Tell whether a quantity is the first part of a whole that opens the clause, behind its comma."""
    at = quantities[index].first - 1
    return tokens.words[at] == "," and opens_parts(tokens, quantities[index - 1])
