"""Whether two figures measure the same thing, a part and its whole, or two different things, and what decides that."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from claims.comparison.stated import Scope, StatedFigure
from claims.comparison.territories import folded, place_key
from claims.figures.figure import Basis, Part
from claims.figures.kinds import Cause, Population

__all__ = [
    "EVENTS",
    "WIDER_CAUSE",
    "WIDER_POPULATION",
    "Aspect",
    "MeasureMatch",
    "Sameness",
    "content_words",
    "match_measures",
]


class Sameness(StrEnum):
    """How the measures of two figures stand to each other."""

    SAME = "same"
    PART_OF = "part_of"
    DIFFERENT = "different"


class Aspect(StrEnum):
    """What two figures may differ in, in the order in which a reader would ask."""

    UNIT = "unit"
    COUNTED = "counted"
    BASIS = "basis"
    PART = "part"
    POPULATION = "population"
    CAUSE = "cause"
    PLACE = "place"
    PERIOD = "period"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class MeasureMatch:
    """The answer, and the aspect that decided it.

    Args:
        sameness: same, part of, or different.
        aspect: the first aspect in which they differ; None when they are the same.
        part, whole: the two figures by role when one counts a part of what the other counts, else None.
    """

    sameness: Sameness
    aspect: Aspect | None = None
    part: StatedFigure | None = None
    whole: StatedFigure | None = None


class _Fit(StrEnum):
    """How one aspect of two figures compares."""

    EQUAL = "equal"
    NARROWER = "narrower"
    WIDER = "wider"
    APART = "apart"


# The group that holds a narrower one.
WIDER_POPULATION: dict[str, str] = {
    Population.POLICE: Population.SECURITY_FORCES,
    Population.MILITARY: Population.SECURITY_FORCES,
}

# Causes that say which event is meant, not which share of its count: where one figure names the event and the other
# leaves it open, both count the whole of it.
EVENTS = frozenset(Cause) - {Cause.STATE_FORCES, Cause.ARMED_GROUPS, Cause.CLASHES}
WIDER_CAUSE: dict[str, str] = {
    Cause.STATE_FORCES: Cause.PROTESTS,
    Cause.CLASHES: Cause.PROTESTS,
    Cause.ARMED_GROUPS: Cause.ATTACK,
    Cause.AIR_STRIKE: Cause.ATTACK,
}

# Words that say that people are counted, but not what happened to them.
_ANYBODY = frozenset(
    {
        *("a", "an", "the", "of", "more", "other", "others", "people", "person", "persons", "individuals"),
        *("de", "la", "las", "el", "los", "mas", "otras", "otros", "persona", "personas", "gente"),
    }
)


def match_measures(one: StatedFigure, other: StatedFigure) -> MeasureMatch:
    """Tell whether two figures measure the same thing; the order in which they are named makes no difference.

    Every aspect that one figure narrows and the other leaves open makes the first a part of the second. Where each
    narrows what the other leaves open, neither holds the other and they are different. Confirmed, reported and
    estimated counts are comparable; feared ones are a measure of their own.

    >>> deaths = StatedFigure("a", "48 people", None, scope=Scope(counted_kind="deaths"))
    >>> minors = StatedFigure("b", "4 children", None, scope=Scope(counted_kind="deaths", population="minors"))
    >>> match = match_measures(deaths, minors)
    >>> print(match.sameness, match.aspect, match.part.words)
    part_of population 4 children
    """
    narrower_in: Aspect | None = None
    wider_in: Aspect | None = None
    for aspect, compare in _COMPARISONS:
        fit = compare(one, other)
        if fit is _Fit.APART:
            return MeasureMatch(Sameness.DIFFERENT, aspect)
        if fit is _Fit.NARROWER:
            narrower_in = narrower_in or aspect
        elif fit is _Fit.WIDER:
            wider_in = wider_in or aspect
        if narrower_in and wider_in:
            return MeasureMatch(Sameness.DIFFERENT, aspect)
    if narrower_in:
        return MeasureMatch(Sameness.PART_OF, narrower_in, part=one, whole=other)
    if wider_in:
        return MeasureMatch(Sameness.PART_OF, wider_in, part=other, whole=one)
    return MeasureMatch(Sameness.SAME)


def _compare_units(one: StatedFigure, other: StatedFigure) -> _Fit:
    return _Fit.EQUAL if one.scope.unit == other.scope.unit else _Fit.APART


def _compare_counted(one: StatedFigure, other: StatedFigure) -> _Fit:
    """Compare by canonical kind, which no language divides; by the words themselves only where a kind is missing.

    Words that name a thing of no known kind ("bodies") are not of a known one.
    """
    if one.scope.counted_kind and other.scope.counted_kind:
        return _Fit.EQUAL if one.scope.counted_kind == other.scope.counted_kind else _Fit.APART
    ones_words, others_words = _counted_words(one.scope), _counted_words(other.scope)
    return _Fit.EQUAL if ones_words <= others_words or others_words <= ones_words else _Fit.APART


def _counted_words(scope: Scope) -> set[str]:
    return content_words(f"{scope.counted_kind or ''} {scope.counted or ''}".replace("_", " "))


def _compare_bases(one: StatedFigure, other: StatedFigure) -> _Fit:
    return _Fit.EQUAL if (one.basis is Basis.FEARED) == (other.basis is Basis.FEARED) else _Fit.APART


def _compare_parts(one: StatedFigure, other: StatedFigure) -> _Fit:
    """An increment is no total. A part whose scope says what it is a part by is compared by that scope alone."""
    if (one.part is Part.INCREMENT) != (other.part is Part.INCREMENT):
        return _Fit.APART
    one_is_part, other_is_part = _is_unnamed_part(one), _is_unnamed_part(other)
    if one_is_part == other_is_part:
        return _Fit.EQUAL
    return _Fit.NARROWER if one_is_part else _Fit.WIDER


def _is_unnamed_part(figure: StatedFigure) -> bool:
    return figure.part is Part.PART and not _is_narrowed(figure.scope)


def _is_narrowed(scope: Scope) -> bool:
    return any((scope.population, scope.cause, scope.place, scope.period, scope.incident))


def _compare_populations(one: StatedFigure, other: StatedFigure) -> _Fit:
    return _compare_names(one.scope.population, other.scope.population, WIDER_POPULATION)


def _compare_causes(one: StatedFigure, other: StatedFigure) -> _Fit:
    if (one.scope.cause is None and other.scope.cause in EVENTS) or (
        other.scope.cause is None and one.scope.cause in EVENTS
    ):
        return _Fit.EQUAL
    return _compare_names(one.scope.cause, other.scope.cause, WIDER_CAUSE)


def _compare_incidents(one: StatedFigure, other: StatedFigure) -> _Fit:
    return _compare_names(one.scope.incident, other.scope.incident, {})


def _compare_names(ones: str | None, others: str | None, wider: dict[str, str]) -> _Fit:
    if ones is None or others is None:
        if ones == others:
            return _Fit.EQUAL
        return _Fit.NARROWER if others is None else _Fit.WIDER
    if folded(ones) == folded(others):
        return _Fit.EQUAL
    if wider.get(ones) == others:
        return _Fit.NARROWER
    return _Fit.WIDER if wider.get(others) == ones else _Fit.APART


def _compare_places(one: StatedFigure, other: StatedFigure) -> _Fit:
    """A place lies in another when its name ends in the other's: "Juliaca, Puno" lies in "Puno"."""
    ones, others = _place_names(one.scope.place), _place_names(other.scope.place)
    if ones == others:
        return _Fit.EQUAL
    if ones[len(ones) - len(others) :] == others and len(ones) > len(others):
        return _Fit.NARROWER
    if others[len(others) - len(ones) :] == ones and len(others) > len(ones):
        return _Fit.WIDER
    return _Fit.APART


