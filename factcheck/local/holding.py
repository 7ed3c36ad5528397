"""Holding a cluster: the lock that each of its users shares, and the start of its keeper by the first."""

import os
import subprocess
import sys
import time

from factcheck.local.errors import CannotRun, explain_os_error
from factcheck.local.locks import Lock, Taken, is_held_alone
from factcheck.local.places import PROJECT, make_var
from factcheck.local.postgres import Cluster

__all__ = ["NOT_DURABLE", "READY", "Hold", "hold"]

READY = "ready"
NOT_DURABLE = "not-durable"
LOOK_SECONDS = 0.05
LEAVING_SECONDS = 5
PATIENCE_SECONDS = 150  # for another process's start or stop, a little more than each may take


class Hold:
    """This process's hold on a running cluster; it ends with `release`, or with the process and those that share it."""

    def __init__(self, cluster: Cluster, lock: Lock) -> None:
        self.cluster = cluster
        self._lock = lock

    @property
    def descriptor(self) -> int:
        """The open file to give to a child that shall hold the cluster too."""
        return self._lock.descriptor

    def is_kept(self) -> bool:
        """Tell whether the keeper, and so the server, is still there."""
        return is_held_alone(self.cluster.lock("keeper"))

    def is_used_by_others(self) -> bool:
        """Tell, after `release`, whether anybody still holds the cluster."""
        try:
            Lock.exclusive(self.cluster.lock("holders")).release()
        except Taken:
            return not is_held_alone(self.cluster.lock("holders"))
        return False

    def release(self) -> None:
        """Stop using the cluster; its keeper stops it unless somebody else holds it."""
        self._lock.release()

    def leave(self) -> bool:
        """Release the cluster, and wait while its keeper stops it; tell whether it has stopped."""
        self.release()
        deadline = time.monotonic() + LEAVING_SECONDS
        while self.is_kept() and not self.is_used_by_others() and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
        return not self.is_kept()


def hold(cluster: Cluster) -> Hold:
    """Hold a cluster, starting it when it does not run.

    Raises:
        CannotRun: it cannot be started; nothing is held.
    """
    try:
        make_var(cluster.var)
        holders = Lock.shared(cluster.lock("holders"), wait_seconds=PATIENCE_SECONDS)
    except Taken:
        raise CannotRun(
            f"PostgreSQL in {cluster.data} did not stop in time. Look for its keeper with: ps -ef"
        ) from None
    except OSError as error:
        raise explain_os_error(error, cluster.var) from error
    held = Hold(cluster, holders)
    try:
        with Lock.exclusive(cluster.lock("starting"), wait_seconds=PATIENCE_SECONDS):
            if not _is_served(held):
                _start_keeper(cluster)
    except Taken:
        held.release()
        raise CannotRun("Another process has been starting PostgreSQL for minutes. Look for it with: ps -ef") from None
    except OSError as error:
        held.release()
        raise explain_os_error(error, cluster.var) from error
    except BaseException:
        held.release()
        raise
    return held


def _is_served(held: Hold) -> bool:
    """Tell whether a keeper has the server ready, waiting for one that is at its start or its end."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while held.is_kept():
        if held.cluster.is_up():
            return True
        if time.monotonic() > deadline:
            raise CannotRun(f"PostgreSQL's keeper has not had it ready for minutes. {held.cluster.why_it_ended()}")
        time.sleep(LOOK_SECONDS)
    return False


def _start_keeper(cluster: Cluster) -> None:
    word_out, word_in = os.pipe()
    command = [sys.executable, "-m", "factcheck.local.keeper", str(cluster.var), cluster.name, str(word_in)]
    if not cluster.durable:
        command.append(NOT_DURABLE)
    try:
        with cluster.log.open("ab") as log:
            # The process forks and ends at once; what remains is the keeper, which is nobody's child.
            subprocess.run(
                command,
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[word_in],
                start_new_session=True,
                check=False,
            )
    finally:
        os.close(word_in)
    with os.fdopen(word_out, encoding="utf-8") as words:
        answer = words.read()
    if answer != READY:
        raise CannotRun(answer or f"PostgreSQL's keeper ended without a word. {cluster.why_it_ended()}")
