"""What cannot be answered is refused with a problem and a pointer, and never breaks anything."""

import json

import pytest

from tests.api.conftest import pointers_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        pytest.param("limit=0", "#/limit", id="a page without rows"),
        pytest.param("limit=1001", "#/limit", id="a page that is too long"),
        pytest.param("limit=1180591620717411303424", "#/limit", id="two to the seventieth rows"),
        pytest.param("limit=%D9%A3", "#/limit", id="a number in other digits"),
        pytest.param("cursor=abc", "#/cursor", id="a cursor made up"),
        pytest.param("cursor=WzEsMF0:1tM:forged", "#/cursor", id="a cursor with a forged signature"),
        pytest.param("claim=1180591620717411303424", "#/claim", id="a key larger than any"),
        pytest.param("claim=-1", "#/claim", id="a key below one"),
        pytest.param("low_gte=NaN", "#/low_gte", id="no number"),
        pytest.param("low_gte=1e999", "#/low_gte", id="a number larger than any count"),
        pytest.param("is_stale=perhaps", "#/is_stale", id="neither true nor false"),
        pytest.param("as_of_after=2023-02-30", "#/as_of_after", id="a day that is none"),
        pytest.param("updated_since=2023-01-01", "#/updated_since", id="a moment without a time zone"),
        pytest.param("updated_since=yesterday", "#/updated_since", id="a moment in words"),
        pytest.param("q=%00", "#/q", id="a NUL"),
        pytest.param("level=a&level=b", "#/level", id="a parameter twice"),
        pytest.param("nosuch=1", "#/nosuch", id="a parameter that there is not"),
        pytest.param("fields=row,nosuch", "#/fields", id="a column that there is not"),
    ],
)
def test_a_parameter_that_is_wrong_is_pointed_to(program, query, pointer):
    response = program("editor").get(f"/api/v1/ratings?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert pointers_of(response) == [("query", pointer)]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        pytest.param(b'{"name": "a\\u0000b", "scopes": ["read"]}', "#/name", id="a NUL"),
        pytest.param(b'{"name": "x", "scopes": ["\\u0000"]}', "#/scopes/0", id="a NUL in a list"),
        pytest.param(b'{"name": "\\ud800", "scopes": ["read"]}', "#", id="half a surrogate pair"),
        pytest.param(b'{"name": "x", "scopes": ["read"], "days": NaN}', "#", id="no number"),
        pytest.param(b'{"name": "x", "scopes": ["read"], "days": 1180591620717411303424}', "#/days", id="too many"),
        pytest.param(b'{"name": "x", "scopes": ["read"], "days": ' + b"9" * 5000 + b"}", "#", id="5,000 digits"),
        pytest.param(b'{"name": ["x"], "scopes": ["read"]}', "#/name", id="a list for a text"),
        pytest.param(b'{"name": "x", "scopes": {}}', "#/scopes", id="an object for a list"),
        pytest.param(b"[" * 100_000, "#", id="nested without end"),
        pytest.param(b"[]", "#", id="a list for an object"),
        pytest.param(b"\xff\xfe", "#", id="no UTF-8"),
        pytest.param(b"{", "#", id="cut off"),
    ],
)
def test_a_body_that_is_wrong_is_pointed_to(program, body, pointer):
    response = program("editor", "admin").send("POST", "/api/v1/tokens", body)

    assert response.status_code == 400
    assert pointers_of(response) == [("body", pointer)]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/api/v1/claims/1180591620717411303424", 404, id="a row larger than any"),
        pytest.param("/api/v1/topics/no-such-topic", 404, id="a topic that there is not"),
        pytest.param("/api/v1/ratings.pdf", 404, id="a format that there is not"),
        pytest.param("/api/v1/topics/a%0Ab/measures", 404, id="an address with the end of a line in it"),
    ],
)
def test_what_is_not_there_is_a_problem_too(program, address, status):
    response = program("editor").get(address)

    assert response.status_code == status
    assert response.json()["status"] == status


def test_a_problem_is_a_problem_whatever_was_accepted(program):
    response = program("editor").get("/api/v1/ratings?limit=0", headers={"Accept": "text/csv"})

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert json.loads(response.content)["instance"] == "/api/v1/ratings"


def test_a_token_that_opens_nothing_is_refused_whatever_format_is_asked_for(client):
    response = client.get("/api/v1/topics?format=xml", headers={"Authorization": "Bearer fc_nothing"})

    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")


def test_a_moment_may_be_told_by_any_clock(program):
    assert program("editor").get("/api/v1/snapshots?updated_since=4096-08-30T17:31:14.96-18:17").status_code == 200


def test_a_format_that_there_is_not_is_not_found(program):
    assert program("editor").get("/api/v1/topics?format=xml").status_code == 404


def test_a_cursor_of_another_query_is_refused(program):
    asking = program("editor")
    following = asking.get("/api/v1/claims?limit=1").json()["next"]

    assert asking.get(following).status_code == 200
    assert asking.get(following + "&state=open").status_code == 400
    assert asking.get(following.replace("/claims?", "/sources?")).status_code == 400
