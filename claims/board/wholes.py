"""Parts and wholes: what a measure owes the measure it is a part of, and its own parts owe it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from claims.comparison.language import Language
from claims.comparison.relation import Family, Relation, relate
from claims.comparison.stated import StatedFigure
from claims.models import Claim, Measure
from claims.stated import figures_of
from claims.veiling import veil_claims

COMPARED = 40  # of each measure, the figures with the highest numbers; a part that exceeds its whole is among them
TOLD = 5  # relations told for each measure


@dataclass(frozen=True, slots=True)
class PartOrWhole:
    """A measure that this one is a part of, or that is a part of it.

    Args:
        measure: the other measure.
        is_part: whether it is the part; else it is the whole.
        figure_count: how many figures it has.
        relations: what is worth telling about the two, as pairs of a family and a sentence.
    """

    measure: Measure
    is_part: bool
    figure_count: int
    relations: tuple[tuple[str, str], ...]


def parts_and_wholes(
    measure: Measure, figures: Sequence[StatedFigure], *, now: datetime, language: Language
) -> tuple[PartOrWhole, ...]:
    """Return the measures tied to this one as part or whole, each with the figures that cannot both hold or need a look.

    Where nothing needs a look, the two highest figures say how part and whole stand.
    """
    related = list(Measure.objects.filter(Q(whole=measure) | Q(parts=measure)).select_related("topic").distinct())
    if not related:
        return ()
    placed = veil_claims(Claim.objects.on_board().filter(measure__in=related).with_source(), now=now)
    found = []
    for other in related:
        others = figures_of([claim for claim in placed if claim.measure_id == other.pk], measure=other)
        relations = _relations(highest(figures), highest(others), language)
        found.append(PartOrWhole(other, other.whole_id == measure.pk, len(others), relations))
    return tuple(sorted(found, key=lambda one: (one.is_part, one.measure.title)))


def highest(figures: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the figures of a measure that are compared with those of its whole or its parts."""
    numbered = [figure for figure in figures if figure.number is not None]
    return sorted(numbered, key=lambda figure: figure.number or 0, reverse=True)[:COMPARED]


def _relations(
    ours: Sequence[StatedFigure], theirs: Sequence[StatedFigure], language: Language
) -> tuple[tuple[str, str], ...]:
    pairs: list[Relation] = [relate(one, other) for one in ours for other in theirs]
    telling = [pair for pair in pairs if pair.family is Family.CONFLICT]
    telling += [pair for pair in pairs if pair.family is Family.OPEN]
    telling = telling or [pair for pair in pairs[:1] if pair.family is not Family.APART]
    return tuple((pair.family, pair.sentence(language)) for pair in telling[:TOLD])
