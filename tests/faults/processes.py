"""Workers and beats that a test may kill, and start again."""

import os
import signal
import sys
from pathlib import Path

from factcheck.local.places import PROJECT
from factcheck.local.processes import spawn

APP = "tests.faults.app"


class Crew:
    """A worker of several processes, and two beats that know nothing of each other."""

    def __init__(self, environment, folder):
        self._environment = {**os.environ, **environment}
        self._folder = folder
        self._worker = None
        self._beats = []

    def start(self):
        self.start_worker()
        self._beats = [
            self._run(f"beat{number}", "beat", "--schedule", str(self._folder / f"beat{number}")) for number in (1, 2)
        ]

    def start_worker(self):
        self._worker = self._run(
            "worker", "worker", "--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "INFO"
        )

    def kill_worker(self):
        """Kill the worker itself; those it started may live on for a moment."""
        self._worker.kill()
        self._worker.wait()
        self.start_worker()

    def tend(self):
        """Start the worker again if it has given up, as whatever keeps it running on a server does."""
        if self._worker.poll() is not None:
            self.start_worker()

    def kill_child(self, choose):
        """Kill one of the processes that do the worker's tasks, if there is one."""
        children = Path(f"/proc/{self._worker.pid}/task/{self._worker.pid}/children")
        pids = children.read_text().split() if children.exists() else []
        if pids:
            try:
                os.kill(int(choose(pids)), signal.SIGKILL)
            except ProcessLookupError:
                return False
        return bool(pids)

    def stop(self):
        for process in (self._worker, *self._beats):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()

    def log(self):
        return (self._folder / "worker.log").read_text(errors="replace")

    def _run(self, name, *words):
        with (self._folder / f"{name}.log").open("ab") as output:
            return spawn(
                [sys.executable, "-m", "celery", "--app", APP, *words],
                death_signal=signal.SIGKILL,
                environment=self._environment,
                directory=PROJECT,
                output=output,
            )
