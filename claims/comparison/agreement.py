"""How far reviewers agree: raw agreement, Krippendorff's alpha, and the overlap of the ranges they read themselves.

Every function takes the ratings claim by claim; a claim that only one person rated tells nothing about agreement and is
left out. A statistic that is not defined is None, with the reason beside it, never 0 or 1.

Source: Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), University of Pennsylvania,
https://repository.upenn.edu/asc_papers/43/, read 2026-11-23.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, combinations
from random import Random
from typing import TypeVar

__all__ = ["Alpha", "Metric", "Share", "Undefined", "krippendorff_alpha", "mean_range_overlap", "raw_agreement"]

Value = TypeVar("Value", bound=Hashable)

_RESAMPLES = 1000
_TAIL = 0.025  # on either side of a 95 % interval


class Metric(StrEnum):
    """What a difference between two ratings is: other or not, steps apart on a scale, or a distance between numbers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


class Undefined(StrEnum):
    """Why a statistic has no value."""

    NO_PAIRS = "no claim was rated by two people"
    NO_VARIATION = "all ratings are equal, so agreement by chance is certain"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of all pairs of ratings, between 0 and 1, with the pairs it rests on."""

    value: float | None
    pair_count: int


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 is disagreement by system.

    Args:
        value: the coefficient, None where it is not defined.
        low, high: the 95 % interval by resampling claims; draws in which nothing varies are passed over, and both ends
            are None where no draw is left.
        metric: how ratings were held against each other.
        seed: with which the interval can be computed again.
        claim_count, rating_count: how many claims with two ratings or more, and ratings on them, it rests on.
        why_undefined: the reason when there is no value.
    """

    value: float | None
    low: float | None
    high: float | None
    metric: Metric
    seed: int
    claim_count: int
    rating_count: int
    why_undefined: Undefined | None = None


