"""How much one account or address may ask: one statement moves its allowance on, so that parallel requests count all."""

from math import ceil

from django.conf import settings
from django.db import connection
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

from claims.models import Token

# The generic cell rate algorithm: an allowance is a moment that each request moves on by its share of a minute, and a
# request is refused when that moment lies further ahead than the burst allows. Nothing is read before it is written.
_TAKE = """
INSERT INTO claims_allowance (name, used_until) VALUES (%(name)s, clock_timestamp() + %(share)s * interval '1 second')
ON CONFLICT (name) DO UPDATE
    SET used_until = greatest(claims_allowance.used_until, clock_timestamp()) + %(share)s * interval '1 second'
    WHERE greatest(claims_allowance.used_until, clock_timestamp()) + %(share)s * interval '1 second'
        <= clock_timestamp() + %(burst)s * %(share)s * interval '1 second'
RETURNING true
"""
_WAIT = "SELECT extract(epoch FROM used_until - clock_timestamp()) - %(burst)s * %(share)s + %(share)s FROM claims_allowance WHERE name = %(name)s"


def take(name: str, *, burst: int, per_minute: int) -> None:
    """Count one request against an allowance.

    Args:
        name: whose allowance it is.
        burst: how many may come at once.
        per_minute: how many may come in the long run.

    Raises:
        Throttled: it is used up; nothing was counted. Says after how many seconds one more will be let through.
    """
    values: dict[str, str | float] = {"name": name[:100], "burst": burst, "share": 60 / per_minute}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values)
        if cursor.fetchone() is not None:
            return
        cursor.execute(_WAIT, values)
        (wait,) = cursor.fetchone() or (1,)
    raise Throttled(wait=max(1, ceil(wait)))


def take_request(request: Request) -> None:
    """Count a request for the account, or for the address where nobody is signed in."""
    take(f"asks {_who(request)}", burst=settings.API_BURST, per_minute=settings.API_PER_MINUTE)


def take_stream(request: Request) -> None:
    """Count a whole table, which costs as much as thousands of requests."""
    take(f"streams {_who(request)}", burst=settings.API_STREAMS_BURST, per_minute=settings.API_STREAMS_PER_MINUTE)


def take_failure(request: Request) -> None:
    """Count a request whose token opens nothing, for its address: guessing gets slower, not further."""
    take(f"fails {_address(request)}", burst=settings.API_BURST, per_minute=settings.API_PER_MINUTE)


def _who(request: Request) -> str:
    if isinstance(request.auth, Token):
        return f"token {request.auth.token_key}"
    return f"account {request.user.pk}" if request.user.is_authenticated else _address(request)


def _address(request: Request) -> str:
    """Return where a request comes from; behind our own proxy, what that wrote down last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
