"""A person's own account: tokens for programs, and where one is signed in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.issuing import issue
from claims.models import Digest, Token
from claims.signed_in import browser_name
from claims.tasks import forget

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
ASKED = {"token-name": "Notebook", "token-scopes": ["read"], "token-days": "30"}


def account(client):
    return client.get(reverse("account")).content.decode()


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        pytest.param(FIREFOX, "Firefox, Linux", id="Firefox"),
        pytest.param(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge, Windows",
            id="one that also calls itself Chrome and Safari",
        ),
        pytest.param(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
            "Safari, iPhone",
            id="a phone that also calls itself a Mac",
        ),
        pytest.param("curl/8.5", "", id="a program"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_browser_goes_by_the_name_people_know(user_agent, name):
    assert browser_name(user_agent) == name


def test_each_session_names_its_browser(client, reviewer):
    for browser in (client, Client(headers={"User-Agent": FIREFOX})):
        browser.force_login(reviewer)
        shown = account(browser)

    assert "<strong>Here</strong>, Firefox, Linux" in shown
    assert "a browser that does not say its name" in shown


def test_sessions_that_ended_are_forgotten_and_the_others_hold(client, reviewer):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.force_login(reviewer)
    Session.objects.filter(pk=elsewhere.session.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))

    forget.run()

    assert [session.pk for session in Session.objects.all()] == [client.session.session_key]


def test_a_token_is_shown_once_and_opens_what_its_scopes_name(client, viewer):
    client.force_login(viewer)

    made = client.post(reverse("account-token-new"), ASKED)

    shown = made.context["shown"]
    assert shown in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    assert shown not in account(client)
    program = Client(headers={"Authorization": f"Bearer {shown}"})
    assert program.get("/api/v1/topics").status_code == 200
    assert program.post("/api/v1/tokens", {}, content_type="application/json").status_code == 403
    assert "last used" in account(client)


def test_a_token_without_a_scope_is_not_made(client, viewer):
    client.force_login(viewer)

    refused = client.post(reverse("account-token-new"), ASKED | {"token-scopes": []})

    assert refused.status_code == 400
    assert not Token.objects.exists()


def test_a_revoked_token_opens_nothing_and_stays_in_the_list(client, viewer):
    token, shown = issue(name="Notebook", scopes=["read"], days=30, by=viewer)
    client.force_login(viewer)

    client.post(reverse("account-token-revoke", args=[token.number]))

    assert Client(headers={"Authorization": f"Bearer {shown}"}).get("/api/v1/topics").status_code == 401
    assert "revoked on" in account(client)


def test_a_token_that_ran_out_says_so(client, viewer):
    issue(name="Notebook", scopes=["read"], days=1, by=viewer)
    Token.objects.update(expiry=timezone.now() - timedelta(hours=1))
    client.force_login(viewer)

    assert "has run out" in account(client)


def test_nobody_revokes_a_token_of_somebody_else(client, viewer, editor):
    token, _shown = issue(name="Notebook", scopes=["read"], days=30, by=viewer)
    client.force_login(editor)

    assert client.post(reverse("account-token-revoke", args=[token.number])).status_code == 403
    assert Token.objects.get().revoked_at is None


def test_changes_are_mailed_to_whoever_gives_an_address(client, reviewer):
    client.force_login(reviewer)

    client.post(reverse("account-digest"), {"digest-address": "rosa@desk.example"})

    assert reviewer.reviewer.digest.address == "rosa@desk.example"
    assert 'value="rosa@desk.example"' in account(client)


def test_an_empty_address_ends_the_mails(client, reviewer):
    client.force_login(reviewer)
    client.post(reverse("account-digest"), {"digest-address": "rosa@desk.example"})

    client.post(reverse("account-digest"), {"digest-address": ""})

    assert not Digest.objects.exists()


def test_what_is_no_address_is_said_beside_the_field(client, reviewer):
    client.force_login(reviewer)

    response = client.post(reverse("account-digest"), {"digest-address": "rosa at the desk"})

    assert response.status_code == 400
    assert not Digest.objects.exists()


def test_without_a_mail_server_nobody_is_offered_mail(client, reviewer, settings):
    settings.EMAIL_HOST = ""
    client.force_login(reviewer)

    shown = account(client)
    client.post(reverse("account-digest"), {"digest-address": "rosa@desk.example"})

    assert "digest-address" not in shown
    assert not Digest.objects.exists()
