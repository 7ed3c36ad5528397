"""What a board suggests as a measure's answer, figure by figure, for a person to state or to change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from claims.comparison.finding import Method, Proposal, propose_finding
from claims.comparison.stated import StatedFigure
from claims.display import page_language, range_text, window_text
from claims.figures import ACLED, Known
from claims.models import Claim, Measure
from claims.stated import figures_of
from claims.veiling import veil_claims

GRADES = {"A": 6, "B": 5, "C": 4, "D": 3, "E": 2, "F": 1}


@dataclass(frozen=True, slots=True)
class ProposedFigure:
    """A figure of a measure as the proposal weighs it, every field but the claim a finished string.

    Args:
        claim: the claim.
        words, range, as_of, origin: what it says, in short.
        is_counted: whether the method counts it.
        reason: why it is left out, where it is.
    """

    claim: Claim
    words: str
    range: str
    as_of: str
    origin: str
    is_counted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedFinding:
    """A proposal, and every figure of the measure with what the proposal makes of it, counted ones first."""

    proposal: Proposal
    figures: tuple[ProposedFigure, ...]


def proposed_finding(measure: Measure, *, method: Method, as_of: date | None, now: datetime) -> ProposedFinding:
    """Return what a method makes of the figures of a measure at a day, by default the last day that any speaks for.

    ACLED's method reads vague words with ACLED's own profile; the hierarchy of sources goes by the grades of publishers.
    """
    claims = veil_claims(measure.claims.on_board().with_source(), now=now)
    figures = figures_of(claims, measure=measure, profile=ACLED.name if method is Method.ACLED else "")
    proposal = propose_finding(
        figures, method, as_of=as_of or _last_day(figures, now), grades=grades_of(claims, figures)
    )
    language = page_language()
    reasons = {left_out.figure.key: left_out.sentence(language) for left_out in proposal.excluded}
    by_key = {str(claim.pk): claim for claim in claims}
    in_order = [*proposal.included, *(left_out.figure for left_out in proposal.excluded)]
    return ProposedFinding(proposal, tuple(_proposed(by_key[f.key], f, reason=reasons.get(f.key)) for f in in_order))


def _proposed(claim: Claim, figure: StatedFigure, *, reason: str | None) -> ProposedFigure:
    window = figure.window()
    return ProposedFigure(
        claim=claim,
        words=figure.words,
        range=range_text(figure.range, is_vague=figure.vague),
        as_of=window_text(window.first_day, window.last_day, window.known),
        origin=figure.origin.name,
        is_counted=reason is None,
        reason=reason or "",
    )


def _last_day(figures: Sequence[StatedFigure], now: datetime) -> date:
    windows = [figure.window() for figure in figures]
    dated = [window.last_day for window in windows if window.known is not Known.UNKNOWN]
    return max(dated, default=now.date())


def grades_of(claims: Sequence[Claim], figures: Sequence[StatedFigure]) -> dict[str, int]:
    """Return the best grade of the publishers that give each origin's figures."""
    grades: dict[str, int] = {}
    for claim, figure in zip(claims, figures, strict=True):
        publisher = claim.snapshot.source.publisher
        grade = GRADES.get(publisher.grade, 0) if publisher else 0
        grades[figure.origin.key] = max(grade, grades.get(figure.origin.key, 0))
    return grades
