"""Who asks: a program by the hash of the token it shows, or a browser by its session."""

from datetime import timedelta
from hmac import compare_digest
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claims.models import Token

NOTE_USE_EVERY = timedelta(minutes=1)  # writing down each use would make every request a write


class BearerToken(TokenAuthentication):
    """`Authorization: Bearer fc_…`. A token that ran out or was revoked stays on record; it only opens nothing."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, Any]:
        shown = token.decode("ascii", errors="replace")
        now = timezone.now()
        digest = hash_token(shown)
        candidates = Token.objects.filter(
            token_key=shown[: CONSTANTS.TOKEN_KEY_LENGTH].replace("\0", "")
        ).select_related("user")
        for candidate in candidates:
            if compare_digest(digest, candidate.digest):
                self._refuse_closed(candidate, now)
                if candidate.last_used_at is None or candidate.last_used_at < now - NOTE_USE_EVERY:
                    Token.objects.filter(pk=candidate.pk).update(last_used_at=now)
                return candidate.user, candidate
        raise AuthenticationFailed("There is no such token.")

    def _refuse_closed(self, token: Token, now: Any) -> None:
        if token.revoked_at is not None:
            raise AuthenticationFailed("This token was revoked.")
        if token.expiry is not None and token.expiry <= now:
            raise AuthenticationFailed("This token has run out.")
        if not token.user.is_active:
            raise AuthenticationFailed("The account of this token is closed.")


class BrowserSession(SessionAuthentication):
    """The session of a browser, whose changes need the token against forged requests as on the pages."""

    def enforce_csrf(self, request: Request) -> None:
        """Look for that token before any body is read as ours, so that a form from elsewhere is refused for what it is."""
        super().enforce_csrf(request._request)  # type: ignore[arg-type]
