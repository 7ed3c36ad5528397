"""Whether a figure is what something may come to, not what was counted: "the toll *could reach* 100"."""

from claims.figures.languages.table import Language, Tag
from claims.figures.tokens import Tokens

__all__ = ["is_expected"]

ENDS = int(Tag.MARK | Tag.CLAUSE | Tag.NUMBER | Tag.DIGITS)
TREND = int(Tag.TREND)
LEADS_ON = frozenset({"to", "that", "que"})  # behind "expected": what follows is still to come, whatever its verb
LONGEST = 7  # words from "could" to the number: "could in the end reach as many as 100"
CLOSE = 2  # words from "could" to its verb where those counted stand before: "300 people *could well lose* their homes"


def is_expected(tokens: Tokens, first: int, behind: int, language: Language) -> bool:
    """Tell whether a number is only expected or feared; "may have died" speaks of what has happened, and is a count.

    Args:
        first: its first token, its qualifier's included.
        behind: the token behind those counted.
    """
    words = tokens.words
    if first and words[first - 1] in language.expects:  # "organizers *expect* 20,000 people"
        return True
    if behind < tokens.size and _may(tokens, behind, language):
        return _comes_to(tokens, behind + 1, behind + 1 + CLOSE, language)
    for at in range(first - 1, max(first - 1 - LONGEST, -1), -1):
        if tokens.tags[at] & ENDS and not (at and words[at - 1] in language.expects):  # "se *espera que* asistan"
            return False
        if words[at] in language.expects and words[at + 1] in LEADS_ON:
            return True
        if _may(tokens, at, language) or words[at] in language.expects:
            return _comes_to(tokens, at + 1, behind, language)
    return False


def _may(tokens: Tokens, at: int, language: Language) -> bool:
    return tokens.words[at] in language.may and not (at and tokens.capital(at))  # "in May"


def _comes_to(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether some words hold a verb of what is still to come: "reach", "lose"."""
    return any(
        tokens.words[at] in language.comes_to or tokens.tags[at] & TREND for at in range(first, min(last, tokens.size))
    )
