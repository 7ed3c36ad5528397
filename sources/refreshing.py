"""Refreshing: pages that are due are asked for again; what is new is kept to be read, and everything else only moves the schedule."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
from django.db import connection, transaction
from django.utils.translation import gettext as _

from sources import blobs, cadence
from sources.fetching import Answer, Asked
from sources.models import Arrival, Due, Fetch, Schedule, Source
from sources.outcomes import Outcome
from sources.readers import PageUnreadable, body_fingerprint, markup_fingerprint
from sources.turns import give_back, take_turns
from sources.visiting import Visit, Visited, go_round

logger = logging.getLogger(__name__)

BATCH = 200  # pages of one round: enough to keep the door busy, few enough to lose little when a worker is killed
LARGEST_FINGERPRINT = 2_000_000  # bytes; of larger pages the words are told apart by reading them
_WITHOUT_ROOM = timedelta(minutes=5)

_SETTLE = """
    UPDATE sources_schedule AS schedule
    SET due_at = next.due_at, cadence = make_interval(secs => next.cadence), etag = next.etag,
        last_modified = next.last_modified, body_sha256 = next.body_sha256, markup_sha256 = next.markup_sha256,
        words_sha256 = next.words_sha256, failures = next.failures, outcome = coalesce(next.outcome, schedule.outcome),
        checked_at = coalesce(next.checked_at, schedule.checked_at),
        attempts = 0, lease_token = NULL, lease_until = NULL
    FROM json_to_recordset(%s) AS next(
        source_id bigint, token uuid, due_at timestamptz, cadence float, etag text, last_modified text, body_sha256 text,
        markup_sha256 text, words_sha256 text, failures int, outcome text, checked_at timestamptz
    )
    WHERE schedule.source_id = next.source_id AND schedule.lease_token = next.token
    RETURNING schedule.source_id
