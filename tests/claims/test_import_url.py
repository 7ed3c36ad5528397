"""`import_url`: pages are fetched, read and watched; what cannot be says why and leaves nothing behind."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim, Intake
from sources.models import Schedule, Source
from tests.sources.news_site import article

pytestmark = pytest.mark.django_db
PAGE = "http://news.test/peru"


def imported(*urls, **options):
    out, err = StringIO(), StringIO()
    call_command("import_url", *urls, json=True, stdout=out, stderr=err, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_a_page_is_fetched_read_and_watched(news):
    news.serve("news.test/peru", article("At least 48 people were killed."), etag='"7"')

    [seen], _ = imported(PAGE, publisher="The River Post")

    source = Source.objects.get(pk=seen["source"])
    assert [(claim["quote"], claim["low"]) for claim in seen["claims"]] == [("At least 48", 48)]
    assert str(source.publisher) == "The River Post"
    schedule = Schedule.objects.get(pk=source.pk)
    assert (schedule.etag, schedule.outcome, schedule.checked_at) == ('"7"', "ok", source.fetches.get().fetched_at)
    assert schedule.due_at > schedule.checked_at


def test_a_feed_becomes_a_listing_with_an_item_for_each_entry(news):
    entries = "".join(
        f"<item><title>Clash in Puno, day {day}</title><link>http://news.test/{day}</link>"
        f"<description>{day + 10} people were hurt.</description></item>"
        for day in (1, 2, 3)
    )
    feed = f"<rss version='2.0'><channel><title>The River Post</title>{entries}</channel></rss>"
    news.serve("news.test/feed", feed, headers={"Content-Type": "application/rss+xml"})

    [seen], _ = imported("http://news.test/feed", language="en")

    assert [section["heading"] for section in seen["sections"]] == [f"Clash in Puno, day {day}" for day in (1, 2, 3)]
    assert sorted(claim["low"] for claim in seen["claims"]) == [11, 12, 13]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(PAGE, id="the same address"),
        pytest.param("HTTP://NEWS.test:80/peru?utm_source=mail#top", id="the same address, spelled otherwise"),
        pytest.param("http://short.test/p", id="an address that leads there"),
    ],
)
def test_a_page_that_is_here_is_not_added_again(news, again):
    news.serve("news.test/peru", article("48 people were killed."))
    news.serve("short.test/p", status=302, headers={"Location": PAGE})
    imported(PAGE)

    if again == "http://short.test/p":
        with pytest.raises(CommandError, match="1 of 1 pages were not added"):
            imported(again)
    else:
        assert "already here" in imported(again)[1]

    assert Source.objects.count() == 1
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        pytest.param("http://news.test/nowhere", "has no page at this address", id="a page that is not there"),
        pytest.param("http://inside.test/peru", "network that is not public", id="a name that leads inside"),
        pytest.param("http://127.0.0.1/peru", "network that is not public", id="this machine"),
        pytest.param("http://elsewhere.example/", "could not be reached", id="a name that leads nowhere"),
        pytest.param("http://news.test:8080/peru", "ports 80 or 443", id="an odd port"),
        pytest.param("file:///etc/passwd", "must begin with http", id="a file"),
        pytest.param("http://news.test/picture", "picture", id="a picture"),
    ],
)
def test_what_cannot_be_fetched_says_why_and_leaves_nothing_behind(news, url, sentence):
    news.serve("news.test/picture", b"\x89PNG\r\n\x1a\n" + bytes(500))
    err = StringIO()

    with pytest.raises(CommandError, match="1 of 1 pages were not added"):
        call_command("import_url", url, stderr=err)

    assert sentence in err.getvalue()
    assert not Intake.objects.exists()
    assert not Source.objects.exists()


def test_of_several_pages_those_that_can_be_are_added(news):
    news.serve("news.test/peru", article("48 people were killed."))
    out, err = StringIO(), StringIO()

    with pytest.raises(CommandError, match="1 of 2 pages"):
        call_command("import_url", "http://news.test/nowhere", PAGE, stdout=out, stderr=err)

    assert "1 claims" in out.getvalue()
    assert Claim.objects.count() == 1


def test_a_page_that_looks_wrong_is_held_when_a_program_adds_it(news):
    news.serve("news.test/peru", "<title>404 Not Found</title><p>Sorry, this page does not exist.</p>")
    out = StringIO()

    call_command("import_url", PAGE, stdout=out)

    assert "held for a person to look at" in out.getvalue()
    assert Source.objects.get().current_snapshot is None
