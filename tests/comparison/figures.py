"""Short ways to write figures down, so that a table of them can be read aloud."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure
from claims.figures.figure import AsOf, Known, Qualifier
from claims.figures.range import Range

DEATHS = Scope(counted_kind="deaths")
MINORS = replace(DEATHS, population="minors")
BY_STATE_FORCES = replace(DEATHS, cause="state_forces")
IN_JULIACA = replace(DEATHS, place="Juliaca, Puno")
IN_PUNO = replace(DEATHS, place="Puno")
IN_CUSCO = replace(DEATHS, place="Cusco")
INJURED = Scope(counted_kind="injured")
MISSING = Scope(counted_kind="missing")
SOHR = Origin("sohr", "the Syrian Observatory for Human Rights", is_named=True)
COALITION = Origin("coalition", "the National Coalition", is_named=True)
OUTLET = Origin("outlet", "the outlet")
OFFICIALS = Origin("officials", "officials")


def exactly(number, **facts):
    return _figure(f"{number:,}", Range(Decimal(number), Decimal(number)), number, number, **facts)


def at_least(number, **facts):
    return _figure(f"at least {number:,}", Range(Decimal(number), None), number, None, Qualifier.AT_LEAST, **facts)


def more_than(number, **facts):
    range_ = Range(Decimal(number), None, low_inc=False)
    return _figure(f"more than {number:,}", range_, number, None, Qualifier.MORE_THAN, **facts)


def fewer_than(number, **facts):
    range_ = Range(Decimal(0), Decimal(number), high_inc=False)
    return _figure(f"fewer than {number:,}", range_, None, number, Qualifier.LESS_THAN, **facts)


def up_to(number, **facts):
    range_ = Range(Decimal(0), Decimal(number))
    return _figure(f"up to {number:,}", range_, None, number, Qualifier.AT_MOST, vague=True, **facts)


def almost(number, **facts):
    range_ = Range(Decimal(number) * Decimal("0.9"), Decimal(number))
    return _figure(f"almost {number:,}", range_, number, number, Qualifier.NEARLY, vague=True, **facts)


def about(number, **facts):
    range_ = Range(Decimal(number) * Decimal("0.9"), Decimal(number) * Decimal("1.1"))
    return _figure(f"about {number:,}", range_, number, number, Qualifier.ABOUT, vague=True, **facts)


def between(low, high, **facts):
    range_ = Range(Decimal(low), Decimal(high))
    return _figure(f"between {low:,} and {high:,}", range_, low, high, Qualifier.RANGE, **facts)


def dozens(**facts):
    return _figure("dozens", Range(Decimal(24), None), 24, None, Qualifier.VAGUE, vague=True, **facts)


def countless(**facts):
    return _figure("countless", None, None, None, Qualifier.VAGUE, vague=True, **facts)


def _figure(words, range_, low, high, qualifier=Qualifier.EXACT, *, key=None, scope=DEATHS, **facts):
    return StatedFigure(
        key=key or words,
        words=words,
        range=range_,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        qualifier=qualifier,
        scope=scope,
        **facts,
    )


def on(day):
    """The as-of window of one stated day of January 2023."""
    return AsOf(date(2023, 1, day), date(2023, 1, day), Known.STATED)


def around(day):
    """The as-of window of one inferred day of January 2023."""
    return AsOf(date(2023, 1, day), date(2023, 1, day), Known.INFERRED)


LEVEL = MeasureKind.LEVEL
