"""What a person has chosen for reading, kept in their session: the time zone, and whether keys are shortcuts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from claims.models import Reviewer
from claims.signed_in import LONGEST_USER_AGENT, USER_AGENT

IN_SESSION = "reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """How pages are written for whoever asks.

    Args:
        time_zone: name of the zone that moments are written in.
        keys_on: whether single keys press buttons.
    """

    time_zone: str = "UTC"
    keys_on: bool = True


def as_readers_like(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware that writes moments in the reader's time zone and tells pages whether keys are on.

    A session remembers the choice, so that it is looked up once after signing in and not for every page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        reader = reader_of(request)
        request.reader = reader  # type: ignore[attr-defined]
        try:
            zone = ZoneInfo(reader.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return answer(request)
        with timezone.override(zone):
            return answer(request)

    return middleware


def reader_of(request: HttpRequest) -> Reader:
    """Return what the person who asks has chosen; the usual for visitors and for accounts that do not rate."""
    session: Any = getattr(request, "session", None)
    if session is None or not request.user.is_authenticated:
        return Reader()
    if IN_SESSION not in session:
        session[USER_AGENT] = request.headers.get("User-Agent", "")[:LONGEST_USER_AGENT]
        remember(session, Reviewer.objects.filter(user=request.user).first())
    return Reader(*session[IN_SESSION])


def remember(session: Any, reviewer: Reviewer | None) -> None:
    """Keep a reviewer's choices in a session."""
    usual = Reader()
    session[IN_SESSION] = (
        (usual.time_zone, usual.keys_on) if reviewer is None else (reviewer.time_zone, reviewer.keys_on)
    )
