"""The parts of the API's description (OpenAPI 3.1) that its views put together."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from claims.exporting.columns import Table
from claims.exporting.describing import component_of


def row_component(table: Table) -> dict[str, Any]:
    """Return the reference to the schema of a table's rows."""
    return {"$ref": f"#/components/schemas/{component_of(table)}"}


def page_of(table: Table) -> dict[str, Any]:
    """Return the schema of one page of a table, in which rows that are gone may stand as tombstones."""
    tombstone = {"$ref": f"#/components/schemas/{component_of(table)}Gone"}
    return {
        "type": "object",
        "properties": {
            "next": {"type": ["string", "null"], "format": "uri"},
            "previous": {"type": ["string", "null"], "format": "uri"},
            "results": {"type": "array", "items": {"anyOf": [row_component(table), tombstone]}},
            "updated_until": {
                "type": "string",
                "format": "date-time",
                "description": "With updated_since: what to ask from next time.",
            },
        },
        "required": ["next", "previous", "results"],
    }


def stream() -> dict[str, Any]:
    """Return the answers that are whole tables."""
    return {"text/csv": {"type": "string"}, "application/x-ndjson": {"type": "string"}}


def answers(
    json: Mapping[str, Any] | None = None, status: int = 200, others: Mapping[str, Mapping[str, Any]] | None = None
) -> dict[Any, Any]:
    """Return the answers of an operation when all goes well; refusals are added for every operation alike.

    Args:
        json: the schema of the answer as JSON; None for an answer without a body.
        status: of that answer.
        others: schemas of the same answer by other media types.
    """
    if json is None and not others:
        return {status: None}
    found: dict[Any, Any] = {}
    if json is not None:
        found[(status, "application/json")] = dict(json)
    for media_type, schema in (others or {}).items():
        found[(status, media_type)] = dict(schema)
    return found


def parameters(schemas: Mapping[str, Mapping[str, Any]]) -> list[OpenApiParameter]:
    """Return parameters of an address by their names and JSON Schemas."""
    return [
        OpenApiParameter(
            name=name,
            type={key: value for key, value in schema.items() if key != "description"} or OpenApiTypes.STR,
            location=OpenApiParameter.QUERY,
            description=str(schema.get("description", "")),
        )
        for name, schema in schemas.items()
    ]
