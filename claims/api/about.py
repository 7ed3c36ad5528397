"""What a program asks before it asks for rows: who it is, the codebook, the scales, the profiles, how far people agree."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers, parameters
from claims.api.listing import only_once
from claims.api.problems import BadQuery
from claims.api.scopes import has_scope, sees_names
from claims.api.view import ApiView
from claims.exporting.describing import NOTES, codebook_of
from claims.exporting.tables import TABLES
from claims.figures.profiles import DEFAULT_PROFILE, PROFILES
from claims.models import Reviewer, Scale, Token

_OBJECT = {"type": "object"}


class Me(ApiView):
    """Who asks, and what they may do."""

    @extend_schema(
        operation_id="me",
        responses=answers(
            {
                "type": "object",
                "properties": {
                    "account": {"type": "string"},
                    "reviewer": {"type": ["string", "null"], "description": "Pseudonym, for an account that rates."},
                    "token": {"type": ["string", "null"], "description": "What the token is for; null in a browser."},
                    "scopes": {"type": "array", "items": {"type": "string", "enum": list(Token.Scope.values)}},
                    "expires_at": {"type": ["string", "null"], "format": "date-time"},
                    "sees_names": {"type": "boolean"},
                    "permissions": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["account", "reviewer", "token", "scopes", "expires_at", "sees_names", "permissions"],
            }
        ),
        tags=["about"],
    )
    def get(self, request: Request) -> Response:
        """Return who asks."""
        only_once(request, known=())
        token = request.auth if isinstance(request.auth, Token) else None
        reviewer = Reviewer.objects.filter(user_id=request.user.pk or 0).first()
        return Response(
            {
                "account": request.user.get_username(),
                "reviewer": reviewer.pseudonym if reviewer else None,
                "token": token.name if token else None,
                "scopes": [scope.value for scope in Token.Scope if has_scope(request, scope)],
                "expires_at": token.expiry if token else None,
                "sees_names": sees_names(request),
                "permissions": sorted(request.user.get_all_permissions()),
            }
        )


@extend_schema(exclude=True)
class NotThere(ApiView):
    """Every address under the API's that is none: told as a problem, like every other refusal."""

    is_public = True

    def get(self, request: Request, **arguments: str) -> Response:
        """Say that there is nothing here."""
        raise NotFound

    post = put = patch = delete = get


class Codebook(ApiView):
    """What every table and column means."""

    @extend_schema(
        operation_id="codebook",
        parameters=parameters({"table": {"type": "string", "enum": list(TABLES)}}),
        responses=answers(_OBJECT),
        tags=["about"],
    )
    def get(self, request: Request) -> Response:
        """Return the codebook of one table, or of all."""
        name = only_once(request, known=("table",)).get("table", "")
        if name and name not in TABLES:
            raise BadQuery({"table": f"There is no such table. There are: {', '.join(TABLES)}."})
        asker = self.asker
        tables = [TABLES[name]] if name else TABLES.values()
        books = [codebook_of(table, table.columns_for(asker)) for table in tables]
        return Response({"notes": NOTES, "tables": books})


class Scales(ApiView):
    """The scales that claims are rated on, with their levels."""

    @extend_schema(operation_id="scales", responses=answers({"type": "array", "items": _OBJECT}), tags=["about"])
    def get(self, request: Request) -> Response:
        """Return every version of every scale."""
        only_once(request, known=())
        return Response([_scale(scale) for scale in Scale.objects.prefetch_related("levels")])


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        "scale": scale.name,
        "version": scale.version,
        "is_default": scale.is_default,
        "levels": [
            {
                "key": level.key,
                "position": level.position,
                "number": level.number,
                "label": {"en": level.label_en, "es": level.label_es},
                "meaning": {"en": level.meaning_en, "es": level.meaning_es},
            }
            for level in sorted(scale.levels.all(), key=lambda level: level.position)
        ],
    }


class Profiles(ApiView):
    """The tables that turn wordings into ranges."""

    @extend_schema(operation_id="profiles", responses=answers({"type": "array", "items": _OBJECT}), tags=["about"])
    def get(self, request: Request) -> Response:
        """Return every profile."""
        only_once(request, known=())
        return Response(
            [
                {
                    "profile": profile.name,
                    "version": profile.version,
                    "is_default": profile.name == DEFAULT_PROFILE,
                    "source": profile.source,
                    "plural": profile.plural,
                    "few": profile.few,
                    "nearly_from": profile.nearly_from,
                    "about_within": profile.about_within,
                }
                for profile in PROFILES.values()
            ]
        )
