"""A figure given by its fields, as a line of JSON has them, where there is no text to read it from."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from claims.comparison.echo import claimant_key, is_generic
from claims.comparison.measure import content_words
from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure
from claims.figures import AsOf, Basis, CountedKind, EmptyRange, Known, Part, Qualifier, range_of, read

__all__ = ["BadField", "day_in", "figure_of_fields"]

LARGEST = Decimal(10) ** 27  # beyond it a whole number has more digits than the arithmetic keeps


class BadField(ValueError):
    """A field does not hold what its name promises; the message names it."""


Choice = TypeVar("Choice", bound=StrEnum)


def figure_of_fields(fields: Mapping[str, object], *, key: str, profile: str = "logical-v1") -> StatedFigure:
    """Return the figure that the fields describe.

    Args:
        fields: `low`, `high` (numbers as written, null for an end the words leave open), `qualifier`, `counted` (a known
            kind or words for it), `place`, `population`, `basis`, `part`, `as_of` and `published` (days, YYYY-MM-DD),
            `attribution` (who says so); all may be missing or null but one of `low` and `high`.
        key: the figure's name in the comparison.
        profile: the table that says what wordings commit to.

    Raises:
        BadField: a field holds something else, or neither bound is given.

    >>> figure = figure_of_fields({"low": 50, "qualifier": "more_than", "counted": "people killed"}, key="a")
    >>> print(figure.words, "|", figure.scope.counted_kind)
    more than 50 | deaths
    """
    low, high = _number(fields, "low"), _number(fields, "high")
    qualifier = _choice(fields, "qualifier", Qualifier, _likely_qualifier(low, high))
    if low is None and high is None and qualifier is not Qualifier.VAGUE:
        raise BadField("low and high: one of them has to be a number")
    counted = _words(fields, "counted")
    kind = _kind_of(counted)
    published = day_in(fields, "published")
    as_of = day_in(fields, "as_of")
    attribution = _words(fields, "attribution")
    try:
        commitment = range_of(qualifier, low, high, counted_kind=kind, profile=profile)
    except EmptyRange as error:
        raise BadField(f"low and high: {error}") from error
    return StatedFigure(
        key=key,
        words=_in_words(qualifier, low, high, counted),
        range=commitment.range,
        low=low,
        high=high,
        qualifier=qualifier,
        scope=Scope(
            counted_kind=kind,
            counted=counted,
            population=_words(fields, "population"),
            cause=_words(fields, "cause"),
            place=_words(fields, "place"),
            unit=_words(fields, "unit"),
        ),
        origin=Origin(claimant_key(attribution), attribution, not is_generic(attribution))
        if attribution
        else Origin("", ""),
        vague=commitment.vague,
        kind=MeasureKind.LEVEL if kind is not None and CountedKind(kind).is_level else MeasureKind.CUMULATIVE,
        basis=_choice(fields, "basis", Basis, Basis.REPORTED),
        part=_choice(fields, "part", Part, Part.TOTAL),
        as_of=None if as_of is None else AsOf(as_of, as_of, Known.STATED),
        is_current_report=True,
        published_on=published,
    )


def _number(fields: Mapping[str, object], name: str) -> Decimal | None:
    value = fields.get(name)
    if value is None:
        return None
    try:
        number = Decimal(str(value)) if isinstance(value, int | float | str | Decimal) else None
    except InvalidOperation:
        number = None
    if number is None or isinstance(value, bool) or not number.is_finite():
        raise BadField(f"{name}: not a number: {value!r}")
    if number.copy_abs() > LARGEST:
        raise BadField(f"{name}: larger than any count: {value!r}")
    return number


def _choice(fields: Mapping[str, object], name: str, choices: type[Choice], otherwise: Choice) -> Choice:
    value = fields.get(name)
    if value is None or value == "":
        return otherwise
    try:
        return choices(str(value))
    except ValueError:
        raise BadField(f"{name}: {value!r} is none of {', '.join(choices)}") from None


def _words(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise BadField(f"{name}: not words: {value!r}")
    return value.strip() or None if value else None


def day_in(fields: Mapping[str, object], name: str) -> date | None:
    """Return the day of a field like 2023-01-19, with or without a time behind it; None where there is none.

    Raises:
        BadField: the field holds something else.
    """
    value = _words(fields, name)
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        raise BadField(f"{name}: not a day like 2023-01-19: {value!r}") from None


def _likely_qualifier(low: Decimal | None, high: Decimal | None) -> Qualifier:
    if high is None:
        return Qualifier.AT_LEAST
    if low is None:
        return Qualifier.AT_MOST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _kind_of(counted: str | None) -> str | None:
    """Return the kind that words stand for: a kind's own name, else what the reader makes of "7 people killed"."""
    if counted is None:
        return None
    if counted in set(CountedKind):
        return counted
    for language in ("en", "es"):
        for figure in read(f"7 {counted}.", language=language).figures:
            if figure.counted_kind is not None and content_words(figure.counted) <= content_words(counted):
                return figure.counted_kind
    return None


_IN_WORDS = {
    Qualifier.EXACT: "{low:,}",
    Qualifier.AT_LEAST: "at least {low:,}",
    Qualifier.MORE_THAN: "more than {low:,}",
    Qualifier.AT_MOST: "up to {high:,}",
    Qualifier.LESS_THAN: "fewer than {high:,}",
    Qualifier.ABOUT: "about {low:,}",
    Qualifier.NEARLY: "almost {low:,}",
    Qualifier.RANGE: "{low:,} to {high:,}",
}


def _in_words(qualifier: Qualifier, low: Decimal | None, high: Decimal | None, counted: str | None) -> str:
    if qualifier is Qualifier.VAGUE:
        return counted or "a vague figure"
    either = high if low is None else low
    return _IN_WORDS[qualifier].format(low=either if low is None else low, high=either if high is None else high)
