"""Agreement between reviewers, held to the worked examples that were published for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.agreement import Metric, Undefined, krippendorff_alpha, mean_range_overlap, raw_agreement


def by_claim(*observers):
    """Turn one row per observer into the ratings of each claim; a space is a rating that was not given."""
    columns = zip(*observers, strict=True)
    return [[int(mark) if mark.isdigit() else mark for mark in column if mark != " "] for column in columns]


# Krippendorff (2011), sections A, B and C.
TWO_VALUES = by_claim("0100000010", "1110010000")
MEG_AND_OWEN = by_claim("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS = by_claim("123321412   ", "1233224125 3", " 3332342251 ", "12332441251 ")
# Wikipedia, "Krippendorff's alpha", a computational example; read 2026-11-23.
THREE_CODERS = by_claim("     34121133 3", "1 213343       ", "  21344 21133 4")


@pytest.mark.parametrize(
    ("ratings", "metric", "published"),
    [
        pytest.param(TWO_VALUES, Metric.NOMINAL, 0.095, id="two observers, two values"),
        pytest.param(MEG_AND_OWEN, Metric.NOMINAL, 0.692, id="two observers, five values"),
        pytest.param(FOUR_OBSERVERS, Metric.NOMINAL, 0.743, id="four observers, some left out, nominal"),
        pytest.param(FOUR_OBSERVERS, Metric.ORDINAL, 0.815, id="four observers, some left out, ordinal"),
        pytest.param(FOUR_OBSERVERS, Metric.INTERVAL, 0.849, id="four observers, some left out, interval"),
        pytest.param(THREE_CODERS, Metric.NOMINAL, 0.691, id="three coders, nominal"),
        pytest.param(THREE_CODERS, Metric.INTERVAL, 0.811, id="three coders, interval"),
    ],
)
def test_alpha_of_published_examples(ratings, metric, published):
    assert round(krippendorff_alpha(ratings, metric, seed=1).value, 3) == published


def test_alpha_tells_what_it_rests_on():
    alpha = krippendorff_alpha(FOUR_OBSERVERS, Metric.ORDINAL, seed=7)

    assert (alpha.claim_count, alpha.rating_count, alpha.seed) == (11, 40, 7)
    assert alpha.low < alpha.value < alpha.high


def test_the_interval_is_the_same_for_the_same_seed_only():
    one, again, other = (krippendorff_alpha(FOUR_OBSERVERS, Metric.INTERVAL, seed=seed) for seed in (1, 1, 2))

    assert (one.low, one.high) == (again.low, again.high)
    assert (one.low, one.high) != (other.low, other.high)


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        pytest.param([], Undefined.NO_PAIRS, id="no ratings at all"),
        pytest.param([[4], [3]], Undefined.NO_PAIRS, id="one person rated each claim"),
        pytest.param([[4, 4], [4, 4, 4]], Undefined.NO_VARIATION, id="everybody gave the same level everywhere"),
    ],
)
def test_alpha_is_undefined_with_the_reason(ratings, why):
    alpha = krippendorff_alpha(ratings, Metric.ORDINAL, seed=1)

    assert (alpha.value, alpha.low, alpha.high, alpha.why_undefined) == (None, None, None, why)


def test_no_interval_without_draws():
    alpha = krippendorff_alpha(FOUR_OBSERVERS, Metric.NOMINAL, seed=1, resamples=0)

    assert alpha.value is not None
    assert (alpha.low, alpha.high) == (None, None)


def test_draws_in_which_nothing_varies_are_passed_over():
    alpha = krippendorff_alpha([[4, 4], [3, 3]], Metric.NOMINAL, seed=1)

    assert (alpha.value, alpha.low, alpha.high) == (1, 1, 1)


def test_only_numbers_have_an_order():
    with pytest.raises(TypeError, match="'disputed'"):
        krippendorff_alpha([["disputed", "outdated"]], Metric.ORDINAL, seed=1)


@pytest.mark.parametrize(
    ("ratings", "value", "pairs"),
    [
        pytest.param([["a", "a", "b"], ["b"]], 1 / 3, 3, id="one of three pairs"),
        pytest.param([["a", "a"], ["b", "b"]], 1.0, 2, id="full agreement"),
        pytest.param([["a"], []], None, 0, id="undefined without two ratings of one claim"),
    ],
)
def test_raw_agreement(ratings, value, pairs):
    share = raw_agreement(ratings)

    assert (share.value, share.pair_count) == (value, pairs)


@pytest.mark.parametrize(
    ("ranges", "value"),
    [
        pytest.param([[(48, 48), (48, 48)]], 1.0, id="the same number"),
        pytest.param([[(30, 30), (48, 48)]], 0.0, id="two numbers"),
        pytest.param([[(48, 48), (45, 50)]], 1 / 6, id="a number within a range of six"),
        pytest.param([[(40, 49), (45, 54)]], 1 / 3, id="two ranges that share five of fifteen"),
        pytest.param([[(48, 48)]], None, id="undefined with one reader"),
    ],
)
def test_mean_range_overlap(ranges, value):
    in_decimals = [[(Decimal(low), Decimal(high)) for low, high in of_claim] for of_claim in ranges]

    assert mean_range_overlap(in_decimals).value == value


ratings = st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=12)


@given(ratings, st.sampled_from(Metric))
def test_alpha_is_at_most_one_and_one_only_without_any_difference(given_ratings, metric):
    alpha = krippendorff_alpha(given_ratings, metric, seed=1, resamples=0)

    if alpha.value is not None:
        differs = any(len(set(of_claim)) > 1 for of_claim in given_ratings)
        assert alpha.value < 1 if differs else alpha.value == 1


@given(ratings, st.sampled_from([Metric.ORDINAL, Metric.INTERVAL]), st.integers(2, 9))
def test_alpha_does_not_depend_on_the_unit_of_the_scale(given_ratings, metric, factor):
    scaled = [[level * factor + 1 for level in of_claim] for of_claim in given_ratings]

    one = krippendorff_alpha(given_ratings, metric, seed=1, resamples=0).value
    other = krippendorff_alpha(scaled, metric, seed=1, resamples=0).value
    assert one is other is None or abs(one - other) < 1e-9
