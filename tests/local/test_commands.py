"""Which management commands start the database."""

import subprocess

import psycopg
import pytest

from factcheck.local import commands
from factcheck.local.commands import hold_for_command, needs_database, needs_tables
from factcheck.local.errors import CannotRun
from factcheck.local.postgres import DATABASE, PORT, USER


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


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["migrate"], False, id="migrate, which makes them"),
        pytest.param(["showmigrations"], False, id="what has been applied"),
        pytest.param(["read_figures"], False, id="reading figures, which is pure"),
        pytest.param(["import_text", "article.txt"], True, id="taking in a text"),
        pytest.param(["export_ratings"], True, id="exporting"),
    ],
)
def test_needs_tables(arguments, expected):
    assert needs_tables(arguments) is expected


def test_a_database_of_ones_own_needs_no_server(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/factcheck")
    monkeypatch.setattr("factcheck.local.commands.hold_postgres", pytest.fail)

    hold_for_command(["migrate"])


@pytest.fixture
def held(hold_cluster, copy_var, home, monkeypatch):
    """The database of an installation in which nothing ran yet."""
    held = hold_cluster(copy_var(home / "var"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(commands, "hold_postgres", lambda: held)
    monkeypatch.setattr(commands, "_held", [])
    return held


def test_the_first_command_finds_its_tables_made_and_the_next_one_finds_them_there(held, monkeypatch):
    made = []

    def migrate(command, **_):
        made.append(command[-2:])
        place = held.cluster
        with psycopg.connect(host=str(place.sockets), port=PORT, user=USER, dbname=DATABASE) as connection:
            connection.execute("CREATE TABLE django_migrations ()")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", migrate)
    hold_for_command(["import_text", "article.txt"])
    hold_for_command(["import_text", "article.txt"])

    assert made == [["migrate", "--verbosity=0"]]


def test_tables_that_cannot_be_made_end_the_command_with_a_way_out(held, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))

    with pytest.raises(CannotRun, match="manage.py migrate"):
        hold_for_command(["import_text", "article.txt"])
