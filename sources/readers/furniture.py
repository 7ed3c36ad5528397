"""Telling what an author says from what a page only wraps around it: menus, appeals for money, sign-up boxes."""

import re2

from sources.readers.furniture_words import APPEALS, HINTS, LINES, OPENINGS

__all__ = ["appeal_in", "furniture_line", "hint_in", "is_menu_row"]

_LONGEST_LINE = 80
_LONGEST_MENU_ENTRY_WORDS = 3
_LONGEST_APPEAL = 300

_TRIM = " \t\u00a0«»‹›<>→←|·•-–—:!¡.…*()[]"
_MENU_MARKS = re2.compile(r"\s*(?:[|•·»›→>]|\s/)\s+")
_PAGE_NUMBERS = re2.compile(
    r"(?i)^(?:page |página )?1(?: \d{1,4}){1,20}(?: …| \.\.\.)?(?: \d{1,5})?(?: (?:next|siguiente|last|última))?(?: [»›→])?$"
)
_SPACES = re2.compile(r"\s+")
_COPYRIGHT = re2.compile(r"(?i)^(?:©|\(c\) |copyright )")

_REASON_OF_LINE = {line: reason for reason, lines in LINES.items() for line in lines}
_OPENING = {reason: re2.compile(r"(?i)^\W*(?:" + "|".join(patterns) + ")") for reason, patterns in OPENINGS.items()}
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
        return "footer" if _COPYRIGHT.search(line) and len(line) < 4 * _LONGEST_LINE else None
    words = _SPACES.sub(" ", line).strip(_TRIM).casefold()
    if reason := _REASON_OF_LINE.get(words):
        return reason
    if _COPYRIGHT.search(line.strip()):
        return "footer"
    for reason, opening in _OPENING.items():
        if opening.search(line):
            return reason
    return "menu" if is_menu_row(line) else None


def is_menu_row(line: str) -> bool:
    """Tell whether a line is a row of menu entries, a trail of crumbs or a row of page numbers.

    A row that holds figures is data, not a menu.

    >>> is_menu_row("Home | World | Americas | Contact")
    True
    >>> is_menu_row("Lima | 48 | 12")
    False
    """
    line = _SPACES.sub(" ", line).strip()
    if _PAGE_NUMBERS.search(line):
        return True
    entries = [entry for entry in _MENU_MARKS.split(line) if entry]
    if len(entries) < 3 or any(character.isdigit() for character in line):
        return False
    return all(len(entry.split()) <= _LONGEST_MENU_ENTRY_WORDS for entry in entries)


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
