"""Locks on files, shared or exclusive, that the kernel drops when their holder ends, however it ends."""

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType

__all__ = ["Lock", "Taken"]

POLL_SECONDS = 0.05


class Taken(Exception):
    """Another process holds the lock; nothing has been changed."""


class Lock:
    """A held lock. It belongs to this process and to every child that is given its `descriptor`.

    It is dropped by `release`, or when the last process that has the descriptor ends.
    """

    def __init__(self, path: Path, operation: int, *, wait_seconds: float) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(self.descriptor, operation | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    os.close(self.descriptor)
                    raise Taken(str(path)) from None
                time.sleep(POLL_SECONDS)

    @classmethod
    def exclusive(cls, path: Path, *, wait_seconds: float = 0) -> "Lock":
        """Take the lock alone.

        Raises:
            Taken: another process held it for the whole of `wait_seconds`.
        """
        return cls(path, fcntl.LOCK_EX, wait_seconds=wait_seconds)

    @classmethod
    def shared(cls, path: Path, *, wait_seconds: float = 0) -> "Lock":
        """Take the lock together with others that share it.

        Raises:
            Taken: another process held it alone for the whole of `wait_seconds`.
        """
        return cls(path, fcntl.LOCK_SH, wait_seconds=wait_seconds)

    def release(self) -> None:
        """Give up this process's hold; a child that was given the descriptor keeps its own."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def is_held_alone(path: Path) -> bool:
    """Tell whether some process holds the lock exclusively."""
    try:
        Lock.shared(path).release()
    except Taken:
        return True
    return False
