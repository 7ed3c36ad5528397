"""What the database itself refuses, whoever asks: the tests speak SQL as the application's own user."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from model_bakery import baker

from claims import deciding, placing, rating
from claims.deciding import Outcome
from claims.models import (
    Acknowledgement,
    Change,
    Claim,
    Comment,
    Decision,
    Evidence,
    Finding,
    Measure,
    Rating,
    Weighed,
)
from sources.models import Fetch, Promotion, Restriction, Snapshot
from tests.factories import NOW, claim, judged, level, measure

MeasureEvent = apps.get_model("claims", "MeasureEvent")

pytestmark = pytest.mark.django_db

APPEND_ONLY = [
    Fetch,
    Snapshot,
    Promotion,
    Restriction,
    Evidence,
    Change,
    Acknowledgement,
    Comment,
    Rating,
    Decision,
    Decision.weighed.through,
    Finding,
    Weighed,
]


@pytest.fixture
def facts(editor, reviewer):
    """One row in every append-only table."""
    placed = claim(placed_in=measure(), by=editor)
    rating.rate(claim=placed, judgement=judged(placed, note="seen"), by=reviewer.reviewer, now=NOW)
    deciding.decide(claim=placed, outcome=Outcome(level(), "majority", "One says so."), by=editor, now=NOW)
    placing.link(claim=placed, snapshot=placed.snapshot, start=0, end=2, stance="supports", note="", by=editor, now=NOW)
    source = placed.snapshot.source
    baker.make(Fetch, source=source, outcome="ok", sha256="a" * 64, fetched_at=NOW)
    baker.make(Promotion, snapshot=placed.snapshot, verdict="held", reason="looks empty", promoted_at=NOW)
    baker.make(
        Restriction,
        target="snapshot",
        snapshot=placed.snapshot,
        reason="minor",
        restricted_at=NOW,
        restricted_by=editor,
    )
    change = baker.make(
        Change, claim=placed, snapshot=placed.snapshot, kind="gone", wording_before="48", wording_after="", found_at=NOW
    )
    baker.make(Acknowledgement, change=change, acknowledged_at=NOW, acknowledged_by=editor)
    baker.make(Comment, claim=placed, text="Which day?", commented_at=NOW, commented_by=editor)
    finding = baker.make(
        Finding,
        measure=placed.measure,
        as_of=NOW.date(),
        known_at=NOW,
        sentence="48.",
        conflict="no",
        stated_at=NOW,
        stated_by=editor,
    )
    baker.make(Weighed, finding=finding, claim=placed, claim_revision=1, is_included=True)
    return placed


def run(statement, *parameters):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.mark.parametrize("record", APPEND_ONLY, ids=lambda record: record.__name__)
def test_facts_refuse_update_and_delete(facts, record):
    table = record._meta.db_table
    assert record.objects.exists()

    with pytest.raises(IntegrityError, match="never changed or removed"):
        run(f"UPDATE {table} SET id = id")
    with pytest.raises(IntegrityError, match="never changed or removed"):
        run(f"DELETE FROM {table}")


@pytest.mark.parametrize("record", [*APPEND_ONLY, Claim], ids=lambda record: record.__name__)
def test_facts_refuse_truncate(facts, record):
    table = record._meta.db_table
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run(f"ALTER TABLE {table} ENABLE TRIGGER {table}_is_never_truncated")

    with pytest.raises(IntegrityError, match="never"):
        run(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param("start = start + 1", "never moves", id="its span"),
        pytest.param("figure_end = figure_end + 1", "never moves", id="its figure's span"),
        pytest.param("quote = 'It was 49.'", "keeps the words", id="its sentence"),
        pytest.param("wording = '49'", "keeps the words", id="its figure's words"),
    ],
)
def test_a_claim_never_moves(facts, change, refusal):
    with pytest.raises(IntegrityError, match=refusal):
        run(f"UPDATE claims_claim SET {change}")


def test_a_claim_is_never_removed(facts):
    with pytest.raises(IntegrityError, match="rejected, never removed"):
        run("DELETE FROM claims_claim")


def rate_by_hand(of, by, **fields):
    """Write a rating past every act, and have the database look at it at once."""
    values = {"claim_revision": 1, "snapshot": of.snapshot, "level": level(), "confidence": 1, "rated_at": NOW}
    with transaction.atomic(), connection.cursor() as cursor:
        Rating.objects.create(claim=of, reviewer=by.reviewer, **values | fields)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_rating_supersedes_ones_own_only(facts, second):
    with pytest.raises(IntegrityError, match="supersedes_its_own"):
        rate_by_hand(facts, second, supersedes=Rating.objects.get())


def test_a_rating_rests_on_its_claims_own_snapshot(facts, second, editor):
    with pytest.raises(IntegrityError, match="a_rating_rests_on_its_claims_snapshot"):
        rate_by_hand(facts, second, snapshot=claim("49", 49, 49, by=editor).snapshot)


def destroy(facts, editor, **what):
    defaults = {"reason": "minor", "destroys": True, "restricted_at": NOW, "restricted_by": editor}
    baker.make(Restriction, **defaults | what)


def test_words_may_be_blanked_where_a_restriction_destroys_them(facts, editor):
    destroy(facts, editor, target="span", snapshot=facts.snapshot, start=3, end=9)

    run("UPDATE sources_snapshot SET text = '48 ██████ were killed.'")

    facts.snapshot.refresh_from_db()
    assert facts.snapshot.text == "48 ██████ were killed."


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("49 people were killed.", id="other words"),
        pytest.param("48 ███ were killed.", id="fewer letters"),
        pytest.param("", id="no words"),
    ],
)
def test_blanking_changes_nothing_else(facts, editor, words):
    destroy(facts, editor, target="snapshot", snapshot=facts.snapshot)

    with pytest.raises(IntegrityError, match="never changed"):
        run("UPDATE sources_snapshot SET text = %s", words)


def test_a_restriction_that_only_hides_blanks_nothing(facts):
    with pytest.raises(IntegrityError, match="never changed"):
        run("UPDATE sources_snapshot SET text = repeat('█', char_length(text))")


def test_the_note_of_a_rating_is_blanked_by_its_own_restriction(facts, editor):
    destroy(facts, editor, target="rating", target_number=Rating.objects.get().pk)

    run("UPDATE claims_rating SET note = '████'")
    with pytest.raises(IntegrityError, match="never changed"):
        run("UPDATE claims_rating SET confidence = 3")


def test_history_keeps_what_a_row_was(editor):
    counted = measure("People killd")
    Measure.objects.filter(pk=counted.pk).update(title="People killed")

    event = MeasureEvent.objects.get(pgh_obj=counted)

    assert (event.title, event.pgh_label) == ("People killd", "changed")
