"""The ratings as a table: the same rows as CSV, JSON and by command, and nobody's blind rating in them."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from claims import deciding, rating
from claims.deciding import Outcome
from claims.exporting.columns import asker_for
from claims.exporting.streaming import csv_of
from claims.exporting.tables import TABLES
from claims.models import Rating
from tests.factories import NOW, claim, judged, level, measure, person

pytestmark = pytest.mark.django_db
RATINGS = TABLES["ratings"]


@pytest.fixture
def rated(editor, reviewer, second):
    placed = claim("more than 50", 50, None, "more_than", placed_in=measure(), by=editor)
    for who, note in ((reviewer, "=1+1"), (second, "two\nlines, and a “comma”")):
        rating.rate(claim=placed, judgement=judged(placed, note=note), by=who.reviewer, now=NOW)
    return placed


def rows(*, guarded=True, user=None):
    asker = asker_for(user, now=NOW)
    columns = RATINGS.columns_for(asker)
    pieces = csv_of(RATINGS, RATINGS.wanted(asker), asker=asker, columns=columns, guarded=guarded)
    return list(csv.DictReader(io.StringIO(b"".join(pieces).decode(), newline="")))


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_an_open_end_is_an_empty_cell_and_a_number_a_number(rated):
    row = rows()[0]

    assert (row["low"], row["high"], row["range_low"], row["range_high"]) == ("50", "", "50", "")
    assert (row["low_inc"], row["high_inc"], row["is_stale"]) == ("false", "false", "false")
    assert row["judged_at"] == "2023-01-20T12:00:00.000000Z"


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(rated):
    assert [row["note"] for row in rows()] == ["'=1+1", "two\nlines, and a “comma”"]
    assert [row["note"] for row in rows(guarded=False)] == ["=1+1", "two\nlines, and a “comma”"]


def test_superseded_and_withdrawn_ratings_are_left_out(rated, reviewer, second):
    rating.rate(claim=rated, judgement=judged(rated, "mostly", 3, note=""), by=reviewer.reviewer, now=NOW)
    rating.withdraw(claim=rated, by=second.reviewer, now=NOW)

    assert [row["level"] for row in rows()] == ["mostly"]


def test_a_decision_is_a_row_of_its_own(rated, editor):
    deciding.decide(claim=rated, outcome=Outcome(level("mostly"), "majority", "Both said so."), by=editor, now=NOW)

    last = rows()[-1]

    assert [row["row"] for row in rows()] == ["rating", "rating", "decision"]
    assert (last["level"], last["note"], last["reviewer"], last["method"]) == (
        "mostly",
        "Both said so.",
        "",
        "majority",
    )


def test_the_command_the_page_and_the_api_agree(client, rated, editor, capsysbinary):
    call_command("export_ratings")
    by_command = capsysbinary.readouterr().out
    client.force_login(editor)
    by_page = body_of(client.get(reverse("export-ratings")))
    by_api = client.get(reverse("api-ratings")).json()["results"]
    call_command("export_ratings", format="ndjson")
    by_lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]

    assert by_command == by_page == body_of(client.get("/api/v1/ratings.csv"))
    assert by_lines == by_api
    assert list(by_api[0]) == [column.name for column in RATINGS.columns if not column.names_people]


@pytest.mark.parametrize("address", ["/export/ratings.csv", "/api/v1/ratings", "/api/v1/ratings.ndjson"])
def test_a_blind_reviewer_takes_out_only_their_own(client, rated, reviewer, address):
    third = claim("48", 48, 48, placed_in=rated.measure)
    rating.rate(claim=third, judgement=judged(third, confidence=1, note="not mine"), by=reviewer.reviewer, now=NOW)
    rating.rate(
        claim=third,
        judgement=judged(third, confidence=1, note="hidden"),
        by=person("third", "Reviewer").reviewer,
        now=NOW,
    )
    rating.withdraw(claim=third, by=reviewer.reviewer, now=NOW)
    client.force_login(reviewer)

    body = body_of(client.get(address))

    assert b"two" in body
    assert b"hidden" not in body


def test_pages_of_the_api_hold_every_rating_once(client, rated, editor):
    client.force_login(editor)

    seen, address = [], reverse("api-ratings") + "?limit=1"
    while address:
        page = client.get(address).json()
        seen += [row["number"] for row in page["results"]]
        address = page["next"]

    assert seen == list(Rating.objects.order_by("pk").values_list("pk", flat=True))


def test_the_api_wants_an_account(client):
    assert client.get(reverse("api-ratings")).status_code == 401
