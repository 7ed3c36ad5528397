"""The embedded PostgreSQL runs as long as somebody holds it, and no longer, whoever is killed."""

import os
import shutil
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from factcheck.local.accounts import server_account
from factcheck.local.errors import CannotRun
from factcheck.local.keeper import LOOK_SECONDS
from factcheck.local.postgres import DATABASE, PORT, USER, Cluster
from tests.local.processes import eventually, numbers

HOLDS_AND_WAITS = (
    "import sys, time; from pathlib import Path;"
    "from factcheck.local.holding import hold; from factcheck.local.postgres import Cluster;"
    "held = hold(Cluster(Path(sys.argv[1]))); sys.stdout.write('held\\n'); sys.stdout.flush(); time.sleep(600)"
)


def ask(held, statement):
    place = held.cluster
    with psycopg.connect(host=str(place.sockets), port=PORT, user=USER, dbname=DATABASE, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def is_stopped(held):
    return not held.is_kept() and not held.cluster.is_up() and not (held.cluster.data / "postmaster.pid").exists()


def stays(held):
    """Tell whether the server is there after the keeper has had time to look twice."""
    time.sleep(2.5 * LOOK_SECONDS)
    return held.is_kept() and held.cluster.is_up()


@pytest.fixture
def holders():
    """Start processes that hold a cluster and wait."""
    started = []

    def start(var, count=1):
        begun = [
            subprocess.Popen([sys.executable, "-c", HOLDS_AND_WAITS, var], stdout=subprocess.PIPE, text=True)
            for _ in range(count)
        ]
        started.extend(begun)
        assert [process.stdout.readline() for process in begun] == ["held\n"] * count
        return begun

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_server_stays_until_the_last_holder_leaves(hold_cluster, var):
    first, second = hold_cluster(var), hold_cluster(var)

    first.release()
    assert stays(second)
    assert ask(second, "SELECT 1") == 1

    second.release()
    assert eventually(lambda: is_stopped(second))


def test_the_server_stops_when_its_only_holder_is_killed(hold_cluster, var, holders):
    [holder] = holders(var)

    holder.kill()

    seen = hold_cluster(var)
    seen.release()
    assert eventually(lambda: is_stopped(seen))


def test_holders_that_come_at_once_share_one_server(var, holders, mark):
    holders(var, count=4)

    assert len(numbers(mark, "postgres -D")) == 1


def test_a_child_that_was_given_the_hold_keeps_the_server(hold_cluster, var, mark):
    held = hold_cluster(var)
    child = subprocess.Popen(["sleep", "600"], pass_fds=[held.descriptor])
    held.release()
    try:
        assert held.is_used_by_others()
        assert stays(held)
    finally:
        child.kill()
        child.wait()
    assert eventually(lambda: is_stopped(held))


@pytest.mark.parametrize(
    "victim",
    [
        pytest.param("factcheck.local.keeper", id="the keeper"),
        pytest.param("postgres -D", id="the server"),
    ],
)
def test_what_was_committed_is_there_after_a_kill(hold_cluster, var, mark, victim):
    held = hold_cluster(var)
    ask(held, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 48 AS dead")

    os.kill(numbers(mark, victim)[0], signal.SIGKILL)
    assert eventually(lambda: not held.is_kept())
    again = hold_cluster(var)

    assert ask(again, "SELECT dead FROM kept") == 48
    held.release()
    again.release()


def test_a_busy_query_does_not_outlive_a_server_that_was_killed(hold_cluster, var, mark):
    held = hold_cluster(var)
    busy = psycopg.connect(host=str(held.cluster.sockets), port=PORT, user=USER, dbname=DATABASE)
    busy.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b")

    os.kill(numbers(mark, "postgres -D")[0], signal.SIGKILL)
    assert eventually(lambda: not held.is_kept())

    assert ask(hold_cluster(var), "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%generate_series%'") == 1
    busy.close()


def test_a_pid_file_whose_number_is_another_process_by_now_is_no_obstacle(hold_cluster, var):
    data = Cluster(var).data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n")

    held = hold_cluster(var)

    assert ask(held, "SELECT 1") == 1
    held.release()


def test_a_copy_in_a_path_with_a_space_runs_beside_the_original(hold_cluster, var, copy_var, home):
    one, other = hold_cluster(var), hold_cluster(copy_var(home / "with a space and ünïcode" / "var"))

    ask(one, "CREATE TABLE only_here ()")

    assert ask(one, "SELECT to_regclass('only_here')") == "only_here"
    assert ask(other, "SELECT to_regclass('only_here')") is None
    assert other.cluster.sockets == other.cluster.data
    one.release()
    other.release()


def test_the_first_hold_makes_the_database_also_in_a_path_too_long_for_a_socket(hold_cluster, home, mark):
    held = hold_cluster(home / ("long" * 40) / "var", durable=False)

    sockets = held.cluster.sockets
    assert ask(held, "SHOW server_encoding") == "UTF8"
    assert ask(held, "SHOW listen_addresses") == ""
    assert sockets != held.cluster.data
    held.release()
    assert eventually(lambda: is_stopped(held))
    assert not sockets.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root: an ordinary user's server reads what that user reads")
def test_a_project_under_a_closed_directory_stays_closed(hold_cluster, home, mark):
    closed = home / "closed"
    closed.mkdir(mode=0o700)

    held = hold_cluster(closed / "var", durable=False)
    store = held.cluster.data.parent
    try:
        assert ask(held, "SELECT 1") == 1
        assert (closed / "var" / "pg").resolve() == held.cluster.data
        assert closed not in held.cluster.data.parents
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        held.release()
        assert eventually(lambda: is_stopped(held))
        shutil.rmtree(store)


@pytest.fixture
def old_var(home, mark):
    """A `var` with a data directory of PostgreSQL 15, as far as its version file tells."""
    (home / "var" / "pg").mkdir(parents=True)
    (home / "var" / "pg" / "PG_VERSION").write_text("15\n")
    if account := server_account():
        os.chown(home / "var" / "pg", account.uid, account.gid)
    return home / "var"


def test_a_data_directory_of_another_version_is_left_alone(hold_cluster, old_var):
    with pytest.raises(CannotRun, match=r"made by PostgreSQL 15, and this is PostgreSQL 18.*carrying dump old.sql"):
        hold_cluster(old_var)

    assert [path.name for path in (old_var / "pg").iterdir()] == ["PG_VERSION"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give a directory away")
def test_a_data_directory_of_another_user_is_named_as_such(hold_cluster, old_var):
    os.chown(old_var / "pg", 12345, 12345)

    with pytest.raises(CannotRun, match=r"belongs to user id 12345.*chown"):
        hold_cluster(old_var)


def test_a_full_disk_leaves_nothing_half_made(hold_cluster, home, mark, monkeypatch):
    programs = stand_in_programs(
        home, initdb='echo "initdb: error: could not write: No space left on device" >&2; exit 1'
    )
    monkeypatch.setenv("FACTCHECK_PG_BIN", str(programs))
    var = home / "var"

    with pytest.raises(CannotRun, match=r"The disk that holds .* is full"):
        hold_cluster(var)

    assert sorted(path.name for path in var.iterdir()) == ["locks", "pg.log"]


def test_a_server_that_does_not_start_gives_its_last_words(hold_cluster, old_var, home, monkeypatch):
    programs = stand_in_programs(home, version="15.8", postgres='echo "FATAL: the moon is full" >&2; exit 1')
    monkeypatch.setenv("FACTCHECK_PG_BIN", str(programs))

    with pytest.raises(CannotRun, match=r"PostgreSQL did not start.*the moon is full"):
        hold_cluster(old_var)


def stand_in_programs(home, version="18.6", initdb="exit 0", postgres="exit 0"):
    """Return a directory of programs that claim to be PostgreSQL and fail as told."""
    programs = home / "programs"
    programs.mkdir()
    answer = f'[ "$1" = --version ] && {{ echo "postgres (PostgreSQL) {version}"; exit; }}'
    for name, deed in {"initdb": initdb, "postgres": f"{answer}; {postgres}"}.items():
        (programs / name).write_text(f"#!/bin/sh\n{deed}\n")
        (programs / name).chmod(0o755)
    return programs
