"""Who else has a form open, the lists of the queue that a person keeps, and what topics and measures were before."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from claims import defining
from claims.attending import HOLDS, attend
from claims.models import Bookmark, Presence
from tests.factories import NOW, measure

pytestmark = pytest.mark.django_db


def open_form(client, form="topic-change", record="1"):
    return client.post(reverse("presence"), {"form": form, "record": record})


def test_the_second_hears_who_has_the_form_open(client, editor, second):
    attend(form="claim-correct", record=7, by=second, now=NOW)

    others = attend(form="claim-correct", record=7, by=editor, now=NOW + timedelta(seconds=30))

    assert others == [second]


@pytest.mark.parametrize(
    ("form", "record", "later"),
    [
        pytest.param("topic-change", 7, timedelta(), id="another form"),
        pytest.param("claim-correct", 8, timedelta(), id="another claim"),
        pytest.param("claim-correct", 7, HOLDS + timedelta(seconds=1), id="one that was closed meanwhile"),
    ],
)
def test_nobody_is_told_of(form, record, later, editor, second):
    attend(form="claim-correct", record=7, by=second, now=NOW)

    assert attend(form=form, record=record, by=editor, now=NOW + later) == []


def test_a_form_that_is_renewed_is_one_row(client, editor):
    client.force_login(editor)

    assert [open_form(client).status_code for _turn in range(2)] == [200, 200]
    assert Presence.objects.count() == 1


def test_the_page_says_it_in_a_sentence(client, editor, reviewer):
    client.force_login(reviewer)
    open_form(client, "claim-correct")
    client.force_login(editor)

    said = open_form(client, "claim-correct").content.decode()

    assert f"{reviewer.reviewer.pseudonym} has this form open too." in said


@pytest.mark.parametrize(
    ("form", "record", "status"),
    [
        pytest.param("topic-change", "1", 403, id="one that they may not open"),
        pytest.param("claim-review", "1", 400, id="a rating, which is blind"),
        pytest.param("claim-correct", "x", 400, id="no record"),
        pytest.param("claim-correct", "9" * 30, 400, id="a number that no record has"),
    ],
)
def test_a_form_is_refused(client, reviewer, form, record, status):
    client.force_login(reviewer)

    assert open_form(client, form, record).status_code == status
    assert not Presence.objects.exists()


def test_a_list_is_kept_with_what_narrows_it_and_taken_off(client, reviewer):
    client.force_login(reviewer)

    client.post(f"{reverse('queue-keep')}?list=suggested&language=es", {"name": "En español"})

    page = client.get(reverse("queue")).content.decode()
    assert '<a href="?list=suggested&amp;language=es">En español</a>' in page
    client.post(reverse("queue-take-off", args=[Bookmark.objects.get().pk]))
    assert not Bookmark.objects.exists()


def test_a_name_that_is_taken_leads_to_the_new_list(client, reviewer):
    client.force_login(reviewer)

    for language in ("es", "en"):
        client.post(f"{reverse('queue-keep')}?list=suggested&language={language}", {"name": "Mine"})

    assert [kept.query for kept in Bookmark.objects.all()] == ["list=suggested&language=en"]


def test_bookmarks_are_ones_own(client, reviewer, second):
    kept = Bookmark.objects.create(user=second, name="Hers", query="list=mine", kept_at=NOW)
    client.force_login(reviewer)

    client.post(reverse("queue-take-off", args=[kept.pk]))

    assert "Hers" not in client.get(reverse("queue")).content.decode()
    assert Bookmark.objects.get() == kept


def test_the_history_of_a_topic_and_of_a_measure_tells_who_changed_what(client, viewer, editor):
    deaths = measure()
    topic = deaths.topic
    values = {"definition": "Killed in the protests.", "is_public": True, "started_on": date(2022, 12, 7)}
    defining.redefine(record=topic, values=values, seen_version=0, by=editor)
    defining.redefine(record=deaths, values={"title": "Killed"}, seen_version=0, by=editor)
    client.force_login(viewer)

    told = client.get(reverse("topic-history", args=[topic.slug])).content.decode()
    told_of_measure = client.get(reverse("measure-history", args=[deaths.pk])).content.decode()

    for words in (
        "Killed in the protests.",
        "7 Dec 2022",
        "open to readers without an account",
        editor.reviewer.pseudonym,
    ):
        assert words in told
    assert deaths.title in told_of_measure
    assert "Killed" in told_of_measure


def test_a_measure_that_was_merged_says_into_which(client, viewer, editor):
    deaths, dead = measure(), measure(title="Dead")
    dead.topic = deaths.topic
    dead.save()
    defining.merge_measures(measure=dead, into=deaths, by=editor, now=NOW)
    client.force_login(viewer)

    told = client.get(reverse("measure-history", args=[dead.pk])).content.decode()

    assert f"Merged into “{deaths}”." in told