def raw_agreement(ratings_by_claim: Iterable[Sequence[Hashable]]) -> Share:
    """Return the share of pairs of ratings of one claim that are equal.

    >>> raw_agreement([["supported", "supported", "disputed"], ["mostly"]])
    Share(value=0.3333333333333333, pair_count=3)
    """
    equal = pair_count = 0
    for ratings in ratings_by_claim:
        pair_count += len(ratings) * (len(ratings) - 1) // 2
        equal += sum(count * (count - 1) // 2 for count in Counter(ratings).values())
    return Share(equal / pair_count if pair_count else None, pair_count)


def mean_range_overlap(ranges_by_claim: Iterable[Sequence[tuple[Decimal, Decimal]]]) -> Share:
    """Return how far the ranges that reviewers read themselves overlap, as the mean over all pairs of one claim.

    Of two ranges of whole numbers, both ends inclusive, the overlap is the share of numbers in both among those in
    either: 48 and 48 overlap fully, 48 and 45 to 50 by a sixth, 30 and 48 not at all.

    >>> mean_range_overlap([[(Decimal(48), Decimal(48)), (Decimal(45), Decimal(50))]])
    Share(value=0.16666666666666666, pair_count=1)
    """
    overlaps = [_overlap(one, other) for ranges in ranges_by_claim for one, other in combinations(ranges, 2)]
    return Share(sum(overlaps) / len(overlaps) if overlaps else None, len(overlaps))


def _overlap(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> float:
    (one_low, one_high), (other_low, other_high) = one, other
    in_both = min(one_high, other_high) - max(one_low, other_low) + 1
    in_one, in_other = one_high - one_low + 1, other_high - other_low + 1
    return float(max(in_both, Decimal(0)) / (in_one + in_other - max(in_both, Decimal(0))))


def krippendorff_alpha(
    ratings_by_claim: Iterable[Sequence[Value]], metric: Metric, *, seed: int, resamples: int = _RESAMPLES
) -> Alpha:
    """Return Krippendorff's alpha with a 95 % interval, which comes from drawing the claims anew with replacement.

    Args:
        ratings_by_claim: for each claim its ratings, in any order; levels for the nominal metric, numbers for the
            ordinal and interval metrics. Levels that carry no number have to be left out before.
        metric: how far apart two ratings are.
        seed: for the draws; the same ratings and seed give the same interval.
        resamples: how many draws; 0 for no interval.

    >>> krippendorff_alpha([[1, 1], [2, 2], [3, 3], [3, 4]], Metric.INTERVAL, seed=1, resamples=0).value
    0.8888888888888888
    """
    # Claims with the same ratings count the same, so a draw is a draw among patterns and stays fast for many claims.
    patterns = Counter(tuple(sorted(ratings, key=str)) for ratings in ratings_by_claim if len(ratings) > 1)
    claim_count = patterns.total()
    rating_count = sum(len(pattern) * count for pattern, count in patterns.items())
    if not patterns:
        return Alpha(None, None, None, metric, seed, 0, 0, Undefined.NO_PAIRS)
    value = _alpha(patterns, metric)
    if value is None:
        return Alpha(None, None, None, metric, seed, claim_count, rating_count, Undefined.NO_VARIATION)
    low, high = _interval(patterns, metric, Random(seed), resamples)
    return Alpha(value, low, high, metric, seed, claim_count, rating_count)


def _interval(
    patterns: Counter[tuple[Value, ...]], metric: Metric, random: Random, resamples: int
) -> tuple[float | None, float | None]:
    kinds, weights = list(patterns), list(accumulate(patterns.values()))
    values = []
    for _ in range(resamples):
        drawn = Counter(random.choices(kinds, cum_weights=weights, k=weights[-1]))
        if (value := _alpha(drawn, metric)) is not None:
            values.append(value)
    if not values:
        return None, None
    values.sort()
    return values[int(_TAIL * len(values))], values[int((1 - _TAIL) * len(values))]


def _alpha(patterns: Mapping[tuple[Value, ...], int], metric: Metric) -> float | None:
    """Return 1 - observed / expected disagreement, None where no disagreement could be expected.

    Disagreement is the sum over ordered pairs of ratings: of one claim, divided by the others it has there (observed),
    and of all claims together, divided by all others (expected).
    """
    marginals: Counter[Value] = Counter()
    for pattern, claim_count in patterns.items():
        for value in pattern:
            marginals[value] += claim_count
    if len(marginals) < 2:
        return None
    if metric is Metric.NOMINAL:
        observed = sum(
            count * _unequal_pairs(Counter(pattern)) / (len(pattern) - 1) for pattern, count in patterns.items()
        )
        expected = float(_unequal_pairs(marginals))
    else:
        place = _ranks(marginals) if metric is Metric.ORDINAL else _numbers(marginals)
        observed = sum(
            count
            * _squared_distances({place[value]: times for value, times in Counter(pattern).items()})
            / (len(pattern) - 1)
            for pattern, count in patterns.items()
        )
        expected = _squared_distances({place[value]: times for value, times in marginals.items()})
    return 1 - (marginals.total() - 1) * observed / expected


def _unequal_pairs(counts: Counter[Value]) -> int:
    return counts.total() ** 2 - sum(count * count for count in counts.values())


def _squared_distances(times_at: Mapping[float, int]) -> float:
    """Return the sum of squared distances over all ordered pairs of places."""
    total = sum(times_at.values())
    mean = sum(place * times for place, times in times_at.items()) / total
    return 2 * total * sum(times * (place - mean) ** 2 for place, times in times_at.items())


def _numbers(marginals: Counter[Value]) -> dict[Value, float]:
    return {value: _number(value) for value in marginals}


def _ranks(marginals: Counter[Value]) -> dict[Value, float]:
    """Return the middle rank of each value; Krippendorff's ordinal distance is the one between middle ranks."""
    ranks: dict[Value, float] = {}
    below = 0
    for value in sorted(marginals, key=_number):
        ranks[value] = below + marginals[value] / 2
        below += marginals[value]
    return ranks


def _number(value: Hashable) -> float:
    if not isinstance(value, int | float | Decimal):
        raise TypeError(f"only numbers have an order and a distance, not {value!r}")
    return float(value)
