"""Where connections may go. The address is checked in the call that makes the connection, so that no name, redirect or odd
spelling can lead past the check."""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sources.addresses import PORTS
from sources.fetching.public import is_public

__all__ = ["PUBLIC", "Guard", "NotPublic", "guarded_sockets"]


class NotPublic(PermissionError):
    """An address is not one of the public network. No connection was made."""


def _system_resolve(host: str, port: int) -> list[tuple[str, int]]:
    """Return all addresses of a name, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(address[0]), int(address[1])) for _, _, _, _, address in found]


@dataclass(frozen=True, slots=True)
class Guard:
    """What connections are let through. Nothing but the default is used outside the tests, which let a server of theirs in.

    Args:
        is_allowed: tells whether a connection to an IP address may be made.
        ports: the ports that an address may name.
        resolve: returns all addresses of a name, each with the port to connect to; OSError when there is none.
    """

    is_allowed: Callable[[str], bool] = is_public
    ports: frozenset[int] = PORTS
    resolve: Callable[[str, int], list[tuple[str, int]]] = _system_resolve

    def check(self, addresses: Iterable[str]) -> None:
        """Let addresses through only if every one of them is public.

        Raises:
            NotPublic: one is not; a name with one such answer is refused whole, for it may lead there the next time.
        """
        for address in addresses:
            if not self.is_allowed(address):
                raise NotPublic(f"{address} is not a public address")


PUBLIC = Guard()


class _GuardedSocket(socket.socket):
    """A socket that connects only to addresses its guard lets through."""

    guard: Guard

    def connect(self, address: Any) -> None:
        self.guard.check([address[0]])
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        self.guard.check([address[0]])
        return super().connect_ex(address)


def guarded_sockets(guard: Guard) -> Callable[[Any], socket.socket]:
    """Return what makes the sockets of a connector. All its connections start in their `connect`."""

    def new_socket(address_info: Any) -> socket.socket:
        family, kind, protocol, _, _ = address_info
        made = _GuardedSocket(family=family, type=kind, proto=protocol)
        made.guard = guard
        return made

    return new_socket
