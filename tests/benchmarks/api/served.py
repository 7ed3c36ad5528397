"""The site behind its real web server, and a client that reads an answer to its end."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading one answer took: its bytes, the seconds until the first of them, and until the last."""

    byte_count: int
    first_byte: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its port, the token that its clients show, and the process of its one worker."""

    port: int
    token: str
    server: int

    def read(self, address):
        """Read an answer to its end and throw it away, as `psql … > /dev/null` does."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        began = time.perf_counter()
        client.request("GET", address, headers={"Authorization": f"Bearer {self.token}"})
        answer = client.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status} {answer.read()[:300]!r}")
        byte_count, first = len(answer.read(1)), time.perf_counter() - began
        while piece := answer.read(PIECE):
            byte_count += len(piece)
        client.close()
        return Taken(byte_count, first, time.perf_counter() - began)

    def memory_megabytes(self):
        """Return the most memory that a worker of the site has had so far."""
        workers = Path(f"/proc/{self.server}/task/{self.server}/children").read_text().split()
        lines = [line for pid in workers for line in Path(f"/proc/{pid}/status").read_text().splitlines()]
        return max(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


@contextlib.contextmanager
def running_site(token):
    """Run the site on the benchmark's database inside a `with` block, with one worker of two threads."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_NAME": connection.settings_dict["NAME"],
        "TEST_EXPORT_ROOT": str(settings.EXPORT_ROOT),
        "API_STREAMS_BURST": "1000",
        "API_STREAMS_PER_MINUTE": "100000",
    }
    command = ["-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    command += ["--threads", "2", "--timeout", "600", "--log-level", "error"]
    server = subprocess.Popen([sys.executable, *command], env=environment)
    try:
        site = Site(port, token, server.pid)
        _wait_for(site)
        yield site
    finally:
        server.terminate()
        server.wait()


def _wait_for(site, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        try:
            site.read("/api/v1/me")
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return
