"""An account's own tokens: made, listed without what opens doors, and revoked."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers
from claims.api.keys import once
from claims.api.listing import only_once
from claims.api.scopes import Needs, Scope
from claims.api.view import ApiView, account_of
from claims.issuing import LONGEST_DAYS, USUAL_DAYS, issue, revoke
from claims.models import Token

_ROW: dict[str, Any] = {
    "type": "object",
    "properties": {
        "number": {"type": "string", "description": "Its name in addresses; opens nothing by itself."},
        "name": {"type": "string"},
        "scopes": {"type": "array", "items": {"type": "string", "enum": list(Scope.values)}},
        "created_at": {"type": "string", "format": "date-time"},
        "expires_at": {"type": ["string", "null"], "format": "date-time"},
        "last_used_at": {"type": ["string", "null"], "format": "date-time"},
        "revoked_at": {"type": ["string", "null"], "format": "date-time"},
        "token": {"type": "string", "description": "Shown once, when it is made."},
    },
    "required": ["number", "name", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"],
}


class NewToken(serializers.Serializer[Any]):
    """What a token is to be."""

    name = serializers.CharField(max_length=80, help_text="What the token is for.")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=Scope.values), min_length=1, max_length=len(Scope)
    )
    days = serializers.IntegerField(
        min_value=1, max_value=LONGEST_DAYS, default=USUAL_DAYS, help_text="Until it runs out."
    )


class Tokens(ApiView):
    """The tokens of the account that asks."""

    needs = {"GET": Needs(Scope.ADMIN), "POST": Needs(Scope.ADMIN)}

    @extend_schema(operation_id="tokens", responses=answers({"type": "array", "items": _ROW}), tags=["tokens"])
    def get(self, request: Request) -> Response:
        """Return them, those that were revoked or ran out among them."""
        only_once(request, known=())
        return Response([_shown(token) for token in Token.objects.filter(user_id=request.user.pk)])

    @extend_schema(operation_id="token_new", request=NewToken, responses=answers(_ROW, 201), tags=["tokens"])
    @once
    def post(self, request: Request) -> Response:
        """Make a token. What opens doors is in this answer and nowhere else, ever again."""
        said = NewToken(data=request.data)
        said.is_valid(raise_exception=True)
        token, shown = issue(**said.validated_data, by=account_of(request))
        return Response(
            _shown(token) | {"token": shown}, status=201, headers={"Location": f"/api/v1/tokens/{token.number}"}
        )


class TokenRow(ApiView):
    """A token: the account's own, or anybody's for whoever looks after the accounts."""

    needs = {"DELETE": Needs(Scope.ADMIN)}

    @extend_schema(operation_id="token_revoke", responses=answers(None, 204), tags=["tokens"])
    def delete(self, request: Request, number: str) -> Response:
        """Revoke it; it stays on record and opens nothing from now on. One that is revoked stays as it is."""
        token = Token.objects.filter(token_key=number).first()
        if token is None:
            raise Http404
        revoke(token=token, by=account_of(request), now=timezone.now())
        return Response(status=204)


def _shown(token: Token) -> dict[str, Any]:
    return {
        "number": token.number,
        "name": token.name,
        "scopes": token.scopes,
        "created_at": token.created,
        "expires_at": token.expiry,
        "last_used_at": token.last_used_at,
        "revoked_at": token.revoked_at,
    }
