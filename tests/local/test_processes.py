"""A process that was started here ends when its starter does."""

import os
import signal
import subprocess
import sys

import pytest

from factcheck.local.accounts import server_account
from factcheck.local.processes import spawn, stop
from tests.local.processes import eventually, is_alive
from tests.local.stand_in import TESTS

STARTS_ONE_AND_WAITS = (
    "import sys, time; from factcheck.local.processes import spawn;"
    "child = spawn(['/bin/sleep', '600']); sys.stdout.write(f'{child.pid}\\n'); sys.stdout.flush(); time.sleep(600)"
)


def test_it_ends_with_its_starter_also_after_a_kill(mark):
    with subprocess.Popen([sys.executable, "-c", STARTS_ONE_AND_WAITS], stdout=subprocess.PIPE, text=True) as starter:
        child = int(starter.stdout.readline())
        assert is_alive(child)

        starter.kill()

    assert eventually(lambda: not is_alive(child))


def test_ctrl_c_reaches_it_even_if_the_shell_had_it_ignored(mark):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = spawn(["/bin/sleep", "600"])
    finally:
        signal.signal(signal.SIGINT, before)

    # Until the program has taken the place of the one that ties it, the signal would find that one.
    assert eventually(lambda: os.readlink(f"/proc/{process.pid}/exe") != os.path.realpath(sys.executable))
    stop(process, (signal.SIGINT, 5))

    assert process.returncode == -signal.SIGINT


def test_it_leads_a_session_of_its_own(mark):
    process = spawn(["/bin/sleep", "600"])

    assert os.getsid(process.pid) == process.pid
    stop(process)


def test_one_that_ignores_the_request_is_killed(mark):
    process = spawn([sys.executable, "-I", "-S", str(TESTS / "stand_in_child.py"), "ignores"], output=subprocess.PIPE)
    process.stdout.readline()

    stop(process, (signal.SIGTERM, 0.1))

    process.stdout.close()
    assert process.returncode == -signal.SIGKILL


def test_a_program_that_is_not_there_is_named():
    process = spawn(["/no/such/program"], output=subprocess.PIPE)

    assert b"/no/such/program cannot be run: No such file or directory" in process.communicate()[0]
    assert process.returncode == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become another user")
def test_under_another_account_it_has_none_of_roots_groups_and_still_ends_with_its_starter(mark):
    account = server_account()
    process = spawn(["/bin/sh", "-c", "id -u; id -G; exec sleep 600"], account=account, output=subprocess.PIPE)

    assert [process.stdout.readline().strip() for _ in range(2)] == [b"%d" % account.uid, b"%d" % account.gid]
    stop(process)
    process.stdout.close()
