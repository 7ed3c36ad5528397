"""The door to the network: the one place from which connections are made."""

import asyncio
import ssl
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import certifi
from aiohttp import StreamReader, hdrs

from sources.addresses import AddressRefused, PortRefused, spelled
from sources.fetching import guarding
from sources.fetching.answers import Answer, Asked
from sources.fetching.connecting import Connections, Site
from sources.fetching.decoding import ENCODINGS, Unpacking
from sources.fetching.naming import named
from sources.outcomes import Outcome, outcome_of_status

__all__ = ["Door"]

MOST_RAW = 10_000_000  # bytes of a body as it arrives
MOST_UNPACKED = 20_000_000  # bytes of a body when unpacked; what the readers take
MOST_HOPS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAME_THREADS = 16  # lookups that hang hold a thread each until the system gives up
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"


class Door:
    """Gets pages from the public network, as many at once as the caller likes, inside an `async with` block.

    No cookies, no proxies, no settings of the machine: what is connected to is decided by the guard alone, for every name,
    every literal and every hop of a redirect.

    Args:
        user_agent: who asks, with an address where that person can be reached.
        deadline: for one page, from the first lookup to the last byte, redirects included.
        guard: what connections are let through; given by tests only.
        most_raw, most_unpacked: bytes of one body, as it arrives and when unpacked.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        deadline: timedelta,
        guard: guarding.Guard | None = None,
        most_raw: int = MOST_RAW,
        most_unpacked: int = MOST_UNPACKED,
    ) -> None:
        self._guard = guard or guarding.PUBLIC
        self._deadline = deadline.total_seconds()
        self._headers = "\r\n".join(
            (f"{hdrs.USER_AGENT}: {user_agent}", f"{hdrs.ACCEPT}: {_ACCEPT}", f"{hdrs.ACCEPT_ENCODING}: {ENCODINGS}")
        )
        self._most_raw = most_raw
        self._most_unpacked = most_unpacked

    async def __aenter__(self) -> Self:
        self._threads = ThreadPoolExecutor(_NAME_THREADS, thread_name_prefix="names")
        self._connections = Connections(self._guard, self._threads, _tls())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._connections.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def get(self, asked: Asked) -> Answer:
        """Get one page and say what came of it. Never raises: whatever a site or a library does has a named outcome."""
        answer = Answer(asked.url)
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._deadline):
                await self._follow(asked, answer)
        except TimeoutError:
            answer.fail(Outcome.TIMEOUT, f"not done after {self._deadline:g} seconds")
        except Exception as error:  # any error of any library on what strangers send
            answer.fail(*named(error))
        answer.duration = timedelta(seconds=time.monotonic() - started)
        return answer

    async def _follow(self, asked: Asked, answer: Answer) -> None:
        """Ask for the page, and for what it redirects to, until there is an answer."""
        url: str | None = asked.url
        seen: set[str] = set()
        while url is not None:
            try:
                address = spelled(url, ports=self._guard.ports)
            except AddressRefused as refusal:
                answer.fail(_refusal(refusal, is_redirect=bool(seen)), f"{refusal} {url[:200]}")
                return
            if address in seen or len(seen) > MOST_HOPS:
                answer.fail(Outcome.REDIRECT_LOOP, f"after {len(seen)} addresses")
                return
            seen.add(address)
            answer.final_url = address
            url = await self._ask(address, asked, answer)

    async def _ask(self, address: str, asked: Asked, answer: Answer) -> str | None:
        """Ask once; return where the site sends on to, or None when the answer is settled."""
        conditions = asked.conditions()
        request = self._request(address, conditions)
        connection, head, body = await self._connections.ask(Site.of(address), request)
        try:
            answer.status = head.code
            if head.code in _REDIRECTS:
                location = head.headers.get(hdrs.LOCATION)
                if location is None:
                    answer.fail(Outcome.BAD_REDIRECT, "a redirect that does not say where to")
                    return None
                return _joined(address, location)
            answer.take_headers(head.headers)
            if head.code == 304 and conditions:
                answer.outcome = Outcome.UNCHANGED
                return None
            outcome = outcome_of_status(head.code)
            if outcome is Outcome.OK:
                packed = ", ".join(head.headers.getall(hdrs.CONTENT_ENCODING, ()))
                answer.body = await self._body(body, packed, answer, asked.first_bytes)
                answer.outcome = Outcome.OK
            else:
                answer.fail(outcome, f"HTTP status {head.code}")
            return None
        finally:
            if body.at_eof():
                self._connections.keep(connection)
            else:
                connection.close()  # what was not read is not worth reading

    def _request(self, address: str, conditions: Mapping[str, str]) -> bytes:
        """Return a request as it is sent; an address that is spelled, and conditions, have no character that could end a line."""
        place, slash, target = address.partition("://")[2].partition("/")
        head = [f"GET {slash}{target} HTTP/1.1", f"{hdrs.HOST}: {place}", self._headers]
        head += [f"{name}: {value}" for name, value in conditions.items()]
        return ("\r\n".join(head) + "\r\n\r\n").encode()

    async def _body(self, body: StreamReader, packed: str, answer: Answer, first_bytes: int) -> bytes:
        unpacking = Unpacking(packed, most_raw=self._most_raw, most_unpacked=self._most_unpacked)
        async for piece in body.iter_any():
            answer.byte_count = unpacking.raw_count + len(piece)
            unpacking.add(piece)
            if 0 < first_bytes <= unpacking.count:
                return unpacking.beginning(first_bytes)
        return unpacking.finish()


def _joined(address: str, location: str) -> str:
    """Return where a redirect leads; words that are no address stay as they are and are refused with the next hop."""
    location = location.strip().replace(" ", "%20")
    try:
        return urljoin(address, location)
    except ValueError:
        return location


def _refusal(refusal: AddressRefused, *, is_redirect: bool) -> Outcome:
    if is_redirect:
        return Outcome.BAD_REDIRECT
    return Outcome.BLOCKED_PORT if isinstance(refusal, PortRefused) else Outcome.INVALID_URL


@cache
def _tls() -> ssl.SSLContext:
    """Return how sites prove who they are: by certificates of this program's own list, which no variable can change."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(certifi.where())
    return context
