"""Columns for figures: exact numbers of any size, and ranges whose ends say whether they belong."""

from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import DecimalRangeField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from claims.figures.range import EmptyRange, Range

# No figure in the news is larger; what claims to be is refused with a sentence rather than stored.
LARGEST = Decimal(10) ** 30


class NumberField(models.DecimalField):
    """An exact decimal of any precision (PostgreSQL `numeric`), so that 30 stays 30 and 0.125 stays 0.125.

    Django 5.2 cannot leave out the precision of a DecimalField; this does.
    """

    default_validators = [MinValueValidator(-LARGEST), MaxValueValidator(LARGEST)]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_digits": 60, "decimal_places": 20}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {key: kwargs[key] for key in kwargs if key not in ("max_digits", "decimal_places")}

    def db_type(self, connection: Any) -> str:
        return "numeric"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        # DecimalField would pad to decimal_places: 30 would come back as 30.00000000000000000000.
        return value if prepared else self.to_python(value)


class FigureRangeField(DecimalRangeField):
    """A `claims.figures.range.Range`, stored as numrange with the flags it was given.

    Django's own range field reads (30, 30) as `[30,30)`, which is empty: "30 dead" would become nothing. Ask whether a
    number is in a range with `range__contains=Decimal(30)`.
    """

    def from_db_value(self, value: NumericRange | None, *args: Any) -> Range | None:
        if value is None:
            return None
        return Range(value.lower, value.upper, value.lower_inc, value.upper_inc)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Range):
            return NumericRange(
                value.low,
                value.high,
                ("[" if value.low_inc else "(") + ("]" if value.high_inc else ")"),
            )
        return super().get_prep_value(value)

    def to_python(self, value: Any) -> Any:
        if not value:
            return None
        if isinstance(value, Range):
            return value
        try:
            return range_from_text(value)
        except ValueError as error:
            raise ValidationError(_("This is not a range.")) from error

    def value_to_string(self, obj: models.Model) -> str:
        return range_as_text(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> None:
        """No form field: a person corrects the words and the written bounds, and the range follows by the rules."""
        return None


def range_as_text(value: Range | None) -> str:
    """Write a range as PostgreSQL does: `[30,30]`, `(50,)`; an empty string for None."""
    if value is None:
        return ""
    low = "" if value.low is None else f"{value.low:f}"
    high = "" if value.high is None else f"{value.high:f}"
    return f"{'[' if value.low_inc else '('}{low},{high}{']' if value.high_inc else ')'}"


def range_from_text(text: str) -> Range:
    """Read what `range_as_text` wrote.

    Raises:
        ValueError: the text is not a range, or an empty one.
    """
    low, comma, high = text[1:-1].partition(",")
    if not comma or text[0] not in "[(" or text[-1] not in "])":
        raise ValueError(f"{text!r} is not a range such as [30,30] or (50,)")
    try:
        return Range(Decimal(low) if low else None, Decimal(high) if high else None, text[0] == "[", text[-1] == "]")
    except (EmptyRange, ArithmeticError) as error:
        raise ValueError(f"{text!r} is not a range such as [30,30] or (50,)") from error


def range_constraints(field: str, *, on: str) -> list[CheckConstraint]:
    """Return what holds for every stored range: it is not empty, has an end, and its ends are finite numbers."""
    return [
        CheckConstraint(
            condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__isempty": False}),
            name=f"{on}_{field}_is_not_empty",
        ),
        CheckConstraint(
            condition=Q(**{f"{field}__isnull": True})
            | Q(**{f"{field}__lower_inf": False})
            | Q(**{f"{field}__upper_inf": False}),
            name=f"{on}_{field}_has_an_end",
        ),
        CheckConstraint(
            condition=Q(**{f"{field}__isnull": True})
            | (
                (Q(**{f"{field}__lower_inf": True}) | Q(**{f"{field}__startswith__range": (-LARGEST, LARGEST)}))
                & (Q(**{f"{field}__upper_inf": True}) | Q(**{f"{field}__endswith__range": (-LARGEST, LARGEST)}))
            ),
            name=f"{on}_{field}_ends_at_finite_numbers",
        ),
    ]
