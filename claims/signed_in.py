"""Where an account is signed in: the sessions that still hold, and ending those one does not know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session of an account: its key, whether it is the one that asks, and when it ends by itself."""

    key: str
    is_this: bool
    ends_at: datetime


def sessions_of(user: User, *, this: str | None, now: datetime) -> list[SignedIn]:
    """Return the sessions in which an account is signed in, the one that asks first.

    Sessions do not name their account outside their sealed content, so all that still hold are opened; a newsroom has few.
    """
    found = [SignedIn(session.pk, session.pk == this, session.expire_date) for session in _of(user, now)]
    return sorted(found, key=lambda session: (not session.is_this, -session.ends_at.timestamp()))


def end_others(user: User, *, this: str | None, now: datetime) -> int:
    """Sign an account out everywhere but in the session that asks, and return how many sessions ended."""
    keys = [session.pk for session in _of(user, now) if session.pk != this]
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)


def _of(user: User, now: datetime) -> Iterator[Session]:
    for session in Session.objects.filter(expire_date__gt=now).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            yield session
