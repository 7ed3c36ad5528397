"""Two figures given as places in two texts: do they measure the same thing, and how do they relate?"""

import re
from dataclasses import dataclass, replace
from datetime import date

from claims.comparison.circumstances import Circumstances, circumstances_of
from claims.comparison.echo import claimant_key, is_generic
from claims.comparison.language import Language
from claims.comparison.measure import Sameness, content_words, match_measures
from claims.comparison.relation import Family, RelationKind, relate
from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure
from claims.comparison.territories import names_of_place
from claims.figures import Figure, read
from claims.figures.figure import Part
from claims.figures.kinds import Cause, CountedKind

__all__ = ["Comparison", "FigureInText", "NoFigureThere", "compare_in_texts", "figure_in_text"]


_TORN_THOUSAND = re.compile(r"(\d) ,(\d{3})\b")
_ARTICLE = re.compile(r"\b(?:an?|una?)\b", re.IGNORECASE)


# Incidents that have no names of their own.
_ONE, _ANOTHER = "one incident", "another incident"

_SIDES = frozenset({Cause.STATE_FORCES, Cause.ARMED_GROUPS})
# What happens again and again at many places, so that another day or place means another incident.
_RECURRING = _SIDES | {Cause.ATTACK, Cause.AIR_STRIKE, Cause.CLASHES, Cause.PROTESTS}

# What nobody takes for one another: figures from two of these are of two events.
_DISASTERS = frozenset({Cause.EARTHQUAKE, Cause.FLOOD, Cause.STORM, Cause.HEAT, Cause.DISEASE})
# Kinds that name things, not what happened to them.
_THINGS = frozenset({CountedKind.BODIES, CountedKind.HOMES, CountedKind.BUILDINGS, CountedKind.PLACES})


class NoFigureThere(ValueError):
    """No figure is read at the place that was named."""


