"""Whether a board is still what it was: one short word for all it rests on, and a shelf for boards drawn before."""

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.cache import caches
from django.db import connection

TEMPLATE_FOLDERS: Any = settings.TEMPLATES[0]["DIRS"]


def state_of(slug: str, measure_pk: int, *, user: User | AnonymousUser, now: datetime) -> str | None:
    """Return a word that changes with anything the board of a measure rests on, or None where there is none to see.

    What people rated is not in it: a board shows no ratings, and nobody is to learn from it that somebody rated.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT factcheck_board_state(%s, %s, %s, %s)", [slug, measure_pk, user.pk, now])
        row = cursor.fetchone()
    return row[0] if row else None


def tag_of(*parts: object) -> str:
    """Return the weak entity tag of a page made of these parts by the code that is running."""
    words = "\x1f".join(map(str, (*parts, _code())))
    return f'W/"{hashlib.sha256(words.encode()).hexdigest()[:32]}"'


def from_shelf(key: str) -> dict[str, str] | None:
    """Return a board drawn before under the same key, if it is still there.

    A key holds the state of everything the board rests on, so what stands on the shelf is never out of date.
    """
    drawn: dict[str, str] | None = caches["boards"].get(key)
    return drawn


def put_on_shelf(key: str, drawn: dict[str, str]) -> None:
    """Keep a board as it was drawn, for the next reader who sees the same."""
    caches["boards"].set(key, drawn)


@cache
def _code() -> str:
    """Return a word for the code, templates and words that draw pages, so that a new release never shows an old page."""
    claims = Path(__file__).resolve().parents[1]
    folders = [(claims, "*.py"), (Path(settings.STATIC_ROOT), "staticfiles.json")]
    folders += [(Path(folder), "*.html") for folder in TEMPLATE_FOLDERS]
    folders += [(Path(folder), "*.mo") for folder in settings.LOCALE_PATHS]
    files = sorted(path for folder, pattern in folders for path in folder.rglob(pattern))
    return hashlib.sha256(repr([(str(path), path.stat().st_mtime_ns) for path in files]).encode()).hexdigest()
