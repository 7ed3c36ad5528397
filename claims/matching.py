"""Which measures a claim may belong in, by what its own words count. The machine proposes; a person places."""

from dataclasses import dataclass

from claims.comparison.measure import Sameness, match_measures
from claims.comparison.stated import Scope, StatedFigure
from claims.figures import Basis, Part
from claims.models import Claim, Measure
from claims.stated import scope_of_measure

CONSIDERED = 500  # newest measures looked at for one claim


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A measure that a claim may be placed in.

    Args:
        measure: the measure.
        is_suggested: whether the claim's words count the very same thing, or the claim it replaces is placed there.
        is_narrower: whether they count a part of what the measure counts.
    """

    measure: Measure
    is_suggested: bool
    is_narrower: bool


def measures_for(claim: Claim) -> list[MeasureChoice]:
    """Return the measures for a claim: the same thing first, then a wider one, then the rest by topic and title.

    A measure that counts another kind of thing is never suggested, however equal the number: "more than 50 killed" and
    "more than 50 injured" go to different measures. What takes the place of an earlier claim belongs where that one stands.
    """
    earlier = claim.replaces.measure_id if claim.replaces else None
    choices = [
        _choice(claim, measure, is_where_it_was=measure.pk == earlier)
        for measure in Measure.objects.standing().select_related("topic").order_by("-pk")[:CONSIDERED]
    ]
    return sorted(
        choices,
        key=lambda choice: (
            choice.measure.pk != earlier,
            not choice.is_suggested,
            not choice.is_narrower,
            choice.measure.topic.title,
            choice.measure.title,
        ),
    )


def _choice(claim: Claim, measure: Measure, *, is_where_it_was: bool) -> MeasureChoice:
    if is_where_it_was:
        return MeasureChoice(measure, is_suggested=True, is_narrower=False)
    if not claim.counted_kind or claim.counted_kind != measure.counted_kind:
        return MeasureChoice(measure, is_suggested=False, is_narrower=False)
    match = match_measures(_counted_by(claim), StatedFigure("measure", "", None, scope=scope_of_measure(measure)))
    return MeasureChoice(
        measure,
        is_suggested=match.sameness is Sameness.SAME,
        is_narrower=match.sameness is Sameness.PART_OF and match.part is not None and match.part.key == "claim",
    )


def _counted_by(claim: Claim) -> StatedFigure:
    """Return what a claim's own words count, before anybody has placed it."""
    return StatedFigure(
        "claim",
        claim.wording,
        claim.range,
        scope=Scope(
            counted_kind=claim.counted_kind or None,
            counted=claim.counted or None,
            population=claim.population or None,
            cause=claim.cause or None,
            place=claim.place or None,
            unit=claim.unit or None,
        ),
        basis=Basis(claim.basis),
        part=Part(claim.part),
    )
