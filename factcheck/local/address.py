"""The address that the site is served at, from HOST and PORT, and whether the site answers there."""

import errno
import http.client
import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.local.errors import REAL_SERVERS, CannotRun

__all__ = ["Address", "address_from"]

BACKLOG = 128
PROBE_SECONDS = 2


@dataclass(frozen=True)
class Address:
    """A host, as the user named it, and a port; port 0 stands for any that is free."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address as a browser takes it."""
        return f"http://{self._netloc}"

    @property
    def _netloc(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def listen(self) -> socket.socket:
        """Take the port and listen, so that no other program can have it; visitors wait until the site accepts them.

        Raises:
            CannotRun: another program has the port, or the host is not this machine's.
        """
        try:
            family, kind, protocol, _, place = socket.getaddrinfo(
                self.host, self.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
        except socket.gaierror as error:
            raise CannotRun(f"HOST is {self.host}, which is no address: {error.strerror}.") from None
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(BACKLOG)
        except OSError as error:
            listener.close()
            raise CannotRun(self._why_not(error)) from None
        return listener

    def answer(self, path: str) -> tuple[int | None, str]:
        """Ask the site for a page; return the status and the first words of the answer, or None and what went wrong."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PROBE_SECONDS)
        try:
            connection.request("GET", path, headers={"Host": self._netloc})
            response = connection.getresponse()
            return response.status, response.read(300).decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            return None, str(error) or type(error).__name__
        finally:
            connection.close()

    def _why_not(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            return f"Port {self.port} of {self.host} is taken by another program. Choose another: make run PORT={self.port + 1}"
        if error.errno == errno.EACCES:
            return f"Port {self.port} is reserved for root. Choose one above 1023: make run PORT=8000"
        if error.errno == errno.EADDRNOTAVAIL:
            return f"HOST is {self.host}, which is no address of this machine. Leave it out to serve on 127.0.0.1."
        return f"Port {self.port} of {self.host} cannot be used: {error.strerror}."


def address_from(environment: Mapping[str, str]) -> Address:
    """Read HOST and PORT (127.0.0.1 and 8000).

    With the embedded database the accounts' passwords are printed and nothing is encrypted on the way, so the site is
    then served to this machine alone.

    Raises:
        CannotRun: PORT is no port, or HOST leaves this machine while DATABASE_URL is not set.
    """
    host = environment.get("HOST") or "127.0.0.1"
    port = environment.get("PORT") or "8000"
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        raise CannotRun(f"PORT is {port}, which is no port. Give a number from 1024 to 65535: make run PORT=8000")
    if not environment.get("DATABASE_URL") and not _is_loopback(host):
        raise CannotRun(
            f"HOST is {host}, and the local set-up serves this machine alone. Leave HOST out to serve on 127.0.0.1; "
            f"to serve others, {REAL_SERVERS}."
        )
    return Address(host, int(port))


def _is_loopback(host: str) -> bool:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror:
        return False
    return all(ipaddress.ip_address(str(place[0])).is_loopback for *_, place in found)
