"""The smallest set of figures to leave out so that some count, which never falls, could satisfy all the others."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from claims.comparison.timeline import TICKS_PER_DAY, Bound

__all__ = ["Removal", "smallest_removal"]

# Beyond so many figures in conflict the exact search over pairs is given up, unless all speak for single days.
_EXACT_UP_TO = 200


@dataclass(frozen=True, slots=True)
class Removal:
    """What to leave out.

    Args:
        keys: of the figures to leave out, in the order of the timeline.
        is_smallest: whether no smaller set would do; False means that a smaller one may exist.
    """

    keys: tuple[str, ...]
    is_smallest: bool


def smallest_removal(bounds: Sequence[Bound]) -> Removal:
    """Return a smallest set of figures whose removal leaves no collision.

    Exact when every figure speaks for a single day, by the longest run that never has to fall; exact for up to 200
    figures in conflict; beyond, consistent but not necessarily smallest, and labelled so.

    >>> from datetime import date
    >>> from claims.comparison.stated import StatedFigure
    >>> def exactly(number, tick):
    ...     return Bound(StatedFigure(str(number), str(number), None), tick, tick, Decimal(number), Decimal(number))
    >>> smallest_removal([exactly(17, 3), exactly(170, 6), exactly(18, 9), exactly(19, 12)])
    Removal(keys=('170',), is_smallest=True)
    """
    if _are_simple(bounds):
        return _named(bounds, kept=_longest_run(bounds), is_smallest=True)
    colliding = _colliding(bounds)
    if len(colliding) <= _EXACT_UP_TO:
        return Removal(tuple(bound.figure.key for bound in _smallest_cover(colliding)), is_smallest=True)
    return _named(bounds, kept=_longest_run(bounds), is_smallest=False)


def _named(bounds: Sequence[Bound], kept: set[str], is_smallest: bool) -> Removal:
    return Removal(tuple(bound.figure.key for bound in bounds if bound.figure.key not in kept), is_smallest)


def _are_simple(bounds: Sequence[Bound]) -> bool:
    """Tell whether all speak for single days, and those of one day are all stated or all inferred.

    Only then is there one order in which the run can be built that gives every collision its due.
    """
    by_day = sorted(bounds, key=lambda bound: bound.first)
    for _, of_one_day in groupby(by_day, key=lambda bound: bound.first // TICKS_PER_DAY):
        spans = {(bound.first, bound.last) for bound in of_one_day}
        first, last = spans.pop()
        if spans or last // TICKS_PER_DAY != first // TICKS_PER_DAY:
            return False
    return True


def _longest_run(bounds: Sequence[Bound]) -> set[str]:
    """Return the keys of a largest set that a never falling count can pass through, one bound after the other.

    `reached[k]` is the least count with which k + 1 bounds can be satisfied so far. A bound that lets the count through
    moves every run that is within its range one place up, and the run that has to be raised to its floor comes in before
    them. Each move is noted, and the run is read back from the notes.
    """
    in_order = sorted(bounds, key=_place_in_run)
    reached: list[Decimal] = []
    notes: list[tuple[int, int]] = []
    for bound in in_order:
        first_moved = bisect_right(reached, bound.floor)
        overwritten = bisect_right(reached, bound.ceiling)
        if overwritten < len(reached):
            del reached[overwritten]
        reached.insert(first_moved, bound.floor)
        notes.append((first_moved, overwritten))
    run: set[str] = set()
    place = len(reached) - 1
    for bound, (first_moved, overwritten) in zip(reversed(in_order), reversed(notes), strict=True):
        if first_moved <= place <= overwritten:
            run.add(bound.figure.key)
            place -= 1
    return run


def _place_in_run(bound: Bound) -> tuple[int, bool, Decimal]:
    """Order by time, and within one tick so that whatever collides is met in the order in which it does.

    Figures that may have risen to this tick come first, the lower before the higher. Those of this very tick must agree
    with one another, so the higher comes first and the lower can no longer be passed.
    """
    is_of_one_tick = bound.first == bound.last
    return (bound.last, is_of_one_tick, -bound.floor if is_of_one_tick else bound.floor)


def _colliding(bounds: Sequence[Bound]) -> list[Bound]:
    """Return the bounds that collide with any other, in n log n steps."""
    by_last = sorted(bounds, key=lambda bound: bound.last)
    by_first = sorted(bounds, key=lambda bound: bound.first)
    colliding: set[str] = set()
    greatest, entered = Decimal("-Infinity"), 0
    for later in by_first:
        while entered < len(by_last) and by_last[entered].last <= later.first:
            greatest = max(greatest, by_last[entered].floor)
            entered += 1
        if greatest > later.ceiling:
            colliding.add(later.figure.key)
    least, entered = Decimal("Infinity"), len(by_first)
    for earlier in reversed(by_last):
        while entered and by_first[entered - 1].first >= earlier.last:
            entered -= 1
            least = min(least, by_first[entered].ceiling)
        if earlier.floor > least:
            colliding.add(earlier.figure.key)
    return [bound for bound in bounds if bound.figure.key in colliding]


def _smallest_cover(colliding: Sequence[Bound]) -> list[Bound]:
    """Return a smallest set that touches every collision.

    Colliding is transitive (an earlier count above a later one that is above a third is above the third), so Dilworth's
    theorem holds: the largest set without a collision is what a largest matching between earlier and later figures
    leaves over, and König's theorem tells which figures those are.
    """
    later_of = [
        [index for index, other in enumerate(colliding) if other is not bound and bound.collides_with(other)]
        for bound in colliding
    ]
    earlier_of = _largest_matching(later_of)
    matched = set(earlier_of.values())
    reached_earlier = {index for index in range(len(colliding)) if index not in matched}
    reached_later: set[int] = set()
    to_follow = list(reached_earlier)
    while to_follow:
        for later in later_of[to_follow.pop()]:
            if later not in reached_later:
                reached_later.add(later)
                earlier = earlier_of[later]
                if earlier not in reached_earlier:
                    reached_earlier.add(earlier)
                    to_follow.append(earlier)
    return [b for index, b in enumerate(colliding) if index not in reached_earlier or index in reached_later]


def _largest_matching(later_of: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return a largest matching as {later: earlier}, by augmenting paths."""
    earlier_of: dict[int, int] = {}
    later_matched: dict[int, int] = {}
    for start in range(len(later_of)):
        came_from: dict[int, int] = {}
        to_follow = [start]
        free: int | None = None
        while to_follow and free is None:
            earlier = to_follow.pop()
            for later in later_of[earlier]:
                if later in came_from:
                    continue
                came_from[later] = earlier
                if later not in earlier_of:
                    free = later
                    break
                to_follow.append(earlier_of[later])
        while free is not None:
            earlier = came_from[free]
            earlier_of[free] = earlier
            given_up = later_matched.get(earlier)
            later_matched[earlier] = free
            free = given_up
    return earlier_of
