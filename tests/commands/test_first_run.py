"""A newcomer gets an account per role, the passwords once, and a board that tells a story."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from claims.models import Finding, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(settings, tmp_path):
    settings.LOCAL = True
    settings.LOCAL_ACCOUNTS = tmp_path / "accounts"
    return settings.LOCAL_ACCOUNTS


def first_run():
    said = io.StringIO()
    call_command("first_run", stdout=said)
    return said.getvalue()


def test_everybody_can_sign_in_with_what_is_printed(accounts, client):
    said = first_run()

    lines = [line.split() for line in accounts.read_text().splitlines()]
    assert [name for name, _ in lines] == ["viewer", "reviewer", "second", "editor", "admin"]
    assert all(f"{password}\n" in said for _, password in lines)
    assert all(client.login(username=name, password=password) for name, password in lines)
    assert accounts.stat().st_mode & 0o777 == 0o600
    assert Topic.objects.exists()
    assert Finding.objects.exists()


def test_a_second_run_changes_nothing_and_says_where_the_passwords_are(accounts):
    first_run()
    kept = accounts.read_text()

    said = first_run()

    assert accounts.read_text() == kept
    assert str(accounts) in said
    assert User.objects.count() == 5


def test_passwords_that_cannot_be_kept_leave_no_account_behind(accounts):
    accounts.mkdir()

    with pytest.raises(IsADirectoryError):
        first_run()

    assert not User.objects.exists()
    assert not Topic.objects.exists()


def test_an_installation_with_people_gets_no_accounts(accounts, reviewer):
    said = first_run()

    assert said == ""
    assert User.objects.get() == reviewer


def test_a_server_gets_no_accounts(accounts, settings):
    settings.LOCAL = False

    assert first_run() == ""
    assert not User.objects.exists()
