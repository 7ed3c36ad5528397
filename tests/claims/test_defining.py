"""Topics and measures are changed with their version in hand, merged without losing a claim, and watched."""

import pytest

from claims import defining
from claims.defining import ChangedMeanwhile, NotMergeable
from claims.models import Measure, Topic, Watch
from tests.factories import NOW, claim, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def deaths(editor):
    return measure()


def test_a_change_goes_up_one_version_and_keeps_what_was(deaths, editor):
    seen = defining.version_of(deaths)

    changed = defining.redefine(record=deaths, values={"title": "Killed"}, seen_version=seen, by=editor)

    assert defining.version_of(changed) > seen
    assert [event.title for event in changed.events.all()] == ["People killed"]


def test_who_saw_an_earlier_version_changes_nothing(deaths, editor):
    seen = defining.version_of(deaths.topic)
    defining.redefine(record=deaths.topic, values={"title": "First"}, seen_version=seen, by=editor)

    with pytest.raises(ChangedMeanwhile):
        defining.redefine(record=deaths.topic, values={"title": "Second"}, seen_version=seen, by=editor)

    assert Topic.objects.get().title == "First"


def test_merging_measures_moves_every_claim_and_keeps_the_parts(deaths, editor):
    other = measure("Deaths", topic=deaths.topic)
    part = measure("Minors killed", topic=deaths.topic, whole=other, population="minors")
    here, there = claim(placed_in=deaths, by=editor), claim(placed_in=other, by=editor)
    rejected = claim("9", 9, 9, placed_in=other, by=editor, state="rejected")

    moved = defining.merge_measures(measure=other, into=deaths, by=editor, now=NOW)

    assert moved == 2
    assert set(deaths.claims.all()) == {here, there, rejected}
    part.refresh_from_db()
    assert part.whole == deaths
    assert set(Measure.objects.standing()) == {deaths, part}


def test_a_whole_can_be_merged_into_its_part(deaths, editor):
    part = measure("Deaths", topic=deaths.topic, whole=deaths)

    defining.merge_measures(measure=deaths, into=part, by=editor, now=NOW)

    part.refresh_from_db()
    assert part.whole is None


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [pytest.param("injured", "different kinds", id="another kind"), pytest.param("", "into itself", id="itself")],
)
def test_measures_that_cannot_be_one_stay_two(deaths, editor, kind, sentence):
    other = measure("Injured", counted_kind=kind) if kind else deaths

    with pytest.raises(NotMergeable, match=sentence):
        defining.merge_measures(measure=deaths, into=other, by=editor, now=NOW)

    assert not Measure.objects.filter(merged_into__isnull=False).exists()


def test_nothing_is_merged_twice(deaths, editor):
    other, third = measure("Deaths", topic=deaths.topic), measure("Killed", topic=deaths.topic)
    defining.merge_measures(measure=other, into=deaths, by=editor, now=NOW)

    with pytest.raises(NotMergeable, match="already"):
        defining.merge_measures(measure=other, into=third, by=editor, now=NOW)


def test_merging_topics_makes_one_of_measures_that_count_the_same(deaths, editor):
    elsewhere = measure("people killed")
    roads = measure("Roads blocked", counted_kind="roadblocks", topic=elsewhere.topic)
    placed = claim(placed_in=elsewhere, by=editor)

    moved = defining.merge_topics(topic=elsewhere.topic, into=deaths.topic, by=editor, now=NOW)

    assert moved == 2
    assert set(deaths.topic.measures.standing()) == {deaths, roads}
    assert list(deaths.claims.all()) == [placed]
    assert list(Topic.objects.standing()) == [deaths.topic]


def test_measures_of_one_title_that_count_otherwise_stay_two(deaths, editor):
    elsewhere = measure("People killed", population="minors")

    defining.merge_topics(topic=elsewhere.topic, into=deaths.topic, by=editor, now=NOW)

    titles = set(deaths.topic.measures.standing().values_list("title", flat=True))
    assert titles == {"People killed", f"People killed ({elsewhere.topic.slug})"}


def test_watching_twice_is_watching_once_and_can_be_taken_back(deaths, editor, viewer):
    defining.watch(topic=deaths.topic, by=viewer, now=NOW)
    defining.watch(topic=deaths.topic, by=viewer, now=NOW)
    defining.watch(topic=deaths.topic, by=editor, now=NOW)
    assert Watch.objects.count() == 2

    defining.unwatch(topic=deaths.topic, by=viewer)
    assert [watch.user for watch in Watch.objects.all()] == [editor]
    watched = Topic.objects.with_watching(editor).get()
    assert watched.is_watched
    assert not Topic.objects.with_watching(viewer).get().is_watched
