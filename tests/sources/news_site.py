"""A well-behaved site on this machine: pages that tests change, with ETags, a robots.txt if they like, and a diary of requests."""

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sources.fetching import Guard

ADDRESS = "127.0.0.2"


@dataclass
class Served:
    """What the site says at one address."""

    body: bytes
    status: int = 200
    etag: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass
class NewsSite:
    """The site while it runs; every name that ends in .test leads to it.

    Args:
        pages: by host and path ("news.test/peru"), or by path for all hosts.
        diary: of each request the moment, the host and the path.
        most_at_once: how many requests of one host were ever under way together, by host.
    """

    port: int = 0
    pages: dict[str, Served] = field(default_factory=dict)
    diary: list[tuple[float, str, str]] = field(default_factory=list)
    most_at_once: Counter[str] = field(default_factory=Counter)
    _at_once: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, place: str, body: str | bytes = "", **fields: Any) -> None:
        self.pages[place] = Served(body.encode() if isinstance(body, str) else body, **fields)

    def asked_for(self, path: str) -> int:
        return sum(each == path for _, _, each in self.diary)

    def guard(self) -> Guard:
        return Guard(is_allowed=lambda address: address == ADDRESS, resolve=self._resolve)

    def _resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        if not host.endswith(".test"):
            raise OSError(f"{host} is not one of the tests' names")
        return [(ADDRESS if host != "inside.test" else "127.0.0.1", self.port)]

    def answer(self, host: str, path: str, if_none_match: str | None) -> tuple[int, dict[str, str], bytes]:
        with self._lock:
            self.diary.append((time.monotonic(), host, path))
            self._at_once[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self._at_once[host])
        try:
            page = self.pages.get(host + path) or self.pages.get(path) or Served(b"", status=404)
            time.sleep(page.seconds)
        finally:
            with self._lock:
                self._at_once[host] -= 1
        headers = {"Content-Type": "text/html; charset=utf-8"} | page.headers
        if page.etag:
            headers["ETag"] = page.etag
            if if_none_match == page.etag:
                return 304, headers, b""
        return page.status, headers, page.body


@contextlib.contextmanager
def running_news_site() -> Iterator[NewsSite]:
    """Run the site inside a `with` block."""
    site = NewsSite()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            status, headers, body = site.answer(host, self.path, self.headers["If-None-Match"])
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """The diary is enough."""

    with ThreadingHTTPServer((ADDRESS, 0), Handler) as server:
        site.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield site
        server.shutdown()


def article(*paragraphs: str, title: str = "Protests in the south of Peru", extra: str = "") -> str:
    """A page with an article of some paragraphs, long enough to be one."""
    words = [*paragraphs, *FILLING]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in words)
    return f'<!doctype html><html lang="en"><head><title>{title}</title>{extra}</head><body><article><h1>{title}</h1>{text}</article></body></html>'


FILLING = (
    "Roads between Puno and the border stayed closed for the third day, and buses turned round at the edge of the city.",
    "The regional government asked both sides to talk, and said that markets would be supplied by rail as long as needed.",
    "Shopkeepers in the centre opened for a few hours in the morning, and closed again before the marches began at noon.",
    "Teachers, miners and students walked side by side to the main square, where speakers from every province took turns.",
)
