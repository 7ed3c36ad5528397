"""Two figures seen together: their roles, and the facts about them that the rules of comparison ask for."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claims.comparison.measure import MeasureMatch, Sameness, match_measures
from claims.comparison.stated import MeasureKind, StatedFigure, published_first
from claims.figures.figure import AsOf, Known, Part, Qualifier

__all__ = ["RIVAL_EXCESS", "Pair"]

# Two claimants' counts on one day are rivals, rather than one being behind, when the larger exceeds the smaller by more.
RIVAL_EXCESS = Decimal("0.25")


@dataclass(frozen=True)
class Pair:
    """Two figures in an order that does not depend on who was named first.

    Args:
        one, other: the two figures: the part before the whole, else the earlier window before the later, else the lower
            number before the higher, else by their words and keys.
        match: how their measures stand to each other.
    """

    one: StatedFigure
    other: StatedFigure
    match: MeasureMatch

    @classmethod
    def of(cls, one: StatedFigure, other: StatedFigure) -> "Pair":
        """Return the pair of two figures, the same one whichever is named first."""
        first, second = sorted((one, other), key=_place_in_pair)
        match = match_measures(first, second)
        if match.part is not None and match.whole is not None:
            first, second = match.part, match.whole
        return cls(first, second, match)

    @property
    def are_same_measure(self) -> bool:
        return self.match.sameness is Sameness.SAME

    @property
    def are_part_and_whole(self) -> bool:
        return self.match.sameness is Sameness.PART_OF

    @property
    def are_cumulative(self) -> bool:
        """Whether both counts can only grow. Increments are counts of their own and never add up by waiting."""
        both = (self.one, self.other)
        return all(f.kind is MeasureKind.CUMULATIVE and f.part is not Part.INCREMENT for f in both)

    @property
    def is_one_origin(self) -> bool:
        return bool(self.one.origin.key) and self.one.origin.key == self.other.origin.key

    @property
    def is_one_text(self) -> bool:
        return self.one.text_key is not None and self.one.text_key == self.other.text_key

    @property
    def is_vague(self) -> bool:
        return self.one.vague or self.other.vague

    @property
    def is_undated(self) -> bool:
        return Known.UNKNOWN in (self.window_of_one.known, self.window_of_other.known)

    @cached_property
    def window_of_one(self) -> AsOf:
        return self.one.window()

    @cached_property
    def window_of_other(self) -> AsOf:
        return self.other.window()

    @property
    def have_no_range(self) -> bool:
        return self.one.range is None or self.other.range is None

    @property
    def have_equal_ranges(self) -> bool:
        return self.one.range is not None and self.one.range == self.other.range

    @property
    def name_equal_numbers(self) -> bool:
        """Whether both name one number ("more than 50" and 50), or one ends at the number where the other begins."""
        if _single_number(self.one) is not None and _single_number(self.one) == _single_number(self.other):
            return True
        one, other = self.one.range, self.other.range
        if one is None or other is None or not self.are_disjoint:
            return False
        return (one.high is not None and one.high == other.low) or (other.high is not None and other.high == one.low)

    @property
    def are_disjoint(self) -> bool:
        """Whether no number would make both figures true."""
        return (
            self.one.range is not None and self.other.range is not None and not self.one.range.meets(self.other.range)
        )

    @property
    def is_one_inside_other(self) -> bool:
        if self.one.range is None or self.other.range is None:
            return False
        return self.one.range.lies_inside(self.other.range) or self.other.range.lies_inside(self.one.range)

    @cached_property
    def lower(self) -> StatedFigure:
        """The figure with the lower numbers; `one` where neither is lower."""
        if self.one.range is not None and self.other.range is not None and self.other.range.lies_below(self.one.range):
            return self.other
        if self.are_disjoint or self.one.number is None or self.other.number is None:
            return self.one
        return self.other if self.other.number < self.one.number else self.one

    @property
    def higher(self) -> StatedFigure:
        return self.other if self.lower is self.one else self.one

    @property
    def inner(self) -> StatedFigure:
        """The figure whose range lies inside the other's; `one` where neither does."""
        if self.one.range is not None and self.other.range is not None and self.other.range.lies_inside(self.one.range):
            return self.other
        return self.one

    @property
    def outer(self) -> StatedFigure:
        return self.other if self.inner is self.one else self.one

    @property
    def is_one_day(self) -> bool:
        """Whether both are known, by their words or by inference, to speak for one and the same day."""
        window = self.window_of_one
        return not self.is_undated and window.first_day == window.last_day and self._windows_coincide

    @property
    def is_one_stated_day(self) -> bool:
        return self.is_one_day and self.window_of_one.known is self.window_of_other.known is Known.STATED

    @property
    def are_claimants_of_one_text(self) -> bool:
        """Whether one text gives both for one day, from two named claimants: then both stood when it was written."""
        if not self.is_one_text or self.is_one_origin or not self.is_one_day:
            return False
        return self.one.origin.is_named and self.other.origin.is_named

    @property
    def _windows_coincide(self) -> bool:
        one, other = self.window_of_one, self.window_of_other
        return (one.first_day, one.last_day) == (other.first_day, other.last_day)

    @property
    def are_days_apart(self) -> bool:
        """Whether one window ends before the other begins."""
        one, other = self.window_of_one, self.window_of_other
        return one.last_day < other.first_day or other.last_day < one.first_day

    @cached_property
    def earlier(self) -> StatedFigure | None:
        """The figure that speaks for the earlier moment, None where that is not known.

        Within one day the order is known when one origin published both at different moments, when words of growth stand
        with the higher figure, or when both are counts of one origin that can only grow.
        """
        if self.window_of_one.last_day < self.window_of_other.first_day:
            return self.one
        if self.window_of_other.last_day < self.window_of_one.first_day:
            return self.other
        if not self.is_one_day:
            return None
        if self.is_one_origin and (first := published_first(self.one, self.other)) is not None:
            return first
        return self.lower if self.higher.grows or self.is_rising_count_of_one_origin else None

    @property
    def is_order_told(self) -> bool:
        """Whether days, publication or words of growth tell the order, rather than that a count can only grow."""
        if self.are_days_apart or self.higher.grows:
            return True
        return self.is_one_origin and published_first(self.one, self.other) is not None

    @property
    def is_rising_count_of_one_origin(self) -> bool:
        """Whether one origin gave both for one day in different texts; within one text it would contradict itself."""
        return self.is_one_day and self.is_one_origin and self.are_cumulative and not self.is_one_text

    @property
    def later(self) -> StatedFigure | None:
        if self.earlier is None:
            return None
        return self.other if self.earlier is self.one else self.one

    @property
    def rises(self) -> bool:
        """Whether the later figure names the higher number and leaves room for what was counted before."""
        earlier, later = self.earlier, self.later
        if earlier is None or later is None or earlier.range is None or later.range is None:
            return False
        if later.qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
            return False  # an upper estimate tells of no rise
        if earlier.number is None or later.number is None or later.number <= earlier.number:
            return False
        return not later.range.lies_below(earlier.range)

    @property
    def falls(self) -> bool:
        """Whether the later figure, exact and dated like the earlier one, is certainly below what was counted before."""
        earlier, later = self.earlier, self.later
        if earlier is None or later is None or earlier.range is None or later.range is None:
            return False
        return later.range.lies_below(earlier.range) and not self.is_vague and not self.is_undated

    @property
    def lower_may_be_earlier(self) -> bool:
        """Whether some order inside the two windows puts the lower figure first."""
        if self.earlier is not None:
            return self.earlier is self.lower
        first, last = (
            (self.window_of_one, self.window_of_other)
            if self.lower is self.one
            else (self.window_of_other, self.window_of_one)
        )
        return first.first_day <= last.last_day

    @property
    def part_exceeds_whole(self) -> bool:
        """Whether the part (`one`) is certainly larger than the whole (`other`), whatever was counted when."""
        if self.one.range is None or self.other.range is None or self.name_equal_numbers:
            return False
        return self.other.range.lies_below(self.one.range)

    @property
    def part_is_not_later(self) -> bool:
        """Whether the part is known not to be the later count, so that growth does not explain it."""
        if self.is_one_text and self._windows_coincide:
            return True
        return not self.is_undated and self.window_of_one.last_day <= self.window_of_other.first_day

    @property
    def part_is_later(self) -> bool:
        return not self.is_undated and not self.part_is_not_later

    @property
    def are_rivals(self) -> bool:
        """Whether two named claimants stand far apart on one day, although an open end lets both be true."""
        one, other = self.one, self.other
        if not (one.origin.is_named and other.origin.is_named) or self.is_one_origin or not self.is_one_day:
            return False
        if one.range is None or other.range is None or one.number is None or other.number is None:
            return False
        if one.range.high is not None and other.range.high is not None:
            return False
        smaller, larger = sorted((one.number, other.number))
        return larger - smaller > smaller * RIVAL_EXCESS


def _place_in_pair(figure: StatedFigure) -> tuple[object, ...]:
    window = figure.window()
    number = Decimal(-1) if figure.number is None else figure.number
    return (window.first_day, window.last_day, number, figure.words, figure.key)


def _single_number(figure: StatedFigure) -> Decimal | None:
    return figure.number if figure.low is None or figure.high is None or figure.low == figure.high else None
