"""SQL that several tables need: the ends of ranges, and nothing at all."""

from collections.abc import Iterable
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    F,
    Func,
    IntegerField,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from claims.exporting.columns import Column, Kind

_FIELDS: dict[Kind, Any] = {
    Kind.INTEGER: IntegerField(),
    Kind.NUMBER: DecimalField(),
    Kind.BOOLEAN: BooleanField(),
    Kind.DAY: DateField(),
    Kind.MOMENT: DateTimeField(),
    Kind.WORD: CharField(),
    Kind.TEXT: TextField(),
    Kind.LIST: TextField(),
}
_DATABASE_TYPES = {Kind.NUMBER: "numeric", Kind.LIST: "text", Kind.WORD: "text"}


def end_of(field: str, function: str, output: Any) -> Any:
    """Return one end of a range, or whether that end belongs to it."""
    return Func(F(field), function=function, output_field=output)


def range_columns(name: str, field: str, lower: str, upper: str) -> tuple[Column, ...]:
    """Return the four columns of a range: its ends, null where open, and whether each belongs to it.

    Args:
        lower, upper: what the ends mean, for the codebook.
    """
    number, flag = DecimalField(), BooleanField()
    return (
        Column(f"{name}.low", end_of(field, "lower", number), Kind.NUMBER, lower),
        Column(f"{name}.high", end_of(field, "upper", number), Kind.NUMBER, upper),
        Column(
            f"{name}.low_inc", end_of(field, "lower_inc", flag), Kind.BOOLEAN, "Whether the lower end belongs to it."
        ),
        Column(
            f"{name}.high_inc", end_of(field, "upper_inc", flag), Kind.BOOLEAN, "Whether the upper end belongs to it."
        ),
    )


def nothing(kind: Kind) -> Any:
    """Return a null of a kind, for a part of a table whose record has no such column."""
    if kind in _DATABASE_TYPES:
        return Func(template=f"NULL::{_DATABASE_TYPES[kind]}", output_field=_FIELDS[kind])
    return Cast(Value(None), _FIELDS[kind])


def fixed(text: str) -> Any:
    """Return a text that is the same in every row."""
    return Cast(Value(text), TextField())


def keys(choices: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """Return the values of a record's closed list."""
    return tuple(str(value) for value, _ in choices)
