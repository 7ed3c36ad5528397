"""`make run`: the site with everything it needs, on this machine, until Ctrl-C."""

import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

from factcheck.local.leash import tie_to_parent
from factcheck.local.places import PROJECT, VAR
from factcheck.local.runner import Site, run
from factcheck.local.supervisor import Child

WEB_PROCESSES = 2
THREADS_PER_WEB_PROCESS = 4
WORKER_PROCESSES = 2
CELERYS_WORD_ON_ROOT = "ignore:You're running the worker with superuser privileges:UserWarning"
"""A warning of ten lines; `runner` has one sentence for it."""


def main() -> int:
    """Serve the project; return the exit status."""
    if "MAKELEVEL" in os.environ:
        tie_to_parent(signal.SIGTERM, os.getppid())  # a `kill -9` of make would leave the run going
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    preparations = [[_manage("migrate", "migrate"), _manage("static", "collectstatic", "--noinput")]]
    if not os.environ.get("DATABASE_URL"):
        preparations.append([_manage("first run", "first_run")])
    return run(Site(PROJECT, preparations, _children), var=VAR, environment=os.environ)


def _children(listener: int) -> Sequence[Child]:
    beat_schedule = VAR / "beat" / "schedule"
    beat_schedule.parent.mkdir(exist_ok=True)
    return [
        _module(
            "web",
            f"gunicorn factcheck.wsgi --bind fd://{listener} --worker-class gthread --preload --no-control-socket",
            f"--workers={WEB_PROCESSES} --threads={THREADS_PER_WEB_PROCESS} --graceful-timeout=4 --log-level=warning",
        ),
        _module(
            "worker",
            "celery --app factcheck --quiet worker --without-gossip --without-mingle --loglevel=WARNING",
            f"--concurrency={WORKER_PROCESSES}",
            stop_signal=signal.SIGQUIT,  # SIGTERM would wait for running tasks however long they take
            death_signal=signal.SIGKILL,  # while its broker goes down too, it would wait for that without end
            environment={"PYTHONWARNINGS": CELERYS_WORD_ON_ROOT},
        ),
        _module(
            "beat",
            "celery --app factcheck --quiet beat --loglevel=WARNING --pidfile=",
            options=[f"--schedule={beat_schedule}"],
        ),
    ]


def _manage(name: str, *words: str) -> Child:
    return Child(name, [sys.executable, str(PROJECT / "manage.py"), *words])


def _module(name: str, *words: str, options: Sequence[str] = (), **how: Any) -> Child:
    """Return a child that runs an installed module; `words` are split at spaces, `options` are not.

    The scripts in .venv/bin would not do: their first line breaks on a long path or on a space in it.
    """
    return Child(name, [sys.executable, "-m", *" ".join(words).split(), *options], **how)


if __name__ == "__main__":
    sys.exit(main())
