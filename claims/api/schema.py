"""The description of the API (OpenAPI 3.1), what every operation has in common, and its page for people."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers
from claims.api.examples import with_examples
from claims.api.listing import only_once
from claims.api.rendering import JSON, ProblemJSON
from claims.api.view import ApiView
from claims.exporting.describing import component_of, schema_of, tombstone_of
from claims.exporting.tables import TABLES
from claims.models import Token

OPEN = {
    "board", "claimreviews", "schema",
    "topics", "topics_row", "topic_measures", "measures", "measures_row", "findings", "findings_row",
}  # fmt: skip
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "A refusal (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "known_from": {"type": "string", "description": "Of a moment too long ago: from when on changes are known."},
        "current_etag": {"type": "string", "description": "Of a refused change: the tag of the row as it is."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "in": {"type": "string", "enum": ["body", "query", "path", "header", "request"]},
                    "pointer": {"type": "string", "description": "JSON pointer (RFC 6901) to what was wrong."},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
                "required": ["in", "pointer", "code", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "instance", "errors"],
}
_REFUSED = {
    "description": "Refused; says why, with a pointer to what was wrong.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token of the account page. Scopes: " + "; ".join(f"{s.value}: {s.label}" for s in Token.Scope),
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": "The ETag of an answer you have; 304 when it is still the same.",
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "maxLength": 255, "minLength": 1, "pattern": "^[ -~]+$"},
    "description": "Any text of your own: the same request with the same key is done once.",
}


def complete(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add to the description what all operations share: refusals, tokens, conditions, the rows of the registry."""
    components = result.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = _PROBLEM
    for table in TABLES.values():
        schemas[component_of(table)] = schema_of(table)
        schemas[f"{component_of(table)}Gone"] = tombstone_of(table)
    components["schemas"] = dict(sorted(schemas.items()))
    components["responses"] = {"Refused": _REFUSED}
    components["securitySchemes"] = {"token": _TOKEN}
    result["security"] = [{"token": []}]
    for operations in result["paths"].values():
        for method, operation in operations.items():
            operation.pop("security", None)
            with_examples(operation)
            if operation["operationId"] in OPEN:
                operation["security"] = [{}, {"token": []}]  # without a token too
            operation["responses"]["4XX"] = {"$ref": "#/components/responses/Refused"}
            shared = _IF_NONE_MATCH if method == "get" else _KEY if method == "post" else None
            if shared is not None:
                operation.setdefault("parameters", []).append(shared)
            if method == "get":
                operation["responses"]["304"] = {"description": "Unchanged since the answer whose tag was sent."}
    return result


class Schema(ApiView):
    """The description of the API, as OpenAPI 3.1."""

    is_public = True
    renderer_classes = [JSON, ProblemJSON]

    @extend_schema(operation_id="schema", responses=answers({"type": "object"}), tags=["about"])
    def get(self, request: Request) -> Response:
        """Return the description."""
        only_once(request, known=())
        return Response(description())


class SessionScheme(OpenApiAuthenticationExtension):
    """How a browser is known, for the description; programs show tokens."""

    target_class = "claims.api.tokens.BrowserSession"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """Return what the description says of sessions."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


class TokenScheme(OpenApiAuthenticationExtension):
    """How tokens are shown, for the description."""

    target_class = "claims.api.tokens.BearerToken"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """Return what the description says of tokens."""
        return _TOKEN


@cache
def description() -> Any:
    """Return the description of the API, the same for everybody."""
    return SchemaGenerator().get_schema(request=None, public=True)


@login_not_required
@require_GET
def api_docs(request: HttpRequest) -> HttpResponse:
    """Show the description for people, with a form to try each operation."""
    return render(request, "claims/api_docs.html")
