"""The keeper: starts PostgreSQL for whoever needs it, and stops it when the last user has gone.

Every user of the database (a command, the supervisor and what it starts) shares a lock on one file. The keeper, a process
of its own, waits until it can have that lock alone: then nobody is left, not even one that was killed. It stops the server
while it has the lock, so that a newcomer waits and then starts a fresh one.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from factcheck.local.errors import CannotRun, explain_os_error, explain_output
from factcheck.local.holding import NOT_DURABLE, READY
from factcheck.local.locks import Lock, Taken
from factcheck.local.postgres import DATABASE, Cluster

__all__ = ["main"]

LOOK_SECONDS = 0.2
PATIENCE_SECONDS = 60  # for the last keeper, which has stopped its server and is about to end


def main(var: str, name: str, word_in: str, *options: str) -> None:
    """Keep a cluster, in the background; `word_in` is an open file that takes "ready" or a sentence about the fault."""
    if os.fork():
        os._exit(0)  # the keeper belongs to no one: its starter need neither wait for it nor outlive it
    os.chdir("/")
    cluster = Cluster(Path(var), name, durable=NOT_DURABLE not in options)
    leaving: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: leaving.append(number))
    with Lock.exclusive(cluster.lock("keeper"), wait_seconds=PATIENCE_SECONDS) as keeper:
        server, answer = _start(cluster)
        with contextlib.suppress(BrokenPipeError), os.fdopen(int(word_in), "w", encoding="utf-8") as words:
            words.write(answer)
        if server is None:
            return
        everyone_gone = None
        while server.poll() is None and not leaving and not everyone_gone:
            time.sleep(LOOK_SECONDS)
            everyone_gone = _nobody_holds(cluster)
        cluster.stop(server)
        keeper.release()  # before the holders' lock, so that a newcomer who has that one sees no keeper


def _start(cluster: Cluster) -> tuple[subprocess.Popen[bytes] | None, str]:
    """Start the server; return it with "ready", or nothing with the sentence that says why not."""
    server = None
    try:
        server = cluster.start()
        cluster.ensure_database(DATABASE)
    except CannotRun as error:
        return None, str(error)
    except OSError as error:
        return None, str(explain_os_error(error, cluster.var))
    except psycopg.Error as error:
        if server:
            cluster.stop(server)
        return None, explain_output(str(error), cluster.var) or f"PostgreSQL refused to create the database: {error}"
    return server, READY


def _nobody_holds(cluster: Cluster) -> Lock | None:
    """Take the holders' lock alone if that is possible: whoever comes now waits."""
    try:
        return Lock.exclusive(cluster.lock("holders"))
    except Taken:
        return None


if __name__ == "__main__":
    main(*sys.argv[1:])
