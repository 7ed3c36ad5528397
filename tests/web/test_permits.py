"""Every address against every role and every method: who is let in, who is sent to sign in, who is refused."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.factories import person
from tests.web.doors import addresses, named_patterns
from tests.web.permits import ADMIN, ANYONE, DJANGOS_OWN, PERMITS, RANKS
from tests.web.story import tell

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NAMES = sorted({name for name, _, _ in named_patterns() if not name.startswith("admin:")})


@pytest.fixture
def story(editor, reviewer, second, viewer):
    person("admin", "Admin")
    return tell(editor, reviewer, second)


@pytest.fixture
def clients(story):
    """A browser per role, signed in but for the first."""
    clients = {role: Client(raise_request_exception=False) for role in RANKS}
    for role in RANKS[1:]:
        clients[role].force_login(User.objects.get(username=role))
    return clients


def answer_to(clients, role, method, address):
    """Ask as a role and return what came of it in a word; what it did to the rows is undone."""
    with transaction.atomic():
        response = clients[role].generic(method, address)
        transaction.set_rollback(True)
    to_sign_in = response.status_code == 302 and "login/?next=" in response["Location"]
    if role == ANYONE and (to_sign_in or response.status_code in (401, 403)):
        return "sign in first"
    return {403: "refused", 404: "not there", 405: "no such method"}.get(
        response.status_code, "broken" if response.status_code >= 500 else "refused" if to_sign_in else "let in"
    )


def expected(role, method, permits):
    """Return the answers that are right for a role."""
    lowest = permits.get(method)
    if lowest is not None and RANKS.index(role) >= RANKS.index(lowest):
        return {"let in"}
    if role == ANYONE:
        return {"sign in first", "no such method"}
    return {"refused", "no such method"} if lowest is None else {"refused"}


def test_every_address_says_whom_it_lets_in():
    assert [name for name in NAMES if name not in PERMITS] == []


def test_no_permit_is_left_of_an_address_that_is_gone():
    assert [name for name in PERMITS if name not in NAMES] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_role_is_let_in_where_it_may(story, clients, name):
    address = dict(addresses(story.arguments()))[name]
    permits = PERMITS[name]

    wrong = [
        f"{role} {method}: {answer}"
        for role in RANKS
        for method in METHODS
        if (answer := answer_to(clients, role, method, address)) not in expected(role, method, permits)
    ]

    assert wrong == []


def test_the_admin_site_is_for_administrators(story, clients):
    """Whatever the method; an administrator may be refused too, since facts can only be looked at there."""
    answers = {
        (name, role, method): answer_to(clients, role, method, address)
        for name, address in addresses(story.arguments(), but=DJANGOS_OWN)
        if name.startswith("admin:")
        for role in RANKS
        for method in ("GET", "POST")
    }

    assert {key for key, answer in answers.items() if answer == "let in" and key[1] != ADMIN} == set()
    assert {key for key, answer in answers.items() if answer in ("broken", "not there")} == set()
    assert {answer for key, answer in answers.items() if key[1:] == (ADMIN, "GET")} == {"let in", "refused"}


def test_no_form_is_taken_from_another_site(story):
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="admin"))
    unsafe = [
        (name, address)
        for name, address in addresses(story.arguments(), but=DJANGOS_OWN)
        if "POST" in PERMITS.get(name, {"POST": ADMIN})
    ]

    taken = [name for name, address in unsafe if b"CSRF" not in client.post(address).content]

    assert taken == []


def test_a_private_topic_is_nobodys_before_signing_in(client, story):
    assert client.get(reverse("topic-board", args=[story.topic.slug])).status_code == 302
