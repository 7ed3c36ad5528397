"""The PostgreSQL that the project brings along: one cluster of databases under one data directory."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import psycopg

from factcheck.local import binaries
from factcheck.local.accounts import Account, check_own_name, is_open_to_others, server_account
from factcheck.local.errors import CannotRun, explain_output
from factcheck.local.places import (
    check_not_anothers,
    make_passable,
    make_private,
    make_var,
    server_directory,
    socket_directory,
)
from factcheck.local.processes import spawn, stop

__all__ = ["DATABASE", "PORT", "USER", "Cluster"]

USER = "factcheck"
DATABASE = "factcheck"
PORT = 5432
SOCKET_LOCK_NAME = f".s.PGSQL.{PORT}.lock"
START_SECONDS = 120  # recovery after a crash is part of a start
STOP_STEPS = ((signal.SIGINT, 2.0), (signal.SIGQUIT, 1.0))  # fast, then immediate: the next start recovers
PARTING_SECONDS = 20
LOG_BYTES_KEPT = 5_000_000


@dataclass(frozen=True)
class Cluster:
    """PostgreSQL over one data directory, listening on one Unix socket and on no network.

    Args:
        var: the directory of the installation's data.
        name: the data directory's name in it.
        durable: whether what was committed must survive a power failure; a test run need not.
    """

    var: Path
    name: str = "pg"
    durable: bool = True

    @property
    def account(self) -> Account | None:
        """Who the server runs as, when not as the user of this process."""
        return server_account()

    @property
    def data(self) -> Path:
        """The data directory."""
        return server_directory(self.var, self.name, self.account)

    @property
    def sockets(self) -> Path:
        """The directory of the socket; what a client calls the host."""
        return socket_directory(self.data, SOCKET_LOCK_NAME)

    @property
    def log(self) -> Path:
        """What the server and its keeper write."""
        return self.var / f"{self.name}.log"

    def lock(self, purpose: str) -> Path:
        """Return the file of one of the cluster's locks: `holders`, `starting` or `keeper`."""
        return self.var / "locks" / f"{self.name}.{purpose}"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server, after making its data directory on the first call, and wait until it takes connections.

        The caller is the only one that starts servers here (it holds the keeper's lock).

        Raises:
            CannotRun: it does not start; what was there stays as it was, and no half-made data directory is left.
        """
        check_own_name()
        make_var(self.var)
        check_not_anothers(self.var, self.name)
        programs = binaries.postgres_programs()
        version = binaries.major_version(programs)
        programs = binaries.readable_for(self.account, programs)
        if not (self.data / "PG_VERSION").exists():
            self._make_data_directory(programs)
        self._check_data_directory(version)
        self._part_from_the_last_server()
        if self.sockets != self.data:
            make_private(self.sockets, self.account)
        self._shorten_log()
        server = self._launch(programs)
        try:
            self._wait_until_ready(server)
        except CannotRun:
            stop(server, *STOP_STEPS)
            raise
        return server

    def is_up(self) -> bool:
        """Tell whether a server runs here and takes connections."""
        pid = _first_number(self.data / "postmaster.pid")
        return pid is not None and self._is_ready(pid) and _runs_in(pid, self.data)

    def stop(self, server: subprocess.Popen[bytes]) -> None:
        """Stop the server, breaking off what its clients do; at the latest after some seconds."""
        stop(server, *STOP_STEPS)
        self._end_orphans()
        if self.sockets != self.data:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def ensure_database(self, name: str) -> None:
        """Create an empty database unless there is one of that name."""
        with psycopg.connect(
            host=str(self.sockets), port=PORT, user=USER, dbname="postgres", autocommit=True
        ) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not known:
                connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))

    def why_it_ended(self) -> str:
        """Return a sentence on why the server has ended, as far as its log tells."""
        lines = self._last_lines()
        return explain_output("\n".join(lines), self.var) or f"Its last words in {self.log}: {' / '.join(lines[-3:])}"

    def _make_data_directory(self, programs: Path) -> None:
        unfinished = self.data.with_name(self.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        make_passable(unfinished.parent)
        unfinished.mkdir(mode=0o700)
        if self.account:
            os.chown(unfinished, self.account.uid, self.account.gid)
        options = ["-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        if not self.durable:
            options.append("--no-sync")
        making = spawn(
            [programs / "initdb", "-D", unfinished, *options],
            death_signal=signal.SIGKILL,
            account=self.account,
            environment=_environment(),
            output=subprocess.PIPE,
        )
        output = making.communicate()[0].decode(errors="replace")
        if making.returncode != 0:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise CannotRun(explain_output(output, self.var) or f"PostgreSQL's initdb failed: {output.strip()[-1000:]}")
        unfinished.rename(self.data)
        link = self.var / self.name
        if self.data != link and not link.is_symlink():
            link.symlink_to(self.data)

    def _check_data_directory(self, version: str) -> None:
        if self.account and not is_open_to_others(self.data.parent):
            raise CannotRun(
                f"The database in {self.data} was made when every user could get there, and now {self.account.name}, who runs "
                f"PostgreSQL for root, cannot. Let users pass with: chmod o+x <the directory that was closed>"
            )
        owner = self.data.stat().st_uid
        if self.account and owner == 0:  # root has copied the project
            owner = self.account.uid
            _give(self.data, self.account)
        if owner != (self.account.uid if self.account else os.geteuid()):
            raise CannotRun(
                f"The database in {self.data} belongs to user id {owner}, since it was made in a run by another user. "
                f"Run as that user, or give it over with: chown -R <user> {quote(str(self.data))}"
            )
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != version:
            raise CannotRun(_other_version(self.data, made_by, version))

    def _part_from_the_last_server(self) -> None:
        """Wait for a server whose keeper was killed, and remove the lock files of one that was killed itself.

        PostgreSQL takes their number for a living server's when another process has it by now, or when nobody has buried
        the dead one, as in a container without an init.
        """
        pid_file = self.data / "postmaster.pid"
        deadline = time.monotonic() + PARTING_SECONDS
        while (pid := _first_number(pid_file)) and _runs_in(pid, self.data):
            if time.monotonic() > deadline:
                raise CannotRun(
                    f"Process {pid} still serves the database in {self.data}. Stop it with: kill -INT {pid}"
                )
            time.sleep(0.05)
        self._end_orphans()
        pid_file.unlink(missing_ok=True)
        (self.sockets / SOCKET_LOCK_NAME).unlink(missing_ok=True)

    def _end_orphans(self) -> None:
        """Kill what served the clients of a server that was killed: a busy one would go on, and no new server start."""
        for place in Path("/proc").glob("[0-9]*"):
            if _runs_in(int(place.name), self.data):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(place.name), signal.SIGKILL)

    def _launch(self, programs: Path) -> subprocess.Popen[bytes]:
        settings = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": str(self.sockets),
            "dynamic_shared_memory_type": "mmap",  # a small /dev/shm, as containers have, would not do
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            return spawn(
                [programs / "postgres", "-D", self.data, *options],
                death_signal=signal.SIGINT,
                account=self.account,
                environment=_environment(),
                output=log,
            )

    def _wait_until_ready(self, server: subprocess.Popen[bytes]) -> None:
        """Wait for the word `ready` in the pid file, as PostgreSQL's own pg_ctl does."""
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready(server.pid):
            if server.poll() is not None:
                raise CannotRun(f"PostgreSQL did not start. {self.why_it_ended()}")
            if time.monotonic() > deadline:
                raise CannotRun(f"PostgreSQL was not ready after {START_SECONDS} s. {self.why_it_ended()}")
            time.sleep(0.02)

    def _is_ready(self, pid: int) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"

    def _last_lines(self) -> list[str]:
        try:
            with self.log.open("rb") as log:
                log.seek(max(0, log.seek(0, os.SEEK_END) - 4000))
                return log.read().decode(errors="replace").splitlines()[-12:]
        except FileNotFoundError:
            return []

    def _shorten_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES_KEPT:
            self.log.replace(self.log.with_suffix(".log.old"))


def _give(tree: Path, account: Account) -> None:
    for directory, _, files in os.walk(tree):
        for path in (directory, *(os.path.join(directory, name) for name in files)):
            os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _environment() -> dict[str, str]:
    """Return this process's variables without those that would redirect PostgreSQL, and with messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}


def _first_number(path: Path) -> int | None:
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _runs_in(pid: int, directory: Path) -> bool:
    """Tell whether a process lives whose working directory is this one, as that of a PostgreSQL server is its data."""
    try:
        return os.readlink(f"/proc/{pid}/cwd") == str(directory.resolve())
    except OSError:
        return False


def _other_version(data: Path, made_by: str, version: str) -> str:
    carrying = ".venv/bin/python -m factcheck.local.carrying"
    return (
        f"The database in {data} was made by PostgreSQL {made_by}, and this is PostgreSQL {version}, which cannot open it. "
        f"Carry it over with the programs of PostgreSQL {made_by} (such as Debian's postgresql-{made_by}): "
        f"FACTCHECK_PG_BIN=/usr/lib/postgresql/{made_by}/bin {carrying} dump old.sql && "
        f"mv {quote(str(data))} {quote(f'{data}-{made_by}')} && {carrying} restore old.sql"
    )
