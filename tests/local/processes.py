"""Finding the processes that a test has started, however far removed, and waiting for facts."""

import os
import time
from pathlib import Path

MARK = "FACTCHECK_TEST_MARK"
PATIENCE_SECONDS = 60


def eventually(is_so):
    """Wait until something is so; tell whether it came to be."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (answer := is_so()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


def marked(mark):
    """Return the command lines, by process number, of the living processes that inherited the mark."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}\0".encode() in (place / "environ").read_bytes():
                found[int(place.name)] = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue
    return found


def numbers(mark, words):
    """Return the numbers of the marked processes whose command line holds some words, the oldest first."""
    return sorted(number for number, command in marked(mark).items() if words in command and number != os.getpid())


def is_alive(number):
    """Tell whether a process runs; one that has ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
