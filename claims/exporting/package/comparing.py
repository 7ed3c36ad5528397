"""What the machine says of the figures in a data package: how pairs of them relate, and what methods make of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any

from django.apps import apps
from django.db.models import Prefetch

from claims.board.known_at import FORMER
from claims.board.wholes import highest
from claims.comparison.finding import Method, Proposal, propose_finding
from claims.comparison.relation import Relation, relate
from claims.comparison.side_by_side import EVERY_PAIR_UP_TO, lay_side_by_side
from claims.comparison.stated import StatedFigure
from claims.exporting.package.rules import number_of
from claims.exporting.withheld import WITHHELD
from claims.models import Claim, Claimant, Finding, Measure, Weighed
from claims.proposals import grades_of
from claims.stated import figures_of, scope_of_measure
from claims.stating import answer_of
from claims.veiling import veil_claims

_ClaimEvent: Any = apps.get_model("claims", "ClaimEvent")
_READ = [name for name in FORMER if name not in ("wording", "counted", "place", "attribution", "via")]
METHODS = frozenset(Method)
Row = tuple[Any, ...]


def relation_rows(measures: Any, *, now: datetime) -> Iterator[Row]:
    """Yield how the figures of measures relate, those of one measure first, then those of its parts to its own."""
    for measure in measures.select_related("topic").order_by("pk").iterator(chunk_size=200):
        figures = _figures_on_board(measure, now)
        for relation in _within(figures, measure):
            yield _row(relation, measure.pk, measure.pk)
        ours = highest(figures)
        for part in Measure.objects.filter(whole=measure).select_related("topic").order_by("pk") if ours else ():
            for one in highest(_figures_on_board(part, now)):
                keys = {one.key: part.pk}
                for other in ours:
                    relation = relate(one, other)
                    first, second = (keys.get(key, measure.pk) for key in relation.keys)
                    yield _row(relation, first, second)


def _within(figures: Sequence[StatedFigure], measure: Measure) -> Iterator[Relation]:
    if len(figures) <= EVERY_PAIR_UP_TO:
        yield from (relate(one, other) for one, other in combinations(figures, 2))
        return
    told = lay_side_by_side(figures, measure=scope_of_measure(measure))
    yield from {relation.keys: relation for relation in (*told.relations, *told.apart)}.values()


def _row(relation: Relation, measure: int, other_measure: int) -> Row:
    one, other = relation.keys
    kind, family = relation.kind.value, relation.family.value
    return (int(one), int(other), measure, other_measure, kind, family, number_of(relation), relation.sentence())


def _figures_on_board(measure: Measure, now: datetime) -> list[StatedFigure]:
    claims = measure.claims.on_board().with_source().select_related("snapshot__source__listed_in").order_by("pk")
    return figures_of(_veiled(claims, now), measure=measure)


def _veiled(claims: Any, now: datetime) -> list[Claim]:
    """Return claims with their words as the package's tables have them."""
    shown = veil_claims(claims, now=now)
    for claim in shown:
        if claim.withheld is not None:
            claim.quote = claim.wording = WITHHELD
    return shown


def proposals(findings: Any, *, now: datetime) -> Iterator[tuple[Finding, Proposal]]:
    """Yield findings by a named method with what that method makes of the claims they weighed, as they were read then."""
    weighed = Weighed.objects.order_by("claim_id")
    wanted = findings.filter(method__in=METHODS).select_related("measure__topic").order_by("pk")
    for finding in wanted.prefetch_related(Prefetch("weighed", weighed)).iterator(chunk_size=200):
        revisions = {one.claim_id: one.claim_revision for one in finding.weighed.all()}
        claims = _as_read_then(revisions, now)
        figures = figures_of(claims, measure=finding.measure)
        grades = grades_of(claims, figures)
        yield finding, propose_finding(figures, Method(finding.method), as_of=finding.as_of, grades=grades)


def _as_read_then(revisions: dict[int, int], now: datetime) -> list[Claim]:
    """Return claims as they were at a revision of each, from the history that the database keeps by itself."""
    rows = Claim.objects.filter(pk__in=revisions).with_source().select_related("snapshot__source__listed_in")
    claims = {claim.pk: claim for claim in _veiled(rows.order_by("pk"), now)}
    former = [pk for pk, claim in claims.items() if claim.revision != revisions[pk]]
    for event in _ClaimEvent.objects.filter(pgh_obj_id__in=former).order_by("pgh_id"):
        if event.revision == revisions[event.pgh_obj_id]:
            for name in _READ:
                setattr(claims[event.pgh_obj_id], name, getattr(event, name))
    claimants = Claimant.objects.in_bulk([claim.claimant_id for claim in claims.values() if claim.claimant_id])
    for claim in claims.values():
        claim.claimant = claimants.get(claim.claimant_id)
    return list(claims.values())


def answer_row(finding: Finding, proposal: Proposal) -> Row:
    """Return what a method answers, and whether the person who stated the finding departed from it."""
    range_ = proposal.range
    ends = (None,) * 4 if range_ is None else (range_.low, range_.low_inc, range_.high, range_.high_inc)
    return (
        *(finding.pk, proposal.method.value, proposal.as_of, *ends, proposal.best, proposal.conflict.value),
        _departs(finding, proposal),
    )


def _departs(finding: Finding, proposal: Proposal) -> bool:
    answer = answer_of(proposal)
    stated = {one.claim_id for one in finding.weighed.all() if one.is_included}
    proposed = (answer.low, answer.best, answer.high, str(answer.conflict), {claim.pk for claim in answer.included})
    return (finding.low, finding.best, finding.high, finding.conflict, stated) != proposed


def answer_claim_rows(finding: Finding, proposal: Proposal) -> Iterator[Row]:
    """Yield the claims that a method counted, and those that it left out with the reason, by their numbers."""
    counted = [(finding.pk, int(figure.key), True, None, None) for figure in proposal.included]
    left_out = [
        (finding.pk, int(one.figure.key), False, one.reason.value, None if one.by is None else int(one.by.key))
        for one in proposal.excluded
    ]
    yield from sorted([*counted, *left_out], key=lambda row: row[1])
