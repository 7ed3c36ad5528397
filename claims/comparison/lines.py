"""A pair of figures as a line of JSON gives it: each by a place in a text, or by its fields."""

from collections.abc import Mapping

from claims.comparison.fields import BadField, day_in, figure_of_fields
from claims.comparison.language import Language
from claims.comparison.measure import Sameness, match_measures
from claims.comparison.relation import relate
from claims.comparison.stated import StatedFigure
from claims.comparison.texts import Comparison, FigureInText, compare_in_texts, figure_in_text

__all__ = ["compare_given"]


def compare_given(
    one: Mapping[str, object], other: Mapping[str, object], *, language: Language = Language.ENGLISH
) -> Comparison:
    """Say whether two figures of one topic measure the same thing, and how they relate.

    Args:
        one, other: `text`, `start`, `end`, `lang` and `published`, where there is a text; else the fields that
            `figure_of_fields` takes. Two figures in texts are compared as reports, which leave things out; as soon as one
            comes by its fields, what is not given counts as not narrowed.
        language: of the sentence.

    Raises:
        BadField: a field does not hold what its name promises.
        NoFigureThere: nothing within the span is read as a figure.

    >>> text = "At least 30 people died."
    >>> given = {"text": text, "start": 0, "end": 11, "lang": "en", "published": "2023-01-09"}
    >>> print(compare_given(given, {"low": 48, "high": 48, "counted": "deaths"}).reason)
    “48” lies within “At least 30” and says more; both can hold.
    """
    first, second = _figure(one, "a"), _figure(other, "b")
    if isinstance(first, FigureInText) and isinstance(second, FigureInText):
        return compare_in_texts(first, second, language=language)
    ones, others = _stated(first), _stated(second)
    relation = relate(ones, others)
    return Comparison(
        same_measure=match_measures(ones, others).sameness is Sameness.SAME,
        kind=relation.kind,
        family=relation.family,
        reason=relation.sentence(language),
    )


def _figure(given: Mapping[str, object], key: str) -> FigureInText | StatedFigure:
    text = given.get("text")
    if text is None:
        return figure_of_fields(given, key=key)
    if not isinstance(text, str):
        raise BadField(f"text: not words: {text!r}")
    start, end, language = given.get("start"), given.get("end"), given.get("lang") or "en"
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        raise BadField(f"start and end: no place in the text: {start!r} to {end!r}")
    if not isinstance(language, str):
        raise BadField(f"lang: not a language: {language!r}")
    return figure_in_text(text, start, end, key=key, language=language, published=day_in(given, "published"))


def _stated(figure: FigureInText | StatedFigure) -> StatedFigure:
    return figure.stated if isinstance(figure, FigureInText) else figure
