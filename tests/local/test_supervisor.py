"""Processes run as one: what they say is shown, and none is left, whichever of them ends first."""

import os
import signal
import sys

import pytest

from factcheck.local.supervisor import STOP_SIGNALS, ChildEnded, Reporter, StopAsked, Supervisor
from tests.local.processes import eventually, numbers
from tests.local.stand_in import TESTS, child

pytestmark = pytest.mark.usefixtures("mark", "signals_as_before")


@pytest.fixture
def signals_as_before():
    before = {number: signal.getsignal(number) for number in STOP_SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Notes(Reporter):
    """What was said, in order."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def say(self, name, line):
        self.lines.append(f"{name}: {line}")


@pytest.fixture
def notes():
    return Notes()


def supervisor(notes, **options):
    return Supervisor(notes, directory=TESTS, **options)


def serve(notes, *children, then=None, **options):
    """Start children, wait until each has said that it is ready, do something, and serve until something ends that."""
    with supervisor(notes, **options) as running:
        for each in children:
            running.start(each)
        if then:
            assert running.wait_until(
                lambda: {f"{each.name}: ready" for each in children} <= set(notes.lines), seconds=60
            )
            then()
        running.serve()


def run(notes, preparation):
    with supervisor(notes) as running:
        running.run(preparation)


def test_each_line_carries_the_name_of_its_process_also_one_without_an_end(notes):
    run(notes, child("prepare", "speaks"))

    assert notes.lines == ["prepare: one", "prepare: two", "prepare: three without an end"]


def test_what_would_command_a_terminal_is_not_passed_on(notes):
    run(notes, child("worker", "speaks_in_escapes"))

    assert notes.lines == ["worker: \ufffd[2Jpage \ufffdeltit\ttab"]


def test_a_preparation_that_fails_is_named(notes):
    with pytest.raises(ChildEnded, match="prepare ended with status 3") as ended:
        run(notes, child("prepare", "fails"))

    assert ended.value.last_lines == ["no such table"]


def test_the_end_of_one_is_the_end_of_all(notes, mark):
    def kill_the_worker():
        os.kill(numbers(mark, "waits")[1], signal.SIGKILL)

    with pytest.raises(ChildEnded, match="worker was ended by signal 9"):
        serve(notes, child("web", "waits"), child("worker", "waits"), then=kill_the_worker)

    assert "web: stopped" in notes.lines


def test_a_process_that_others_need_stops_after_them(notes):
    def press_ctrl_c():
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(StopAsked):
        serve(notes, child("broker", "waits", stops_last=True), child("web", "waits"), then=press_ctrl_c)

    assert notes.lines[2:] == ["web: stopping", "web: stopped", "broker: stopping", "broker: stopped"]


def test_what_ignores_the_request_is_killed_with_its_own_children(notes, mark, monkeypatch):
    monkeypatch.setattr("factcheck.local.supervisor.STOP_SECONDS", 0.5)

    with supervisor(notes) as running:
        running.start(child("web", "ignores"))
        running.start(child("worker", "breeds"))
        assert running.wait_until(lambda: sorted(notes.lines) == ["web: ready", "worker: ready"], seconds=60)

    assert eventually(lambda: numbers(mark, sys.executable) == [])


def test_a_child_left_behind_by_one_that_ended_is_killed(notes, mark):
    with pytest.raises(ChildEnded, match="worker ended with status 4"):
        serve(notes, child("worker", "leaves_a_child"))

    assert eventually(lambda: numbers(mark, sys.executable) == [])


def test_a_quiet_process_is_heard_when_it_ends(notes):
    with pytest.raises(ChildEnded, match="broker"):
        serve(notes, child("broker", "fails", is_shown=False))

    assert notes.lines == ["broker: no such table"]


def test_the_end_of_what_all_need_is_the_end(notes):
    with pytest.raises(ChildEnded, match="PostgreSQL has ended"):
        serve(notes, child("web", "waits"), needs={"PostgreSQL": lambda: False})


def test_waiting_for_what_does_not_come_ends(notes):
    with supervisor(notes) as running:
        assert running.wait_until(lambda: False, seconds=0) is False


def test_when_nobody_reads_the_lines_it_is_the_end(notes):
    notes.is_read = False

    with pytest.raises(StopAsked):
        serve(notes)
