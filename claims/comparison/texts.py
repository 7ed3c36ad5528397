"""Two figures given as places in two texts: do they measure the same thing, and how do they relate?"""

import re
from dataclasses import dataclass, replace
from datetime import date

from claims.comparison.circumstances import Circumstances, circumstances_of
from claims.comparison.echo import claimant_key, is_generic
from claims.comparison.language import Language
from claims.comparison.measure import Sameness, match_measures
from claims.comparison.relation import Family, RelationKind, relate
from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure
from claims.figures import Figure, read
from claims.figures.kinds import CountedKind

__all__ = ["Comparison", "FigureInText", "NoFigureThere", "compare_in_texts", "figure_in_text"]


_TORN_THOUSAND = re.compile(r"(\d) ,(\d{3})\b")
_ARTICLE = re.compile(r"\b(?:an?|una?)\b", re.IGNORECASE)


class NoFigureThere(ValueError):
    """No figure is read at the place that was named."""


@dataclass(frozen=True, slots=True)
class FigureInText:
    """A figure as its text tells it.

    Args:
        stated: the figure for the comparison, its scope as narrow as its own words make it.
        told: what the words around it tell of the count.
        text: the whole text, where the other figure's place may be named.
    """

    stated: StatedFigure
    told: Circumstances
    text: str


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
    return FigureInText(_stated(figure, told, key, text, language, published), told, text)


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
            counted=None if is_toll else figure.counted,
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
    """Tell whether the first of the counted words stands right behind the number."""
    behind = text[figure.end : figure.sentence_end].split(maxsplit=1)
    return bool(figure.counted_kind and figure.counted and behind) and figure.counted.split()[0] == behind[0].strip(
        ".,;:"
    )


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
    if not are_campaigns or ones.cause is None or others.cause is None:
        ones, others = replace(ones, cause=None), replace(others, cause=None)
    if not _are_places_apart(one, other):
        ones, others = replace(ones, place=None), replace(others, place=None)
    return (
        replace(one.stated, scope=replace(ones, incident=one_incident)),
        replace(other.stated, scope=replace(others, incident=others_incident)),
    )


def _incidents(one: FigureInText, other: FigureInText) -> tuple[str | None, str | None]:
    """Return names for the incidents: none for both where they may be one, one for the narrower, two where they differ."""
    if one.told.is_of_many_incidents != other.told.is_of_many_incidents and not (
        one.told.is_running and other.told.is_running
    ):
        return (None, "one incident") if one.told.is_of_many_incidents else ("one incident", None)
    if not one.told.may_be_one_incident(other.told):
        return ("one", "other")
    if one.text == other.text and one.told.is_another != other.told.is_another:
        return ("one", "other")
    return (None, None)


def _are_places_apart(one: FigureInText, other: FigureInText) -> bool:
    """Tell whether each text names its own place and neither names the other's anywhere."""
    ones, others = one.stated.scope.place, other.stated.scope.place
    if ones is None or others is None:
        return False
    return ones not in other.text and others not in one.text
