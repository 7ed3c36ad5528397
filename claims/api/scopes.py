"""What a request needs: a scope of its token, and a permission of its account. A scope narrows; it never adds."""

from dataclasses import dataclass
from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from claims.models import Token

Scope = Token.Scope
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Needs:
    """What one method of a view needs.

    Args:
        scope: of the token; a session has every scope.
        permission: of the account; empty for none beside being signed in.
    """

    scope: Scope
    permission: str = ""


class WithinScope(BasePermission):
    """Lets in accounts whose token holds the scope and that may do the thing; views that are `is_public`, everybody."""

    message: str

    def has_permission(self, request: Request, view: Any) -> bool:
        if getattr(view, "is_public", False) and request.method in SAFE:
            return True
        if not request.user.is_authenticated:
            return False
        needs: Needs = view.needs.get(request.method, Needs(Scope.READ))
        if not has_scope(request, needs.scope):
            self.message = f"The token lacks the scope {needs.scope.value}."
            return False
        if needs.permission and not request.user.has_perm(needs.permission):
            self.message = f"The account may not do this: it lacks {needs.permission}."
            return False
        return True


def has_scope(request: Request, scope: Scope) -> bool:
    """Tell whether a request may do what a scope names; one by a browser's session may all that its account may."""
    token = request.auth
    return not isinstance(token, Token) or scope in token.scopes or Scope.ADMIN in token.scopes


def sees_names(request: Request) -> bool:
    """Tell whether a request may see accounts behind pseudonyms: by the scope alone, never by being signed in."""
    token = request.auth
    return (
        isinstance(token, Token)
        and (Scope.NAMES in token.scopes or Scope.ADMIN in token.scopes)
        and request.user.has_perm("claims.view_reviewer")
    )
