"""Asking sites for pages, politely: one page of a host at a time, at its pace, as far as its robots.txt allows."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from sources.addresses import AddressRefused, host_of, spelled
from sources.fetching import Answer, Asked, Door
from sources.models import Host
from sources.outcomes import Outcome
from sources.robots import LONGEST
from sources.turns import Turn, Turns, give_back, take_turns

AT_ONCE = 32  # pages in flight; each may hold 20 MB for a moment
PATIENCE = timedelta(seconds=30)  # of one round, for hosts that have several pages due
PATIENCE_FOR_ONE = timedelta(seconds=30)  # of a person who waits for one page
_LOOK_SECONDS = 0.5
_BETWEEN_TRIES = timedelta(seconds=15)

# What asking for a robots.txt can come to without telling anything against fetching pages: there is none.
_NO_ROBOTS = frozenset(
    {Outcome.NOT_FOUND, Outcome.GONE, Outcome.REFUSED, Outcome.HTTP_ERROR, Outcome.BAD_REDIRECT, Outcome.REDIRECT_LOOP}
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to ask for.

    Args:
        key: by which the caller knows it.
        asked: the address, and the conditions under which the page is sent.
        host: of the address.
    """

    key: int
    asked: Asked
    host: str


@dataclass(frozen=True, slots=True)
class Visited:
    """What came of a visit.

    Args:
        answer: None when the page was not asked for in this round.
        at: when the answer came; without one, when to try again.
    """

    key: int
    answer: Answer | None
    at: datetime


Taking = Callable[[int, Answer], Awaitable[None]]
"""Takes what is needed of an answer while it is there; called with the visit's key, before the body is let go."""


def visit(url: str, *, now: datetime) -> tuple[Answer, datetime]:
    """Ask for one page that a person waits for; return what came of it, with the body, and when that was.

    Whatever happens has a named outcome; a host that others keep busy, or that is left alone, is `host_paused`.
    """
    began = time.monotonic()
    try:
        address = spelled(url)
    except AddressRefused as refusal:
        return _failed(url, Outcome.INVALID_URL, str(refusal)), now
    host = host_of(address)
    Host.objects.get_or_create(name=host)
    while True:
        moment = now + timedelta(seconds=time.monotonic() - began)
        turns = take_turns([host], now=moment)
        if turns.taken or turns.left_alone or moment > now + PATIENCE_FOR_ONE:
            break
        time.sleep(_LOOK_SECONDS)
    bodies: list[bytes | None] = []

    async def keep_body(_: int, answer: Answer) -> None:
        bodies.append(answer.body)

    asked = [Visit(0, Asked(address), host)]
    try:
        [visited] = asyncio.run(go_round(asked, turns, take=keep_body, now=moment, patience=PATIENCE_FOR_ONE))
    finally:
        give_back(turns)
    if visited.answer is None:
        return _failed(url, Outcome.HOST_PAUSED, f"{host} is left alone until {visited.at:%Y-%m-%d %H:%M}"), moment
    visited.answer.body = bodies[0]
    return visited.answer, visited.at


async def go_round(
    visits: Sequence[Visit],
    turns: Turns,
    *,
    take: Taking,
    now: datetime,
    patience: timedelta = PATIENCE,
) -> list[Visited]:
    """Ask for many pages at once, each host's one after another, and return what came of every visit.

    Pages that do not fit into the round, and those of hosts whose turn it is not, come back without an answer. The turns know
    afterwards what was learned of their hosts; they are the caller's to give back.

    Args:
        take: what is done with each answer before its body is let go.
        now: the moment the round begins.
        patience: how long the round may wait for its hosts' pace; a page that was asked for may take the door's deadline more.
    """
    by_host = {host: list(group) for host, group in itertools.groupby(sorted(visits, key=_host), key=_host)}
    async with Door(user_agent=settings.FETCH_USER_AGENT, deadline=settings.FETCH_DEADLINE) as door:
        a_round = _Round(door, take, now=now, patience=patience, places=asyncio.Semaphore(AT_ONCE))
        done = await asyncio.gather(*(a_round.at_host(turns, host, group) for host, group in by_host.items()))
    return list(itertools.chain.from_iterable(done))


