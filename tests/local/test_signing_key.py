"""Each installation has a signing key of its own, which nobody else can read."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from factcheck.local.errors import CannotRun
from factcheck.local.signing_key import read_or_make_key


def test_the_key_is_made_once_and_for_its_owner_alone(home):
    first = read_or_make_key(home / "var" / "secret_key")

    assert read_or_make_key(home / "var" / "secret_key") == first
    assert len(first) >= 50
    assert (home / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (home / "var").iterdir()] == ["secret_key"]


def test_two_installations_have_two_keys(home):
    assert read_or_make_key(home / "one" / "secret_key") != read_or_make_key(home / "other" / "secret_key")


def test_those_who_make_it_at_once_agree(home):
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(read_or_make_key, [home / "var" / "secret_key"] * 64))

    assert len(keys) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_key_of_another_user_is_named_as_such(home):
    (home / "secret_key").write_text("x")
    (home / "secret_key").chmod(0)

    with pytest.raises(CannotRun, match="run as that user"):
        read_or_make_key(home / "secret_key")
