"""Which management commands start the database."""

import pytest

from factcheck.local.commands import hold_for_command, needs_database


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], False, id="no command: the list of commands"),
        pytest.param(["--help"], False, id="help"),
        pytest.param(["help", "migrate"], False, id="help on a command"),
        pytest.param(["migrate", "--help"], False, id="help on a command, asked of it"),
        pytest.param(["--version"], False, id="the version"),
        pytest.param(["check"], False, id="check"),
        pytest.param(["check", "--deploy"], False, id="check of production settings"),
        pytest.param(["check", "--database", "default"], True, id="check of the database"),
        pytest.param(["makemigrations", "--check"], False, id="makemigrations"),
        pytest.param(["collectstatic", "--noinput"], False, id="collectstatic"),
        pytest.param(["read_figures"], False, id="reading figures, which is pure"),
        pytest.param(["migrate"], True, id="migrate"),
        pytest.param(["shell"], True, id="shell"),
        pytest.param(["import_text", "-", "--publisher", "help"], True, id="a value that is called help"),
    ],
)
def test_needs_database(arguments, expected):
    assert needs_database(arguments) is expected


def test_a_database_of_ones_own_needs_no_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/factcheck")
    monkeypatch.setattr("factcheck.local.commands.hold_postgres", pytest.fail)

    hold_for_command(["migrate"])