"""


class NotWatched(Exception):
    """The source has no address to look at. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a round of refreshing came to.

    Args:
        count: pages that were due and leased.
        unchanged, failed, put_off: how many of them; the others brought something new.
        arrived: numbers of the fetches whose bodies are to be read next.
    """

    count: int
    unchanged: int = 0
    failed: int = 0
    put_off: int = 0
    arrived: tuple[int, ...] = ()


def refresh_due(*, now: datetime, limit: int = BATCH, only: int | None = None) -> Refreshed:
    """Lease pages that are due, ask for them all at once, and write down what came of it.

    A page whose bytes or words are the same moves its schedule on and writes nothing else. New words are stored, blob first, and
    wait as an arrival to be read. Killed at any point, it leaves nothing half done: the leases run out and the pages are due
    again. A worker that comes back after its lease has run out changes nothing.

    Args:
        limit: how many at most.
        only: the source to refresh, where one is asked for; nothing happens when it is not due or held by another.
    """
    leased = Schedule.objects.lease_due(limit=limit, now=now, only=only)
    if not leased:
        return Refreshed(0)
    pages = {due.source_id: _Page(due) for due in leased}
    turns = take_turns([due.host for due in leased], now=now)

    async def take(source_id: int, answer: Answer) -> None:
        await pages[source_id].take(answer)

    visits = [Visit(due.source_id, Asked(due.url, due.etag, due.last_modified), due.host) for due in leased]
    try:
        visited = asyncio.run(go_round(visits, turns, take=take, now=now))
    finally:
        give_back(turns)
    for each in visited:
        pages[each.key].visited = each
    return _settle(list(pages.values()))


class _Page:
    """A leased page during a round: what was due, and what was seen of its body before that was let go."""

    __slots__ = ("body_sha256", "due", "is_lost", "is_same", "markup_sha256", "visited", "words_sha256")

    def __init__(self, due: Due) -> None:
        self.due = due
        self.visited = Visited(due.source_id, None, due.due_at)
        self.body_sha256 = due.body_sha256
        self.markup_sha256 = due.markup_sha256
        self.words_sha256 = due.words_sha256
        self.is_same = True
        self.is_lost = False

    async def take(self, answer: Answer) -> None:
        """Look at a body while it is there: nothing costly, and nothing stored that is stored already."""
        if answer.body is None:
            return
        self.body_sha256 = hashlib.sha256(answer.body).hexdigest()
        if self.body_sha256 == self.due.body_sha256:
            return
        self.markup_sha256 = markup_fingerprint(answer.body, media_type=answer.media_type)
        if self.markup_sha256 == self.due.markup_sha256:
            return
        self.words_sha256 = _words(answer)
        if self.words_sha256 and self.words_sha256 == self.due.words_sha256:
            return
        self.is_same = False
        try:
            await asyncio.to_thread(blobs.put, answer.body)
        except OSError:
            logger.exception("the page of source %d could not be stored", self.due.source_id)
            self.is_lost = True

    @property
    def was_seen(self) -> bool:
        """Whether it was asked for and what came of that is safe."""
        return self.visited.answer is not None and not self.is_lost

    @property
    def is_news(self) -> bool:
        """Whether what came of it is worth a row: a failure, or words that were not there the last time."""
        answer = self.visited.answer
        if answer is None or self.is_lost or answer.outcome is Outcome.UNCHANGED:
            return False
        return answer.outcome is not Outcome.OK or not self.is_same

    def next_row(self) -> dict[str, object]:
        """Return what its schedule becomes; without an outcome where nothing was learned of the page."""
        due, answer, at = self.due, self.visited.answer, self.visited.at
        row: dict[str, object] = {
            "source_id": due.source_id,
            "token": due.lease_token,
            "due_at": at,
            "cadence": due.cadence.total_seconds(),
            "etag": due.etag,
            "last_modified": due.last_modified,
            "body_sha256": due.body_sha256,
            "markup_sha256": due.markup_sha256,
            "words_sha256": due.words_sha256,
            "failures": due.failures,
        }
        if answer is None:
            return row
        if self.is_lost:
            return row | {"due_at": at + _WITHOUT_ROOM}
        if answer.outcome not in (Outcome.UNCHANGED, Outcome.OK):
            failures = min(due.failures + 1, 1000)
            wait = cadence.after_failure(answer.outcome, due.cadence, failures=failures)
            due_at = cadence.next_due(due.source_id, wait, now=at)
            return row | {"due_at": due_at, "outcome": answer.outcome, "failures": failures}
        rest = due.cadence
        if self.is_same and not due.is_cadence_fixed:
            rest = cadence.after_rest(due.cadence, age=cadence.age_of(due.published_on, due.added_at, now=at))
        row |= {
            "due_at": cadence.next_due(due.source_id, rest, now=at),
            "cadence": rest.total_seconds(),
            "outcome": Outcome.UNCHANGED if self.is_same else Outcome.OK,
            "failures": 0,
            "checked_at": at,
        }
        if answer.outcome is Outcome.UNCHANGED:
            kept = {"etag": answer.etag or due.etag, "last_modified": answer.last_modified or due.last_modified}
            return row | kept
        seen = {"body_sha256": self.body_sha256, "markup_sha256": self.markup_sha256, "words_sha256": self.words_sha256}
        return row | {"etag": answer.etag, "last_modified": answer.last_modified} | seen

    def fetch(self) -> Fetch:
        """Return the row of an attempt that is news."""
        answer, at = self.visited.answer, self.visited.at
        if answer is None:
            raise ValueError("a page that was not asked for has no fetch")
        is_ok = answer.outcome is Outcome.OK
        return Fetch(
            source_id=self.due.source_id,
            due_at=self.due.due_at,
            outcome=answer.outcome,
            status=answer.status,
            final_url=answer.final_url,
            media_type=answer.media_type,
            byte_count=answer.byte_count if is_ok else None,
            sha256=self.body_sha256 if is_ok else "",
            duration=answer.duration,
            error=answer.detail,
            fetched_at=at,
        )


def _words(answer: Answer) -> str:
    """Return the fingerprint of a page's words; empty where reading the page has to tell, or cannot."""
    if answer.body is None or len(answer.body) > LARGEST_FINGERPRINT:
        return ""
    try:
        return body_fingerprint(answer.body, media_type=answer.media_type)
    except PageUnreadable:
        return ""


