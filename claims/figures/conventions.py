"""What a whole document shows about itself: how it writes numbers, and which years its months belong to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claims.figures.dates import find_dates
from claims.figures.digits import Marks
from claims.figures.languages import language_named
from claims.figures.languages.table import words_of
from claims.figures.tokens import Tokens, lowered

__all__ = ["Conventions", "conventions_of"]

# Where a comma is the thousands mark; elsewhere in the Spanish-speaking world it is the decimal mark.
DOT_DECIMAL_COUNTRIES = words_of("US GB AU NZ IE IN PE MX GT SV HN NI PA PR DO")
COMMA_DECIMAL_COUNTRIES = words_of("ES AR CL CO UY PY BO EC VE CU CR DE FR IT PT BR")
MARKED = re.compile(r"\d[\d.,]*[.,]\d+")
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]\d+")
WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"\b(?:1[6-9]|20|21)\d\d\b")


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a document writes, so that its parts can be read alike.

    Args:
        marks: the decimal mark, and whether the document or its locale shows it.
        years: the years that stand beside each month (1-12) in it; under 0 all of them.
    """

    marks: Marks
    years: Mapping[int, frozenset[int]]


def conventions_of(text: str, *, language: str, number_locale: str | None = None) -> Conventions:
    """Return what a document shows about itself.

    The text decides before the locale, the locale before the habit of the language. No clock is asked: a document
    that names no year has none.

    Args:
        text: the whole document, with all items of a listing.
        language: "en" or "es"; of another language only the marks are looked at.
        number_locale: where it was published, like "es-PE" or "es-ES".

    >>> shown = conventions_of("On December 7, 2022 he fell. On December 15 they marched.", language="en")
    >>> shown.years[12]
    frozenset({2022})
    """
    return Conventions(marks_of(text, language, number_locale), years_of(text, language))


def marks_of(text: str, language: str, number_locale: str | None) -> Marks:
    """Return the decimal mark by the text, else by the locale, else by the language's habit."""
    shown = {mark for written in set(MARKED.findall(text)) if (mark := decimal_mark_in(written))}
    if len(shown) == 1:
        return Marks(shown.pop(), certain=True)
    country = (number_locale or "").replace("_", "-").rpartition("-")[2].upper()
    if country in DOT_DECIMAL_COUNTRIES:
        return Marks(".", certain=True)
    if country in COMMA_DECIMAL_COUNTRIES:
        return Marks(",", certain=True)
    table = language_named(language)
    return Marks(table.decimal_mark if table is not None else ".", certain=language == "en")


def decimal_mark_in(written: str) -> str | None:
    """Return the decimal mark that one number shows, or None where it could be read in two ways.

    >>> decimal_mark_in("1.234.567"), decimal_mark_in("12,5"), decimal_mark_in("1.234")
    (',', ',', None)
    """
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        last = "." if written.rfind(".") > written.rfind(",") else ","
        return last if written.count(last) == 1 and GROUPED.fullmatch(written) else None
    mark = "." if dots else ","
    groups = written.split(mark)
    if len(groups) > 2:
        other = "," if dots else "."
        return other if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 else None
    return None if len(groups[1]) == 3 else mark


def years_of(text: str, language: str) -> dict[int, frozenset[int]]:
    """Return the years that stand beside each month, and under 0 all years of dates."""
    table = language_named(language)
    found: dict[int, set[int]] = {}
    if table is None:
        return {}
    for match in YEAR.finditer(text):
        start = max(0, match.start() - 40)
        words = WORD.findall(lowered(text[start : match.start()]))
        if not any(word in table.months for word in words):
            continue
        tokens = Tokens(text, start, match.end(), table.tags)
        for mention in find_dates(tokens, table):
            if mention.year is not None and mention.month is not None and mention.year == int(match.group()):
                found.setdefault(mention.month, set()).add(mention.year)
                found.setdefault(0, set()).add(mention.year)
    return {month: frozenset(years) for month, years in found.items()}
