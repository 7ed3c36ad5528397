"""Days as pages write them beside a headline, in English and Spanish."""

import re
from datetime import date

import re2

__all__ = ["day_in", "is_byline"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_ISO = re2.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_MONTH_FIRST = re2.compile(rf"(?i)\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_DAY_FIRST = re2.compile(rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th|º)?\.? (?:de |of )?{_MONTH},? (?:de |del )?(\d{{4}})\b")
_NUMBERS = re2.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")

# A name, or names, after "by": words that begin with a capital, and the small words between them.
_NAME_WORD = r"\p{Lu}[\p{L}.'’-]*,?|y|e|and|de|del|la|las|los|da|di|van|von|bin|al|&"
_BY_NAMES = re2.compile(
    r"^(?i:by|por|posted by|written by|published by|escrito por|publicado por|texto:)\s+"
    rf"(?:{_NAME_WORD})(?:,?\s+(?:{_NAME_WORD})){{0,8}}\W*$"
)
_BY = ("by", "por", "posted", "written", "published", "escrito", "publicado", "texto:")
_NOT_A_NAME = ("The", "A", "An", "El", "La", "Los", "Las", "Un", "Una")

# What may stand beside the day in a line that only tells when and by whom.
_BESIDE_A_DAY = re2.compile(
    r"(?i)\b(?:posted|published|updated|last|on|at|by|por|el|a las|publicado|publicada|actualizado|actualizada|fecha|"
    r"date|hora|"
    r"gmt|utc|am|pm|hrs?|h|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|de|est|edt|min read|comments?|comentarios?)\b|"
    r"\d{1,2}[:.]\d{2}|\W"
)
_LONGEST_BYLINE = 120
_MOST_WORDS_OF_LABEL = 4
_AGO = re2.compile(
    r"(?i)^(?:(?:updated |posted )?\d{1,3} (?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?) ago|yesterday|"
    r"(?:actualizado )?hace \d{1,3} (?:min(?:uto)?s?|horas?|días?|semanas?|meses)|ayer)$"
)
_SEPARATOR = re.compile(r" [|•·/–—-] ")
_DIGIT = re.compile(r"\d")
_FIRST_YEAR, _LAST_YEAR = 1605, 2199  # the first newspaper appeared in 1605


def day_in(line: str) -> date | None:
    """Return the day that a line states in full, or None. Days whose order could be read two ways are not guessed.

    >>> day_in("Publicado el 19 de enero de 2023")
    datetime.date(2023, 1, 19)
    >>> day_in("03/04/2023") is None
    True
    """
    line = " ".join(line.split())
    if match := _ISO.search(line):
        return _day(match[1], match[2], match[3])
    if match := _MONTH_FIRST.search(line):
        return _day(match[3], _MONTHS[match[1].lower()], match[2])
    if match := _DAY_FIRST.search(line):
        return _day(match[3], _MONTHS[match[2].lower()], match[1])
    if match := _NUMBERS.search(line):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return _day(match[3], second, first)
        if second > 12:
            return _day(match[3], first, second)
    return None


def is_byline(line: str) -> bool:
    """Tell whether a line only says when or by whom something was published.

    >>> is_byline("By Rosa Quispe | January 19, 2023")
    True
    >>> is_byline("On January 19, 2023, 48 people had been killed.")
    False
    >>> is_byline("2 hours ago"), is_byline("By the numbers: 48 dead")
    (True, False)
    """
    if len(line) > _LONGEST_BYLINE or not (_DIGIT.search(line) or line.lower().startswith(_BY)):
        return False
    segments = [segment for segment in _SEPARATOR.split(" ".join(line.split())) if segment]
    labels = [segment for segment in segments if not _tells_when_or_by_whom(segment)]
    return len(labels) < len(segments) and all(map(_is_label, labels))


def _tells_when_or_by_whom(segment: str) -> bool:
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _NUMBERS):
        without_day = pattern.sub("", segment, count=1)
        if without_day != segment:
            return not _BESIDE_A_DAY.sub("", without_day) or _names_an_author(without_day)
    return _names_an_author(segment) or _AGO.search(segment) is not None


def _names_an_author(segment: str) -> bool:
    words = segment.split(" ", 2)
    return len(words) > 1 and words[1] not in _NOT_A_NAME and _BY_NAMES.search(segment) is not None


def _is_label(segment: str) -> bool:
    """Tell whether a segment could name the rubric or the outlet beside a day."""
    return len(segment.split()) <= _MOST_WORDS_OF_LABEL and _DIGIT.search(segment) is None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    """Return the day, None for one that no month has and for what programs write where they know none (0001-01-01)."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