@transaction.atomic
def _settle(pages: list[_Page]) -> Refreshed:
    """Write down a round in one go: every schedule that is still ours moves on, and new words become arrivals."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, [orjson.dumps([page.next_row() for page in pages]).decode()])
        ours = {source_id for (source_id,) in cursor.fetchall()}
    pages = [page for page in pages if page.due.source_id in ours]
    fetches = Fetch.objects.bulk_create(page.fetch() for page in pages if page.is_news)
    arrived = [fetch for fetch in fetches if fetch.outcome == Outcome.OK]
    Arrival.objects.bulk_create(Arrival(fetch=fetch) for fetch in arrived)
    seen_count = sum(page.was_seen for page in pages)
    return Refreshed(
        count=len(pages),
        unchanged=seen_count - len(fetches),
        failed=len(fetches) - len(arrived),
        put_off=len(pages) - seen_count,
        arrived=tuple(fetch.pk for fetch in arrived),
    )


@transaction.atomic
def refresh_now(*, source: Source, now: datetime) -> None:
    """Make a source due at once, paused or not failing or not; the host's pace and rules hold all the same.

    Raises:
        NotWatched: it has no address.
    """
    _change(source, due_at=now, attempts=0)


@transaction.atomic
def pause(*, source: Source, reason: str) -> None:
    """Stop looking at a page until somebody resumes it.

    Raises:
        NotWatched: it has no address.
        ValueError: no reason is given.
    """
    if not reason.strip():
        raise ValueError(_("Say why the page is not to be looked at."))
    _change(source, paused_reason=reason.strip()[:200])


@transaction.atomic
def resume(*, source: Source, now: datetime) -> None:
    """Look at a paused page again, beginning now.

    Raises:
        NotWatched: it has no address.
    """
    _change(source, paused_reason="", due_at=now, attempts=0)


@transaction.atomic
def set_cadence(*, source: Source, every: timedelta | None, now: datetime) -> None:
    """Fix how often a page is looked at, or let it adapt again.

    Args:
        every: from 15 minutes to 30 days; None to let it adapt, beginning with the shortest.

    Raises:
        NotWatched: the source has no address.
        ValueError: shorter or longer than that.
    """
    if every is not None and not cadence.SHORTEST <= every <= cadence.LONGEST:
        raise ValueError(_("A page is looked at every 15 minutes at most, and every 30 days at least."))
    wait = every or cadence.SHORTEST
    _change(source, cadence=wait, is_cadence_fixed=every is not None, due_at=now + wait)


@transaction.atomic
def watch_strings(*, source: Source, strings: Sequence[str]) -> None:
    """Name words that are expected on a page: a version without any of them waits for a person.

    Raises:
        NotWatched: the source has no address.
    """
    _change(source, watched_strings=[string.strip()[:300] for string in strings if string.strip()])


def give_up_on(schedule: Schedule) -> None:
    """Pause a page whose fetches have killed their workers time and again."""
    reason = _("Fetching this page stopped its worker %(times)d times.") % {"times": schedule.attempts}
    Schedule.objects.filter(pk=schedule.pk, lease_token=schedule.lease_token).update(
        paused_reason=reason[:200], lease_token=None, lease_until=None
    )


def _change(source: Source, **fields: object) -> None:
    if not Schedule.objects.filter(pk=source.pk).update(**fields):
        raise NotWatched(_("This source has no address, so there is no page to look at."))
