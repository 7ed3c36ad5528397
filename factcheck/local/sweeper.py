"""Ends what is left of a run whose supervisor was killed.

Run as a script by the supervisor, which writes the number of each process group it starts (`+123`) and has ended (`-123`) to
its input. The input ends with the supervisor. The kernel has then told each child to end; the children's own children, which
it does not tell, are ended here.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable

__all__ = ["groups_left", "sweep"]

PATIENCE_SECONDS = 3.0


def groups_left(lines: Iterable[str]) -> set[int]:
    """Return the groups that were started and not ended.

    >>> sorted(groups_left(["+41", "+42", "-41", "+43"]))
    [42, 43]
    """
    groups = set()
    for line in lines:
        if line[:1] == "+":
            groups.add(int(line[1:]))
        else:
            groups.discard(int(line[1:]))
    return groups


def sweep(groups: Iterable[int]) -> None:
    """Ask the processes of some groups to end, and kill those that have not done so after a while."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    left = {group for group in groups if _signal(group, signal.SIGTERM)}
    while left and time.monotonic() < deadline:
        time.sleep(0.05)
        left = {group for group in left if _signal(group, 0)}
    for group in left:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    """Send a signal to a group, or with number 0 none; tell whether it has any process."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
        return True
    return False


if __name__ == "__main__":
    sweep(groups_left(sys.stdin))
