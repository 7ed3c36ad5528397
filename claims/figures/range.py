"""What a figure in a sentence commits its author to: a range whose ends may be open or closed."""

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["EmptyRange", "Range"]


class EmptyRange(ValueError):
    """No value is left between the two ends."""


@dataclass(frozen=True, slots=True)
class Range:
    """All values from `low` to `high`; `None` leaves that side unbounded.

    "More than 50" is `Range(Decimal(50), None, low_inc=False)`: 50 itself is not in it.

    Args:
        low: lower end, as an exact decimal in the figure's unit.
        high: upper end, likewise.
        low_inc: whether the lower end itself belongs to the range; an unbounded side is never inclusive.
        high_inc: likewise for the upper end.

    Raises:
        EmptyRange: no value is left between the ends.
        ValueError: an end is not a finite number.
    """

    low: Decimal | None
    high: Decimal | None
    low_inc: bool = True
    high_inc: bool = True

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        for end in (low, high):
            if end is not None and not end.is_finite():
                raise ValueError(f"a range ends at a finite number or not at all, not at {end}")
        # One way to write an unbounded side, so that equal ranges compare equal.
        if low is None:
            object.__setattr__(self, "low_inc", False)
        if high is None:
            object.__setattr__(self, "high_inc", False)
        elif low is not None and (low > high or (low == high and not (self.low_inc and self.high_inc))):
            raise EmptyRange(f"nothing lies between {low} and {high}")

    def __contains__(self, value: Decimal | int) -> bool:
        """Tell whether one value would make the figure true.

        >>> 50 in Range(Decimal(50), None, low_inc=False)
        False
        """
        if self.low is not None and (value < self.low or (value == self.low and not self.low_inc)):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_inc)

    def meets(self, other: "Range") -> bool:
        """Tell whether some value would make both figures true.

        >>> at_least_30, exactly_48 = Range(Decimal(30), None), Range(Decimal(48), Decimal(48))
        >>> at_least_30.meets(exactly_48)
        True
        """
        return not (self.lies_below(other) or other.lies_below(self))

    def lies_below(self, other: "Range") -> bool:
        """Tell whether every value of this range is smaller than every value of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_inc and other.low_inc))

    def lies_inside(self, other: "Range") -> bool:
        """Tell whether every value of this range is also in the other; a range lies inside itself."""
        return _low_key(self) >= _low_key(other) and _high_key(self) <= _high_key(other)


def _low_key(range_: Range) -> tuple[Decimal, bool]:
    """Order lower ends: an open end begins after a closed one at the same number."""
    return (Decimal("-Infinity"), False) if range_.low is None else (range_.low, not range_.low_inc)


def _high_key(range_: Range) -> tuple[Decimal, bool]:
    """Order upper ends: an open end stops before a closed one at the same number."""
    return (Decimal("Infinity"), False) if range_.high is None else (range_.high, range_.high_inc)
