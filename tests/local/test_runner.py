"""A run of a small site beside a real PostgreSQL and Valkey: it stops whole, and the next one finds the same data."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from factcheck.local.postgres import DATABASE, PORT, USER, Cluster
from factcheck.local.valkey import Valkey
from tests.local.processes import PATIENCE_SECONDS, eventually, marked, numbers

OWN_SERVERS = {"DATABASE_URL": "postgresql://elsewhere/factcheck", "CELERY_BROKER_URL": "amqp://elsewhere"}
PROJECT = Path(__file__).resolve().parents[2]


class Run:
    """A run in a process of its own, and what it says."""

    def __init__(self, var, *options, **environment):
        surroundings = {name: value for name, value in os.environ.items() if name not in {"HOST", "DATABASE_URL"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.local.stand_in", var, *options],
            cwd=PROJECT,
            env={**surroundings, "PORT": "0", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []

    def says(self, words):
        """Read on until a line holds the words, and return it; None at the end."""
        for line in self.process.stdout:
            self.lines.append(line)
            if words in line:
                return line
        return None

    def ends(self):
        """Return the exit status, and all that was said."""
        rest, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, "".join(self.lines) + rest


@pytest.fixture
def start(mark):
    runs = []

    def begin(var, *options, **environment):
        runs.append(Run(var, *options, **environment))
        return runs[-1]

    yield begin
    for run in runs:
        run.process.kill()
        run.process.wait()
        run.process.stdout.close()


def in_database(var, statement):
    place = Cluster(var).sockets
    with psycopg.connect(host=str(place), port=PORT, user=USER, dbname=DATABASE, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else None


def test_ctrl_c_stops_all_and_the_exit_status_is_0(start, var, mark):
    run = start(var)
    assert re.search(r"Ready after \d+ s: http://127\.0\.0\.1:\d+ ", run.says("Ready"))

    run.process.send_signal(signal.SIGINT)

    status, said = run.ends()
    assert status == 0
    assert said.index("prepare   | two") < said.index("factcheck | Ready") < said.index("factcheck | Stopped.")
    assert eventually(lambda: not marked(mark))


def test_a_second_start_says_that_one_is_running_and_leaves_it_be(start, var):
    first = start(var)
    port = re.search(r":(\d+) ", first.says("Ready"))[1]

    second = start(var)
    status, said = second.ends()
    assert status == 1
    assert f"going on already (http://127.0.0.1:{port}, process {first.process.pid})" in said

    copy = start(var.with_name("copy"), PORT=port)
    status, said = copy.ends()
    assert status == 1
    assert (
        f"Port {port} of 127.0.0.1 is taken by another program. Choose another: make run PORT={int(port) + 1}" in said
    )

    assert first.process.poll() is None
    first.process.send_signal(signal.SIGTERM)
    assert first.ends()[0] == 0


def test_after_a_kill_of_the_runner_nothing_is_left_and_the_next_start_has_the_data(start, var, mark):
    killed = start(var)
    killed.says("Ready")
    in_database(var, "DROP TABLE IF EXISTS seen; CREATE TABLE seen AS SELECT 224 AS detained")

    killed.process.kill()
    again = start(var)

    assert again.says("Ready")
    assert in_database(var, "SELECT detained FROM seen") == [(224,)]
    assert len(numbers(mark, "postgres -D")) == 1
    again.process.send_signal(signal.SIGINT)
    assert again.ends()[0] == 0
    assert eventually(lambda: not marked(mark))


@pytest.mark.parametrize(
    ("victim", "named"),
    [
        pytest.param("stand_in_child.py web", "web was ended by signal 9", id="the site"),
        pytest.param("valkey-server", "broker was ended by signal 9", id="the broker"),
        pytest.param("postgres -D", "PostgreSQL has ended", id="the database"),
        pytest.param("sweeper.py", "sweeper has ended", id="the one that sweeps up"),
    ],
)
def test_a_kill_of_any_process_stops_the_run_and_names_it(start, var, mark, victim, named):
    run = start(var)
    run.says("Ready")

    os.kill(numbers(mark, victim)[0], signal.SIGKILL)

    status, said = run.ends()
    assert status == 1
    assert f"Stopped, since {named}" in said
    assert eventually(lambda: not marked(mark))


def test_a_preparation_that_fails_stops_the_run_and_is_named(start, var):
    run = start(var, "--preparation-fails")

    status, said = run.ends()

    assert status == 1
    assert "Stopped, since prepare ended with status 3" in said
    assert "prepare   | no such table" in said


def test_a_site_that_refuses_the_question_is_not_waited_for(start, home):
    run = start(home / "var", "--site-refuses", **OWN_SERVERS)

    status, said = run.ends()

    assert status == 1
    assert "/health/ready with 400" in said
    assert "see ALLOWED_HOSTS" in said


def test_with_servers_of_ones_own_none_is_started(start, home, mark):
    run = start(home / "var", **OWN_SERVERS)
    run.says("Ready")

    assert numbers(mark, "postgres -D") == numbers(mark, "valkey-server") == []
    assert not (home / "var" / "pg").exists()
    assert not Valkey(home / "var" / "valkey").socket.exists()
    run.process.send_signal(signal.SIGINT)
    assert run.ends()[0] == 0
