"""The timeline of a cumulative measure: the range its reports allow at a day, and where no count could satisfy them all.

Each day is three ticks long. A figure stated for a day holds at the middle tick; one whose day is inferred holds somewhere
from the first to the last. So two stated figures of one day can collide, and two inferred ones may be a rise within the day.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import nlargest
from itertools import accumulate, islice

from claims.comparison.stated import StatedFigure, published_first
from claims.figures.figure import AsOf, Basis, Known, Part, Qualifier
from claims.figures.range import Range

__all__ = ["Bound", "Collision", "Timeline", "timeline_of"]

TICKS_PER_DAY = 3
_NO_FLOOR = Decimal("-Infinity")
_NO_CEILING = Decimal("Infinity")
_WORST = 20


@dataclass(frozen=True, slots=True)
class Bound:
    """What one figure demands of the count.

    Args:
        figure: the figure.
        first, last: the ticks between which its moment lies, both inclusive.
        floor, ceiling: the ends of its range; infinite where there is none. Whether an end is open is not kept: figures
            that turn on the same number do not collide.
    """

    figure: StatedFigure
    first: int
    last: int
    floor: Decimal
    ceiling: Decimal

    def collides_with(self, later: "Bound") -> bool:
        """Tell whether the count would have had to fall between this bound and one that is not earlier."""
        return self.last <= later.first and self.floor > later.ceiling


@dataclass(frozen=True, slots=True)
class Collision:
    """Two figures between which the count would have had to fall, by `gap` at least."""

    earlier: StatedFigure
    later: StatedFigure
    gap: Decimal


@dataclass(frozen=True, slots=True)
class Timeline:
    """The range the included reports allow, day by day; a toll is the minimum known, not the true count.

    Args:
        bounds: the figures that bound the count, by the last tick they may speak for.
        shading: the figures that are shown but bound nothing: vague, feared, up-to, undated, parts and increments.
        collision_count: how many pairs of bounds collide.
        worst: the collisions with the largest gaps, at most 20, the largest first.
    """

    bounds: tuple[Bound, ...]
    shading: tuple[StatedFigure, ...]
    collision_count: int
    worst: tuple[Collision, ...]
    _floors: tuple[tuple[int, ...], tuple[Decimal, ...]]
    _ceilings: tuple[tuple[int, ...], tuple[Decimal, ...]]

    def low(self, day: date) -> Decimal | None:
        """Return the greatest lower end of the figures that speak for this day or an earlier one, None where there is none."""
        ticks, floors = self._floors
        index = bisect_right(ticks, _last_tick(day)) - 1
        return None if index < 0 or floors[index] == _NO_FLOOR else floors[index]

    def high(self, day: date) -> Decimal | None:
        """Return the least upper end of the figures that speak for this day or a later one, None where there is none.

        On a day within which the count rose, the low of the evening may exceed the high of the morning without any
        collision.
        """
        ticks, ceilings = self._ceilings
        index = bisect_left(ticks, _first_tick(day))
        return None if index == len(ticks) or ceilings[index] == _NO_CEILING else ceilings[index]


def timeline_of(figures: Iterable[StatedFigure]) -> Timeline:
    """Return the timeline of the figures of one cumulative measure, in n log n steps.

    >>> from claims.figures.figure import AsOf
    >>> def exactly(number, day):
    ...     as_of = AsOf(date(2023, 1, day), date(2023, 1, day), Known.STATED)
    ...     return StatedFigure(str(number), str(number), Range(Decimal(number), Decimal(number)), as_of=as_of)
    >>> timeline = timeline_of([exactly(17, 9), exactly(48, 19)])
    >>> print(timeline.low(date(2023, 1, 12)), timeline.high(date(2023, 1, 12)), timeline.collision_count)
    17 48 0
    """
    bounding: list[_Bounding] = []
    shading: list[StatedFigure] = []
    for figure in figures:
        window, range_ = figure.window(), figure.range
        if range_ is not None and _bounds_the_count(figure, window):
            bounding.append((figure, window, range_))
        else:
            shading.append(figure)
    bounds = sorted(_bounds_of(bounding), key=lambda bound: bound.last)
    by_first = sorted(bounds, key=lambda bound: bound.first)
    least_ceilings = list(accumulate((bound.ceiling for bound in reversed(by_first)), min))[::-1]
    greatest_floors = tuple(accumulate((bound.floor for bound in bounds), max))
    last_ticks = tuple(bound.last for bound in bounds)
    return Timeline(
        bounds=tuple(bounds),
        shading=tuple(shading),
        collision_count=_count_collisions(bounds, by_first),
        worst=_worst_collisions(bounds, last_ticks, greatest_floors),
        _floors=(last_ticks, greatest_floors),
        _ceilings=(tuple(bound.first for bound in by_first), tuple(least_ceilings)),
    )


_Bounding = tuple[StatedFigure, AsOf, Range]


def _bounds_the_count(figure: StatedFigure, window: AsOf) -> bool:
    if figure.vague or figure.qualifier is Qualifier.AT_MOST:
        return False
    return figure.basis is not Basis.FEARED and figure.part is Part.TOTAL and window.known is not Known.UNKNOWN


def _bounds_of(figures: Sequence[_Bounding]) -> Iterator[Bound]:
    later_in_their_day = _known_to_be_later(figures)
    for figure, window, range_ in figures:
        first, last = _first_tick(window.first_day), _last_tick(window.last_day)
        if window.known is Known.STATED and window.first_day == window.last_day:
            first += 1
            if figure.key not in later_in_their_day and not figure.grows:
                last -= 1
        yield Bound(
            figure,
            first,
            last,
            _NO_FLOOR if range_.low is None else range_.low,
            _NO_CEILING if range_.high is None else range_.high,
        )


def _known_to_be_later(figures: Sequence[_Bounding]) -> set[str]:
    """Return the keys of figures that follow another of their own origin for the same days.

    They were published after the first one; or, where that is not known, are higher than the lowest one.
    """
    of_origin_and_days: dict[tuple[str, AsOf], list[StatedFigure]] = defaultdict(list)
    for figure, window, _ in figures:
        if figure.origin.key:
            of_origin_and_days[figure.origin.key, window].append(figure)
    later: set[str] = set()
    for group in of_origin_and_days.values():
        first = group[0]
        for figure in group[1:]:
            first = published_first(first, figure) or first
        lowest = min(figure.number or 0 for figure in group)
        for figure in group:
            published_earlier = published_first(first, figure)
            if published_earlier is first or (published_earlier is None and (figure.number or 0) > lowest):
                later.add(figure.key)
    return later


def _count_collisions(by_last: Sequence[Bound], by_first: Sequence[Bound]) -> int:
    """Count the pairs that collide, without looking at each: a running tally of the floors seen so far, by rank."""
    ranked_floors = sorted({bound.floor for bound in by_last})
    tally = [0] * (len(ranked_floors) + 1)
    count = entered = 0
    for later in by_first:
        while entered < len(by_last) and by_last[entered].last <= later.first:
            rank = bisect_left(ranked_floors, by_last[entered].floor) + 1
            entered += 1
            while rank < len(tally):
                tally[rank] += 1
                rank += rank & -rank
        not_above = 0
        rank = bisect_right(ranked_floors, later.ceiling)
        while rank:
            not_above += tally[rank]
            rank -= rank & -rank
        count += entered - not_above
    return count


def _worst_collisions(
    by_last: Sequence[Bound], last_ticks: Sequence[int], greatest_floors: Sequence[Decimal]
) -> tuple[Collision, ...]:
    """Return the collisions with the largest gaps.

    Only the later figures with the largest gap to anything before them can take part: of the 20 worst pairs each has a
    later figure among the 20 that are worst off.
    """
    gaps = []
    for position, later in enumerate(by_last):
        entered = bisect_right(last_ticks, later.first)
        if entered and greatest_floors[entered - 1] > later.ceiling:
            gaps.append((greatest_floors[entered - 1] - later.ceiling, -position, entered))
    highest_first = sorted(range(len(by_last)), key=lambda position: by_last[position].floor, reverse=True)
    pairs: list[Collision] = []
    for _, position, entered in nlargest(_WORST, gaps):
        later = by_last[-position]
        for index in islice((index for index in highest_first if index < entered), _WORST):
            if by_last[index].floor > later.ceiling:
                gap = by_last[index].floor - later.ceiling
                pairs.append(Collision(by_last[index].figure, later.figure, gap))
    return tuple(nlargest(_WORST, pairs, key=lambda collision: collision.gap))


def _first_tick(day: date) -> int:
    return day.toordinal() * TICKS_PER_DAY


def _last_tick(day: date) -> int:
    return _first_tick(day) + TICKS_PER_DAY - 1
