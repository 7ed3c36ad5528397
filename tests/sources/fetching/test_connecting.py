"""Connections are used again for the pages of one site, and only while nothing is odd about them."""

import asyncio
import contextlib
import socket
import threading
from dataclasses import dataclass

import pytest

from sources.fetching import Asked, Door, Guard
from tests.sources.fetching.hostile import DEADLINE, SITE, whole

PAGE = b"<p>48 people were killed.</p>"


@dataclass
class Counting:
    """A site that counts its connections, and what it does after each answer."""

    port: int
    connections: int = 0
    after: bytes | None = b""  # more bytes than the answer has; None closes the connection

    def get(self, *paths, pause=0.0):
        """Get pages one after another through one door."""
        guard = Guard(
            is_allowed=lambda address: address == SITE,
            ports=frozenset({self.port}),
            resolve=lambda host, port: [(SITE, port)],
        )

        async def get_all():
            answers = []
            async with Door(user_agent="tests", deadline=DEADLINE, guard=guard) as door:
                for path in paths:
                    answers.append(await door.get(Asked(f"http://good.test:{self.port}{path}")))
                    await asyncio.sleep(pause)
            return [answer.body for answer in answers]

        return asyncio.run(get_all())


@pytest.fixture
def counting():
    with socket.create_server((SITE, 0)) as listener:
        site = Counting(listener.getsockname()[1])

        def answer(connection):
            with contextlib.suppress(OSError), connection:
                while connection.recv(4096):
                    connection.sendall(whole(PAGE) + (site.after or b""))
                    if site.after is None:
                        return

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    site.connections += 1
                    threading.Thread(target=answer, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield site
        listener.shutdown(socket.SHUT_RDWR)


def test_the_pages_of_a_site_come_over_one_connection(counting):
    assert counting.get("/a", "/b", "/c") == [PAGE] * 3
    assert counting.connections == 1


@pytest.mark.parametrize("pause", [pytest.param(0.0, id="and we ask at once"), pytest.param(0.05, id="long before")])
def test_a_site_that_hangs_up_is_called_again(counting, pause):
    counting.after = None

    assert counting.get("/a", "/b", pause=pause) == [PAGE] * 2
    assert counting.connections == 2


@pytest.mark.parametrize("pause", [pytest.param(0.0, id="and we ask at once"), pytest.param(0.05, id="long before")])
@pytest.mark.parametrize(
    "more",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged", id="an answer nobody asked for"),
        pytest.param(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", id="a refusal nobody asked for"),
    ],
)
def test_what_a_site_sends_beyond_its_answer_is_never_taken_for_another_page(counting, more, pause):
    counting.after = more

    assert counting.get("/a", "/b", pause=pause) == [PAGE] * 2
