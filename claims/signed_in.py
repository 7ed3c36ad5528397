"""Where an account is signed in: the sessions that still hold, ending those one does not know, and forgetting those that ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

USER_AGENT = "user agent"  # where a session keeps how its browser called itself
LONGEST_USER_AGENT = 300  # characters
# A sign in what a browser calls itself, and its name; most also call themselves Chrome or Safari, so those come last.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session of an account: its key, whether it is the one that asks, in which browser, and when it ends by itself."""

    key: str
    is_this: bool
    browser: str
    ends_at: datetime


def browser_name(user_agent: str) -> str:
    """Return what people call a browser and the system it runs on, from what it calls itself; empty for an unknown one.

    >>> browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
    'Firefox, Linux'
    """
    named = [next((name for sign, name in table if sign in user_agent), "") for table in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in named if name)


def sessions_of(user: User, *, this: SessionBase, now: datetime) -> list[SignedIn]:
    """Return the sessions in which an account is signed in, the one that asks first.

    Sessions do not name their account outside their sealed content, so all that still hold are opened; a newsroom has few.
    """
    found = []
    for session, content in _of(user, now):
        is_this = session.pk == this.session_key
        user_agent = (this if is_this else content).get(USER_AGENT, "")
        name = browser_name(user_agent) or _("a browser that does not say its name")
        found.append(SignedIn(session.pk, is_this, name, session.expire_date))
    return sorted(found, key=lambda session: (not session.is_this, -session.ends_at.timestamp()))


def end_others(user: User, *, this: str | None, now: datetime) -> int:
    """Sign an account out everywhere but in the session that asks, and return how many sessions ended."""
    keys = [session.pk for session, _content in _of(user, now) if session.pk != this]
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)


def forget_ended(*, now: datetime) -> int:
    """Forget the sessions that have ended by themselves, which nobody can use again; return how many."""
    count, _models = Session.objects.filter(expire_date__lte=now).delete()
    return count


def _of(user: User, now: datetime) -> Iterator[tuple[Session, dict[str, Any]]]:
    """Yield the sessions of an account with what each holds."""
    for session in Session.objects.filter(expire_date__gt=now).iterator():
        content = session.get_decoded()
        if content.get(SESSION_KEY) == str(user.pk):
            yield session, content
