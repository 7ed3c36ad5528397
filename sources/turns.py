"""Taking turns at the hosts: whoever wants pages of one holds its lease, keeps its pace and its rules, and notes how it answers."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from django.db import connection, transaction
from django.db.models import Q

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

_GIVE_BACK = """
    UPDATE sources_host AS host
    SET robots = turn.robots, robots_outcome = turn.robots_outcome, robots_fetched_at = turn.robots_fetched_at,
        next_at = turn.next_at, failures = turn.failures, open_until = turn.open_until,
        lease_token = NULL, lease_until = NULL
    FROM unnest(
        %s::text[], %s::uuid[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[], %s::int[], %s::timestamptz[]
    ) AS turn(name, token, robots, robots_outcome, robots_fetched_at, next_at, failures, open_until)
    WHERE host.name = turn.name AND host.lease_token = turn.token
"""


@dataclass(slots=True)
class Turn:
    """A host while one worker holds its lease.

    Args:
        next_at: before this moment it must not be asked.
        failures: in a row, of any of its pages.
        open_until: the breaker: not asked at all until then.
    """

    host: str
    token: uuid.UUID
    robots: str
    robots_outcome: str
    robots_fetched_at: datetime | None
    next_at: datetime | None
    failures: int
    open_until: datetime | None

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

    def note_rules(self, outcome: Host.Robots, text: str, now: datetime) -> None:
        """Keep what came of asking for its robots.txt."""
        self.robots, self.robots_outcome, self.robots_fetched_at = text.replace("\x00", ""), outcome, now

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


@transaction.atomic
def take_turns(hosts: Iterable[str], *, now: datetime) -> Turns:
    """Lease those of some hosts that nobody holds and that are not left alone."""
    token = uuid.uuid4()
    names = set(hosts)
    is_free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    free = Host.objects.filter(is_free, name__in=names).order_by("name").select_for_update(skip_locked=True)
    taken = {row.name: row for row in free if row.open_until is None or row.open_until <= now}
    Host.objects.filter(name__in=taken).update(lease_token=token, lease_until=now + LEASE_LENGTH)
    left_alone = Host.objects.filter(name__in=names - taken.keys(), open_until__gt=now)
    return Turns(
        {name: _turn(row, token) for name, row in taken.items()},
        {row.name: row.open_until for row in left_alone if row.open_until is not None},
    )


def _turn(row: Host, token: uuid.UUID) -> Turn:
    return Turn(
        row.name,
        token,
        row.robots,
        row.robots_outcome,
        row.robots_fetched_at,
        row.next_at,
        row.failures,
        row.open_until,
    )


def give_back(turns: Turns) -> None:
    """Write down what was learned of hosts and free them; a host whose lease has passed to another stays as it is."""
    rows = sorted(turns.taken.values(), key=lambda turn: turn.host)
    columns = [
        [getattr(turn, name) for turn in rows]
        for name in (
            *("host", "token", "robots", "robots_outcome"),
            *("robots_fetched_at", "next_at", "failures", "open_until"),
        )
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_GIVE_BACK, columns)


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
