"""What holds for every answer of the site: looking changes nothing, and the browser is told what to allow."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import person
from tests.web.doors import addresses
from tests.web.permits import PERMITS
from tests.web.story import tell

pytestmark = pytest.mark.django_db

# What a browser is told with every answer, and the words it has to hold.
TOLD = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'",
}


@pytest.fixture
def story():
    return tell()


@pytest.fixture
def admin(client):
    client.force_login(person("admin", "Admin"))
    return client


COUNT_VISITS = ("django_session", "claims_allowance")


def rows():
    """Return, for every table but those that count visits, how many rows it has and a sum over all their words."""
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names(cursor) if table not in COUNT_VISITS]
        sums = [f"SELECT '{table}', count(*), sum(hashtextextended(t::text, 0)) FROM \"{table}\" t" for table in tables]
        cursor.execute(" UNION ALL ".join(sums))
        return {table: (count, total) for table, count, total in cursor.fetchall()}


def read(response):
    """Read an answer to its end, as a browser does."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_looking_at_a_page_changes_nothing(admin, story):
    changed = []
    for name, address in addresses(story.arguments()):
        before = rows()
        read(admin.get(address))
        if rows() != before:
            changed.append(name)

    assert changed == []


@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "before signing in"])
def test_every_answer_tells_the_browser_what_to_allow(request, client, story, signed_in):
    if signed_in:
        request.getfixturevalue("admin")
    missing = []
    for name, address in addresses(story.arguments()):
        for method in ("GET", "POST"):
            if method == "POST" and "POST" not in PERMITS.get(name, {}):
                continue
            response = client.generic(method, address)
            read(response)
            missing += [(name, header) for header, words in TOLD.items() if words not in response.get(header, "")]
            policy = response.get("Content-Security-Policy", "")
            missing += [(name, word) for word in ("unsafe-inline", "unsafe-eval", "http:", "*") if word in policy]

    assert missing == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/claims/999999999/", 404, id="a row that is not there"),
        pytest.param("/no-such-page/", 404, id="an address that is not there"),
        pytest.param("/claims/99999999999999999999/", 404, id="a number larger than any row's"),
        pytest.param("/topics/new/", 403, id="a page of another role"),
    ],
)
def test_a_refusal_tells_it_too(client, path, status):
    client.force_login(person("viewer", "Viewer"))

    response = client.get(path)

    assert response.status_code == status
    assert [header for header, words in TOLD.items() if words not in response.get(header, "")] == []
    assert "<h1>" in response.content.decode()


def test_a_page_that_breaks_says_so_and_tells_it_too(story, monkeypatch):
    monkeypatch.setattr("claims.views.queue.lists_for", lambda user, reviewer: 1 / 0)
    client = Client(raise_request_exception=False)
    client.force_login(person("admin", "Admin"))

    response = client.get(reverse("queue"))

    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert [header for header, words in TOLD.items() if words not in response.get(header, "")] == []
