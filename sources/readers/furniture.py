"""Telling what an author says from what a page only wraps around it: menus, appeals for money, sign-up boxes."""

import re

import re2

from sources.readers.furniture_words import APPEALS, HINTS, LINES, OPENINGS

__all__ = ["appeal_in", "furniture_line", "hint_in", "is_menu_row", "short_appeal_in"]

_LONGEST_LINE = 240
_LONGEST_APPEAL = 300
_FEWEST_MENU_ENTRIES = 3
_MOST_WORDS_OF_ENTRY = 3

_TRIM = " \t\u00a0«»‹›<>→←|·•-–—:!¡.…*()[]"
_MENU_MARKS = frozenset("|•·»›→>/")
_PAGE_NUMBERS = re2.compile(
    r"(?i)^(?:page|página) \d{1,5} (?:of|de) \d{1,5}$|^(?:page |página )?1(?: \d{1,4}){1,20}(?: …| \.\.\.)?(?: \d{1,5})?"
    r"(?: (?:next|siguiente|last|última))?(?: [»›→])?$"
)
_REASON_OF_LINE = {line: reason for reason, lines in LINES.items() for line in lines}

# Tried on every line of every page, and only at its start: there the standard library is quicker than RE2's binding.
# Neither pattern repeats anything without a bound, and lines have at most 240 characters.
_OPENING = re.compile("(?i)" + "|".join(f"(?P<{reason}>{'|'.join(patterns)})" for reason, patterns in OPENINGS.items()))
_BEFORE_AN_OPENING = _TRIM.replace("(", "") + "¿“”\"'’‘"
_DIGIT = re.compile(r"\d")

_APPEAL = re2.compile("(?i)" + "|".join(f"(?P<{reason}>{'|'.join(patterns)})" for reason, patterns in APPEALS.items()))
_HINT = {reason: re2.compile("(?i)" + "|".join(patterns)) for reason, patterns in HINTS.items()}
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{0,600}[”\"»]")


def furniture_line(line: str) -> str | None:
    """Return why a whole line is page furniture ("menu", "share", "read_more" …), or None for an author's words.

    >>> furniture_line("Saltar al contenido")
    'menu'
    >>> furniture_line("48 people have been killed") is None
    True
    """
    if len(line) > _LONGEST_LINE:
        return None
    words = " ".join(line.split()).strip(_TRIM).casefold()
    if reason := _REASON_OF_LINE.get(words):
        return reason
    if match := _OPENING.match(line.lstrip(_BEFORE_AN_OPENING)):
        return str(match.lastgroup)
    return "menu" if is_menu_row(line) else None


def is_menu_row(line: str) -> bool:
    """Tell whether a line is a row of menu entries, a trail of crumbs or a row of page numbers.

    A row that holds figures is data, not a menu.

    >>> is_menu_row("Home | World | Americas | Contact")
    True
    >>> is_menu_row("Lima | 48 | 12")
    False
    """
    line = " ".join(line.split())
    if line[:1].isdigit() or line[:4].lower() in ("page", "pági"):
        return _PAGE_NUMBERS.search(line) is not None
    if _MENU_MARKS.isdisjoint(line) or _DIGIT.search(line):
        return False
    for mark in _MENU_MARKS:
        line = line.replace(f" {mark} ", "|")
    entries = [entry for entry in line.split("|") if entry.strip()]
    return len(entries) >= _FEWEST_MENU_ENTRIES and all(len(entry.split()) <= _MOST_WORDS_OF_ENTRY for entry in entries)


def appeal_in(text: str) -> str | None:
    """Return "fundraising" or "sign_up" when a text asks its reader for money or an address, or None.

    Only words that turn to the reader count, and not those that somebody is quoted with: a report of donations is news.

    >>> appeal_in("Keep independent media alive.")
    'fundraising'
    >>> appeal_in("“We need your help,” said the mayor of the flooded town.") is None
    True
    """
    match = _APPEAL.search(_QUOTED.sub("", text).replace("’", "'"))
    return None if match is None else str(match.lastgroup)


def short_appeal_in(text: str) -> str | None:
    """Return the reason when a paragraph is an appeal and little else, so that it can be left out by itself.

    It must be short and bear the appeal out with a second word of its kind.
    """
    if len(text) > _LONGEST_APPEAL:
        return None
    reason = appeal_in(text)
    return reason if reason is not None and hint_in(text, reason) else None


def hint_in(text: str, reason: str) -> bool:
    """Tell whether a text has words that go with an appeal but also with news ("fundraising", "newsletter").

    Such words alone never make furniture; beside an appeal they tell that the whole passage is one.
    """
    return _HINT[reason].search(text) is not None
