"""One run of the site: its lock, its address, its servers, its processes, in order, and the way back."""

import contextlib
import os
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

from factcheck.local.address import Address, address_from
from factcheck.local.errors import CannotRun, explain_os_error, explain_output
from factcheck.local.holding import Hold, hold
from factcheck.local.locks import Lock, Taken
from factcheck.local.places import make_var
from factcheck.local.postgres import Cluster
from factcheck.local.supervisor import Child, ChildEnded, Reporter, StopAsked, Supervisor, stop_signals_raise
from factcheck.local.valkey import Valkey

__all__ = ["Site", "run"]

POSTGRES = "PostgreSQL"
HEALTH_PATH = "/health/ready"
READY_SECONDS = 120
WORD_EVERY_SECONDS = 10
PROBE_EVERY_SECONDS = 0.25
PARTING_SECONDS = 15
BROKER_SECONDS = 60  # to read its file back


@dataclass(frozen=True)
class Site:
    """What a run consists of, beside the servers.

    Args:
        directory: where the processes run.
        preparations: steps before the site is served, one after another, each of processes that end by themselves and
            may run side by side.
        children: given the number of the open listening socket, the processes that serve, the first of which accepts
            on that socket.
    """

    directory: Path
    preparations: Sequence[Sequence[Child]]
    children: Callable[[int], Sequence[Child]]


def run(site: Site, *, var: Path, environment: Mapping[str, str]) -> int:
    """Serve a site until it is stopped; return the exit status, 0 when the end was asked for.

    The servers of this machine are left out where `environment` has DATABASE_URL or CELERY_BROKER_URL.
    """
    reporter = Reporter()
    stop_signals_raise()
    try:
        _Run(site, var, environment, reporter).serve()
    except StopAsked:
        reporter.say("factcheck", "Stopped.")
        return 0
    except ChildEnded as ended:
        reporter.say("factcheck", f"Stopped, since {ended}. {_why(ended, var)}".rstrip())
    except CannotRun as error:
        reporter.say("factcheck", str(error))
    except OSError as error:
        reporter.say("factcheck", str(explain_os_error(error, var)))
    return 1


def _why(ended: ChildEnded, var: Path) -> str:
    if ended.name == POSTGRES:
        return Cluster(var).why_it_ended()
    if explained := explain_output("\n".join(ended.last_lines), var):
        return explained
    return "Its last words stand above." if ended.last_lines else ""


class _Run:
    """One run, from its lock to its end."""

    def __init__(self, site: Site, var: Path, environment: Mapping[str, str], reporter: Reporter) -> None:
        self.site = site
        self.var = var
        self.environment = environment
        self.reporter = reporter
        self.started_at = time.monotonic()

    def serve(self) -> None:
        """Serve until something ends that, which an exception tells; by then everything is stopped."""
        address = address_from(self.environment)
        if os.geteuid() == 0:
            self._say("You are root. That works; an ordinary user's rights would do.")
        with contextlib.ExitStack() as way_back:
            children_lock = self._take_locks(way_back)
            listener = way_back.enter_context(address.listen())
            address = replace(address, port=listener.getsockname()[1])
            self._lock_file.write_text(f"{os.getpid()} {address.url}")
            descriptors = [children_lock.descriptor]
            needs = {}
            if not self.environment.get("DATABASE_URL"):
                self._say("Starting PostgreSQL.")
                postgres = hold(Cluster(self.var))
                way_back.callback(self._leave, postgres)
                descriptors.append(postgres.descriptor)
                needs[POSTGRES] = postgres.is_kept
            valkey = Valkey(self.var / "valkey")
            way_back.callback(valkey.forget)
            supervisor = way_back.enter_context(
                Supervisor(self.reporter, directory=self.site.directory, descriptors=descriptors, needs=needs)
            )
            self._start(supervisor, valkey, listener)
            self._wait_until_ready(supervisor, address)
            supervisor.serve()

    @property
    def _lock_file(self) -> Path:
        return self.var / "locks" / "run"

    def _take_locks(self, way_back: contextlib.ExitStack) -> Lock:
        """Take the run's own lock, and return the one that its processes hold as long as any of them lives."""
        make_var(self.var)
        try:
            way_back.enter_context(Lock.exclusive(self._lock_file))
        except Taken:
            process, _, url = self._lock_file.read_text().partition(" ")
            raise CannotRun(
                f"A run of {self.site.directory} is going on already ({url or 'starting'}, process {process or 'unknown'}). "
                f"Stop it with Ctrl-C where it was started, or with: kill {process or '<its number>'}"
            ) from None
        self._lock_file.write_text(f"{os.getpid()} ")
        path = self.var / "locks" / "children"
        try:
            return way_back.enter_context(Lock.exclusive(path))
        except Taken:
            self._say("Waiting for the processes of the last run to end.")
        try:
            return way_back.enter_context(Lock.exclusive(path, wait_seconds=PARTING_SECONDS))
        except Taken:
            raise CannotRun(
                f"Processes of the last run have not ended. Find them with: fuser {path}, and end them."
            ) from None

    def _start(self, supervisor: Supervisor, valkey: Valkey, listener: socket.socket) -> None:
        if not self.environment.get("CELERY_BROKER_URL"):
            self._say("Starting Valkey.")
            supervisor.start(Child("broker", valkey.command(), stops_last=True, is_shown=False))
            if not supervisor.wait_until(valkey.is_up, seconds=BROKER_SECONDS):
                raise CannotRun(f"Valkey did not answer within {BROKER_SECONDS} s.")
        for preparation in self.site.preparations:
            supervisor.run(*preparation)
        first, *others = self.site.children(listener.fileno())
        supervisor.start(first, descriptors=[listener.fileno()])
        for child in others:
            supervisor.start(child)

    def _wait_until_ready(self, supervisor: Supervisor, address: Address) -> None:
        self._say(f"Waiting until {address.url}{HEALTH_PATH} answers.")
        deadline = time.monotonic() + READY_SECONDS
        while not supervisor.wait_until(
            lambda: _is_ready(address), seconds=WORD_EVERY_SECONDS, every=PROBE_EVERY_SECONDS
        ):
            status, words = address.answer(HEALTH_PATH)
            self._say(f"Still waiting; the last answer was {status or 'none'}: {words}")
            if time.monotonic() > deadline:
                raise CannotRun(f"The site was not ready after {READY_SECONDS} s.")
        self._say(f"Ready after {time.monotonic() - self.started_at:.0f} s: {address.url} (Ctrl-C stops it)")

    def _leave(self, postgres: Hold) -> None:
        if not postgres.leave():
            self._say("PostgreSQL stays up for another command that uses it.")

    def _say(self, line: str) -> None:
        self.reporter.say("factcheck", line)


def _is_ready(address: Address) -> bool:
    """Tell whether the site is ready; one that refuses the question will not answer it later either."""
    status, words = address.answer(HEALTH_PATH)
    if status and HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        raise CannotRun(
            f"The site answers {address.url}{HEALTH_PATH} with {status}: {' '.join(words.split())} Its settings must let this "
            f"machine ask, without https: see ALLOWED_HOSTS and SECURE_SSL_REDIRECT in env.example."
        )
    return status == HTTPStatus.OK
