"""The store killed at each of its steps: a blob is there whole or not at all, and the next try succeeds."""

import signal
import subprocess
import sys

import pytest

from factcheck.local.places import PROJECT
from sources import blobs

BODY = b"48 people were killed. " * 50_000
# Runs in a process of its own, which dies in the call it is told to, before or after it did its work.
SCRIPT = """
import os, signal, sys, tempfile
from django.conf import settings
settings.configure(BLOB_ROOT=sys.argv[1])
from sources import blobs
module, name, moment = {"os": os, "tempfile": tempfile}[sys.argv[2]], sys.argv[3], sys.argv[4]
real = getattr(module, name)
calls = 0
def dying(*arguments, **options):
    global calls
    calls += 1
    if moment == "before" and calls == int(sys.argv[5]):
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*arguments, **options)
    if moment == "after" and calls == int(sys.argv[5]):
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(module, name, dying)
print(blobs.put(sys.stdin.buffer.read()))
"""


@pytest.mark.parametrize(
    ("call", "moment", "is_there"),
    [
        pytest.param("tempfile.mkstemp 1", "before", False, id="before the file is made"),
        pytest.param("tempfile.mkstemp 1", "after", False, id="while the file is empty"),
        pytest.param("os.fsync 1", "before", False, id="before its bytes are on disk"),
        pytest.param("os.fsync 1", "after", False, id="before it has its name"),
        pytest.param("os.rename 1", "after", True, id="once it has its name"),
        pytest.param("os.fsync 2", "after", True, id="once its name is on disk"),
    ],
)
def test_a_blob_is_there_whole_or_not_at_all(tmp_path, settings, call, moment, is_there):
    settings.BLOB_ROOT = tmp_path
    function, times = call.split()

    killed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), *function.split("."), moment, times],
        input=BODY,
        capture_output=True,
        cwd=PROJECT,
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert killed.stdout == b""  # nobody was told a name to write into a row
    assert len(list(blobs.names())) == is_there
    assert blobs.get(blobs.put(BODY)) == BODY
