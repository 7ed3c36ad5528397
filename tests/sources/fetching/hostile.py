"""A site that does everything a site can do wrong, and a canary that nobody may ever reach.

The site stands on 127.0.0.2, which the tests' guard lets in; the canary stands on 127.0.0.1 and ::1, on the same port.
"""

import asyncio
import contextlib
import gzip
import os
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import brotli

from sources.fetching import Answer, Asked, Door, Guard, is_public

SITE = "127.0.0.2"
LOOPBACK = "127.0.0.1"
# A machine that does other work beside may be late; `make faults` takes longer and allows a tenth.
DEADLINE = timedelta(seconds=float(os.environ.get("HOSTILE_DEADLINE", "1")))
IN_TIME = DEADLINE * float(os.environ.get("DEADLINE_SLACK", "2"))

_BOMB = gzip.compress(b"\0" * 60_000_000, 9)
_BROTLI_BOMB = brotli.compress(b"\0" * 60_000_000, quality=5)
_PAGE = b"<!doctype html><title>Peru</title><p>48 people were killed.</p>"


def head(*headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode()


def whole(body: bytes = _PAGE, *headers: str, status: str = "200 OK") -> bytes:
    return head(f"Content-Length: {len(body)}", "Content-Type: text/html", *headers, status=status) + body


def redirect(location: str) -> bytes:
    return head(f"Location: {location}", "Content-Length: 0", status="302 Found")


def drip(connection: socket.socket, words: bytes) -> None:
    for byte in words:
        connection.sendall(bytes([byte]))
        time.sleep(DEADLINE.total_seconds() / 10)


def flood(connection: socket.socket, piece: bytes) -> None:
    while True:
        connection.sendall(piece)


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def begin_then(words: bytes, deed: Callable[[socket.socket], None]) -> Callable[[socket.socket], None]:
    def send(connection: socket.socket) -> None:
        connection.sendall(words)
        deed(connection)

    return send


def deeds(port: int) -> dict[str, bytes | Callable[[socket.socket], None]]:
    """What the site sends back for each path."""
    canary = f"http://{LOOPBACK}:{port}/"
    return {
        "/page": whole(),
        "/empty": whole(b""),
        "/no-length": head("Connection: close") + _PAGE,
        "/chunked": head("Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n",
        "/gzip": whole(gzip.compress(_PAGE), "Content-Encoding: gzip"),
        "/gzip-twice-over": whole(gzip.compress(_PAGE[:20]) + gzip.compress(_PAGE[20:]), "Content-Encoding: gzip"),
        "/deflate": whole(zlib.compress(_PAGE), "Content-Encoding: deflate"),
        "/deflate-headless": whole(zlib.compress(_PAGE)[2:-4], "Content-Encoding: deflate"),
        "/brotli": whole(brotli.compress(_PAGE), "Content-Encoding: br"),
        "/to-page": redirect("/page"),
        "/to-page-with-space": redirect("/page?q=a b"),
        "/to-canary": redirect(canary),
        "/to-canary-by-number": redirect(f"http://2130706433:{port}/"),
        "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
        "/to-rebound-name": redirect(f"http://rebind.test:{port}/page"),
        "/to-protocol-relative": redirect(f"//{LOOPBACK}:{port}/"),
        "/to-file": redirect("file:///etc/passwd"),
        "/to-gopher": redirect(f"gopher://{LOOPBACK}:{port}/_FLUSHALL"),
        "/to-javascript": redirect("javascript:alert(1)"),
        "/to-user": redirect(f"http://user:secret@good.test:{port}/page"),
        "/to-another-port": redirect("http://good.test:22/"),
        "/to-garbage": redirect("http://["),
        "/to-nul": redirect("/pa\x00ge"),
        "/to-nowhere": head("Content-Length: 0", status="302 Found"),
        "/to-itself": redirect("/to-itself"),
        "/ring-a": redirect("/ring-b"),
        "/ring-b": redirect("/ring-a"),
        "/chain": lambda c: c.sendall(redirect(f"/chain-{time.monotonic_ns()}")),
        "/with-refresh": whole(f'<meta http-equiv="refresh" content="0;url={canary}"><base href="{canary}">'.encode()),
        "/bomb": whole(_BOMB, "Content-Encoding: gzip"),
        "/brotli-bomb": whole(_BROTLI_BOMB, "Content-Encoding: br"),
        "/gzip-in-crumbs": whole(gzip.compress(b"") * 400_000, "Content-Encoding: gzip"),
        "/bomb-in-bomb": whole(gzip.compress(_BOMB), "Content-Encoding: gzip, gzip"),
        "/two-encodings": whole(_BOMB, "Content-Encoding: gzip", "Content-Encoding: gzip"),
        "/zstd-unasked": whole(b"(\xb5/\xfd", "Content-Encoding: zstd"),
        "/no-gzip": whole(b"hello", "Content-Encoding: gzip"),
        "/no-brotli": whole(b"\xff" * 50, "Content-Encoding: br"),
        "/gzip-cut": head("Content-Encoding: gzip", "Connection: close") + gzip.compress(_PAGE * 99)[:50],
        "/brotli-cut": head("Content-Encoding: br", "Connection: close") + brotli.compress(_PAGE * 99)[:30],
        "/short": head("Content-Length: 500") + b"half",
        "/says-huge": begin_then(head("Content-Length: 99999999999"), lambda c: flood(c, b"x" * 65536)),
        "/endless": begin_then(
            head("Transfer-Encoding: chunked"), lambda c: flood(c, b"10000\r\n" + b"x" * 65536 + b"\r\n")
        ),
        "/endless-no-length": begin_then(head("Connection: close"), lambda c: flood(c, b"x" * 65536)),
        "/bad-chunk": head("Transfer-Encoding: chunked") + b"zz\r\nhello\r\n0\r\n\r\n",
        "/cut-chunk": head("Transfer-Encoding: chunked") + b"5\r\nhel",
        "/two-lengths": head("Content-Length: 5", "Content-Length: 9") + b"hello",
        "/bad-length": head("Content-Length: -5") + b"hello",
        "/dripping-head": lambda c: drip(c, b"HTTP/1.1 200 OK\r\nX: " + b"a" * 500),
        "/dripping-body": begin_then(head("Content-Length: 1000"), lambda c: drip(c, b"x" * 1000)),
        "/dripping-gzip": begin_then(
            head("Content-Length: 1000", "Content-Encoding: gzip"), lambda c: drip(c, gzip.compress(b"x" * 999_999))
        ),
        "/silent": lambda c: time.sleep(3 * DEADLINE.total_seconds()),
        "/long-header": head("X-A: " + "a" * 1_000_000),
        "/many-headers": head(*["X-A: a"] * 100_000),
        "/long-status": f"HTTP/1.1 200 {'O' * 1_000_000}\r\n\r\n".encode(),
        "/continue-for-ever": lambda c: flood(c, b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
        "/not-http": b"SSH-2.0-OpenSSH_9.2\r\n",
        "/bad-status": b"HTTP/1.1 999999 WAT\r\n\r\n",
        "/binary": bytes(range(256)) * 40,
        "/nothing": b"",
        "/reset": reset,
        "/reset-in-body": begin_then(head("Content-Length: 1000") + b"half", reset),
        "/switching": head("Upgrade: websocket", "Connection: upgrade", status="101 Switching Protocols"),
        "/unchanged-unasked": head(status="304 Not Modified"),
        "/partial": whole(status="206 Partial Content"),
        "/no-content": head(status="204 No Content"),
        "/login": whole(status="401 Unauthorized"),
        "/pay": whole(status="402 Payment Required"),
        "/forbidden": whole(status="403 Forbidden"),
        "/missing": whole(status="404 Not Found"),
        "/gone": whole(status="410 Gone"),
        "/court": whole(status="451 Unavailable For Legal Reasons"),
        "/slow-down": whole(b"", "Retry-After: 120", status="429 Too Many Requests"),
        "/broken": whole(status="500 Internal Server Error"),
        "/maintenance": whole(b"", "Retry-After: 60", status="503 Service Unavailable"),
        "/teapot": whole(status="418 I'm a teapot"),
        "/odd-headers": whole(_PAGE, "ETag: \x7f\x01", "Content-Type: text/html; charset=\xff", "Retry-After: \xa0"),
        "/cookie": whole(_PAGE, "Set-Cookie: visitor=7; Path=/"),
    }


@dataclass
class Hostile:
    """The site while it runs.

    Args:
        port: of the site and of the canary.
        requests: what was asked of the site, as it arrived.
        canary_hits: connections that reached the canary.
    """

    port: int
    requests: list[str] = field(default_factory=list)
    canary_hits: int = 0
    lookups: dict[str, int] = field(default_factory=dict)

    def url(self, path: str = "/page", host: str = "good.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def guard(self) -> Guard:
        """Let the site in, and public addresses as far as the check goes; nothing leaves this machine."""
        return Guard(is_allowed=self._is_allowed, ports=frozenset({80, 443, self.port}), resolve=self._resolve)

    def get(self, *urls: str | Asked, deadline: timedelta = DEADLINE, **options: int) -> list[Answer]:
        """Get pages through a door, all at once."""
        asked = [url if isinstance(url, Asked) else Asked(url) for url in urls]

        async def get_all() -> list[Answer]:
            async with Door(user_agent="tests", deadline=deadline, guard=self.guard(), **options) as door:
                return await asyncio.gather(*(door.get(each) for each in asked))

        return asyncio.run(get_all())

    def _is_allowed(self, address: str) -> bool:
        if address == SITE:
            return True
        if is_public(address) and not address.startswith("127."):
            raise ConnectionRefusedError("tests ask nobody outside")
        return is_public(address)

    def _resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        self.lookups[host] = times = self.lookups.get(host, 0) + 1
        names = {
            "good.test": [SITE],
            "rebind.test": [SITE if times % 2 else LOOPBACK],
            "mixed.test": [SITE, LOOPBACK],
            "mapped.test": [f"::ffff:{LOOPBACK}"],
            "nat64.test": ["64:ff9b::7f00:1"],
            "metadata.test": ["169.254.169.254"],
        }
        if host in names:
            return [(address, port) for address in names[host]]
        if host.startswith("slow"):
            time.sleep(3 * DEADLINE.total_seconds())
        if "localhost" in host or "loopback" in host or not host[-1].isalpha():
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICSERV)
            return [(str(address[0]), port) for *_, address in found]
        raise socket.gaierror(socket.EAI_NONAME, "no such name")


@contextlib.contextmanager
def hostile_site() -> Iterator[Hostile]:
    """Run the site and the canary inside a `with` block."""
    listeners = [_listen(socket.AF_INET, SITE, 0)]
    port = listeners[0].getsockname()[1]
    listeners.append(_listen(socket.AF_INET, LOOPBACK, port))
    with contextlib.suppress(OSError):  # a machine without IPv6
        listeners.append(_listen(socket.AF_INET6, "::1", port))
    hostile = Hostile(port)
    answers = deeds(port)

    def serve(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(5 * DEADLINE.total_seconds())
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(4096)
                if not piece:
                    return
                request += piece
            words = request.decode("latin-1")
            hostile.requests.append(words)
            path = words.split()[1].partition("?")[0]
            path = "/chain" if path.startswith("/chain-") else path
            deed = answers.get(path, whole(status="404 Not Found"))
            if callable(deed):
                deed(connection)
            else:
                connection.sendall(deed)
                time.sleep(0.02)

    def count(connection: socket.socket) -> None:
        hostile.canary_hits += 1
        connection.close()

    for number, listener in enumerate(listeners):
        threading.Thread(target=_accept, args=(listener, count if number else serve), daemon=True).start()
    try:
        yield hostile
    finally:
        for listener in listeners:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()


def _listen(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((address, port))
    listener.listen(256)
    return listener


def _accept(listener: socket.socket, deed: Callable[[socket.socket], None]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=deed, args=(connection,), daemon=True).start()
