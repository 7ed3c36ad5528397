"""Telling what an author says from what a page only wraps around it: menus, appeals for money, sign-up boxes."""

import re2

from sources.readers.furniture_words import APPEALS, HINTS, LINES, OPENINGS

__all__ = ["appeal_in", "furniture_line", "hint_in", "is_menu_row"]

_LONGEST_LINE = 240
_FEWEST_MENU_ENTRIES = 3
_MOST_WORDS_OF_ENTRY = 3
_LONGEST_APPEAL = 300

_TRIM = " \t\u00a0«»‹›<>→←|·•-–—:!¡.…*()[]"
_MENU_MARKS = frozenset("|•·»›→>/")
_PAGE_NUMBERS = re2.compile(
    r"(?i)^(?:page |página )?1(?: \d{1,4}){1,20}(?: …| \.\.\.)?(?: \d{1,5})?(?: (?:next|siguiente|last|última))?(?: [»›→])?$"
)

_REASON_OF_LINE = {line: reason for reason, lines in LINES.items() for line in lines}
_OPENING = re2.compile(
    r"(?i)^[^\p{L}\p{N}©(]*(?:"
    + "|".join(f"(?P<{reason}>{'|'.join(patterns)})" for reason, patterns in OPENINGS.items())
    + ")"
)
_APPEAL = {reason: re2.compile("(?i)" + "|".join(patterns)) for reason, patterns in APPEALS.items()}
_HINT = {reason: re2.compile("(?i)" + "|".join(patterns)) for reason, patterns in HINTS.items()}


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
    if match := _OPENING.search(line):
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
    if _MENU_MARKS.isdisjoint(line) or any(character.isdigit() for character in line):
        return False
    for mark in _MENU_MARKS:
        line = line.replace(f" {mark} ", "|")
    entries = [entry for entry in line.split("|") if entry.strip()]
    return len(entries) >= _FEWEST_MENU_ENTRIES and all(len(entry.split()) <= _MOST_WORDS_OF_ENTRY for entry in entries)


def appeal_in(text: str) -> str | None:
    """Return "fundraising" or "sign_up" when a text asks its reader for money or an address, or None.

    Only words that turn to the reader count: a report of somebody else's donations is news.

    >>> appeal_in("Keep independent media alive.")
    'fundraising'
    >>> appeal_in("The ministry received a donation of 500 tents.") is None
    True
    """
    text = text.replace("’", "'")
    return next((reason for reason, appeal in _APPEAL.items() if appeal.search(text)), None)


def is_short_appeal(text: str) -> bool:
    """Tell whether a paragraph is an appeal and little else, so that it can be left out of an article by itself."""
    return len(text) <= _LONGEST_APPEAL and appeal_in(text) is not None


def hint_in(text: str, reason: str) -> bool:
    """Tell whether a text has words that go with an appeal but also with news ("fundraising", "newsletter").

    Such words alone never make furniture; beside an appeal they tell that the whole passage is one.
    """
    return _HINT[reason].search(text) is not None
