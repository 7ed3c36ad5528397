"""What wordings commit their author to, by the two profiles."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import Qualifier, Range, UnknownProfile, range_of
from claims.figures.wording import VagueWord, low_of_vague

N = Decimal(50)


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "expected", "vague"),
    [
        pytest.param(Qualifier.EXACT, N, N, Range(N, N), False, id="'50' is 50"),
        pytest.param(Qualifier.AT_LEAST, N, None, Range(N, None), False, id="'at least 50' holds 50 itself"),
        pytest.param(Qualifier.MORE_THAN, N, None, Range(N, None, low_inc=False), False, id="'more than 50' does not"),
        pytest.param(Qualifier.AT_MOST, None, N, Range(Decimal(0), N), True, id="'up to 50' says little, but no more"),
        pytest.param(
            Qualifier.LESS_THAN, None, N, Range(Decimal(0), N, high_inc=False), False, id="'fewer than 50' is under 50"
        ),
        pytest.param(Qualifier.NEARLY, N, N, Range(Decimal(45), N), True, id="'nearly 50' is 45 to 50"),
        pytest.param(Qualifier.ABOUT, N, N, Range(Decimal(45), Decimal(55)), True, id="'about 50' is 45 to 55"),
        pytest.param(
            Qualifier.RANGE, N, Decimal(60), Range(N, Decimal(60)), False, id="'50 to 60' holds both of its ends"
        ),
        pytest.param(Qualifier.VAGUE, N, None, Range(N, None), True, id="a vague word bounds from below only"),
    ],
)
def test_a_wording_commits_its_author_to_a_range(qualifier, low, high, expected, vague):
    commitment = range_of(qualifier, low, high)

    assert (commitment.range, commitment.vague) == (expected, vague)


def test_words_without_a_number_bound_nothing():
    assert range_of(Qualifier.VAGUE, None, None) == (None, None, True)


def test_a_temperature_may_lie_below_zero_and_a_count_may_not():
    warm = range_of(Qualifier.LESS_THAN, None, N, counted_kind="temperature", unit="°C").range
    dead = range_of(Qualifier.LESS_THAN, None, N, counted_kind="deaths").range

    assert (warm.low, dead.low) == (None, Decimal(0))


def test_a_round_collective_is_its_number_but_vague():
    assert range_of(Qualifier.EXACT, Decimal(12), Decimal(12), collective=True) == (
        Range(Decimal(12), Decimal(12)),
        None,
        True,
    )


@pytest.mark.parametrize(
    ("low", "ceiling"),
    [
        pytest.param(50, 60, id="'more than 50' would be 60 from 60 on"),
        pytest.param(300, 400, id="'more than 300' would be 400 from 400 on"),
        pytest.param(48, 50, id="'more than 48' would be 50 from 50 on"),
        pytest.param(1200, 1300, id="'more than 1,200' would be 1,300 from 1,300 on"),
    ],
)
def test_a_floor_is_plausible_up_to_the_next_round_number(low, ceiling):
    plausible = range_of(Qualifier.MORE_THAN, Decimal(low), None).plausible

    assert plausible == Range(Decimal(low), Decimal(ceiling), low_inc=False, high_inc=False)


@pytest.mark.parametrize(
    ("word", "logical", "acled"),
    [
        pytest.param(VagueWord(Decimal(12)), 24, 12, id="dozens"),
        pytest.param(VagueWord(Decimal(20)), 40, 20, id="scores"),
        pytest.param(VagueWord(Decimal(100)), 200, 100, id="hundreds"),
        pytest.param(VagueWord(Decimal(10_000)), 20_000, 10_000, id="tens of thousands"),
        pytest.param(VagueWord(Decimal(1), few=True), 3, 3, id="several"),
    ],
)
def test_recorders_disagree_on_vague_words(word, logical, acled):
    assert (low_of_vague(word), low_of_vague(word, profile="acled")) == (logical, acled)


def test_nothing_is_fewer_than_no_people():
    assert range_of(Qualifier.LESS_THAN, None, Decimal(0)).range is None


def test_a_share_has_no_next_round_number():
    assert range_of(Qualifier.MORE_THAN, Decimal("0.5"), None).plausible is None


def test_an_unknown_profile_is_refused_by_name():
    with pytest.raises(UnknownProfile, match="no profile is called 'mine'"):
        range_of(Qualifier.EXACT, N, N, profile="mine")


@given(st.integers(min_value=1, max_value=10**9))
def test_a_wider_qualifier_never_narrows_the_range(number):
    written = Decimal(number)
    exact = range_of(Qualifier.EXACT, written, written).range

    assert exact.lies_inside(range_of(Qualifier.AT_LEAST, written, None).range)
    assert exact.lies_inside(range_of(Qualifier.ABOUT, written, written).range)
    assert exact.lies_inside(range_of(Qualifier.AT_MOST, None, written).range)
    assert range_of(Qualifier.NEARLY, written, written).range.lies_inside(
        range_of(Qualifier.ABOUT, written, written).range
    )
    assert range_of(Qualifier.MORE_THAN, written, None).range.lies_inside(
        range_of(Qualifier.AT_LEAST, written, None).range
    )
