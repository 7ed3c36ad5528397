"""What a whole document shows about itself: how it writes numbers, and which years its months belong to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.figures.dates import find_dates
from claims.figures.languages import language_named
from claims.figures.tokens import Tokens, lowered

__all__ = ["Conventions", "Marks", "conventions_of"]

# Where newspapers write the dot as the decimal mark, and where the comma.
DOT_COUNTRIES = frozenset({"US", "GB", "AU", "NZ", "IE", "IN", "PE", "MX", "GT", "SV", "HN", "NI", "PA", "PR", "DO"})
COMMA_COUNTRIES = frozenset(
    {"ES", "AR", "CL", "CO", "UY", "PY", "BO", "EC", "VE", "CU", "CR", "DE", "FR", "IT", "PT", "BR"}
)

MARKED = re.compile(r"\d[\d.,]*[.,]\d+")
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]\d+")
YEAR = re.compile(r"\b(?:1[6-9]|20|21)\d\d\b")
WORD = re.compile(r"[^\W\d_]+")
BEFORE_A_YEAR = 40  # characters in which its month may stand


@dataclass(frozen=True, slots=True)
class Marks:
    """How numbers are written here.

    Args:
        decimal: the decimal mark, "." or ",".
        certain: whether the text or its publisher's locale shows it; otherwise it is the language's habit.
    """

    decimal: str
    certain: bool


class Conventions:
    """How a document writes, so that its parts can be read alike; each convention is looked up when first asked for.

    Args:
        text: the whole document.
        language: its language.
        number_locale: where it was published.
    """

    def __init__(self, text: str, language: str, number_locale: str | None) -> None:
        self._text = text
        self._language = language
        self._number_locale = number_locale

    @cached_property
    def marks(self) -> Marks:
        """The decimal mark: as the text shows it, else as its country writes, else by the language's habit."""
        shown = {mark for written in set(MARKED.findall(self._text)) if (mark := decimal_mark_in(written))}
        if len(shown) == 1:
            return Marks(shown.pop(), certain=True)
        country = (self._number_locale or "").replace("_", "-").rpartition("-")[2].upper()
        if country in DOT_COUNTRIES or country in COMMA_COUNTRIES:
            return Marks("." if country in DOT_COUNTRIES else ",", certain=True)
        table = language_named(self._language)
        return Marks(table.decimal_mark if table is not None else ".", certain=table is not None and table.code == "en")

    @cached_property
    def years(self) -> Mapping[int, frozenset[int]]:
        """The years that stand beside each month (1-12) in the document; under 0 all of them."""
        table = language_named(self._language)
        found: dict[int, set[int]] = {}
        for match in YEAR.finditer(self._text) if table is not None else ():
            start = max(0, match.start() - BEFORE_A_YEAR)
            words = WORD.findall(lowered(self._text[start : match.start()]))
            if table is None or not any(word in table.months for word in words):
                continue
            for mention in find_dates(Tokens(self._text, start, match.end(), table.tags), table):
                if mention.month is not None and mention.year == int(match.group()):
                    found.setdefault(mention.month, set()).add(mention.year)
                    found.setdefault(0, set()).add(mention.year)
        return {month: frozenset(years) for month, years in found.items()}


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
    return Conventions(text, language, number_locale)


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
