"""Runs a set of processes as one: shows what they say, and stops all when one ends or when asked to."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

from factcheck.local import sweeper
from factcheck.local.processes import spawn

__all__ = ["Child", "ChildEnded", "Reporter", "StopAsked", "Supervisor", "stop_signals_raise"]

LOOK_SECONDS = 0.1
LOOK_SECONDS_WHILE_STOPPING = 0.02
STOP_SECONDS = 6.0  # a worker breaks off its tasks after 5
STOP_SECONDS_OF_LAST = 1.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LAST_LINES = 20
LONGEST_LINE_BYTES = 100_000
SUCCESS = "ended with status 0"
READS_AT_ONCE = 50  # before looking at anything else, however much a child writes


class StopAsked(Exception):
    """The user (Ctrl-C), the system or a closed terminal asked for the end."""


class ChildEnded(Exception):
    """A process without which the others are of no use has ended; its text is a sentence."""

    def __init__(self, name: str, how: str, last_lines: Sequence[str] = ()) -> None:
        super().__init__(f"{name} {how}")
        self.name = name
        self.last_lines = last_lines


@dataclass(frozen=True)
class Child:
    """A process to run.

    Args:
        name: what its lines begin with.
        command: the program, by its full path, and its arguments.
        stop_signal: what asks it to end.
        death_signal: what the kernel sends it when the supervisor is killed.
        stops_last: whether the others need it to the end, as they do a broker.
        is_shown: whether its lines are shown as they come; else the last of them are when it ends of itself.
        environment: variables it gets beside those of the supervisor.
    """

    name: str
    command: Sequence[str]
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGTERM
    stops_last: bool = False
    is_shown: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)


class Reporter:
    """Writes lines, each with the name of its speaker, until nobody reads them any more."""

    def __init__(self) -> None:
        self.is_read = True

    def say(self, name: str, line: str) -> None:
        """Write one line."""
        if not self.is_read:
            return
        try:
            sys.stdout.write(f"{name:<9} | {line}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            self.is_read = False
            # Python writes what is left at its end, and would fail there.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError:
            return  # a full disk behind a redirected output is no reason to end


class _Running:
    """A started child and the unfinished line of its output."""

    def __init__(self, child: Child, process: subprocess.Popen[bytes]) -> None:
        self.child = child
        self.process = process
        self.output: IO[bytes] = process.stdout  # type: ignore[assignment]  # spawned with a pipe
        self.last_lines: list[str] = []
        self._unfinished = b""

    def how_it_ended(self) -> str | None:
        """Return the end of a sentence that begins with its name, or None while it lives.

        An ended process stays a zombie until `wait`, so that its number, which is its group's too, is nobody else's.
        """
        ending = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if ending is None:
            return None
        if ending.si_code == os.CLD_EXITED:
            return f"ended with status {ending.si_status}"
        return f"was ended by signal {ending.si_status}"

    def take(self, output: bytes) -> list[str]:
        """Return the lines that are finished by more output, but for empty ones; at its end (no bytes) what is left."""
        *finished, self._unfinished = (self._unfinished + output).split(b"\n")
        if not output or len(self._unfinished) > LONGEST_LINE_BYTES:
            finished, self._unfinished = [*finished, self._unfinished], b""
        lines = [text for line in finished if (text := _printable(line.decode(errors="replace").rstrip()))]
        self.last_lines = (self.last_lines + lines)[-LAST_LINES:]
        return lines


class Supervisor:
    """Runs children inside a `with` block; none is left at its end.

    A child's own children are ended with it, since each child leads a session; when the supervisor is killed, a sweeper
    does that in its place.

    Args:
        reporter: takes the children's lines.
        directory: where children run.
        descriptors: open files (locks) that every child is given, and so holds as long as it lives.
        needs: what else must stay alive, by name, each with a question that tells whether it does.
    """

    def __init__(
        self,
        reporter: Reporter,
        *,
        directory: Path,
        descriptors: Sequence[int] = (),
        needs: Mapping[str, Callable[[], bool]] | None = None,
    ) -> None:
        self._reporter = reporter
        self._directory = directory
        self._descriptors = descriptors
        self._needs = dict(needs or {})
        self._running: list[_Running] = []
        self._outputs = selectors.DefaultSelector()
        self._asked: list[int] = []
        self._sweeper = spawn(
            [sys.executable, "-I", "-S", sweeper.__file__],
            death_signal=None,
            entry=subprocess.PIPE,
            descriptors=descriptors,
        )

    def __enter__(self) -> "Supervisor":
        _on_stop_signals(lambda number, _frame: self._asked.append(number))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop([running for running in self._running if not running.child.stops_last], STOP_SECONDS)
        self._stop(list(self._running), STOP_SECONDS_OF_LAST)
        self._outputs.close()
        self._sweeper.communicate()

    def start(self, child: Child, *, descriptors: Sequence[int] = ()) -> None:
        """Start a child, which must not end before the others."""
        self._start(child, descriptors)

    def run(self, *children: Child) -> None:
        """Run children that end by themselves, side by side, and wait for them.

        Raises:
            ChildEnded: one failed, or another child has ended.
            StopAsked: the end was asked for.
        """
        under_way = [self._start(child, ()) for child in children]
        while under_way:
            self._look_after(may_end=under_way)
            ended = [running for running in under_way if running.how_it_ended() == SUCCESS]
            self._stop(ended, 0)
            under_way = [running for running in under_way if running not in ended]

    def wait_until(self, is_reached: Callable[[], bool], *, seconds: float, every: float = LOOK_SECONDS) -> bool:
        """Wait for something, at most some seconds, asking for it every so many; tell whether it came.

        Raises:
            ChildEnded, StopAsked: as `serve`.
        """
        deadline = time.monotonic() + seconds
        while not is_reached():
            if time.monotonic() > deadline:
                return False
            next_question = time.monotonic() + every
            while time.monotonic() < next_question:  # however often a child's output interrupts the wait
                self._look_after()
        return True

    def serve(self) -> None:
        """Look after the children until something ends that.

        Raises:
            ChildEnded: a child or a need has ended.
            StopAsked: the end was asked for.
        """
        while True:
            self._look_after()

    def _start(self, child: Child, descriptors: Sequence[int]) -> _Running:
        process = spawn(
            child.command,
            death_signal=child.death_signal,
            environment={**os.environ, "PYTHONUNBUFFERED": "1", **child.environment},
            directory=self._directory,
            output=subprocess.PIPE,
            descriptors=[*self._descriptors, *descriptors],
        )
        running = _Running(child, process)
        self._running.append(running)
        self._tell_sweeper(f"+{process.pid}\n")
        self._outputs.register(running.output, selectors.EVENT_READ, running)
        return running

    def _look_after(self, may_end: Sequence[_Running] = ()) -> None:
        self._show_output()
        if self._asked or not self._reporter.is_read:
            raise StopAsked
        for running in self._running:
            how = running.how_it_ended()
            if how and not (running in may_end and how == SUCCESS):
                raise self._ended(running, how)
        if self._sweeper.poll() is not None:
            raise ChildEnded("sweeper", "has ended")
        for name, is_alive in self._needs.items():
            if not is_alive():
                raise ChildEnded(name, "has ended")

    def _show_output(self, wait_seconds: float = LOOK_SECONDS) -> None:
        """Pass on what children have written, waiting for the first of it."""
        for _ in range(READS_AT_ONCE):
            ready = self._outputs.select(wait_seconds)
            if not ready:
                return
            wait_seconds = 0
            for key, _events in ready:
                running: _Running = key.data
                output = os.read(key.fd, 65536)
                lines = running.take(output)
                if running.child.is_shown:
                    self._say(running.child.name, lines)
                if not output:
                    self._outputs.unregister(running.output)
                    running.output.close()

    def _tell_sweeper(self, line: str) -> None:
        with contextlib.suppress(BrokenPipeError):  # it was killed, which `_look_after` notices
            os.write(self._sweeper.stdin.fileno(), line.encode())  # type: ignore[union-attr]  # spawned with a pipe

    def _say(self, name: str, lines: Sequence[str]) -> None:
        for line in lines:
            self._reporter.say(name, line)

    def _ended(self, running: _Running, how: str) -> ChildEnded:
        self._show_output(0)
        if not running.child.is_shown:
            self._say(running.child.name, running.last_lines)
        return ChildEnded(running.child.name, how, running.last_lines)

    def _stop(self, chosen: Sequence[_Running], seconds: float) -> None:
        """Ask children to end, then kill what is left of them and of their own children."""
        for running in chosen:
            if not running.how_it_ended():
                running.process.send_signal(running.child.stop_signal)
        deadline = time.monotonic() + seconds
        while not all(running.how_it_ended() for running in chosen) and time.monotonic() < deadline:
            self._show_output(LOOK_SECONDS_WHILE_STOPPING)
        for running in chosen:
            os.killpg(running.process.pid, signal.SIGKILL)
        self._show_output(0)
        for running in chosen:
            self._tell_sweeper(f"-{running.process.pid}\n")
            running.process.wait()
            self._running.remove(running)
            if not running.output.closed:
                self._outputs.unregister(running.output)
                running.output.close()


def stop_signals_raise() -> None:
    """Make Ctrl-C, SIGTERM and SIGHUP raise `StopAsked`, also where the shell had them ignored.

    A script that starts the run with `&` has Ctrl-C ignored; `nohup`, which has SIGHUP ignored, means it.
    """

    def stop(_number: int, _frame: object) -> None:
        raise StopAsked

    _on_stop_signals(stop)


def _on_stop_signals(handler: Callable[[int, object], None]) -> None:
    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _printable(line: str) -> str:
    """Return a line without what would command a terminal: logs tell of pages, and those come from anywhere."""
    return "".join(letter if letter.isprintable() or letter == "\t" else "\ufffd" for letter in line)
