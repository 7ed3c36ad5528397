"""What a killed supervisor leaves is swept up."""

import os
import subprocess
import sys

import pytest

from factcheck.local.processes import spawn
from factcheck.local.sweeper import groups_left, sweep
from tests.local.stand_in import TESTS


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], set(), id="nothing was started"),
        pytest.param(["+41\n", "+42\n"], {41, 42}, id="what was started is left"),
        pytest.param(["+41\n", "+42\n", "-41\n"], {42}, id="what has ended is not"),
        pytest.param(["+41\n", "-41\n", "+41\n"], {41}, id="a number may come again"),
    ],
)
def test_groups_left(lines, expected):
    assert groups_left(lines) == expected


def test_what_ignores_the_request_is_killed(mark, monkeypatch):
    monkeypatch.setattr("factcheck.local.sweeper.PATIENCE_SECONDS", 0.2)
    process = spawn([sys.executable, "-I", "-S", str(TESTS / "stand_in_child.py"), "ignores"], output=subprocess.PIPE)
    process.stdout.readline()

    sweep({process.pid, 2**22 + 1})

    process.stdout.close()
    assert process.wait() == -9


def test_what_is_not_named_is_left_alone(mark):
    process = spawn(["/bin/sleep", "60"])

    sweep(set())

    assert process.poll() is None
    os.killpg(process.pid, 9)
    process.wait()