def _compare_periods(one: StatedFigure, other: StatedFigure) -> _Fit:
    ones, others = one.scope.period, other.scope.period
    if ones is None or others is None:
        if ones == others:
            return _Fit.EQUAL
        return _Fit.NARROWER if others is None else _Fit.WIDER
    if ones == others:
        return _Fit.EQUAL
    if others[0] <= ones[0] and ones[1] <= others[1]:
        return _Fit.NARROWER
    return _Fit.WIDER if ones[0] <= others[0] and others[1] <= ones[1] else _Fit.APART


_COMPARISONS: tuple[tuple[Aspect, Callable[[StatedFigure, StatedFigure], _Fit]], ...] = (
    (Aspect.UNIT, _compare_units),
    (Aspect.COUNTED, _compare_counted),
    (Aspect.BASIS, _compare_bases),
    (Aspect.PART, _compare_parts),
    (Aspect.POPULATION, _compare_populations),
    (Aspect.CAUSE, _compare_causes),
    (Aspect.PLACE, _compare_places),
    (Aspect.PERIOD, _compare_periods),
    (Aspect.INCIDENT, _compare_incidents),
)


def _place_names(place: str | None) -> list[str]:
    return [name for name in (place_key(part) for part in (place or "").split(",")) if name]


def content_words(words: str | None) -> set[str]:
    """Fold case, accents and the plural, and leave out what says only that people are counted."""
    found = ("".join(c if c.isalnum() else " " for c in folded(words or ""))).split()
    return {word.removesuffix("s").removesuffix("e") for word in found if word not in _ANYBODY and not word.isdigit()}
