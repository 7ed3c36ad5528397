"""Letting people in from the command line, and giving them a new password."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests.factories import person

pytestmark = pytest.mark.django_db


def run(*words, **options):
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue().split()


def test_an_invited_person_signs_in_with_the_printed_password():
    name, password = run("invite_reviewer", "ana")

    assert Client().login(username=name, password=password)
    assert User.objects.get(username="ana").reviewer.pseudonym.startswith("R-")


def test_a_viewer_is_invited_and_does_not_rate():
    run("invite_reviewer", "vera", role="Viewer")

    assert not hasattr(User.objects.get(username="vera"), "reviewer")


def test_a_name_is_given_once():
    run("invite_reviewer", "ana")

    with pytest.raises(CommandError, match="An account named Ana is there already"):
        run("invite_reviewer", "Ana")


def test_a_new_password_ends_the_sessions_of_the_old_one(client):
    client.force_login(person("ana", "Reviewer"))

    name, password = run("reset_password", "ana")

    assert client.get(reverse("queue")).status_code == 302
    assert Client().login(username=name, password=password)


def test_an_account_that_is_not_there_gets_no_password():
    with pytest.raises(CommandError, match="There is no account named nobody"):
        run("reset_password", "nobody")
