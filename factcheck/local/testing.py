"""Servers for tests: a PostgreSQL that forgets at a power failure, a broker and a Celery worker of one test's own."""

import contextlib
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import psycopg
from psycopg import sql

from factcheck.local import Hold, hold_postgres
from factcheck.local.errors import CannotRun
from factcheck.local.places import PROJECT, SHARED_TEMP
from factcheck.local.postgres import PORT, USER, Cluster
from factcheck.local.processes import spawn, stop
from factcheck.local.valkey import Valkey

__all__ = ["ServersForTests", "running_broker", "running_worker"]

START_SECONDS = 30
LOOK_SECONDS = 0.05


class ServersForTests:
    """The PostgreSQL of a test run, held by the process that starts the run.

    Runs at the same time share it; it stops when the last of them has ended, also when that one was killed.
    """

    def __init__(self) -> None:
        self._hold: Hold | None = None

    def start(self) -> None:
        """Start the server unless another run has, and drop the databases of runs that were killed.

        Raises:
            CannotRun: it cannot be started.
        """
        self._hold = hold_postgres(test=True)
        drop_abandoned_databases(self._hold.cluster)

    def stop(self) -> None:
        """Leave the server to the other runs, or to its keeper, who stops it."""
        if self._hold:
            self._hold.release()
            self._hold = None


def drop_abandoned_databases(cluster: Cluster) -> None:
    """Drop each test database whose process, named by the number in its name, has ended."""
    with psycopg.connect(
        host=str(cluster.sockets), port=PORT, user=USER, dbname="postgres", autocommit=True
    ) as connection:
        for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall():
            process = re.match(r"test_factcheck_(\d+)(?:_|$)", name)
            if process and not Path("/proc", process[1]).exists():
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextlib.contextmanager
def running_broker() -> Iterator[Valkey]:
    """Run a Valkey of the caller's own inside a `with` block; its `url` is the broker's address.

    It ends with the block, and with the calling thread if that is killed.
    """
    directory = Path(tempfile.mkdtemp(prefix="factcheck-test-", dir=SHARED_TEMP))
    valkey = Valkey(directory, durable=False)
    process = spawn(valkey.command(), death_signal=signal.SIGKILL)
    try:
        _wait(valkey.is_up, "Valkey", lambda: process.poll() is None)
        yield valkey
    finally:
        stop(process)
        shutil.rmtree(directory, ignore_errors=True)


@contextlib.contextmanager
def running_worker(app: str, *, environment: Mapping[str, str], options: Sequence[str] = ()) -> Iterator[Path]:
    """Run a Celery worker inside a `with` block, once it takes tasks; yield the file that it writes its log to.

    Args:
        app: the module of the Celery application, as for `celery --app`.
        environment: variables it gets beside those of this process, such as CELERY_BROKER_URL.
        options: further options of `celery worker`.
    """
    directory = Path(tempfile.mkdtemp(prefix="factcheck-test-"))
    log = directory / "worker.log"
    with log.open("wb") as output:
        process = spawn(
            [sys.executable, "-m", "celery", "--app", app, "worker", "--loglevel", "INFO", "--concurrency", "1"]
            + ["--without-gossip", "--without-mingle", *options],
            death_signal=signal.SIGKILL,
            environment={**os.environ, **environment},
            directory=PROJECT,
            output=output,
        )
    try:
        _wait(
            lambda: " ready." in log.read_text(errors="replace"),
            "the Celery worker",
            lambda: process.poll() is None,
            log,
        )
        yield log
    finally:
        stop(process, (signal.SIGQUIT, 5.0))
        shutil.rmtree(directory, ignore_errors=True)


def _wait(is_ready: Callable[[], bool], name: str, is_alive: Callable[[], bool], log: Path | None = None) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_ready():
        if not is_alive() or time.monotonic() > deadline:
            words = log.read_text(errors="replace")[-2000:] if log else ""
            raise CannotRun(f"{name} is not ready. {words}")
        time.sleep(LOOK_SECONDS)
