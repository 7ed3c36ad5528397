"""What a board shows: the figures of a measure side by side, how they relate, and what is still to find."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from claims.comparison import (
    Family,
    Language,
    MeasureKind,
    Origin,
    Relation,
    Scope,
    SideBySide,
    StatedFigure,
    lay_side_by_side,
)
from claims.display import range_text, window_text
from claims.figures import AsOf, Basis, Known, Part, Qualifier
from claims.models import Claim, Measure
from claims.veiling import veil_claims
from sources.models import Source, published_day

FAMILIES = {
    Family.FITS: gettext_lazy("fits"),
    Family.GROWTH: gettext_lazy("growth"),
    Family.CONFLICT: gettext_lazy("conflict"),
    Family.OPEN: gettext_lazy("for a person"),
    Family.APART: gettext_lazy("not compared"),
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One claim on a board, every field but the claim a finished string.

    Args:
        claim: the claim, for its address.
        words: the figure's words, verbatim.
        range: what they commit their author to.
        as_of: the days the figure speaks for.
        scope: what its own words narrow it to, beyond the measure; empty when nothing.
        origin: who it comes from.
        source: where it was published.
        standing: what people made of it so far.
        needs_date: whether its day is still to be found.
        relation: how it relates to the row before; empty for the first.
    """

    claim: Claim
    words: str
    range: str
    as_of: str
    scope: str
    origin: str
    source: Source
    standing: str
    needs_date: bool
    relation: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures differ or fit: the family of their relation, its word for people, and the sentence."""

    family: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Board:
    """A measure's board.

    Args:
        measure: the measure.
        rows: the comparable claims, by as-of day, then by number.
        reading: the whole in one sentence.
        reasons: why they differ, for every relation worth a reader's time.
        apart: claims placed here that count something else, with the sentence that says what.
        dates_to_find: rows whose day is unknown.
        figures: the same claims as the comparison sees them, for the chart.
    """

    measure: Measure
    rows: tuple[BoardRow, ...]
    reading: str
    reasons: tuple[Reason, ...]
    apart: tuple[BoardRow, ...]
    dates_to_find: tuple[BoardRow, ...]
    figures: tuple[StatedFigure, ...]


def board_of(measure: Measure, *, now: datetime) -> Board:
    """Lay the open claims of a measure side by side, in the language of the page, with what may be shown at a moment."""
    claims = {str(claim.pk): claim for claim in _shown_claims(measure, now=now)}
    language = Language.SPANISH if (get_language() or "").startswith("es") else Language.ENGLISH
    side_by_side = lay_side_by_side(
        [stated_figure(claim, measure=measure) for claim in claims.values()], measure=scope_of_measure(measure)
    )
    on_board = {figure.key for figure in side_by_side.figures}
    relations = _relation_to_previous(side_by_side, language)
    rows = tuple(
        _row(claims[figure.key], figure, relation=relations.get(figure.key, ""), measure=measure)
        for figure in side_by_side.figures
    )
    return Board(
        measure=measure,
        rows=rows,
        reading=side_by_side.sentence(language),
        reasons=tuple(
            Reason(relation.family, str(FAMILIES[relation.family]), relation.sentence(language))
            for relation in side_by_side.relations
        ),
        apart=tuple(
            _row(claims[key], None, relation=relation.sentence(language), measure=measure)
            for relation in side_by_side.apart
            for key in relation.keys
            if key in claims and key not in on_board
        ),
        dates_to_find=tuple(row for row in rows if row.needs_date),
        figures=side_by_side.figures,
    )


def stated_figures(measure: Measure, *, now: datetime) -> list[StatedFigure]:
    """Return the figures of a measure as the comparison sees them: open claims, neither replaced nor repeats."""
    return [stated_figure(claim, measure=measure) for claim in _shown_claims(measure, now=now)]


def _shown_claims(measure: Measure, *, now: datetime) -> list[Claim]:
    placed = measure.claims.open().filter(replaced_by__isnull=True, repeat__isnull=True, figure_start__isnull=False)
    return veil_claims(placed.with_source().with_outcome(), now=now)


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


def _relation_to_previous(side_by_side: SideBySide, language: Language) -> dict[str, str]:
    """Return, for each figure but the first, the sentence on how it relates to the one before it."""
    by_keys: dict[Any, Relation] = {frozenset(relation.keys): relation for relation in side_by_side.relations}
    sentences = {}
    for before, after in zip(side_by_side.figures, side_by_side.figures[1:], strict=False):
        if (relation := by_keys.get(frozenset((before.key, after.key)))) is not None:
            sentences[after.key] = relation.sentence(language)
    return sentences


def _row(claim: Claim, figure: StatedFigure | None, *, relation: str, measure: Measure) -> BoardRow:
    window = figure.window() if figure else None
    known = window.known if window else Known(claim.as_of_known)
    return BoardRow(
        claim=claim,
        words=claim.wording or claim.quote,
        range=range_text(claim.range, is_vague=claim.is_vague),
        as_of=window_text(window.first_day, window.last_day, known) if window else window_text(None, None, known),
        scope=_narrower_than(measure, claim),
        origin=origin_of(claim).name,
        source=claim.snapshot.source,
        standing=standing_of(claim),
        needs_date=known is Known.UNKNOWN,
        relation=relation,
    )


def _narrower_than(measure: Measure, claim: Claim) -> str:
    """Say what a claim's own words narrow it to where the measure does not."""
    aspects = ("population", "cause", "place")
    return ", ".join(
        getattr(claim, aspect).replace("_", " ")
        for aspect in aspects
        if getattr(claim, aspect) and getattr(claim, aspect) != getattr(measure, aspect)
    )


def standing_of(claim: Claim) -> str:
    """Say what people made of a claim so far; never how somebody rated it while others may still be blind."""
    if claim.standing_decisions:
        decision = claim.standing_decisions[0]
        return (
            str(decision.level)
            if decision.claim_revision == claim.revision
            else _("%s (for an earlier reading)") % decision.level
        )
    return _("in review") if claim.ratings.all() else _("not rated yet")
