"""The admin site as a place of repair: acts on many rows ask once more, and no edit overwrites another unseen."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from model_bakery import baker

from claims import defining
from claims.models import Assignment, Topic
from sources.models import Promotion, Schedule, Source
from tests.factories import NOW, claim, measure, person, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(person("admin", "Admin"))
    return client


def act(client, record, action, rows, **said):
    return client.post(
        reverse(f"admin:{record}_changelist"),
        {"action": action, "_selected_action": [row.pk for row in rows], "select_across": "0", **said},
    )


@pytest.fixture
def schedules():
    return [
        baker.make(
            Schedule, source=baker.make(Source, title=title, kind="article"), due_at=NOW, cadence=timedelta(hours=1)
        )
        for title in ("The first page", "The second page")
    ]


def test_an_act_on_many_rows_asks_once_more(admin, schedules):
    asked = act(admin, "sources_schedule", "pause", schedules).content.decode()

    assert "These pages are not looked at until somebody resumes them." in asked
    assert "The second page" in asked
    assert "Apply to 2 rows" in asked
    assert not Schedule.objects.exclude(paused_reason="").exists()


def test_an_act_that_is_confirmed_is_done_and_logged(admin, schedules):
    act(admin, "sources_schedule", "pause", schedules, confirmed="1", reason="The site asked us to.")

    assert {row.paused_reason for row in Schedule.objects.all()} == {"The site asked us to."}
    assert [entry.change_message for entry in LogEntry.objects.all()] == ["Pause", "Pause"]


def test_an_act_that_lacks_an_answer_asks_again(admin, schedules):
    asked = act(admin, "sources_schedule", "pause", schedules, confirmed="1", reason="")

    assert "This field is required." in asked.content.decode()
    assert not Schedule.objects.exclude(paused_reason="").exists()


def test_how_often_pages_are_looked_at_is_changed_for_many(admin, schedules):
    act(admin, "sources_schedule", "change_cadence", schedules, confirmed="1", hours="6")

    assert {(row.cadence, row.is_cadence_fixed) for row in Schedule.objects.all()} == {(timedelta(hours=6), True)}


def test_held_versions_are_let_stand_and_the_others_left_alone(admin):
    held, fine = snapshot("Please sign in to read on."), snapshot("A text.")
    baker.make(Promotion, snapshot=held, verdict="held", reason="looks like a wall", promoted_at=NOW)

    act(admin, "sources_snapshot", "promote", [held, fine], confirmed="1", reason="It is the whole notice.")

    said = Promotion.objects.filter(verdict="promoted").values_list("snapshot", "reason")
    assert list(said) == [(held.pk, "It is the whole notice.")]


def test_claims_are_shared_out_from_the_list(admin, editor, reviewer, second):
    placed, loose = claim(placed_in=measure(), by=editor), claim("49", 49, 49, by=editor)

    act(
        admin, "claims_claim", "assign", [placed, loose],
        confirmed="1", reviewers=[reviewer.reviewer.pk, second.reviewer.pk],
    )  # fmt: skip

    assert set(Assignment.objects.values_list("claim", "reviewer")) == {
        (placed.pk, reviewer.reviewer.pk),
        (placed.pk, second.reviewer.pk),
    }


def test_what_was_rejected_is_open_again(admin, editor):
    rejected = claim(state="rejected", settled_by=editor, settled_at=NOW)

    act(admin, "claims_claim", "reopen", [rejected], confirmed="1")

    rejected.refresh_from_db()
    assert rejected.state == "open"


def test_too_many_rows_are_refused(admin, schedules, monkeypatch):
    monkeypatch.setattr("sources.repairing.MOST", 1)

    answer = act(admin, "sources_schedule", "resume", schedules, confirmed="1")

    assert answer.status_code == 302
    assert not LogEntry.objects.exists()


def fields_of(page):
    """Return what a form of the admin site would send as it stands, of the topic and its measures."""
    form = page.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    sets = {f"measures-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {name: value for name, value in (values | sets).items() if value is not None and value is not False}


def test_the_second_of_two_edits_sees_both_versions(admin):
    topic = measure().topic
    page = reverse("admin:claims_topic_change", args=[topic.pk])
    opened = fields_of(admin.get(page))
    Topic.objects.filter(pk=topic.pk).update(title="What somebody else called it")

    refused = admin.post(page, opened | {"title": "What I called it"})

    said = refused.content.decode()
    assert refused.status_code == 200
    assert "Somebody else changed this meanwhile." in said
    assert "now “What somebody else called it”, yours “What I called it”" in said
    topic.refresh_from_db()
    assert topic.title == "What somebody else called it"
    admin.post(page, fields_of(refused))
    topic.refresh_from_db()
    assert topic.title == "What I called it"


def test_the_history_of_a_row_shows_what_it_was(admin, editor):
    topic = measure().topic
    defining.redefine(record=topic, values={"definition": "Killed in the protests."}, seen_version=0, by=editor)

    told = admin.get(reverse("admin:claims_topic_history", args=[topic.pk])).content.decode()

    assert "Killed in the protests." in told
    assert editor.reviewer.pseudonym in told


def test_an_edit_of_what_nobody_else_touched_is_saved(admin):
    topic = measure().topic
    page = reverse("admin:claims_topic_change", args=[topic.pk])

    saved = admin.post(page, fields_of(admin.get(page)) | {"title": "Another title"})

    assert saved.status_code == 302
    topic.refresh_from_db()
    assert topic.title == "Another title"
