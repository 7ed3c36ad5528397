"""What readers follow: findings and changes of a public topic, and corrections, as feed readers understand them."""

import feedparser
import pytest
from django.test import Client
from django.urls import reverse

from claims import deciding
from sources import restricting
from tests.factories import NOW, level
from tests.web.story import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(editor, reviewer, second):
    told = tell(editor, reviewer, second)
    told.topic.is_public = True
    told.topic.save()
    return told


def feed(name, *args, client=None):
    response = (client or Client()).get(reverse(name, args=args))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(response.content)
    assert not read.bozo
    return read


def correct(story, editor):
    outcome = deciding.Outcome(
        level("contradicted"), "discussion", "Faked.", change_kind="correction", public_note="We were wrong."
    )
    return deciding.decide(claim=story.decided, outcome=outcome, by=editor, now=NOW)


def test_findings_of_a_public_topic_are_followed_without_an_account(story):
    [entry] = feed("topic-findings-feed", story.topic.slug).entries

    assert entry.id == f"urn:factcheck:finding:{story.finding.pk}"
    assert entry.title == f"{story.finding.measure}: {story.finding.sentence}"
    assert entry.link == f"http://testserver{story.finding.get_absolute_url()}"


def test_a_change_is_told_with_its_words_and_without_a_reproach(story):
    [entry] = feed("topic-changes-feed", story.topic.slug).entries

    assert entry.title == "another figure: 48 → 49"
    assert entry.link == f"http://testserver{story.decided.measure.get_absolute_url()}"
    assert "notice" not in entry.get("summary", "")


def test_withheld_words_are_in_no_feed(story, editor):
    restricting.restrict(
        snapshot=story.change.snapshot, start=None, end=None, reason="minor", note="", until=None, by=editor, now=NOW
    )
    restricting.restrict(
        snapshot=story.decided.snapshot, start=None, end=None, reason="minor", note="", until=None, by=editor, now=NOW
    )
    correct(story, editor)

    [change] = feed("topic-changes-feed", story.topic.slug).entries
    [correction] = feed("correction-feed").entries

    assert "48" not in change.title
    assert "49" not in change.title
    assert story.decided.quote not in correction.summary


def test_a_correction_is_told_with_what_was_said_before(story, editor):
    decision = correct(story, editor)

    [entry] = feed("correction-feed").entries

    assert entry.id == f"urn:factcheck:decision:{decision.pk}"
    assert entry.link == f"http://testserver{reverse('claim-public', args=[story.decided.pk])}"
    assert "Supported → Contradicted" in entry.summary
    assert "We were wrong." in entry.summary


def test_private_topics_are_in_no_feed_of_readers(story, editor, client, viewer):
    correct(story, editor)
    story.topic.is_public = False
    story.topic.save()

    assert feed("correction-feed").entries == []
    for name in ("topic-findings-feed", "topic-changes-feed"):
        assert client.get(reverse(name, args=[story.topic.slug])).status_code == 302
    client.force_login(viewer)
    assert len(feed("topic-findings-feed", story.topic.slug, client=client).entries) == 1


def test_the_pages_name_their_feeds(story, client):
    board = client.get(story.decided.measure.get_absolute_url()).content.decode()

    assert reverse("topic-findings-feed", args=[story.topic.slug]) in board
    assert reverse("topic-changes-feed", args=[story.topic.slug]) in board
    assert reverse("correction-feed") in client.get(reverse("correction-list")).content.decode()
