"""Claims as the comparison sees them: records in, figures of one measure out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from claims import figures
from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure
from claims.figures import AsOf, Basis, Known, Part, Qualifier
from claims.models import Claim, Measure
from claims.veiling import veil_claims
from sources.models import published_day


def figures_of(claims: Iterable[Claim], *, measure: Measure, profile: str = "") -> list[StatedFigure]:
    """Return claims as the figures of a measure, read with another profile than their own where one is named."""
    return [stated_figure(read_with(claim, profile), measure=measure) for claim in claims]


def stated_figures(measure: Measure, *, now: datetime) -> list[StatedFigure]:
    """Return the figures that a measure's answer may rest on: of open claims, neither replaced nor repeats."""
    return figures_of(veil_claims(measure.claims.on_board().with_source(), now=now), measure=measure)


def stated_figure(claim: Claim, *, measure: Measure) -> StatedFigure:
    """Return a claim as the comparison sees it inside a measure.

    Whoever placed the claim has said that it counts what the measure counts, where and from which cause. What is
    counted, of whom and in which unit still comes from its own words, so that a slip of the hand shows as not comparable.
    """
    source = claim.snapshot.source
    scope = replace(
        scope_of_measure(measure),
        counted_kind=claim.counted_kind or measure.counted_kind,
        population=claim.population or measure.population or None,
        unit=claim.unit or None,
    )
    return StatedFigure(
        key=str(claim.pk),
        words=claim.wording or claim.quote,
        range=claim.range,
        low=claim.low,
        high=claim.high,
        qualifier=Qualifier(claim.qualifier),
        scope=scope,
        origin=origin_of(claim),
        vague=claim.is_vague,
        kind=MeasureKind(measure.kind),
        basis=Basis(claim.basis),
        part=Part(claim.part),
        as_of=_as_of(claim),
        is_current_report=claim.is_current_report,
        published_on=published_day(source),
        captured_on=claim.snapshot.captured_at.astimezone(ZoneInfo(measure.topic.time_zone)).date(),
        topic_started_on=measure.topic.started_on,
        grows=claim.grows,
        text_key=str(claim.snapshot_id),
    )


def _as_of(claim: Claim) -> AsOf | None:
    if claim.as_of_first is None or claim.as_of_last is None:
        return None
    return AsOf(claim.as_of_first, claim.as_of_last, Known(claim.as_of_known))


def scope_of_measure(measure: Measure) -> Scope:
    """Return what a measure covers, as the comparison sees it."""
    return Scope(
        counted_kind=measure.counted_kind,
        population=measure.population or None,
        cause=measure.cause or None,
        place=measure.place or None,
        period=(measure.first_day, measure.last_day) if measure.first_day and measure.last_day else None,
    )


def origin_of(claim: Claim) -> Origin:
    """Return where a figure comes from: its claimant, else the publisher's own voice."""
    if claim.claimant is not None:
        # Two articles' "human rights organizations" may be different ones.
        where = f" in {claim.snapshot.source_id}" if claim.claimant.is_generic else ""
        return Origin(
            f"claimant {claim.claimant_id}{where}", claim.claimant.name, is_named=not claim.claimant.is_generic
        )
    publisher = claim.snapshot.source.publisher
    if publisher is not None:
        return Origin(f"publisher {publisher.pk}", publisher.name)
    return Origin(f"source {claim.snapshot.source_id}", str(claim.snapshot.source))


def read_with(claim: Claim, profile: str) -> Claim:
    """Return a claim with the range that another profile gives its words, changed in memory only.

    Vague words name their number only through a profile, so they are read again; an empty name leaves the claim alone.
    """
    if not profile or profile == claim.profile or not claim.states_a_figure:
        return claim
    if claim.qualifier == Qualifier.VAGUE:
        found = figures.read(claim.quote, language=claim.snapshot.source.language, profile=profile).figures
        again = next((figure for figure in found if claim.start + figure.start == claim.figure_start), None)
        if again is not None:
            claim.low, claim.high, claim.range, claim.plausible = again.low, again.high, again.range, again.plausible
    else:
        is_round = claim.range is not None and claim.range.low is not None and claim.range.low == claim.range.high
        bounds = figures.range_of(
            Qualifier(claim.qualifier),
            claim.low,
            claim.high,
            counted_kind=claim.counted_kind or None,
            unit=claim.unit or None,
            collective=claim.is_vague and is_round,
            profile=profile,
        )
        claim.range, claim.plausible = bounds.range, bounds.plausible
    claim.profile = profile
    return claim
