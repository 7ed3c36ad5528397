"""How far reviewers agree, over decided claims only: of those nobody is to rate blind any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.comparison.agreement import (
    Alpha,
    Metric,
    Share,
    Undefined,
    krippendorff_alpha,
    mean_range_overlap,
    raw_agreement,
)
from claims.models import Claim, Decision, Rating, Topic

FEWEST = 10  # claims rated by two people, below which a statistic says nothing
MOST = 300  # claims that are looked at, the last decided ones
RESAMPLES = 200
SEED = 20230119


@dataclass(frozen=True, slots=True)
class Statistic:
    """A statistic as it is shown: what it is called, what it measures, its value with its interval, what it rests on."""

    name: str
    meaning: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A decided claim on which ratings differ; `levels` are the different ones."""

    claim: Claim
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consensus:
    """How far reviewers agree.

    Args:
        claim_count: decided claims that two people or more rated.
        statistics: empty while there are too few.
        disagreements: claims on which ratings differ, the last decided first.
    """

    claim_count: int
    statistics: tuple[Statistic, ...]
    disagreements: tuple[Disagreement, ...]


def consensus(topic: Topic | None) -> Consensus:
    """Return how far the reviewers of a topic agree, or those of all topics."""
    decisions = Decision.objects.standing()
    if topic is not None:
        decisions = decisions.filter(claim__measure__topic=topic)
    claims = list(decisions.order_by("-pk").values_list("claim", flat=True)[:MOST])
    by_claim: dict[int, list[Rating]] = {}
    for rating in Rating.objects.standing().filter(claim__in=claims).select_related("level").order_by("pk"):
        by_claim.setdefault(rating.claim_id, []).append(rating)
    pairs = {pk: by_claim[pk] for pk in claims if len(by_claim.get(pk, ())) > 1}
    differing = {
        pk: levels
        for pk, ratings in pairs.items()
        if len(levels := dict.fromkeys(str(rating.level) for rating in ratings)) > 1
    }
    found = Claim.objects.with_source().in_bulk(list(differing))
    return Consensus(
        claim_count=len(pairs),
        statistics=_statistics(list(pairs.values())) if len(pairs) >= FEWEST else (),
        disagreements=tuple(Disagreement(found[pk], tuple(levels)) for pk, levels in differing.items()),
    )


def _statistics(ratings: Sequence[Sequence[Rating]]) -> tuple[Statistic, ...]:
    levels = [[rating.level.key for rating in rows if rating.level] for rows in ratings]
    numbers = [[rating.level.number for rating in rows if rating.level and rating.level.number] for rows in ratings]
    own: list[list[Any]] = [
        [
            (rating.own_low, rating.own_high)
            for rating in rows
            if rating.own_low is not None and rating.own_high is not None
        ]
        for rows in ratings
    ]
    return (
        _share(_("Equal levels"), _("the share of pairs of ratings that chose the same level"), raw_agreement(levels)),
        _alpha(
            _("Alpha of levels"),
            _("agreement beyond chance, each level as different as any other"),
            krippendorff_alpha(levels, Metric.NOMINAL, seed=SEED, resamples=RESAMPLES),
        ),
        _alpha(
            _("Alpha of numbers"),
            _("agreement beyond chance over levels that carry a number, by their order"),
            krippendorff_alpha(numbers, Metric.ORDINAL, seed=SEED, resamples=RESAMPLES),
        ),
        _share(
            _("Own readings"), _("how far the ranges overlap that reviewers read themselves"), mean_range_overlap(own)
        ),
    )


def _share(name: str, meaning: str, share: Share) -> Statistic:
    value = "–" if share.value is None else f"{share.value:.0%}"
    return Statistic(name, meaning, value, _("%d pairs") % share.pair_count)


def _alpha(name: str, meaning: str, alpha: Alpha) -> Statistic:
    if alpha.value is None:
        why = {
            Undefined.NO_PAIRS: _("no claim was rated by two people"),
            Undefined.NO_VARIATION: _("all ratings are equal, so agreement by chance is certain"),
        }
        return Statistic(name, meaning, "–", why[alpha.why_undefined] if alpha.why_undefined else "")
    interval = "" if alpha.low is None or alpha.high is None else f" [{alpha.low:.2f}, {alpha.high:.2f}]"
    return Statistic(name, meaning, f"{alpha.value:.2f}{interval}", _("%d claims") % alpha.claim_count)