class _Round:
    """One round of visits: its door, its clock and its places."""

    def __init__(
        self, door: Door, take: Taking, *, now: datetime, patience: timedelta, places: asyncio.Semaphore
    ) -> None:
        self._door = door
        self._take = take
        self._places = places
        self._began = now
        self._began_at = time.monotonic()
        self._over_at = now + patience
        self._pause = settings.FETCH_HOST_PAUSE

    def now(self) -> datetime:
        return self._began + timedelta(seconds=time.monotonic() - self._began_at)

    async def at_host(self, turns: Turns, host: str, visits: list[Visit]) -> list[Visited]:
        """Ask for the pages of one host, one after another, as long as there is time and the host lets us."""
        turn = turns.taken.get(host)
        if turn is None:
            return self._put_off(visits, turns.left_alone.get(host, self.now() + _BETWEEN_TRIES))
        visited: list[Visited] = []
        for number, a_visit in enumerate(visits):
            now = self.now()
            begin_at = max(turn.next_at or now, turn.open_until or now)
            if begin_at > self._over_at or (turn.is_probe and number):
                visited += self._put_off(visits[number:], begin_at)
                break
            if begin_at > now:
                await asyncio.sleep((begin_at - now).total_seconds())
            async with self._places:
                answer = await self._ask(turn, a_visit)
                at = self.now()
                turn.note_answer(answer, pause=self._pause, now=at)
                await self._take(a_visit.key, answer)
                answer.body = None
            visited.append(Visited(a_visit.key, answer, at))
        return visited

    def _put_off(self, visits: Sequence[Visit], first_at: datetime) -> list[Visited]:
        """Return visits as not made, each to be tried when the host can have got to it."""
        pause = max(self._pause, timedelta(milliseconds=10))
        return [Visited(visit.key, None, first_at + number * pause) for number, visit in enumerate(visits)]

    async def _ask(self, turn: Turn, visit: Visit) -> Answer:
        if not turn.knows_rules(self.now()) and (failed := await self._ask_for_rules(turn, visit)) is not None:
            return failed
        if turn.robots_outcome == Host.Robots.UNREADABLE:
            return _failed(visit.asked.url, Outcome.ROBOTS_UNREADABLE, "robots.txt could not be read a moment ago")
        if not turn.rules.allow(visit.asked.url):
            return _failed(visit.asked.url, Outcome.ROBOTS_DENIED, "disallowed by robots.txt")
        return await self._door.get(visit.asked)

    async def _ask_for_rules(self, turn: Turn, visit: Visit) -> Answer | None:
        """Ask a host for its robots.txt; return the page's own answer where that settles it.

        Source: RFC 9309, 2.3.1: no such file allows everything; one that the server cannot give forbids everything.
        """
        scheme, place = urlsplit(visit.asked.url)[:2]
        answer = await self._door.get(Asked(f"{scheme}://{place}/robots.txt", first_bytes=LONGEST))
        if answer.outcome is Outcome.OK:
            turn.note_rules(Host.Robots.FOUND, (answer.body or b"").decode("utf-8-sig", "replace"), self.now())
            return None
        if answer.outcome in _NO_ROBOTS:
            turn.note_rules(Host.Robots.NONE, "", self.now())
            return None
        turn.note_rules(Host.Robots.UNREADABLE, "", self.now())
        reached = answer.outcome in (Outcome.SERVER_ERROR, Outcome.BUSY, Outcome.TOO_LARGE)
        answer.url = visit.asked.url
        answer.fail(Outcome.ROBOTS_UNREADABLE if reached else answer.outcome, f"robots.txt: {answer.detail}")
        return answer


def _host(visit: Visit) -> str:
    return visit.host


def _failed(url: str, outcome: Outcome, detail: str) -> Answer:
    answer = Answer(url)
    answer.fail(outcome, detail)
    return answer
