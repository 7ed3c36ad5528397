"""Watching listings and feeds: what they list anew is taken, and what rolls off them has not changed."""

from datetime import timedelta

import pytest

from sources.models import Snapshot, Source
from tests.factories import NOW
from tests.sources.test_refreshing import refresh, watched

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=20)
ITEMS = {
    "puno": "At least 17 people were killed in Juliaca on Monday, in the bloodiest day since the protests began in December of last year.",
    "lima": "Thousands marched through the centre of Lima, and the police said that 58 people had been arrested by the end of the evening.",
    "cusco": "More than 50 people were injured in Cusco, among them 19 policemen, when marchers came close to the airport on Wednesday.",
    "ica": "Road blocks were counted at 46 points in nine regions, and lorries with food waited for two days outside the town of Ica.",
}


def feed(*names, **changed):
    items = "".join(
        f"<item><title>Report from {name.title()}</title><link>http://feed.test/{name}</link><guid>{name}</guid>"
        f"<description>{changed.get(name, ITEMS[name])}</description><pubDate>Wed, 18 Jan 2023 12:00:00 GMT</pubDate></item>"
        for name in names
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Reports</title>{items}</channel></rss>'


@pytest.fixture
def listing(news):
    return watched(
        news, "feed.test/rss", feed("puno", "lima", "cusco"), headers={"Content-Type": "application/rss+xml"}
    )


def now_lists(news, *names, **changed):
    news.serve("feed.test/rss", feed(*names, **changed), headers={"Content-Type": "application/rss+xml"})


def item(name):
    return Source.objects.get(url=f"http://feed.test/{name}")


def test_a_feed_is_a_listing_whose_items_are_sources(listing):
    assert listing.kind == "listing"
    assert {each.title for each in listing.items.all()} == {"Report from Puno", "Report from Lima", "Report from Cusco"}


def test_a_new_item_becomes_a_source(news, listing):
    now_lists(news, "ica", "puno", "lima", "cusco")

    refresh(NOW + SOON)

    assert "46 points" in item("ica").current_snapshot.text
    assert listing.items.count() == 4


def test_an_item_with_other_words_gets_a_snapshot_of_its_own(news, listing):
    now_lists(news, "puno", "lima", "cusco", puno=ITEMS["puno"].replace("17", "18"))

    refresh(NOW + SOON)

    puno = item("puno")
    assert puno.snapshots.count() == 2
    assert "18 people" in puno.current_snapshot.text
    assert puno.current_snapshot.taken_from == Source.objects.get(pk=listing.pk).current_snapshot
    assert item("lima").snapshots.count() == 1


def test_an_item_that_rolls_off_stays_as_it_is(news, listing):
    now_lists(news, "ica", "lima", "cusco")

    refresh(NOW + SOON)

    assert item("puno").snapshots.count() == 1
    assert "17 people" in item("puno").current_snapshot.text


def test_an_item_that_comes_back_is_the_same_source(news, listing):
    now_lists(news, "ica", "lima", "cusco")
    refresh(NOW + SOON)
    now_lists(news, "ica", "puno", "lima", "cusco")
    refresh(NOW + 2 * SOON)

    assert Source.objects.filter(url="http://feed.test/puno").count() == 1
    assert item("puno").snapshots.count() == 1


def test_items_that_only_move_change_nothing(news, listing):
    before = Snapshot.objects.filter(taken_from__isnull=False).count()
    now_lists(news, "cusco", "puno", "lima")

    refresh(NOW + SOON)

    assert Snapshot.objects.filter(taken_from__isnull=False).count() == before
