"""How the rows of a table are narrowed: the same parameters in an address, on the export page and in a built file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django_filters import (
    BooleanFilter,
    CharFilter,
    ChoiceFilter,
    DateFilter,
    Filter,
    FilterSet,
    NumberFilter,
)

from claims.exporting.columns import Asker, Column, Table
from claims.models import Claim
from claims.models.fields import LARGEST

LARGEST_KEY = 2**63 - 1


class FilterRefused(ValueError):
    """A parameter is unknown, or does not hold what its name promises.

    Attributes:
        errors: a sentence for each parameter that was wrong.
    """

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__(" ".join(errors.values()))


class KeyFilter(Filter):
    """A row of another table, by its number."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=1, max_value=LARGEST_KEY, **kwargs)


class CountFilter(NumberFilter):
    """A number that a figure may name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=-LARGEST, max_value=LARGEST, **kwargs)

    def get_max_validator(self) -> None:
        """The limits are given with the field."""


class YesNoField(forms.Field):
    """true or false, and nothing else."""

    def to_python(self, value: Any) -> bool | None:
        if value in (None, ""):
            return None
        if value in ("true", "false"):
            return bool(value == "true")
        raise forms.ValidationError("This is true or false.")


class YesNoFilter(BooleanFilter):
    """Whether something holds."""

    field_class = YesNoField


def word(field: str, *choices: str, **kwargs: Any) -> Filter:
    """Return the filter by a word of a closed list, or by any word where the list is open."""
    if choices:
        return ChoiceFilter(field, choices=[(choice, choice) for choice in choices], **kwargs)
    return CharFilter(field, max_length=200, **kwargs)


def day(field: str, lookup: str) -> Filter:
    """Return the filter by a day, as in 2023-01-19."""
    return DateFilter(field, lookup, input_formats=["%Y-%m-%d"])


class FromPart(FilterSet):
    """Narrows the rows of a part on behalf of an asker."""

    asker: Asker

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asker = asker


def filtered_by(table: Table, parameters: Mapping[str, str], *, asker: Asker) -> Callable[[Sequence[Any]], list[Any]]:
    """Return what narrows the rows of each part of a table.

    Args:
        parameters: as they stand in an address.

    Raises:
        FilterRefused: at once, before any row is read.
    """
    if not parameters:
        return list
    errors: dict[str, str] = {}
    filtersets = [part.filters for part in table.parts]
    for filterset in filtersets:
        unknown = parameters.keys() - filterset.base_filters.keys()
        errors |= dict.fromkeys(unknown, "There is no such parameter.")
        form = filterset(data=dict(parameters), queryset=Claim.objects.none(), asker=asker).form
        if not form.is_valid():
            errors |= {name: " ".join(messages) for name, messages in form.errors.items()}
    if errors:
        raise FilterRefused(errors)

    def narrow(rows_of_parts: Sequence[Any]) -> list[Any]:
        return [
            filterset(data=dict(parameters), queryset=rows, asker=asker).qs
            for filterset, rows in zip(filtersets, rows_of_parts, strict=True)
        ]

    return narrow


def columns_named(table: Table, available: Sequence[Column], names: str) -> tuple[Column, ...]:
    """Return the columns that `fields=` names, in the table's order, keys always among them; all for an empty string.

    Raises:
        FilterRefused: one of them is no column of the table.
    """
    if not names:
        return tuple(available)
    wanted = {name.strip() for name in names.split(",")}
    known = {column.header for column in available} | {column.group for column in available if column.group}
    if unknown := wanted - known:
        raise FilterRefused({"fields": f"There is no column {', '.join(sorted(unknown))}."})
    return tuple(c for c in available if c.header in wanted or c.group in wanted or c.name in table.keys)
