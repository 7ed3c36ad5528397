"""Ranges: what lies in them, and how two of them lie to each other."""

from datetime import date
from decimal import Decimal

import pytest

from claims.figures import AsOf, EmptyRange, Known, Range


def exactly(number):
    return Range(Decimal(number), Decimal(number))


def at_least(number):
    return Range(Decimal(number), None)


def more_than(number):
    return Range(Decimal(number), None, low_inc=False)


def up_to(number):
    return Range(None, Decimal(number))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(at_least(30), exactly(48), True, id="'at least 30' holds 48"),
        pytest.param(at_least(30), exactly(30), True, id="'at least 30' holds 30 itself"),
        pytest.param(more_than(50), exactly(50), False, id="'more than 50' does not hold 50"),
        pytest.param(more_than(50), exactly(48), False, id="'more than 50' does not hold 48"),
        pytest.param(more_than(50), at_least(30), True, id="two floors always meet"),
        pytest.param(up_to(50), more_than(50), False, id="'up to 50' ends where 'more than 50' begins"),
        pytest.param(up_to(50), at_least(50), True, id="'up to 50' and 'at least 50' meet in 50"),
    ],
)
def test_meets(one, other, expected):
    assert one.meets(other) is expected
    assert other.meets(one) is expected  # no order in the question


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        pytest.param(exactly(48), at_least(30), True, id="48 lies inside 'at least 30'"),
        pytest.param(more_than(50), at_least(50), True, id="'more than 50' lies inside 'at least 50'"),
        pytest.param(at_least(50), more_than(50), False, id="but not the other way round"),
        pytest.param(at_least(50), up_to(60), False, id="a floor does not lie inside a ceiling"),
        pytest.param(up_to(50), up_to(50), True, id="a range lies inside itself"),
    ],
)
def test_lies_inside(inner, outer, expected):
    assert inner.lies_inside(outer) is expected


@pytest.mark.parametrize(
    ("low", "high", "low_inc", "high_inc"),
    [
        pytest.param(60, 50, True, True, id="the ends are the wrong way round"),
        pytest.param(50, 50, False, True, id="the only number is left out"),
    ],
)
def test_an_empty_range_cannot_exist(low, high, low_inc, high_inc):
    with pytest.raises(EmptyRange, match="nothing lies between"):
        Range(Decimal(low), Decimal(high), low_inc, high_inc)


def test_a_range_ends_at_a_number():
    with pytest.raises(ValueError, match="finite"):
        Range(Decimal("Infinity"), None)


def test_an_unbounded_side_is_never_inclusive():
    assert Range(None, None) == Range(None, None, low_inc=False, high_inc=False)
    assert 10**9 in Range(None, None)


def test_a_window_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end"):
        AsOf(date(2023, 1, 2), date(2023, 1, 1), Known.STATED)
