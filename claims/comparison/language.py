"""The languages that sentences are written in, and how each writes days."""

from datetime import date
from enum import StrEnum

from claims.figures.figure import AsOf, Known

__all__ = ["Language", "day_in_words", "days_in_words", "window_in_words"]


class Language(StrEnum):
    """The languages that sentences are written in, by their ISO 639-1 codes."""

    ENGLISH = "en"
    SPANISH = "es"


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SPANISH_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

_FIXED = {
    Language.ENGLISH: {"no_date": "no date given", "about": "about {days}", "to": "{first} to {last}"},
    Language.SPANISH: {"no_date": "sin fecha", "about": "hacia el {days}", "to": "del {first} al {last}"},
}


def day_in_words(day: date, language: Language) -> str:
    """Return a day as a newspaper writes it.

    >>> day_in_words(date(2023, 1, 18), Language.SPANISH)
    '18 de enero de 2023'
    """
    if language is Language.SPANISH:
        return f"{day.day} de {_SPANISH_MONTHS[day.month - 1]} de {day.year}"
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def days_in_words(first_day: date, last_day: date, language: Language) -> str:
    """Return a span of days, both inclusive; one day stands alone."""
    if first_day == last_day:
        return day_in_words(first_day, language)
    first, last = day_in_words(first_day, language), day_in_words(last_day, language)
    return _FIXED[language]["to"].format(first=first, last=last)


def window_in_words(window: AsOf, language: Language) -> str:
    """Return an as-of window: its days, about its days when they are inferred, or that no date is given.

    >>> window_in_words(AsOf(date(2023, 1, 18), date(2023, 1, 18), Known.INFERRED), Language.ENGLISH)
    'about 18 January 2023'
    """
    fixed = _FIXED[language]
    if window.known is Known.UNKNOWN:
        return fixed["no_date"]
    days = days_in_words(window.first_day, window.last_day, language)
    return fixed["about"].format(days=days) if window.known is Known.INFERRED else days
