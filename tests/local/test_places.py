"""Where data and sockets lie, also in long paths and where other users can write."""

import os
from pathlib import Path

import pytest

from factcheck.local.accounts import Account, is_open_to_others
from factcheck.local.errors import CannotRun
from factcheck.local.places import (
    ROOTS_STORE,
    check_not_anothers,
    make_private,
    make_var,
    server_directory,
    socket_directory,
)

NOBODY = Account("nobody", 65534, 65534)


@pytest.mark.parametrize(
    ("directory", "beside_the_data"),
    [
        pytest.param("/" + "d" * 94, True, id="107 bytes with the socket's name are the most that fit"),
        pytest.param("/" + "d" * 95, False, id="108 bytes are too many"),
        pytest.param("/" + "ü" * 47 + "d", False, id="bytes count, not letters"),
        pytest.param("/a b/var", True, id="a space is no obstacle"),
        pytest.param("/a,b/var", False, id="a comma would end the path for a client"),
        pytest.param('/a"b/var', False, id="a quotation mark would end the path for the server"),
    ],
)
def test_socket_directory(directory, beside_the_data):
    assert (socket_directory(Path(directory), "valkey.sock") == Path(directory)) is beside_the_data


def test_two_long_paths_have_two_socket_directories_in_the_temp_directory():
    one, other = (socket_directory(Path("/long" * 40, name), "valkey.sock") for name in ("one", "other"))

    assert one != other
    assert one.parent == other.parent == Path("/tmp")
    assert len(str(one / "valkey.sock")) <= 107


def test_the_socket_directory_does_not_depend_on_tmpdir(monkeypatch):
    before = socket_directory(Path("/long" * 40), "valkey.sock")
    monkeypatch.setenv("TMPDIR", "/elsewhere")

    assert socket_directory(Path("/long" * 40), "valkey.sock") == before


def test_a_private_directory_is_made_for_its_owner_alone(home):
    make_private(home / "sockets")
    make_private(home / "sockets")

    assert (home / "sockets").stat().st_mode & 0o777 == 0o700


def test_a_private_directory_that_was_opened_to_others_is_closed(home):
    (home / "sockets").mkdir(mode=0o755)

    make_private(home / "sockets")

    assert (home / "sockets").stat().st_mode & 0o777 == 0o700


def test_a_link_in_place_of_a_private_directory_is_refused(home):
    (home / "elsewhere").mkdir(mode=0o700)
    (home / "sockets").symlink_to(home / "elsewhere")

    with pytest.raises(CannotRun, match="made by another user, or is no directory"):
        make_private(home / "sockets")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give a directory away")
def test_a_private_directory_of_another_user_is_refused(home):
    (home / "sockets").mkdir(mode=0o700)
    os.chown(home / "sockets", NOBODY.uid, NOBODY.gid)

    with pytest.raises(CannotRun, match="made by another user, or is no directory"):
        make_private(home / "sockets")


def test_data_lie_in_the_project_when_the_server_is_the_users_own(home):
    (home / "closed").mkdir(mode=0o700)

    assert server_directory(home / "closed" / "var", "pg", None) == home / "closed" / "var" / "pg"


def test_data_lie_in_the_project_when_another_account_can_get_there(home):
    assert server_directory(home / "var", "pg", NOBODY) == home / "var" / "pg"


def test_data_lie_in_roots_store_when_the_project_is_closed_to_the_servers_account(home):
    (home / "closed").mkdir(mode=0o700)

    assert ROOTS_STORE in server_directory(home / "closed" / "var", "pg", NOBODY).parents


@pytest.mark.parametrize(
    "account", [pytest.param(None, id="as oneself"), pytest.param(NOBODY, id="as another account")]
)
def test_a_link_to_another_disk_is_followed(home, account):
    (home / "disk").mkdir()
    (home / "var").mkdir()
    (home / "var" / "pg").symlink_to(home / "disk")

    assert server_directory(home / "var", "pg", account) == home / "disk"
    check_not_anothers(home / "var", "pg")


def test_a_link_to_the_data_of_another_place_is_refused(home):
    (home / "closed" / "var").mkdir(parents=True, mode=0o700)
    (home / "closed").chmod(0o700)
    own = server_directory(home / "closed" / "var", "pg", NOBODY)
    (home / "moved").mkdir()
    (home / "moved" / "pg").symlink_to(own)

    with pytest.raises(CannotRun, match="since the project was moved or copied here"):
        check_not_anothers(home / "moved", "pg")


def test_var_is_passable_for_roots_servers_whatever_the_umask(home):
    before = os.umask(0o077)
    try:
        make_var(home / "project" / "var")
    finally:
        os.umask(before)

    assert is_open_to_others(home / "project" / "var") is (os.geteuid() == 0)
