"""Figures to check an own implementation of the rules by; among their pairs every rule decides at least one."""

from datetime import date
from decimal import Decimal
from typing import Any

from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure
from claims.figures import AsOf, Basis, Known, Part, Qualifier, range_of

_DEATHS = Scope(counted_kind="deaths")
_MINORS = Scope(counted_kind="deaths", population="minors")
_BLOCKED = Scope(counted_kind="roadblocks")
_INJURED = Scope(counted_kind="injured")
_IN_PUNO = Scope(counted_kind="deaths", place="Puno")
_IN_JULIACA = Scope(counted_kind="deaths", place="Juliaca, Puno")
_OBSERVATORY = Origin("claimant 1", "the Observatory", is_named=True)
_MINISTRY = Origin("claimant 2", "the Ministry of Health", is_named=True)
_OFFICIALS = Origin("claimant 3 in 1", "officials")
_PAPER = Origin("publisher 1", "The Paper")
_BEGINNING = date(2022, 12, 7)


def _on(day: int) -> AsOf:
    return AsOf(date(2023, 1, day), date(2023, 1, day), Known.STATED)


def _around(first: int, last: int) -> AsOf:
    return AsOf(date(2023, 1, first), date(2023, 1, last), Known.INFERRED)


def _figure(
    words: str, qualifier: Qualifier, low: int | None, high: int | None = None, scope: Scope = _DEATHS, **facts: Any
) -> StatedFigure:
    written = [None if number is None else Decimal(number) for number in (low, high)]
    bounds = range_of(qualifier, written[0], written[1], counted_kind=scope.counted_kind)
    return StatedFigure(
        key="",
        words=words,
        range=bounds.range,
        low=written[0],
        high=written[1],
        qualifier=qualifier,
        scope=scope,
        vague=bounds.vague,
        topic_started_on=_BEGINNING,
        **facts,
    )


def _exactly(number: int, scope: Scope = _DEATHS, **facts: Any) -> StatedFigure:
    return _figure(str(number), Qualifier.EXACT, number, number, scope, **facts)


def _keyed(figures: list[StatedFigure]) -> tuple[StatedFigure, ...]:
    return tuple(
        StatedFigure(**{name: getattr(figure, name) for name in figure.__slots__} | {"key": str(number)})
        for number, figure in enumerate(figures, start=1)
    )


EXAMPLES = _keyed(
    [
        _exactly(48, as_of=_on(19), origin=_OBSERVATORY, text_key="1"),
        _exactly(48, as_of=_on(19), origin=_OBSERVATORY, text_key="2"),
        _exactly(46, as_of=_on(19), origin=_MINISTRY, text_key="1"),
        _exactly(46, as_of=_around(19, 19), origin=_MINISTRY, text_key="3"),
        _exactly(51, as_of=_around(19, 19), origin=_OBSERVATORY, text_key="3"),
        _exactly(45, as_of=_on(20), origin=_OBSERVATORY, text_key="4"),
        _exactly(44, as_of=_on(21), origin=_MINISTRY, text_key="5"),
        _exactly(60, as_of=_on(21), origin=_PAPER, text_key="6", grows=True),
        _exactly(30, origin=_PAPER, published_on=date(2022, 12, 27), text_key="7"),
        _exactly(48, origin=_OFFICIALS, text_key="8"),
        _exactly(52, as_of=_on(22), origin=_OBSERVATORY, text_key="9"),
        _exactly(55, as_of=_on(22), origin=_OBSERVATORY, text_key="10"),
        _figure("at least 30", Qualifier.AT_LEAST, 30, as_of=_on(19), origin=_MINISTRY, text_key="11"),
        _figure("more than 50", Qualifier.MORE_THAN, 50, origin=_PAPER, text_key="12"),
        _figure("more than 50", Qualifier.MORE_THAN, 50, as_of=_on(19), origin=_PAPER, text_key="13"),
        _exactly(50, as_of=_on(19), origin=_OFFICIALS, text_key="14"),
        _figure(
            "almost 30",
            Qualifier.NEARLY,
            30,
            30,
            origin=_PAPER,
            is_current_report=True,
            published_on=date(2022, 12, 26),
        ),
        _figure("between 40 and 49", Qualifier.RANGE, 40, 49, as_of=_on(19), origin=_PAPER, text_key="15"),
        _figure("between 45 and 60", Qualifier.RANGE, 45, 60, as_of=_on(19), origin=_OFFICIALS, text_key="16"),
        _figure("up to 20", Qualifier.AT_MOST, None, 20, as_of=_on(23), origin=_PAPER, text_key="17"),
        _figure("fewer than 40", Qualifier.LESS_THAN, None, 40, as_of=_around(18, 24), origin=_PAPER, text_key="18"),
        _figure("dozens", Qualifier.VAGUE, 24, as_of=_on(19), origin=_PAPER, text_key="19"),
        _figure("countless", Qualifier.VAGUE, None, as_of=_on(19), origin=_PAPER, text_key="20"),
        _exactly(70, basis=Basis.FEARED, as_of=_on(19), origin=_MINISTRY, text_key="21"),
        _exactly(12, part=Part.INCREMENT, as_of=_on(20), origin=_MINISTRY, text_key="22"),
        _exactly(4, _MINORS, as_of=_on(19), origin=_OBSERVATORY, text_key="23"),
        _exactly(58, _MINORS, as_of=_on(18), origin=_OBSERVATORY, text_key="24"),
        _exactly(58, _MINORS, as_of=_on(25), origin=_OBSERVATORY, text_key="25"),
        _exactly(58, _MINORS, origin=_OBSERVATORY, text_key="26"),
        _exactly(48, _MINORS, as_of=_on(19), origin=_OFFICIALS, text_key="27"),
        _exactly(18, _IN_PUNO, as_of=_on(9), origin=_MINISTRY, text_key="28"),
        _exactly(17, _IN_JULIACA, as_of=_on(9), origin=_MINISTRY, text_key="29"),
        _exactly(48, _INJURED, as_of=_on(19), origin=_MINISTRY, text_key="30"),
        _exactly(37, _BLOCKED, as_of=_on(5), origin=_MINISTRY, kind=MeasureKind.LEVEL, text_key="31"),
        _exactly(46, _BLOCKED, as_of=_on(6), origin=_MINISTRY, kind=MeasureKind.LEVEL, text_key="32"),
        _exactly(25, _BLOCKED, origin=_PAPER, kind=MeasureKind.LEVEL, published_on=date(2023, 1, 4), text_key="33"),
        _exactly(40, _BLOCKED, as_of=_around(4, 6), origin=_OFFICIALS, kind=MeasureKind.LEVEL, text_key="34"),
    ]
)
