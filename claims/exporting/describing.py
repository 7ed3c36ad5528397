"""What tables hold, for programs that read descriptions: JSON Schema, the parameters of their filters, the codebook."""

from collections.abc import Sequence
from typing import Any

from django_filters import BooleanFilter, ChoiceFilter, DateFilter, Filter, FilterSet, NumberFilter

from claims.exporting.columns import Column, Kind, Table
from claims.exporting.filters import LARGEST_KEY, KeyFilter
from claims.exporting.selecting import REASONS
from claims.exporting.withheld import WITHHELD
from claims.models.fields import LARGEST

_SCHEMAS: dict[Kind, dict[str, Any]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
    Kind.WORD: {"type": "string"},
    Kind.TEXT: {"type": "string"},
    Kind.LIST: {"type": "array", "items": {"type": "string"}},
}


def component_of(table: Table) -> str:
    """Return the name of a table's row in the API's description ("decision_ratings": "DecisionRatingsTableRow")."""
    return "".join(word.capitalize() for word in table.name.split("_")) + "TableRow"


def schema_of(table: Table) -> dict[str, Any]:
    """Return the JSON Schema of a table's rows. With `fields=` a row has fewer members, so only its keys are required."""
    properties: dict[str, Any] = {}
    for column in table.columns:
        own = _schema(column)
        if column.group:
            group = properties.setdefault(column.group, {"type": "object", "properties": {}})
            group["properties"][column.name.partition(".")[2]] = own
        else:
            properties[column.name] = own
    return {
        "type": "object",
        "description": table.meaning,
        "properties": properties,
        "required": list(table.keys),
        "additionalProperties": False,
    }


def tombstone_of(table: Table) -> dict[str, Any]:
    """Return the JSON Schema of what stands for a row that is gone, among the rows that changed since a moment."""
    by_name = {column.name: column for column in table.columns}
    properties = {key: _schema(by_name[key]) for key in table.keys}
    properties["gone"] = {"type": "string", "enum": list(REASONS)}
    return {"type": "object", "properties": properties, "required": [*table.keys, "gone"]}


def _schema(column: Column) -> dict[str, Any]:
    schema = dict(_SCHEMAS[column.kind])
    if column.choices:
        schema["enum"] = [*column.choices, *([] if column.is_required else [None])]
    if not column.is_required:
        schema["type"] = [schema["type"], "null"]
    return schema | {"description": column.meaning}


def parameters_of(filters: type[FilterSet]) -> dict[str, dict[str, Any]]:
    """Return the parameters that narrow rows: name and JSON Schema of each."""
    return {name: _parameter(one) for name, one in filters.base_filters.items()}


def _parameter(one: Filter) -> dict[str, Any]:
    if isinstance(one, ChoiceFilter):
        return {"type": "string", "enum": [value for value, _ in one.extra["choices"]]}
    if isinstance(one, KeyFilter):
        return {"type": "integer", "minimum": 1, "maximum": LARGEST_KEY}
    if isinstance(one, BooleanFilter):
        return {"type": "boolean"}
    if isinstance(one, DateFilter):
        return {"type": "string", "format": "date"}
    if isinstance(one, NumberFilter):
        return {"type": "number", "minimum": -LARGEST, "maximum": LARGEST}
    return {"type": "string", "maxLength": one.extra.get("max_length", 200)}


def codebook_of(table: Table, columns: Sequence[Column]) -> dict[str, Any]:
    """Return what a table and each of its columns mean, for people and programs that read its files."""
    return {
        "table": table.name,
        "meaning": table.meaning,
        "keys": list(table.keys),
        "columns": [
            {
                "header": column.header,
                "name": column.name,
                "kind": column.kind.value,
                "meaning": column.meaning,
                "is_required": column.is_required,
                "choices": list(column.choices),
                "refers_to": column.refers_to,
                "may_be_withheld": bool(column.veil),
                "is_guarded": column.kind in (Kind.TEXT, Kind.LIST),
            }
            for column in columns
        ],
    }


NOTES = {
    "guard": (
        "In CSV for people, an apostrophe stands before a text cell that a spreadsheet would run as a formula. It is no part"
        " of the text. `guard=off` leaves it out; JSON, JSON lines and data packages never have it."
    ),
    "withheld": f"{WITHHELD} stands in place of words that must not be shown.",
    "missing": "An empty cell of CSV, null in JSON: nothing is known, or an end of a range is open.",
    "moments": "UTC, ISO 8601. Days are days, both ends of a window inclusive.",
    "spans": "In code points of the snapshot's text, the end exclusive.",
}
