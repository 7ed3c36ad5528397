"""What a reader asks a board to show. The address holds all of it, so that a link shows the same board again."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from claims.figures import DEFAULT_PROFILE, PROFILES

SCOPE_ASPECTS = ("population", "cause", "place")
WHOLE = "whole"  # only figures whose own words narrow nothing
PINS = 2
YEARS = (1900, 9000)  # a moment outside cannot be told in every time zone


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """What of a board is shown, and how.

    Args:
        scope: empty for every figure; "whole" for those that cover the whole measure; else an aspect and its value, such
            as "population:minors".
        first_day, last_day: only figures whose as-of window meets this period, both days inclusive; None for no bound.
        known_at: only what was known at this moment; None for now.
        profile: the table that turns words into ranges; empty for the one that each claim was read with.
        collapses: whether the repeats of one origin are shown as one row.
        pins: at most two claims to see side by side.
    """

    scope: str = ""
    first_day: date | None = None
    last_day: date | None = None
    known_at: datetime | None = None
    profile: str = ""
    collapses: bool = False
    pins: tuple[int, ...] = ()

    @classmethod
    def of(cls, asked: QueryDict, *, zone: ZoneInfo) -> tuple[Self, list[str]]:
        """Return what an address asks for, and a sentence for each part that cannot be followed and was left out.

        Args:
            zone: the topic's time zone; a day without a time means its end there.
        """
        refused: list[str] = []
        first_day, last_day = (_day(asked.get(name, ""), refused) for name in ("from", "to"))
        if first_day and last_day and first_day > last_day:
            refused.append(_("The period ends before it begins, so it was left out."))
            first_day = last_day = None
        profile = asked.get("profile", "")
        if profile and profile not in PROFILES:
            refused.append(_("There is no profile of this name: %s.") % profile)
            profile = ""
        scope = asked.get("scope", "")[:200]
        pins = [int(pin) for pin in asked.getlist("pin") if pin.isdecimal() and len(pin) < 16]
        choice = cls(
            scope=scope if scope == WHOLE or scope.partition(":")[0] in SCOPE_ASPECTS else "",
            first_day=first_day,
            last_day=last_day,
            known_at=_moment(asked.get("known_at", ""), zone, refused),
            profile="" if profile == DEFAULT_PROFILE else profile,
            collapses=asked.get("collapse") == "1",
            pins=tuple(dict.fromkeys(pins))[-PINS:],
        )
        return choice, refused

    def query(self, measure_pk: int, **changed: Any) -> str:
        """Return the address's query for a measure under this choice, with some of it changed."""
        choice = replace(self, **changed)
        asked: list[tuple[str, object]] = [("measure", measure_pk)]
        asked += [(name, value) for name, value in choice._words().items() if value]
        asked += [("pin", pin) for pin in choice.pins]
        return "?" + urlencode(asked)

    def toggled(self, pin: int) -> tuple[int, ...]:
        """Return the pins with one more, or one less where it was pinned already; a third takes the place of the first."""
        without = tuple(kept for kept in self.pins if kept != pin)
        return without if pin in self.pins else (*without, pin)[-PINS:]

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out or changed, so that the board is the measure's own."""
        return all(getattr(self, field.name) == field.default for field in fields(self) if field.name != "pins")

    def _words(self) -> Mapping[str, str]:
        """Return what is chosen as it stands in an address."""
        return {
            "scope": self.scope,
            "from": self.first_day.isoformat() if self.first_day else "",
            "to": self.last_day.isoformat() if self.last_day else "",
            "known_at": self.known_at.astimezone(UTC).isoformat().replace("+00:00", "Z") if self.known_at else "",
            "profile": self.profile,
            "collapse": "1" if self.collapses else "",
        }


def _day(words: str, refused: list[str]) -> date | None:
    try:
        day = parse_date(words)
    except ValueError:
        day = None
    if words and day is None:
        refused.append(_("This is not a day: %s.") % words[:40])
    return day


def _moment(words: str, zone: ZoneInfo, refused: list[str]) -> datetime | None:
    """Read a moment, or a day, which stands for its last microsecond in the zone."""
    if not words:
        return None
    try:
        # A plus sign in an address arrives as a space.
        moment = parse_datetime(words.replace(" ", "+"))
        if moment is None and (day := parse_date(words)) is not None:
            moment = datetime.combine(day + timedelta(days=1), time.min) - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or not YEARS[0] <= moment.year <= YEARS[1]:
        refused.append(_("This is not a moment: %s.") % words[:40])
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
