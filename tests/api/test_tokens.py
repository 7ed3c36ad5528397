"""Tokens: shown once, kept as a hash, narrowed by scopes, closed by time, by revoking and with the account."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from claims.models import Token
from tests.api.conftest import Program

pytestmark = pytest.mark.django_db


def test_a_token_is_shown_once_and_kept_as_a_hash(program):
    asking = program("editor", "admin")

    made = asking.send("POST", "/api/v1/tokens", {"name": "Notebook", "scopes": ["read"], "days": 7}).json()

    assert made["token"].startswith(made["number"])
    assert "token" not in asking.get("/api/v1/tokens").json()[0]
    assert made["token"] not in str(Token.objects.filter(token_key=made["number"]).values())
    assert Client(headers={"Authorization": f"Bearer {made['token']}"}).get("/api/v1/me").json()["scopes"] == ["read"]


@pytest.mark.parametrize("shown", ["fc_nosuchtoken", "", "a b c", "fc_\u00e9", "\x00"])
def test_what_is_no_token_opens_nothing(db, shown):
    response = Client(headers={"Authorization": f"Bearer {shown}"}).get("/api/v1/me")

    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_ran_out_opens_nothing(program):
    asking = program("editor")
    Token.objects.filter(pk=asking.token.pk).update(expiry=timezone.now() - timedelta(seconds=1))

    assert asking.get("/api/v1/me").status_code == 401


def test_a_token_of_a_closed_account_opens_nothing(program):
    asking = program("editor")
    User.objects.filter(username="editor").update(is_active=False)

    assert asking.get("/api/v1/me").status_code == 401


def test_a_revoked_token_stays_on_record_and_opens_nothing(program):
    asking = program("editor", "admin")

    assert asking.send("DELETE", f"/api/v1/tokens/{asking.token.number}").status_code == 204
    assert asking.get("/api/v1/me").status_code == 401
    assert Token.objects.get(pk=asking.token.pk).revoked_at is not None


def test_nobody_revokes_the_token_of_another(program):
    other = program("editor")

    assert program("reviewer", "admin").send("DELETE", f"/api/v1/tokens/{other.token.number}").status_code == 403
    assert other.get("/api/v1/me").status_code == 200


def test_use_is_noted(program):
    asking = program("editor")
    asking.get("/api/v1/me")

    assert Token.objects.get(pk=asking.token.pk).last_used_at is not None


@pytest.mark.parametrize(
    "scope", [scope for scope in Token.Scope if scope not in (Token.Scope.READ, Token.Scope.ADMIN)]
)
def test_a_scope_opens_what_it_names_alone(program, scope):
    response = program("admin", scope).get("/api/v1/claims")

    assert response.status_code == 403
    assert "read" in response.json()["detail"]


def test_names_need_the_scope_and_the_right(story, program):
    def has_names(name, *scopes):
        rows = program(name, *scopes).get("/api/v1/ratings").json()["results"]
        return "person" in rows[0]

    assert has_names("admin", "read", "export:identities")
    assert not has_names("admin", "read")
    assert not has_names("reviewer", "read", "export:identities")


def test_a_browser_never_sees_names(story, client):
    client.force_login(User.objects.get(username="admin"))

    assert "person" not in client.get("/api/v1/ratings").json()["results"][0]


def test_a_program_may_ask_so_often_and_is_told_when_again(settings, story):
    settings.API_BURST, settings.API_PER_MINUTE = 3, 1
    asking = Program(User.objects.get(username="viewer"))

    answers = [asking.get("/api/v1/me") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert Program(User.objects.get(username="editor")).get("/api/v1/me").status_code == 200
