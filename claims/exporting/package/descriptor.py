"""The description of a data package for programs (Data Package, version 2), made of the same registry as every table.

Source: https://datapackage.org/standard/data-package/ and /table-schema/ (read 2026-11-23).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from claims.exporting.columns import Column, Kind, Table

_TYPES = {
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DAY: "date",
    Kind.MOMENT: "datetime",
    Kind.WORD: "string",
    Kind.TEXT: "string",
    Kind.LIST: "array",
}
_WORDS = (Kind.WORD, Kind.TEXT)


def resource_of(
    table: Table, columns: Sequence[Column], names: Mapping[str, Table], *, byte_count: int, sha256: str, rows: int
) -> dict[str, Any]:
    """Return the description of one table of a package.

    Args:
        names: the tables of the package; a reference to another one is left out.
    """
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column, table) for column in columns],
        "missingValues": [""],
        "primaryKey": list(table.keys),
    }
    if references := [
        _reference(column, table, names[column.refers_to]) for column in columns if column.refers_to in names
    ]:
        schema["foreignKeys"] = references
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "title": table.name.replace("_", " "),
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": byte_count,
        "hash": f"sha256:{sha256}",
        "rowCount": rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.header,
        "type": _TYPES[column.kind],
        "description": column.meaning,
    }
    if column.kind is Kind.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.kind is Kind.MOMENT:
        field["format"] = "%Y-%m-%dT%H:%M:%S.%fZ"
    constraints: dict[str, Any] = {}
    # In CSV an empty text is a missing one.
    is_never_empty = column.kind not in _WORDS or (column.choices and "" not in column.choices)
    if column.is_required and (is_never_empty or column.name in table.keys):
        constraints["required"] = True
    if choices := [choice for choice in column.choices if choice]:
        constraints["enum"] = choices
    if constraints:
        field["constraints"] = constraints
    return field


def _reference(column: Column, table: Table, other: Table) -> dict[str, Any]:
    resource = {} if other is table else {"resource": other.name}
    return {"fields": [column.header], "reference": {**resource, "fields": [other.keys[0]]}}


def package_of(
    resources: Sequence[Mapping[str, Any]], *, about: Mapping[str, Any], sources: Sequence[str]
) -> dict[str, Any]:
    """Return the description of a package.

    Args:
        about: what is ours to say: the moment it shows, how it was narrowed, versions.
        sources: names of the publishers whose pages it rests on.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "factcheck",
        "title": "Figures that articles state, how they relate, and what people found",
        "description": "See README.md. The text files are CSV without a guard against formulas: open them with a program"
        " that reads data, or import every column as text.",
        "created": about["known_at"],
        "version": about["known_at"],
        "licenses": [{"name": settings.DATA_LICENCE, "path": settings.DATA_LICENCE_URL}],
        "sources": [{"title": name} for name in sources],
        "factcheck": dict(about),
        "resources": list(resources),
    }
