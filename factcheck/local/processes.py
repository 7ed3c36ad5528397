"""Starting processes that never outlive the one that started them, and ending them."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from factcheck.local import leash
from factcheck.local.accounts import Account

__all__ = ["spawn", "stop"]


def spawn(
    command: Sequence[str | Path],
    *,
    death_signal: signal.Signals | None = signal.SIGTERM,
    account: Account | None = None,
    environment: Mapping[str, str] | None = None,
    directory: Path = Path("/"),
    entry: int = subprocess.DEVNULL,
    output: IO[bytes] | int = subprocess.DEVNULL,
    descriptors: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, so that Ctrl-C reaches the caller alone.

    Args:
        command: the program, by its full path, and its arguments.
        death_signal: what the kernel sends it when the calling thread ends; None for nothing.
        account: who it runs as; None for the account of this process.
        entry: where its input comes from; nothing, or a pipe.
        output: where both its output and its errors go.
        descriptors: open files it is given under the same numbers.
    """
    uid, gid = (account.uid, account.gid) if account else (-1, -1)
    tied = [sys.executable, "-I", "-S", leash.__file__, os.getpid(), int(death_signal or 0), uid, gid, *command]
    return subprocess.Popen(
        [str(part) for part in tied],
        stdin=entry,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=directory,
        pass_fds=descriptors,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> None:
    """End a process by one signal after another, then by SIGKILL.

    Args:
        steps: a signal and the seconds to wait for it to work, in order.
    """
    for signal_number, seconds in steps:
        if process.poll() is not None:
            return
        process.send_signal(signal_number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    if process.poll() is None:
        process.kill()
        process.wait()
