"""Files by program: asked for, followed, downloaded, gone on with where one was cut off."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Export
from claims.tasks import build_export
from tests.api.conftest import pointers_of

pytestmark = pytest.mark.django_db
RATINGS = {"format": "csv", "table": "ratings"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EXPORT_ROOT = tmp_path / "exports"


def built(asking, said=None):
    """Ask for a file, let a worker build it, and return what its address says then."""
    answer = asking.send("POST", "/api/v1/exports", said or RATINGS)
    assert answer.status_code == 202, answer.content
    build_export(answer.json()["export"])
    Export.objects.update(transaction=2**62)  # a test is one transaction, which is never over
    return asking.get(answer["Location"]).json()


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_file_is_asked_for_followed_and_downloaded(program):
    asking = program("editor")
    answer = asking.send("POST", "/api/v1/exports", RATINGS)
    waiting = asking.get(answer["Location"]).json()

    ready = built(asking)
    file = asking.get(ready["download"])
    body = body_of(file)

    assert (answer.status_code, waiting["state"], waiting["download"]) == (202, "waiting", None)
    assert asking.get(f"{answer['Location']}/download").status_code == 200
    assert (ready["state"], ready["row_count"], ready["is_stale"]) == ("ready", body.count(b"\r\n") - 1, False)
    assert (ready["sha256"], ready["byte_count"]) == (hashlib.sha256(body).hexdigest(), len(body))
    assert body == body_of(asking.get("/api/v1/ratings.csv"))
    assert asking.send("POST", "/api/v1/exports", RATINGS).status_code == 200
    assert [one["export"] for one in asking.get("/api/v1/exports").json()] == [ready["export"]]


def test_a_client_that_was_cut_off_goes_on(program):
    asking = program("editor")
    where = built(asking)["download"]
    whole = asking.get(where)

    rest = asking.get(where, headers={"Range": "bytes=100-", "If-Range": whole["ETag"]})
    beyond = asking.get(where, headers={"Range": "bytes=99999999-"})

    body = body_of(whole)
    assert (rest.status_code, body[:100] + body_of(rest)) == (206, body)
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(body)}")
    assert pointers_of(beyond) == [("header", "#/Range")]
    assert asking.get(where, headers={"If-None-Match": whole["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        pytest.param({"format": "csv"}, "#/table", id="no table"),
        pytest.param({"format": "datapackage", "table": "claims"}, "#/table", id="a package of one table"),
        pytest.param({"format": "xlsx", "table": "claims"}, "#/format", id="no such format"),
        pytest.param({"format": "csv", "table": "auth_user"}, "#/table", id="no such table"),
        pytest.param(RATINGS | {"filters": {"nonsense": "1"}}, "#/filters/nonsense", id="no such filter"),
        pytest.param(RATINGS | {"filters": {"claim": "x"}}, "#/filters/claim", id="a filter that is no number"),
        pytest.param(RATINGS | {"filters": {"claim": ["1"]}}, "#/filters/claim", id="a filter that is no text"),
        pytest.param(RATINGS | {"secret": 1}, "#/secret", id="no such field"),
    ],
)
def test_what_cannot_be_built_is_refused_with_a_pointer(program, said, pointer):
    refused = program("editor").send("POST", "/api/v1/exports", said)

    assert (refused.status_code, pointers_of(refused)) == (400, [("body", pointer)])
    assert not Export.objects.filter(is_pending=True).exists()


def test_names_are_for_the_scope_alone(program):
    named = RATINGS | {"names": True}

    assert program("admin").send("POST", "/api/v1/exports", named).status_code == 403
    ready = built(program("admin", "read", "export:identities"), named)
    assert program("admin").get(ready["download"]).status_code == 403
    head = body_of(program("admin", "read", "export:identities").get(ready["download"])).split(b"\r\n")[0]
    assert b"person" in head


def test_a_file_is_for_who_asked_for_it(program, story):
    ready = built(program("reviewer"))

    assert program("viewer").get(ready["download"]).status_code == 403
    assert program("admin").get(ready["download"]).status_code == 200
    assert Client().get(ready["download"]).status_code == 401


def test_a_file_that_is_gone_is_said_to_be(program):
    asking = program("editor")
    ready = built(asking)

    Export.objects.update(state="expired")
    expired = asking.get(ready["download"])
    Export.objects.update(state="waiting", is_pending=True)
    waiting = asking.get(ready["download"])
    Export.objects.update(state="ready", is_pending=False, sha256="0" * 64)
    lost = asking.get(ready["download"])

    assert (expired.status_code, waiting.status_code, lost.status_code) == (410, 409, 410)


def test_a_person_asks_and_waits_without_javascript(client, story, editor):
    client.force_login(editor)

    sent = client.post(reverse("export"), {"format": "ndjson", "table": "claims", "topic": story.topic.slug})
    waiting = client.get(sent["Location"]).content.decode()
    build_export(Export.objects.get(is_pending=True).pk)
    Export.objects.update(transaction=2**62)
    ready = client.get(sent["Location"]).content.decode()
    file = client.get(sent["Location"] + "download/")

    assert "Being built" in waiting
    assert "Look again" in waiting
    assert "SHA-256" in ready
    assert body_of(file) == body_of(client.get(f"/api/v1/claims.ndjson?topic={story.topic.slug}"))
    assert client.get(sent["Location"] + "download/", headers={"Range": "bytes=99999999-"}).status_code == 416


def test_a_person_is_told_what_cannot_be_built(client, story, editor):
    client.force_login(editor)

    refused = client.post(reverse("export"), {"format": "csv", "table": "publishers", "topic": story.topic.slug})

    assert refused.status_code == 400
    assert "belong to no topic" in refused.content.decode()
