"""Figures, ranges and days as short words for people, in the language of the page. No markup, no queries."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.comparison.language import Language
from claims.comparison.names import ENGLISH_NAMES, SPANISH_NAMES
from claims.figures import Known, Range


def page_language() -> Language:
    """Return the language of the page as the comparison names it; its sentences come in two."""
    return Language.SPANISH if (get_language() or "").startswith("es") else Language.ENGLISH


def name_text(name: str) -> str:
    """Write the canonical name of what is counted, or of what narrows it, in a reader's words: "people killed"."""
    names = SPANISH_NAMES if page_language() is Language.SPANISH else ENGLISH_NAMES
    return names.get(name, name.replace("_", " "))


def number_text(number: Decimal) -> str:
    """Write a number with the reader's thousand and decimal marks: 1,234.5 or 1.234,5."""
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    return number_format(number, force_grouping=True)


def range_text(range_: Range | None, *, is_vague: bool = False) -> str:
    """Write what a figure commits its author to: "48", "over 50", "27 – 30 ~", "no number"."""
    if range_ is None:
        return _("no number")
    low, high = range_.low, range_.high
    if high is None:
        text = (
            _("any number") if low is None else (_("%s or more") if range_.low_inc else _("over %s")) % number_text(low)
        )
    elif low is None or (low == 0 and high > 0):  # a count cannot be below zero: a floor of 0 says nothing
        text = (_("up to %s") if range_.high_inc else _("under %s")) % number_text(high)
    elif low == high:
        text = number_text(low)
    else:
        text = f"{number_text(low)} – {number_text(high)}"
    return f"{text} ~" if is_vague else text


def day_text(day: date) -> str:
    """Write a day: "26 Dec 2022"."""
    return date_format(day, "j M Y")


def moment_text(moment: datetime) -> str:
    """Write a moment in the reader's time zone, which is named: "23 Nov 2026, 05:42 UTC"."""
    local = timezone.localtime(moment)
    return f"{day_text(local.date())}, {local:%H:%M} {local:%Z}"


def window_text(first: date | None, last: date | None, known: str) -> str:
    """Write an as-of window: "26 Dec 2022", "~18 Jan 2023" when inferred, "no date given" when unknown."""
    if first is None or last is None or known == Known.UNKNOWN:
        return _("no date given")
    days = day_text(first) if first == last else f"{day_text(first)} – {day_text(last)}"
    return f"~{days}" if known == Known.INFERRED else days
