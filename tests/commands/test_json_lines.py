"""What holds for every command that answers JSON lines: a bad line is told by its number, and the rest goes on."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"id": "good", "text": "At least 30 people died.", "lang": "en"}
COMMANDS = ("read_figures", "compare_figures", "read_pages", "compare_pages")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        pytest.param(b"{\n", "not JSON", id="half an object"),
        pytest.param(b'["id"]\n', "has to hold an object", id="a list"),
        pytest.param(b'{"id": 1, "text": NaN}\n', "NaN", id="NaN"),
        pytest.param(b'{"id": 1, "text": "a\xff"}\n', "UTF-8", id="bytes that are no UTF-8"),
        pytest.param(b'{"id": 1, "text": "\\ud800"}\n', "surrogate", id="half of a surrogate pair"),
        pytest.param(b"[" * 100_000 + b"\n", "too deeply", id="nested without end"),
        pytest.param(b'{"id": 1, "n": ' + b"9" * 10_000 + b"}\n", "not JSON", id="a number of ten thousand digits"),
        pytest.param(b'{"text": "30 died"}\n', "no id", id="no id"),
        pytest.param(b'{"id": 1}\n', "text: there have to be words", id="no text"),
        pytest.param(b'{"id": 1, "text": 7}\n', "not 7", id="a number for a text"),
        pytest.param(b'{"id": 1, "text": "x", "published": "soon"}\n', "no day such as", id="no day"),
    ],
)
def test_a_bad_line_gives_an_error_with_its_number_and_the_rest_goes_on(ask, line, error):
    (wrong, *right), status = ask("read_figures", line, GOOD)

    assert wrong["line"] == 1
    assert error in wrong["error"]
    assert [figure["quote"] for figure in right] == ["At least 30"]
    assert status == 1


def test_lines_of_white_space_are_passed_over_but_counted(ask):
    answers, status = ask("read_figures", b"\n", b"  \n", GOOD, b"{\n")

    assert [answer.get("line") for answer in answers] == [None, 4]
    assert status == 1


def test_a_last_line_without_its_end_is_read(ask):
    answers, status = ask("read_figures", json.dumps(GOOD).encode())

    assert len(answers) == 1
    assert status == 0


def test_an_id_comes_back_as_it_was_given(ask):
    for given in (7, 2**70, "Ñandú \U0001f41f", None, {"a": [1]}):
        answers, _ = ask("read_figures", GOOD | {"id": given})

        assert [answer["id"] for answer in answers] == [given]


def test_each_answer_is_written_before_the_next_line_is_read():
    seen = []

    class Lines:
        def __iter__(self):
            for number in range(3):
                seen.append(out.getvalue().count(b"\n"))
                yield json.dumps(GOOD | {"id": number}).encode()

    out = io.BytesIO()
    call_command("read_figures", given=Lines(), out=out)

    assert seen == [0, 1, 2]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_given_is_nothing_answered(ask, command):
    assert ask(command) == ([], 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_number_of_bad_lines_is_told_at_the_end(command):
    with pytest.raises(CommandError, match="2 lines were not right"):
        call_command(command, given=io.BytesIO(b"{\n{\n"), out=io.BytesIO())


def run(*arguments, given=b""):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, input=given, capture_output=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "given", "status"),
    [
        pytest.param(("read_figures",), json.dumps(GOOD).encode(), 0, id="all lines right"),
        pytest.param(("read_figures",), b"{", 1, id="a bad line"),
        pytest.param(("read_figures", "--profile", "none"), b"", 2, id="an option that does not exist"),
    ],
)
def test_exit_status_from_a_shell(arguments, given, status):
    done = run(*arguments, given=given)

    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert b"line/s" not in done.stderr  # no progress where nobody looks