@dataclass(frozen=True, slots=True)
class FigureInText:
    """A figure as its text tells it.

    Args:
        stated: the figure for the comparison, its scope as narrow as its own words make it.
        told: what the words around it tell of the count.
    """

    stated: StatedFigure
    told: Circumstances


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer for two figures.

    Args:
        same_measure: whether both measure the same thing.
        kind, family: the relation; also given where the measures differ.
        reason: one sentence.
    """

    same_measure: bool
    kind: RelationKind
    family: Family
    reason: str


def figure_in_text(
    text: str, start: int, end: int, *, key: str, language: str, published: date | None = None
) -> FigureInText:
    """Read the figure at a place of a text.

    Args:
        text: as it was published.
        start, end: a span that holds the figure, in code points, end exclusive; it may hold words around it too.
        key: the figure's name in the comparison.
        language: of the text ("en", "es").
        published: day of publication, which stands in for an as-of day that is not stated.

    Raises:
        NoFigureThere: nothing within the span is read as a figure.
    """
    figure = _figure_at(text, start, end, language, published) or _figure_at(
        _with_one_for_an_article(text, start, end), start, end, language, published
    )
    if figure is None:
        raise NoFigureThere(f"no figure is read in “{text[start:end]}”")
    told = circumstances_of(text, figure, language=language, published=published)
    return FigureInText(_stated(figure, told, key, text, language, published), told)


def _figure_at(text: str, start: int, end: int, language: str, published: date | None) -> Figure | None:
    """Return the figure that shares most of the span."""
    # Some archives set a space before the comma of a thousand; moving it keeps every offset.
    joined = _TORN_THOUSAND.sub(r"\1,\2 ", text)
    figures = read(joined, language=language, published=published).figures
    there = [figure for figure in figures if figure.start < end and start < figure.end]
    return max(there, key=lambda figure: min(end, figure.end) - max(start, figure.start), default=None)


def _with_one_for_an_article(text: str, start: int, end: int) -> str:
    """Return a text in which an article within the span is the number one: "deja un muerto"."""
    return text[:start] + _ARTICLE.sub(lambda match: "1".ljust(len(match.group())), text[start:end]) + text[end:]


def _stated(
    figure: Figure, told: Circumstances, key: str, text: str, language: str, published: date | None
) -> StatedFigure:
    # What a toll counts is said by its subject; words taken over from an earlier figure are not its own.
    is_toll = told.toll_kind is not None and not _names_what_it_counts(figure, text)
    kind = told.toll_kind if is_toll else figure.counted_kind
    is_level = kind is not None and CountedKind(kind).is_level
    # The stated day of an incident is not the day its toll was known; a count of an incident goes on being taken.
    is_of_its_day = is_level or told.has_as_of_words or published is None
    return StatedFigure(
        key=key,
        words=figure.quote,
        range=figure.range,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        scope=Scope(
            counted_kind=kind,
            counted=None if is_toll else told.counted if kind is None else figure.counted,
            population=None if is_toll else figure.population,
            cause=figure.cause,
            place=figure.place,
            unit=figure.unit,
        ),
        origin=_origin(figure, text, language),
        vague=figure.vague,
        kind=MeasureKind.LEVEL if is_level else MeasureKind.CUMULATIVE,
        basis=figure.basis,
        part=figure.part,
        as_of=figure.as_of if is_of_its_day else None,
        is_current_report=True,
        published_on=published,
        grows=told.grows,
        text_key=text,
    )


def _names_what_it_counts(figure: Figure, text: str) -> bool:
    """Tell whether words that name a thing stand with the number or right behind it."""
    behind = text[figure.end : figure.sentence_end].split(maxsplit=1)[:1]
    with_it = {word.strip(".,;:") for word in (*figure.quote.split(), *behind)}
    if not figure.counted or figure.counted.split()[0] not in with_it:
        return False
    return figure.counted_kind is not None or bool(content_words(figure.counted))


def _origin(figure: Figure, text: str, language: str) -> Origin:
    if figure.attribution is None:
        return Origin(key=f"voice of {text}", name="")
    name = figure.attribution.claimant
    spoken = Language.SPANISH if language.startswith("es") else Language.ENGLISH
    return Origin(key=claimant_key(name), name=name, is_named=not is_generic(name, spoken))


def compare_in_texts(one: FigureInText, other: FigureInText, *, language: Language = Language.ENGLISH) -> Comparison:
    """Say whether two figures of texts on one topic measure the same thing, and how they relate.

    What one text leaves out is not thereby the whole: of two reports on one incident, one names the town and the other
    the country. So an aspect that only one of them narrows counts as a difference only where the other is a running
    count over many incidents, or where it says who is counted.
    """
    first, second = _on_equal_terms(one, other)
    relation = relate(first, second)
    match = match_measures(first, second)
    is_same_number_once = relation.kind is RelationKind.SCOPE_SWAP and relation.pair.name_equal_numbers
    return Comparison(
        same_measure=match.sameness is Sameness.SAME
        or (is_same_number_once and first.published_on == second.published_on),
        kind=relation.kind,
        family=relation.family,
        reason=relation.sentence(language),
    )


def _on_equal_terms(one: FigureInText, other: FigureInText) -> tuple[StatedFigure, StatedFigure]:
    """Return both figures with scopes in which an open aspect means the whole, as the comparison takes it."""
    ones, others = one.stated.scope, other.stated.scope
    are_campaigns = one.told.is_of_many_incidents and other.told.is_of_many_incidents
    one_incident, others_incident = _incidents(one, other)
    # Which side did it narrows a count over many incidents; other causes are only ways to speak of the same events.
    ones = replace(ones, cause=ones.cause if are_campaigns and ones.cause in _SIDES else None)
    others = replace(others, cause=others.cause if are_campaigns and others.cause in _SIDES else None)
    if ones.counted_kind == others.counted_kind and ones.counted_kind in _THINGS:
        # Homes evacuated are not homes destroyed: with things, what was done to them makes the measure.
        ones = replace(ones, counted_kind=None, counted=one.told.deed)
        others = replace(others, counted_kind=None, counted=other.told.deed)
    if not _are_places_apart(one, other):
        ones, others = replace(ones, place=None), replace(others, place=None)
    return (
        replace(one.stated, scope=replace(ones, incident=one_incident)),
        replace(other.stated, scope=replace(others, incident=others_incident)),
    )


def _incidents(one: FigureInText, other: FigureInText) -> tuple[str | None, str | None]:
    """Return names for the incidents: none for both where they may be one, one for the narrower, two where they differ."""
    ones, others = one.told, other.told
    if ones.is_of_many_incidents != others.is_of_many_incidents and not (ones.is_running and others.is_running):
        return (None, _ONE) if ones.is_of_many_incidents else (_ONE, None)
    is_one_text = one.stated.text_key == other.stated.text_key
    is_part = Part.PART in (one.stated.part, other.stated.part)
    are_levels = one.stated.kind is other.stated.kind is MeasureKind.LEVEL
    if is_one_text and (is_part or are_levels):
        return (None, None)
    return (_ONE, _ANOTHER) if _are_incidents_apart(one, other) else (None, None)


def _are_incidents_apart(one: FigureInText, other: FigureInText) -> bool:
    """Tell whether two reports are of two incidents.

    One text sets its incidents apart itself, and does not give two numbers of its own for one of them. Reports of two
    texts are of two incidents when their days are apart; and, of what happens again and again, when their passages have
    no name in common. One number given twice is no second incident.
    """
    ones, others = one.told, other.told
    are_reports = not ones.is_running and not others.is_running
    if one.stated.text_key == other.stated.text_key:
        contradicts_itself = (
            are_reports and one.stated.origin.key == other.stated.origin.key and _are_disjoint(one, other)
        )
        return ones.is_another != others.is_another or not ones.may_be_of_one_time(others) or contradicts_itself
    causes = {one.stated.scope.cause, other.stated.scope.cause}
    if len(causes) == 2 and causes <= _DISASTERS:
        return True
    recurs = bool(causes & _RECURRING)
    if not ones.may_be_of_one_time(others):
        return recurs or not ones.shares_a_name_with(others)
    if not recurs or not are_reports or ones.refers_back or others.refers_back:
        return False
    if one.stated.number == other.stated.number:
        return False
    if one.stated.published_on != other.stated.published_on:
        return not ones.shares_a_name_with(others)
    return ones.is_elsewhere_than(others)


def _are_disjoint(one: FigureInText, other: FigureInText) -> bool:
    ones, others = one.stated.range, other.stated.range
    return ones is not None and others is not None and not ones.meets(others)


def _are_places_apart(one: FigureInText, other: FigureInText) -> bool:
    """Tell whether each names its own place and neither names the other's in its passage."""
    ones, others = one.stated.scope.place, other.stated.scope.place
    if ones is None or others is None or one.told.refers_back or other.told.refers_back:
        return False
    return not _is_named_in(ones, other.told.passage) and not _is_named_in(others, one.told.passage)


def _is_named_in(place: str, passage: str) -> bool:
    return any(name in passage for name in names_of_place(place))
