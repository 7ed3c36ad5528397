"""Pages of tables: each row exactly once whatever is written meanwhile, and the same row wherever it is read."""

import json

import pytest
from django.db import connection

from claims import rating
from claims.exporting.tables import TABLES
from claims.models import Claim, Rating
from sources import restricting
from tests.factories import NOW, claim, judged, person

pytestmark = pytest.mark.django_db


def walk(asking, address):
    """Yield the rows of every page."""
    while address:
        page = asking.get(address).json()
        yield from page["results"]
        address = page["next"]


@pytest.mark.parametrize("name", TABLES)
def test_pages_and_streams_hold_the_same_rows(program, name):
    asking = program("admin")

    paged = list(walk(asking, f"/api/v1/{name}?limit=1"))
    streamed = b"".join(asking.get(f"/api/v1/{name}.ndjson").streaming_content)

    assert paged
    assert [json.loads(line) for line in streamed.splitlines()] == paged


@pytest.mark.parametrize("name", TABLES)
def test_csv_has_the_columns_of_the_codebook(program, name):
    asking = program("admin")

    header = b"".join(asking.get(f"/api/v1/{name}.csv").streaming_content).decode().splitlines()[0].split(",")
    (book,) = asking.get(f"/api/v1/codebook?table={name}").json()["tables"]

    assert header == [column["header"] for column in book["columns"]]


def test_links_lead_forth_and_back(program):
    asking = program("editor")
    first = asking.get("/api/v1/claims?limit=1")
    second = asking.get(first.json()["next"])
    back = asking.get(second.json()["previous"])

    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    assert 'rel="prev"' in second["Link"]
    assert first.json()["previous"] is None
    assert back.json()["results"] == first.json()["results"]


def test_a_row_that_is_superseded_during_a_walk_is_met_once(program, story, reviewer):
    asking = program("editor")
    first = asking.get("/api/v1/ratings?limit=1").json()
    there = list(Rating.objects.order_by("pk").values_list("pk", flat=True))
    rating.rate(
        claim=story.decided, judgement=judged(story.decided, "mostly", 3, note=""), by=reviewer.reviewer, now=NOW
    )

    met = [*first["results"], *walk(asking, first["next"])]

    assert [row["number"] for row in met if row["row"] == "rating"][: len(there)] == there
    assert len({(row["row"], row["number"]) for row in met}) == len(met)


def test_fields_are_those_that_were_named_and_the_keys(program):
    row = program("editor").get("/api/v1/claims?limit=1&fields=wording,as_of,range_low").json()["results"][0]

    assert list(row) == ["claim", "wording", "range", "as_of"]
    assert list(row["range"]) == ["low"]
    assert list(row["as_of"]) == ["from", "to", "known"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("qualifier=more_than", ["more than 50"], id="by qualifier"),
        pytest.param("open_ended=true", ["more than 50"], id="by an open end"),
        pytest.param("low_gte=49", ["more than 50"], id="by the lower number"),
        pytest.param("high_lte=40", ["30"], id="by the higher number"),
        pytest.param("as_of_after=2023-01-18", ["more than 50"], id="by the last day"),
        pytest.param("as_of_before=2023-01-01", ["30"], id="by the first day"),
        pytest.param("q=MORE", ["more than 50"], id="by words, whatever their case"),
        pytest.param("state=rejected", [], id="by state"),
    ],
)
def test_rows_are_narrowed(program, query, expected):
    Claim.objects.update(state="suggested", settled_at=None, settled_by=None)
    day = {"as_of_first": "2022-12-26", "as_of_last": "2022-12-26", "as_of_known": "stated"}
    claim("30", 30, 30, **day)
    later = {"as_of_first": "2023-01-18", "as_of_last": "2023-01-18", "as_of_known": "inferred"}
    claim("more than 50", 50, None, "more_than", **later)

    rows = program("viewer").get(f"/api/v1/claims?state=open&{query}".replace("state=open&state", "state")).json()

    assert [row["wording"] for row in rows["results"]] == expected


def test_an_open_end_is_null_and_a_number_a_number(program, story):
    made = claim("more than 50", 50, None, "more_than")

    row = program("viewer").get(f"/api/v1/claims/{made.pk}").json()

    assert row["range"] == {"low": 50, "high": None, "low_inc": False, "high_inc": False}
    assert row["as_of"] == {"from": None, "to": None, "known": "unknown"}


def test_a_withheld_sentence_is_not_found_by_its_words(program, story, editor):
    held = story.decided
    restricting.restrict(
        snapshot=held.snapshot, start=held.start, end=held.end, reason="minor", note="", until=None, by=editor, now=NOW
    )

    row = program("editor").get(f"/api/v1/claims/{held.pk}").json()

    assert (row["quote"], row["wording"], row["withheld"], row["low"]) == ("[withheld]", "[withheld]", "minor", 48)
    assert held.pk not in [row["claim"] for row in program("editor").get("/api/v1/claims?q=48").json()["results"]]


def test_a_page_costs_the_same_number_of_statements_wherever_it_lies(program, django_assert_max_num_queries):
    asking = program("editor")
    asking.get("/api/v1/claims?limit=1")

    with django_assert_max_num_queries(8, connection=connection):
        asking.get("/api/v1/claims?limit=1")


def test_an_unchanged_answer_is_not_sent_again(program, story):
    asking = program("editor")
    first = asking.get(f"/api/v1/claims/{story.decided.pk}")

    again = asking.get(f"/api/v1/claims/{story.decided.pk}", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_others_ratings_stay_hidden_until_ones_own_is_in(program, story):
    person("third", "Reviewer")

    assert program("third").get("/api/v1/ratings?row=rating").json()["results"] == []
    assert len(program("reviewer").get("/api/v1/ratings?row=rating").json()["results"]) == 2
