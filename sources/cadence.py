"""How long until a page is looked at again. Pure rules: a page that changes is seen often, one that rests ever less, none never."""

import zlib
from datetime import UTC, date, datetime, time, timedelta

from sources.outcomes import Outcome

SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(days=30)
LONGEST_AFTER_FAILURE = timedelta(days=1)  # for failures that pass, such as a host that does not answer
FRESH = timedelta(hours=12)  # so long after it appeared a page is likely to change without having done so before
_STRETCH = 1.5
_JITTER = 0.1
_PASSING = frozenset(
    {
        *(Outcome.NO_SUCH_HOST, Outcome.UNREACHABLE, Outcome.TLS_ERROR, Outcome.TIMEOUT, Outcome.PROTOCOL_ERROR),
        *(Outcome.INCOMPLETE, Outcome.BAD_ENCODING, Outcome.BUSY, Outcome.SERVER_ERROR, Outcome.ROBOTS_UNREADABLE),
        Outcome.HOST_PAUSED,
    }
)


def after_change() -> timedelta:
    """Return the cadence of a page whose words have just changed."""
    return SHORTEST


def after_rest(cadence: timedelta, *, age: timedelta) -> timedelta:
    """Return the cadence of a page that was looked at and has not changed.

    >>> str(after_rest(timedelta(hours=2), age=timedelta(days=3)))
    '3:00:00'
    """
    if age < FRESH:
        return SHORTEST
    return min(max(cadence, SHORTEST) * _STRETCH, LONGEST)


def after_failure(outcome: Outcome, cadence: timedelta, *, failures: int) -> timedelta:
    """Return how long to wait after a failed attempt; a watched page is never given up.

    Args:
        cadence: the page's own, which a failure does not change.
        failures: how many attempts in a row have failed, this one included; at least 1.

    >>> str(after_failure(Outcome.TIMEOUT, timedelta(minutes=15), failures=3))
    '1:00:00'
    """
    doubled: timedelta = SHORTEST * 2 ** min(failures - 1, 12)
    if outcome in _PASSING:
        return min(max(doubled, SHORTEST), LONGEST_AFTER_FAILURE)
    return min(max(doubled, cadence), LONGEST)


def age_of(published_on: date | None, added_at: datetime, *, now: datetime) -> timedelta:
    """Return how long ago a page appeared: since the day it states, at its first moment in UTC, or since we know it."""
    appeared = added_at if published_on is None else datetime.combine(published_on, time(0), UTC)
    return now - min(appeared, now)


def next_due(source_id: int, wait: timedelta, *, now: datetime) -> datetime:
    """Return when a page is due after a wait, moved by up to a tenth so that pages added together drift apart.

    The move depends on the page and the moment alone: the same call gives the same moment.

    >>> at = datetime(2023, 1, 18, 12, tzinfo=UTC)
    >>> abs(next_due(7, timedelta(hours=1), now=at) - at - timedelta(hours=1)) <= timedelta(minutes=6)
    True
    """
    spread = zlib.crc32(f"{source_id} {now.timestamp():.0f}".encode()) / 2**32 * 2 - 1
    return now + wait * (1 + _JITTER * spread)
