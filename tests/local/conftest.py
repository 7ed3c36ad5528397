"""Places for real servers, and a mark by which the processes of a test are found again."""

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import pytest

from factcheck.local.holding import hold
from factcheck.local.postgres import Cluster
from tests.local.processes import MARK, eventually, marked


@pytest.fixture
def home():
    """A directory that every user may pass through: root's PostgreSQL runs under another account."""
    directory = Path(tempfile.mkdtemp(prefix="factcheck-test-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture
def mark(home, monkeypatch):
    """A mark in the environment of all that the test starts; nothing that carries it may be left at its end."""
    mark = uuid.uuid4().hex
    monkeypatch.setenv(MARK, mark)
    yield mark
    left = eventually(lambda: not marked(mark)) or marked(mark)
    for number in left if isinstance(left, dict) else ():
        os.kill(number, 9)
    assert left is True


@pytest.fixture(scope="session")
def made_var():
    """A `var` in which PostgreSQL has made its data directory: making or copying one takes a second."""
    directory = Path(tempfile.mkdtemp(prefix="factcheck-test-"))
    directory.chmod(0o755)
    held = hold(Cluster(directory / "var"))
    held.release()
    assert eventually(lambda: not held.is_kept())
    yield directory / "var"
    shutil.rmtree(directory)


@pytest.fixture
def var(made_var, mark):
    """An installation's directory with nothing running; what a test leaves in its database, the next one finds."""
    return made_var


@pytest.fixture
def copy_var(made_var, mark):
    """Copy the `var` to a place; it is then the copier's own."""

    def copy(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-r", made_var, place], check=True)
        return place

    return copy


@pytest.fixture
def hold_cluster(mark):
    """Hold the PostgreSQL of a `var`, at most to the end of the test."""
    holds = []

    def start(var, **options):
        holds.append(hold(Cluster(var, **options)))
        return holds[-1]

    yield start
    for held in holds:
        held.release()
