"""Run a command that is told to end when the process that started it ends, even by kill -9.

Run as a script, by `processes.spawn`, so that nothing happens between fork and exec in a process with threads:

    python leash.py PARENT_PID DEATH_SIGNAL UID GID PROGRAM [ARGUMENT ...]

UID and GID are -1 for the account of the caller. The kernel forgets the death signal when the account changes, so the
account comes first.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def tie_to_parent(death_signal: int, parent: int) -> None:
    """Ask the kernel to send this process a signal when its parent ends; end at once if that has happened.

    Raises:
        SystemExit: the parent is no longer `parent`.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, death_signal)
    if os.getppid() != parent:
        sys.exit(1)


def main(parent: str, death_signal: str, uid: str, gid: str, *command: str) -> None:
    """Change the account, tie the process to its parent, and become the command."""
    if int(uid) >= 0:
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    tie_to_parent(int(death_signal), int(parent))
    for ignored_by_python_or_the_shell in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(ignored_by_python_or_the_shell, signal.SIG_DFL)
    try:
        os.execv(command[0], command)
    except OSError as error:
        sys.exit(f"{command[0]} cannot be run: {error.strerror}")


if __name__ == "__main__":
    main(*sys.argv[1:])
