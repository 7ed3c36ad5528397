"""What stands beside a claim: the other figures of its measure, and the claims before and after it on its own page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from claims.comparison.relation import relate
from claims.comparison.stated import StatedFigure
from claims.display import page_language, range_text, window_text
from claims.models import Claim, Measure
from claims.stated import stated_figure
from claims.veiling import veil_claims
from sources.models import Source

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Beside:
    """Another figure of the measure, every field but the claim and its source a finished string."""

    claim: Claim
    words: str
    range: str
    as_of: str
    origin: str
    source: Source
    family: str
    relation: str


@dataclass(frozen=True, slots=True)
class OtherFigures:
    """The newest other figures of a measure, and how many more there are on its board."""

    figures: tuple[Beside, ...]
    more: int

    @property
    def choices(self) -> list[tuple[int, str]]:
        """The figures to choose one from: number of the claim, and its words in short."""
        return [(one.claim.pk, " · ".join((one.words, one.as_of, one.origin))) for one in self.figures]


def other_figures(claim: Claim, *, now: datetime) -> OtherFigures:
    """Return the other figures of a claim's measure, the latest first; none for a claim that is in no measure."""
    if claim.measure is None or not claim.states_a_figure:
        return OtherFigures((), 0)
    others = claim.measure.claims.on_board().exclude(pk=claim.pk).with_source().order_by("-as_of_last", "-pk")
    found = list(others[: SHOWN + 1])
    more = others.count() - SHOWN if len(found) > SHOWN else 0
    shown = veil_claims(found[:SHOWN], now=now)
    shown.sort(key=_latest_first, reverse=True)
    figure = stated_figure(claim, measure=claim.measure)
    return OtherFigures(tuple(_beside(figure, other, claim.measure) for other in shown), more)


def replaced_by_and_replacing(claim: Claim, *, now: datetime) -> tuple[Claim | None, Claim | None]:
    """Return the claim that a page's newer words put in this one's place, and the one whose place this one takes."""
    claims = Claim.objects.filter(Q(replaces=claim.pk) | Q(pk=claim.replaces_id))
    around = {each.replaces_id == claim.pk: each for each in veil_claims(claims, now=now)}
    return around.get(True), around.get(False)


def _latest_first(claim: Claim) -> tuple[date, int]:
    return (claim.as_of_last or date.min, claim.pk)


def _beside(stated: StatedFigure, other: Claim, measure: Measure) -> Beside:
    figure = stated_figure(other, measure=measure)
    relation = relate(stated, figure)
    window = figure.window()
    return Beside(
        claim=other,
        words=figure.words,
        range=range_text(other.range, is_vague=other.is_vague),
        as_of=window_text(window.first_day, window.last_day, window.known),
        origin=figure.origin.name,
        source=other.snapshot.source,
        family=relation.family,
        relation=relation.sentence(page_language()),
    )
