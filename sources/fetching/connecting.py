"""The door's connections: made by the guard's leave, asked for one page at a time, and kept while more pages of their site follow.

The answers are read by aiohttp's parser. Its client is left out: sessions, cookies, proxies and redirects are what the door
must not have, and they would cost more than the fetch itself.
"""

import asyncio
import ipaddress
import socket
import ssl
from concurrent.futures import Executor
from functools import lru_cache, partial
from typing import NamedTuple, Self
from urllib.parse import urlsplit

import aiohappyeyeballs
from aiohttp import ClientOSError, ServerDisconnectedError, StreamReader
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import RawResponseMessage
from aiohttp.http_exceptions import BadHttpMessage

from sources.fetching.guarding import Guard, guarded_sockets

__all__ = ["Connection", "Connections", "Site"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MOST_INTERIM = 8  # answers of the kind of 100 Continue
_READ_AHEAD = 512 * 1024  # bytes of a body that may wait to be taken; most pages come without a pause
_SECOND_ADDRESS_AFTER = 0.25  # seconds; source: RFC 8305, 5


class Site(NamedTuple):
    """What a connection leads to."""

    is_safe: bool
    host: str
    port: int

    @classmethod
    def of(cls, address: str) -> Self:
        """Return the site of an address that is spelled already.

        >>> Site.of("https://news.example/peru")
        Site(is_safe=True, host='news.example', port=443)
        """
        scheme, _, rest = address.partition("://")
        return cls(scheme == "https", *_host_and_port(scheme, rest.partition("/")[0]))


class Connection:
    """A connection to a site, for one request after another."""

    def __init__(self, site: Site, transport: asyncio.Transport, protocol: ResponseHandler) -> None:
        self.site = site
        self.was_used = False
        self._transport = transport
        self._protocol = protocol

    async def ask(self, request: bytes) -> tuple[RawResponseMessage, StreamReader]:
        """Send a request and return the head of its final answer, and its body as it arrives.

        Raises:
            BadHttpMessage: a server that announces an answer for ever; no turn of the loop would end.
            ServerDisconnectedError, OSError: the connection broke before an answer came.
        """
        self._protocol.set_response_params(read_until_eof=True, auto_decompress=False, read_bufsize=_READ_AHEAD)
        self._transport.write(request)
        for _ in range(_MOST_INTERIM + 1):
            message, body = await self._protocol.read()
            if not 100 <= message.code < 200 or message.code == 101:
                return message, body
        raise BadHttpMessage(f"more than {_MOST_INTERIM} interim answers and no final one")

    @property
    def is_fit(self) -> bool:
        """Whether another request can be made: nothing is left to be read, and neither side has closed it."""
        return self._protocol.is_connected() and not self._protocol.should_close

    def close(self) -> None:
        """Drop the connection and whatever is still on its way."""
        self._transport.abort()


class Connections:
    """All connections of a door.

    Args:
        guard: asked about every address, before a socket is made and again in the call that connects.
        threads: where names are looked up.
        tls: how sites prove who they are.
    """

    def __init__(self, guard: Guard, threads: Executor, tls: ssl.SSLContext) -> None:
        self._guard = guard
        self._threads = threads
        self._tls = tls
        self._new_socket = guarded_sockets(guard)
        self._kept: dict[Site, list[Connection]] = {}

    async def ask(self, site: Site, request: bytes) -> tuple[Connection, RawResponseMessage, StreamReader]:
        """Ask a site over a kept connection, or over a new one; the connection is the caller's to `keep` or close.

        A kept connection that its site has closed meanwhile is no failure: the request is made again over a new one.
        """
        connection = self._kept_for(site) or await self._connect(site)
        try:
            return connection, *await connection.ask(request)
        except (ServerDisconnectedError, ClientOSError):
            connection.close()
            if not connection.was_used:
                raise
        except BaseException:
            connection.close()
            raise
        connection = await self._connect(site)
        try:
            return connection, *await connection.ask(request)
        except BaseException:
            connection.close()
            raise

    def keep(self, connection: Connection) -> None:
        """Take a connection back whose answer has been read; one that is not fit for another is closed."""
        if connection.is_fit:
            connection.was_used = True
            self._kept.setdefault(connection.site, []).append(connection)
        else:
            connection.close()

    async def close(self) -> None:
        """Close what is kept."""
        for connections in self._kept.values():
            for connection in connections:
                connection.close()
        self._kept.clear()
        await asyncio.sleep(0)  # so that the loop gets to it

    def _kept_for(self, site: Site) -> Connection | None:
        kept = self._kept.get(site)
        while kept:
            connection = kept.pop()
            if connection.is_fit:
                return connection
            connection.close()
        return None

    async def _connect(self, site: Site) -> Connection:
        loop = asyncio.get_running_loop()
        found = await self._addresses(site)
        self._guard.check(address for address, _ in found)
        connected = await aiohappyeyeballs.start_connection(
            [_address_info(address, port) for address, port in dict.fromkeys(found)],
            happy_eyeballs_delay=_SECOND_ADDRESS_AFTER,
            interleave=1,
            socket_factory=self._new_socket,
        )
        transport, protocol = await loop.create_connection(
            partial(ResponseHandler, loop),
            sock=connected,
            ssl=self._tls if site.is_safe else None,
            server_hostname=site.host if site.is_safe else None,
        )
        return Connection(site, transport, protocol)

    async def _addresses(self, site: Site) -> list[tuple[str, int]]:
        """Return where a site can be reached: all addresses of its name, or the one it is given by."""
        try:
            return [(str(ipaddress.ip_address(site.host)), site.port)]
        except ValueError:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._guard.resolve, site.host, site.port)


@lru_cache(maxsize=1024)
def _host_and_port(scheme: str, place: str) -> tuple[str, int]:
    parts = urlsplit(f"//{place}")
    return parts.hostname or "", parts.port or _DEFAULT_PORTS[scheme]


def _address_info(address: str, port: int) -> aiohappyeyeballs.AddrInfoType:
    """Return an address in the form of `socket.getaddrinfo`."""
    if ":" in address:
        return socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port, 0, 0)
    return socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)
