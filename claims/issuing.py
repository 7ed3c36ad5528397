"""Giving programs their tokens, and taking them back. What opens doors is shown once and never kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from claims.models import Token

LONGEST_DAYS = 366
USUAL_DAYS = 90


def issue(*, name: str, scopes: Iterable[str], days: int, by: User) -> tuple[Token, str]:
    """Make a token for an account, and return it with the words that open doors, which nobody can show again.

    Args:
        name: what it is for; required.
        scopes: of `Token.Scope`, at least one; they narrow what the account may do and never add to it.
        days: until it runs out, 1 to `LONGEST_DAYS`.
    """
    made: tuple[Token, str] = Token.objects.create(
        user=by, expiry=timedelta(days=days), name=name, scopes=sorted(set(scopes))
    )
    return made


def revoke(*, token: Token, by: User, now: datetime) -> None:
    """Close a token for good; it stays on record. One that is revoked keeps its moment.

    Raises:
        PermissionDenied: it is another account's, and this one does not look after accounts; nothing was changed.
    """
    if token.user_id != by.pk and not by.has_perm("claims.change_token"):
        raise PermissionDenied
    Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now)
