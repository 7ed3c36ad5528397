"""What changed since: nothing is missed that is committed late, and what is gone stands as a tombstone."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from claims import rating
from claims.exporting.syncing import TOUCHES_KEPT, forget_touches
from claims.models import Claimant, Measure, Receipt, Reviewer, Topic, Touch
from claims.tasks import forget
from sources import restricting
from sources.models import Publisher, Source
from tests.api.conftest import pointers_of
from tests.factories import judged
from tests.transactions import wait_for_others

pytestmark = pytest.mark.django_db(transaction=True)


def changed(asking, name, since):
    """Return the rows that changed since a moment, and the moment to ask from next."""
    wait_for_others()
    return changed_meanwhile(asking, name, since)


def changed_meanwhile(asking, name, since):
    """Return the same without waiting: what others are still writing is left for the next time."""
    page = asking.get(f"/api/v1/{name}", {"updated_since": since, "limit": 1000}).json()
    return page["results"], page["updated_until"]


def test_a_late_commit_is_told_the_next_time(story, program):
    asking = program("editor")
    written, go_on = threading.Event(), threading.Event()

    def write_slowly():
        with transaction.atomic():
            Claimant.objects.create(name="Late")
            written.set()
            go_on.wait(20)
        connection.close()

    _, before = changed(asking, "claimants", timezone.now().isoformat())
    writer = threading.Thread(target=write_slowly)
    writer.start()
    written.wait(20)
    Claimant.objects.create(name="Early")
    first, until = changed_meanwhile(asking, "claimants", before)
    go_on.set()
    writer.join()
    second, _ = changed(asking, "claimants", until)

    assert "Late" not in [row["name"] for row in first]
    assert "Late" in [row["name"] for row in second]
    assert "Early" in [row["name"] for row in first + second]


def test_what_is_gone_stands_as_a_tombstone(story, program, reviewer, second, editor):
    asking = program("editor")
    _, before = changed(asking, "ratings", timezone.now().isoformat())
    ratings = {given.reviewer.pseudonym: given.pk for given in story.decided.ratings.all()}
    judgement = judged(story.decided, "mostly", 3, note="")
    rating.rate(claim=story.decided, judgement=judgement, by=reviewer.reviewer, now=timezone.now())
    rating.withdraw(claim=story.decided, by=second.reviewer, now=timezone.now())

    rows, _ = changed(asking, "ratings", before)
    gone = {row["number"]: row["gone"] for row in rows if "gone" in row and row["row"] == "rating"}

    assert gone[ratings["reviewer"]] == "superseded"
    assert gone[ratings["second"]] == "withdrawn"
    assert [row["level"] for row in rows if row["row"] == "rating" and "gone" not in row] == ["mostly"]
    assert all(set(row) == {"row", "number", "gone"} for row in rows if "gone" in row)


def test_words_that_came_to_be_withheld_are_a_tombstone_and_come_back(story, program, editor):
    asking, claim = program("editor"), story.decided
    _, before = changed(asking, "claims", timezone.now().isoformat())
    held = restricting.restrict(
        snapshot=claim.snapshot, start=claim.start, end=claim.end, reason="minor", note="", until=None, by=editor,
        now=timezone.now(),
    )  # fmt: skip
    rows, until = changed(asking, "claims", before)
    restricting.lift(restriction=held, note="Of age now.", by=editor, now=timezone.now())
    again, _ = changed(asking, "claims", until)

    assert {"claim": claim.pk, "gone": "restricted"} in rows
    assert [row["quote"] for row in again if row["claim"] == claim.pk] == [claim.quote]


def test_pages_and_streams_tell_the_same_changes(story, program):
    asking = program("editor")
    since = "2023-01-01T00:00:00Z"

    paged, _ = changed(asking, "ratings", since)
    streamed = asking.get("/api/v1/ratings.ndjson", {"updated_since": since})

    assert paged
    assert [json.loads(line) for line in b"".join(streamed.streaming_content).splitlines()] == paged
    assert streamed["Updated-Until"].endswith("Z")


@pytest.mark.parametrize(
    ("table", "rename"),
    [
        pytest.param(
            "ratings", lambda story: Topic.objects.filter(pk=story.topic.pk).update(slug="renamed"), id="topic"
        ),
        pytest.param("claims", lambda story: Topic.objects.filter(pk=story.topic.pk).update(slug="renamed"), id="slug"),
        pytest.param(
            "findings", lambda story: Topic.objects.filter(pk=story.topic.pk).update(slug="moved"), id="answer"
        ),
        pytest.param("ratings", lambda story: Measure.objects.update(title="Renamed"), id="measure"),
        pytest.param("ratings", lambda story: Source.objects.update(title="Renamed"), id="source"),
        pytest.param("ratings", lambda story: Publisher.objects.update(name="Renamed"), id="publisher"),
        pytest.param(
            "ratings", lambda story: Claimant.objects.filter(name="Rights groups").update(name="Renamed"), id="claimant"
        ),
        pytest.param(
            "ratings", lambda story: Reviewer.objects.filter(pseudonym="second").update(pseudonym="R-2"), id="who"
        ),
    ],
)
def test_another_name_is_told_wherever_it_stands(story, program, table, rename):
    asking = program("editor")
    wait_for_others()
    Claimant.objects.create(name="Unrelated")  # what was written before lies before this
    _, before = changed(asking, table, timezone.now().isoformat())

    rename(story)
    rows, _ = changed(asking, table, before)

    assert {"renamed", "moved", "Renamed", "R-2"} & {
        value for row in rows for value in row.values() if isinstance(value, str)
    }


def test_what_was_forgotten_is_told_as_gone(story, program):
    asking = program("editor")
    since = {"updated_since": (timezone.now() - TOUCHES_KEPT / 2).isoformat()}
    Touch.objects.update(touched_at=timezone.now() - 2 * TOUCHES_KEPT)

    assert forget_touches(now=timezone.now()) > 0
    assert forget_touches(now=timezone.now()) == 0
    for address in ("/api/v1/claims", "/api/v1/claims.csv"):
        refused = asking.get(address, {"updated_since": "2023-01-01T00:00:00Z"})
        assert (refused.status_code, pointers_of(refused)) == (410, [("query", "#/updated_since")])
        assert asking.get(address, since | {"updated_since": refused.json()["known_from"]}).status_code == 200
    assert asking.get("/api/v1/claims", since).status_code == 200


def test_receipts_of_last_week_are_forgotten(story):
    kept = Receipt.objects.first()
    Receipt.objects.filter(pk=kept.pk).update(asked_at=timezone.now() - timedelta(days=8))

    forget.run()

    assert not Receipt.objects.filter(pk=kept.pk).exists()
