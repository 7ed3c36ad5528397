"""What programs say of findings and sources, and what anybody may read."""

import pytest
from django.test import Client

from claims.models import Finding, Topic
from tests.api.conftest import pointers_of
from tests.factories import claim, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(story):
    return {
        "measure": story.finding.measure_id,
        "as_of": "2023-01-19",
        "low": 48,
        "best": 49,
        "high": 60,
        "method": "range",
        "sentence": "From 48 to 60 people were killed.",
        "conflict": "no",
        "included": [story.decided.pk],
        "supersedes": story.finding.pk,
    }


def test_an_editor_states_a_finding_and_nobody_else(program, story, answer):
    address = "/api/v1/findings"

    assert program("reviewer", "decisions:write").send("POST", address, answer).status_code == 403
    assert program("editor", "ratings:write").send("POST", address, answer).status_code == 403
    made = program("editor", "read", "decisions:write").send("POST", address, answer)

    finding = Finding.objects.get(supersedes=story.finding)
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/findings/{finding.pk}")
    assert (made.json()["low"], made.json()["supersedes"]) == (48, story.finding.pk)
    assert [row.claim_id for row in finding.weighed.filter(is_included=True)] == [story.decided.pk]


@pytest.mark.parametrize(
    ("changed", "status", "pointer"),
    [
        pytest.param({"supersedes": None}, 409, "#/supersedes", id="an answer to what was there before"),
        pytest.param({"low": 50, "best": 49}, 409, "#", id="numbers that fall"),
        pytest.param({"conflict": "perhaps"}, 400, "#/conflict", id="a word that there is not"),
        pytest.param({"as_of": "2023-02-30"}, 400, "#/as_of", id="a day that is none"),
        pytest.param({"low": "NaN"}, 400, "#/low", id="no number"),
        pytest.param({"measure": 2**70}, 400, "#/measure", id="two to the seventieth"),
        pytest.param({"included": [2**62]}, 400, "#/included", id="a claim that there is not"),
        pytest.param({"change_kind": "correction"}, 409, "#", id="a correction without a note"),
    ],
)
def test_a_finding_that_cannot_be_stated_is_pointed_to(program, story, answer, changed, status, pointer):
    response = program("editor", "decisions:write").send("POST", "/api/v1/findings", answer | changed)

    assert (response.status_code, pointers_of(response)) == (status, [("body", pointer)])
    assert not Finding.objects.filter(supersedes=story.finding).exists()


def test_a_finding_counts_claims_of_its_own_measure(program, story, answer):
    other = claim("12", 12, 12, placed_in=measure("People injured", "injured", topic=story.topic))

    response = program("editor", "decisions:write").send("POST", "/api/v1/findings", answer | {"included": [other.pk]})

    assert (response.status_code, pointers_of(response)) == (400, [("body", "#/included")])


def test_a_source_is_corrected_by_who_has_read_it(program, story):
    asking = program("editor", "read", "sources:write")
    address = f"/api/v1/sources/{story.source.pk}"
    body = {"title": "Toll rises to 48", "published_on": "2023-01-19", "reason": "As the page has it."}

    assert asking.send("PATCH", address, body).status_code == 428
    assert asking.send("PATCH", address, body, **{"If-Match": '"0"'}).status_code == 412
    read = asking.get(address)
    corrected = asking.send("PATCH", address, body, **{"If-Match": read["ETag"]})

    assert corrected.json()["title"] == "Toll rises to 48"
    assert corrected.json()["published_on"] == "2023-01-19"
    assert asking.send("PATCH", address, body, **{"If-Match": read["ETag"]}).status_code == 412
    assert program("reviewer", "sources:write").send("PATCH", address, body).status_code == 403


def test_what_was_done_to_a_claim_is_told_with_who_and_why(program, story):
    asking = program("reviewer", "read", "claims:write")
    address = f"/api/v1/claims/{story.decided.pk}"
    asking.send("PATCH", address, {"place": "Puno", "reason": "The text says so."}, **{"If-Match": "*"})

    (last, *_) = asking.get(f"{address}/history").json()

    assert (last["by"], last["reason"]) == ("reviewer", "The text says so.")
    assert [row["after"] for row in last["differences"]] == ["Puno"]
    assert last["at"].endswith("Z")


def test_anybody_reads_what_a_public_topic_says(story):
    anybody = Client(raise_request_exception=False)
    addresses = ("topics", "measures", "findings", f"topics/{story.topic.slug}/measures")
    private = [anybody.get(f"/api/v1/{address}").json()["results"] for address in addresses]
    row, board = f"/api/v1/findings/{story.finding.pk}", f"/api/v1/topics/{story.topic.slug}/board"

    assert private == [[], [], [], []]
    assert [anybody.get(address).status_code for address in (row, board)] == [401, 401]
    Topic.objects.update(is_public=True)
    assert [len(anybody.get(f"/api/v1/{address}").json()["results"]) for address in addresses] == [1, 1, 1, 1]
    assert [anybody.get(address).status_code for address in (row, board, f"{board}.csv")] == [200, 200, 200]
    assert b"".join(anybody.get("/api/v1/findings.csv").streaming_content).count(b"\r\n") == 2


@pytest.mark.parametrize("address", ["claims", "ratings", "sources", "findings?updated_since=2023-01-01T00:00:00Z"])
def test_anybody_reads_no_more_than_that(story, address):
    Topic.objects.update(is_public=True)

    assert Client(raise_request_exception=False).get(f"/api/v1/{address}").status_code == 401
