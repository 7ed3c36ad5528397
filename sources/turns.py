"""Taking turns at the hosts: whoever wants pages of one holds its lease, keeps its pace and its rules, and notes how it answers."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import orjson
from django.db import connection

from sources.fetching import Answer
from sources.leases import LEASE_LENGTH
from sources.models import Host
from sources.outcomes import Outcome
from sources.robots import Rules, rules_of

FAILURES_TO_OPEN = 5  # in a row, of any of its pages: then the host is left alone
FIRST_PAUSE = timedelta(minutes=10)  # doubled with each further failure
LONGEST_PAUSE = timedelta(days=1)
SHORTEST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(days=1)  # of what a Retry-After may ask for
ROBOTS_KEPT = timedelta(days=1)
ROBOTS_KEPT_UNREADABLE = timedelta(minutes=10)

_TAKE = """
    UPDATE sources_host AS host
    SET lease_token = %(token)s, lease_until = %(until)s
    WHERE host.name IN (
        SELECT name FROM sources_host
        WHERE name = ANY(%(names)s) AND (lease_until IS NULL OR lease_until < %(now)s)
            AND (open_until IS NULL OR open_until <= %(now)s)
        ORDER BY name
        FOR UPDATE SKIP LOCKED
    )
    RETURNING host.name, host.lease_token, host.robots, host.robots_outcome, host.robots_fetched_at, host.next_at,
        host.failures, host.open_until
"""
_GIVE_BACK = """
    UPDATE sources_host AS host
    SET next_at = turn.next_at, failures = turn.failures, open_until = turn.open_until,
        robots = CASE WHEN turn.has_new_rules THEN turn.robots ELSE host.robots END,
        robots_outcome = turn.robots_outcome, robots_fetched_at = turn.robots_fetched_at,
        lease_token = NULL, lease_until = NULL
    FROM json_to_recordset(%s) AS turn(
        host text, token uuid, robots text, has_new_rules boolean, robots_outcome text, robots_fetched_at timestamptz,
        next_at timestamptz, failures int, open_until timestamptz
    )
    WHERE host.name = turn.host AND host.lease_token = turn.token
"""


@dataclass(slots=True)
class Turn:
    """A host while one worker holds its lease.

    Args:
        next_at: before this moment it must not be asked.
        failures: in a row, of any of its pages.
        open_until: the breaker: not asked at all until then.
        has_new_rules: whether its robots.txt was asked for in this turn.
    """

    host: str
    token: uuid.UUID
    robots: str
    robots_outcome: str
    robots_fetched_at: datetime | None
    next_at: datetime | None
    failures: int
    open_until: datetime | None
    has_new_rules: bool = False

    @property
    def is_probe(self) -> bool:
        """Whether a single page is to show if the host answers again."""
        return self.failures >= FAILURES_TO_OPEN

    @property
    def rules(self) -> Rules:
        """What its robots.txt allows; to be asked only when that could be read."""
        return rules_of(self.robots)

    def knows_rules(self, now: datetime) -> bool:
        """Tell whether what is known of its robots.txt is recent enough."""
        if self.robots_fetched_at is None:
            return False
        kept = ROBOTS_KEPT_UNREADABLE if self.robots_outcome == Host.Robots.UNREADABLE else ROBOTS_KEPT
        return now - self.robots_fetched_at < kept

    def row(self) -> dict[str, object]:
        """Return what is written of it; rules that were known before are not written again."""
        return {
            "host": self.host,
            "token": self.token,
            "robots": self.robots if self.has_new_rules else "",
            "has_new_rules": self.has_new_rules,
            "robots_outcome": self.robots_outcome,
            "robots_fetched_at": self.robots_fetched_at,
            "next_at": self.next_at,
            "failures": self.failures,
            "open_until": self.open_until,
        }

    def note_rules(self, outcome: Host.Robots, text: str, now: datetime) -> None:
        """Keep what came of asking for its robots.txt."""
        self.robots, self.robots_outcome, self.robots_fetched_at = text.replace("\x00", ""), outcome, now
        self.has_new_rules = True

    def note_answer(self, answer: Answer, *, pause: timedelta, now: datetime) -> None:
        """Keep the pace after a page, and leave a host alone that asks for it or fails time and again."""
        self.next_at = now + max(pause, self.rules.delay or pause)
        if answer.retry_after and answer.outcome in (Outcome.BUSY, Outcome.SERVER_ERROR):
            self.next_at = max(self.next_at, now + _wait_asked_for(answer.retry_after, now))
        if not answer.outcome.blames_host:
            self.failures, self.open_until = 0, None
            return
        self.failures = min(self.failures + 1, 1000)
        if self.failures >= FAILURES_TO_OPEN:
            doublings = min(self.failures - FAILURES_TO_OPEN, 12)
            self.open_until = now + min(FIRST_PAUSE * 2**doublings, LONGEST_PAUSE)


@dataclass(frozen=True, slots=True)
class Turns:
    """Whose turn it is: the hosts that were leased, and until when the breaker keeps others from being asked.

    A host in neither is held by another worker.
    """

    taken: dict[str, Turn]
    left_alone: dict[str, datetime]


def take_turns(hosts: Iterable[str], *, now: datetime) -> Turns:
    """Lease those of some hosts that nobody holds and that are not left alone."""
    names = set(hosts)
    leased: dict[str, Any] = {"token": uuid.uuid4(), "until": now + LEASE_LENGTH, "names": list(names), "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, leased)
        taken = {row[0]: Turn(*row) for row in cursor.fetchall()}
    others = names - taken.keys()
    left_alone = Host.objects.filter(name__in=others, open_until__gt=now) if others else ()
    return Turns(taken, {row.name: row.open_until for row in left_alone if row.open_until is not None})


def give_back(turns: Turns) -> None:
    """Write down what was learned of hosts and free them; a host whose lease has passed to another stays as it is."""
    if turns.taken:
        with connection.cursor() as cursor:
            cursor.execute(_GIVE_BACK, [orjson.dumps([turn.row() for turn in turns.taken.values()]).decode()])


def _wait_asked_for(retry_after: str, now: datetime) -> timedelta:
    """Return how long a Retry-After header asks to wait, within bounds; a second where it cannot be read.

    Source: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after (read November 2026).
    """
    words = retry_after.strip()
    if words.isascii() and words.isdigit():
        wait = timedelta(seconds=min(int(words[:9]), 10**8))
    else:
        try:
            until = parsedate_to_datetime(words)
        except (ValueError, IndexError, OverflowError, TypeError):
            return SHORTEST_WAIT
        wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(wait, SHORTEST_WAIT), LONGEST_WAIT)
