"""How two figures relate, by the rules of a data package; needs nothing but Python. See recompute.py."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

INFINITY = Decimal("Infinity")


@dataclass(frozen=True)
class Figure:
    """A figure as the rules see it. A range is (low, high, low_inc, high_inc), an open end None; None for no range."""

    key: str
    words: str
    low: Decimal | None
    high: Decimal | None
    range: tuple | None
    qualifier: str
    counted_kind: str
    population: str | None
    cause: str | None
    place: str | None
    period: tuple | None
    unit: str | None
    origin: str
    is_named: bool
    is_vague: bool
    measure_kind: str
    basis: str
    part: str
    as_of: tuple | None
    is_current_report: bool
    published_on: date | None
    captured_on: date | None
    topic_started_on: date | None
    grows: bool
    text: str | None

    @property
    def number(self):
        """The middle of two numbers that are written, else the one that is."""
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return (self.low + self.high) / 2

    @property
    def number_or_less(self):
        return Decimal(-1) if self.number is None else self.number

    @property
    def window(self):
        """The first and the last day that the figure may speak for, and how they are known."""
        if self.as_of is not None and self.as_of[2] != "unknown":
            return self.as_of
        if self.is_current_report and self.published_on is not None:
            return (self.published_on, self.published_on, "inferred")
        last = self.published_on or self.captured_on or date.max
        return (min(self.topic_started_on or date.min, last), last, "unknown")

    @property
    def scope(self):
        return (self.counted_kind, self.population, self.cause, self.place, self.period, self.unit)


# Ranges.


def low_end(range_):
    return (-INFINITY, False) if range_[0] is None else (range_[0], not range_[2])


def high_end(range_):
    return (INFINITY, False) if range_[1] is None else (range_[1], range_[3])


def is_below(one, other):
    """Whether every number of one range is smaller than every number of the other."""
    if one is None or other is None or one[1] is None or other[0] is None:
        return False
    return one[1] < other[0] or (one[1] == other[0] and not (one[3] and other[2]))


def is_inside(one, other):
    return low_end(one) >= low_end(other) and high_end(one) <= high_end(other)


# How the scopes of two figures stand to each other: "same", "part" (the first is a part of the second), "whole" or "apart".


@cache
def fold(words):
    decomposed = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def compare_names(one, other, wider):
    if one is None or other is None:
        return "same" if one == other else "part" if other is None else "whole"
    if fold(one) == fold(other):
        return "same"
    return "part" if wider.get(one) == other else "whole" if wider.get(other) == one else "apart"


def compare_causes(one, other, scopes):
    if (one is None and other in scopes["events"]) or (other is None and one in scopes["events"]):
        return "same"
    return compare_names(one, other, scopes["wider_cause"])


def compare_places(one, other):
    ones, others = ([fold(name) for name in (place or "").split(",") if fold(name)] for place in (one, other))
    if ones == others:
        return "same"
    if len(ones) > len(others):
        return "part" if ones[len(ones) - len(others) :] == others else "apart"
    return "whole" if len(others) > len(ones) and others[len(others) - len(ones) :] == ones else "apart"


def compare_periods(one, other):
    if one is None or other is None:
        return "same" if one == other else "part" if other is None else "whole"
    if one == other:
        return "same"
    if other[0] <= one[0] and one[1] <= other[1]:
        return "part"
    return "whole" if one[0] <= other[0] and other[1] <= one[1] else "apart"


def is_unnamed_part(figure):
    return figure.part == "part" and not any((figure.population, figure.cause, figure.place, figure.period))


def compare_parts(one, other):
    if (one.part == "increment") != (other.part == "increment"):
        return "apart"
    if is_unnamed_part(one) == is_unnamed_part(other):
        return "same"
    return "part" if is_unnamed_part(one) else "whole"


def compare_scopes(one, other, scopes):
    fits = {
        "unit": "same" if one.unit == other.unit else "apart",
        "counted_kind": "same" if one.counted_kind == other.counted_kind else "apart",
        "basis": "same" if (one.basis == "feared") == (other.basis == "feared") else "apart",
        "part": compare_parts(one, other),
        "population": compare_names(one.population, other.population, scopes["wider_population"]),
        "cause": compare_causes(one.cause, other.cause, scopes),
        "place": compare_places(one.place, other.place),
        "period": compare_periods(one.period, other.period),
    }
    found = {fits[aspect] for aspect in scopes["order"]} - {"same"}
    if "apart" in found or found == {"part", "whole"}:
        return "apart"
    return found.pop() if found else "same"


# Two figures seen together. Each property is a condition that rules.json names.


class Pair:
    def __init__(self, one, other, rules):
        one, other = sorted((one, other), key=lambda f: (*f.window[:2], f.number_or_less, f.words, f.key))
        self.sameness = compare_scopes(one, other, rules["scopes"])
        if self.sameness == "whole":
            one, other, self.sameness = other, one, "part"
        self.one, self.other = one, other
        self.rival_excess = Decimal(rules["limits"]["rival_excess"])

    are_same_measure = property(lambda self: self.sameness == "same")
    are_part_and_whole = property(lambda self: self.sameness == "part")
    is_vague = property(lambda self: self.one.is_vague or self.other.is_vague)
    is_undated = property(lambda self: "unknown" in (self.one.window[2], self.other.window[2]))
    have_no_range = property(lambda self: self.one.range is None or self.other.range is None)
    have_equal_ranges = property(lambda self: self.one.range is not None and self.one.range == self.other.range)
    is_one_origin = property(lambda self: bool(self.one.origin) and self.one.origin == self.other.origin)
    is_one_text = property(lambda self: self.one.text is not None and self.one.text == self.other.text)
    windows_coincide = property(lambda self: self.one.window[:2] == self.other.window[:2])

    @property
    def are_cumulative(self):
        return all(f.measure_kind == "cumulative" and f.part != "increment" for f in (self.one, self.other))

    @property
    def are_disjoint(self):
        one, other = self.one.range, self.other.range
        return is_below(one, other) or is_below(other, one)

    @property
    def name_equal_numbers(self):
        single = [
            f.number if f.low is None or f.high is None or f.low == f.high else None for f in (self.one, self.other)
        ]
        if single[0] is not None and single[0] == single[1]:
            return True
        if not self.are_disjoint:
            return False
        one, other = self.one.range, self.other.range
        return (one[1] is not None and one[1] == other[0]) or (other[1] is not None and other[1] == one[0])

    @property
    def is_one_inside_other(self):
        if self.have_no_range:
            return False
        return is_inside(self.one.range, self.other.range) or is_inside(self.other.range, self.one.range)

    @property
    def lower(self):
        if is_below(self.other.range, self.one.range):
            return self.other
        if self.are_disjoint or self.one.number is None or self.other.number is None:
            return self.one
        return self.other if self.other.number < self.one.number else self.one

    @property
    def higher(self):
        return self.other if self.lower is self.one else self.one

    @property
    def is_one_day(self):
        return not self.is_undated and self.one.window[0] == self.one.window[1] and self.windows_coincide

    @property
    def is_one_stated_day(self):
        return self.is_one_day and self.one.window[2] == self.other.window[2] == "stated"

    @property
    def are_claimants_of_one_text(self):
        named = self.one.is_named and self.other.is_named
        return self.is_one_text and not self.is_one_origin and self.is_one_day and named

    @property
    def are_days_apart(self):
        return self.one.window[1] < self.other.window[0] or self.other.window[1] < self.one.window[0]

    @property
    def published_first(self):
        one, other = self.one.published_on, self.other.published_on
        if one is None or other is None or one == other:
            return None
        return self.one if one < other else self.other

    @property
    def earlier(self):
        if self.one.window[1] < self.other.window[0]:
            return self.one
        if self.other.window[1] < self.one.window[0]:
            return self.other
        if not self.is_one_day:
            return None
        if self.is_one_origin and self.published_first is not None:
            return self.published_first
        is_rising = self.is_one_origin and self.are_cumulative and not self.is_one_text
        return self.lower if self.higher.grows or is_rising else None

    @property
    def later(self):
        return None if self.earlier is None else self.other if self.earlier is self.one else self.one

    @property
    def is_order_told(self):
        if self.are_days_apart or self.higher.grows:
            return True
        return self.is_one_origin and self.published_first is not None

    @property
    def rises(self):
        earlier, later = self.earlier, self.later
        if earlier is None or earlier.range is None or later.range is None:
            return False
        if later.qualifier in ("at_most", "less_than"):
            return False
        if earlier.number is None or later.number is None or later.number <= earlier.number:
            return False
        return not is_below(later.range, earlier.range)

    @property
    def falls(self):
        earlier, later = self.earlier, self.later
        if earlier is None or not is_below(later.range, earlier.range):
            return False
        return not self.is_vague and not self.is_undated

    @property
    def lower_may_be_earlier(self):
        if self.earlier is not None:
            return self.earlier is self.lower
        return self.lower.window[0] <= self.higher.window[1]

    @property
    def part_exceeds_whole(self):
        return not self.name_equal_numbers and is_below(self.other.range, self.one.range)

    @property
    def part_is_not_later(self):
        if self.is_one_text and self.windows_coincide:
            return True
        return not self.is_undated and self.one.window[1] <= self.other.window[0]

    @property
    def part_is_later(self):
        return not self.is_undated and not self.part_is_not_later

    @property
    def are_rivals(self):
        one, other = self.one, self.other
        if not (one.is_named and other.is_named) or self.is_one_origin or not self.is_one_day:
            return False
        if self.have_no_range or one.number is None or other.number is None:
            return False
        if one.range[1] is not None and other.range[1] is not None:
            return False
        smaller, larger = sorted((one.number, other.number))
        return larger - smaller > smaller * self.rival_excess


def holds(pair, condition):
    return not getattr(pair, condition[4:]) if condition.startswith("not ") else getattr(pair, condition)


def relate(one, other, rules):
    """Return the pair and the first rule of rules.json that holds."""
    pair = Pair(one, other, rules)
    return pair, next(rule for rule in rules["rules"] if all(holds(pair, condition) for condition in rule["when"]))
