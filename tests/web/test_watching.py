"""A source over time: its versions and fetches, how it is watched, what differs, and what pages did to claims."""

from datetime import timedelta

import pytest
from django.urls import reverse

from claims.models import Acknowledgement
from sources import restricting
from sources.models import Schedule
from tests.factories import NOW, claim, snapshot
from tests.sources.news_site import article
from tests.sources.test_refreshing import refresh, watched
from tests.web.story import tell

pytestmark = pytest.mark.django_db

PAGE = "news.test/peru"
SOON = timedelta(minutes=20)
LATER = article("49 people were killed.")


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def shown(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def done(client, name, *args, **posted):
    """Send a form and return the page it leads to."""
    return client.post(reverse(name, args=args), posted, follow=True).content.decode()


def test_versions_and_fetches_are_listed_with_what_came_of_them(signed_in, news):
    source = watched(news)
    news.serve(PAGE, LATER)
    refresh(NOW + SOON)
    news.serve(PAGE, status=503)
    refresh(NOW + 3 * SOON)

    page = shown(signed_in, "source-history", source.pk)

    first, second = source.snapshots.order_by("captured_at")
    assert reverse("source-diff", args=[source.pk, first.pk, second.pk]) in page
    assert "error on the site&#x27;s side" in page
    assert "Failures in a row" in page


def test_a_version_that_looks_wrong_is_promoted_with_one_click(signed_in, news):
    source = watched(news)
    news.serve(PAGE, "<title>404 Not Found</title><p>Sorry, this page does not exist.</p>")
    refresh(NOW + SOON)
    held = source.snapshots.latest("pk")
    assert reverse("snapshot-promote", args=[held.pk]) in shown(signed_in, "source-history", source.pk)

    page = done(signed_in, "snapshot-promote", held.pk)

    source.refresh_from_db()
    assert source.current_snapshot == held
    assert reverse("snapshot-promote", args=[held.pk]) not in page
    assert "does not wait for anybody" in done(signed_in, "snapshot-discard", held.pk)


def test_a_version_that_looks_wrong_is_discarded_with_one_click(signed_in, news):
    source = watched(news)
    news.serve(PAGE, "<title>404 Not Found</title><p>Sorry, this page does not exist.</p>")
    refresh(NOW + SOON)
    held = source.snapshots.latest("pk")

    page = done(signed_in, "snapshot-discard", held.pk, reason="An error of the site.")

    source.refresh_from_db()
    assert source.current_snapshot != held
    assert "An error of the site." in page


def test_a_page_is_asked_for_now(signed_in, news):
    source = watched(news)
    Schedule.objects.update(due_at=NOW + timedelta(days=3650))

    page = done(signed_in, "source-refresh", source.pk)

    assert "The page is being fetched" in page
    assert refresh(Schedule.objects.get().due_at, only=source.pk).count == 1


def test_a_page_is_paused_with_a_reason_and_resumed(signed_in, news):
    source = watched(news)

    assert "This field is required." in done(signed_in, "source-pause", source.pk)
    assert "moved to a new site" in done(signed_in, "source-pause", source.pk, reason="moved to a new site")
    assert Schedule.objects.get().paused_reason == "moved to a new site"
    assert "The page is watched again." in done(signed_in, "source-resume", source.pk)
    assert Schedule.objects.get().paused_reason == ""


@pytest.mark.parametrize(
    ("minutes", "cadence", "is_fixed"),
    [
        pytest.param("360", timedelta(hours=6), True, id="a person's cadence"),
        pytest.param("0", timedelta(minutes=15), False, id="back to the page's own"),
        pytest.param("1", timedelta(minutes=15), False, id="one that is not offered"),
    ],
)
def test_the_cadence_is_set(signed_in, news, minutes, cadence, is_fixed):
    source = watched(news)

    done(signed_in, "source-cadence", source.pk, minutes=minutes)

    schedule = Schedule.objects.get()
    assert (schedule.cadence, schedule.is_cadence_fixed) == (cadence, is_fixed)


def test_words_are_expected_on_a_page(signed_in, news):
    source = watched(news)

    page = done(signed_in, "source-strings", source.pk, strings="people were killed\n\n Puno \n")

    assert Schedule.objects.get().watched_strings == ["people were killed", "Puno"]
    assert "people were killed\nPuno</textarea>" in page


def test_a_text_without_an_address_is_not_watched_until_it_is_given_one(signed_in):
    source = snapshot("48 people were killed.").source
    assert "Not watched" in shown(signed_in, "source-history", source.pk)
    assert "there is no page to look at" in done(signed_in, "source-refresh", source.pk)

    assert "must begin with http" in done(signed_in, "source-address", source.pk, url="ftp://news.test/")
    page = done(signed_in, "source-address", source.pk, url="http://news.test/peru")

    assert "The page is watched from now on." in page
    assert Schedule.objects.get().source == source


def test_two_versions_are_shown_with_the_figures_first(signed_in, news):
    source = watched(news)
    news.serve(PAGE, LATER)
    refresh(NOW + SOON)
    first, second = source.snapshots.order_by("captured_at")

    beside = shown(signed_in, "source-diff", source.pk, first.pk, second.pk)
    inline = shown(signed_in, "source-diff", source.pk, first.pk, second.pk, view="inline")

    assert '<del>48</del> → <ins class="added">49</ins>' in beside
    assert '<td><del>48</del> people were killed.</td><td><ins class="added">49</ins> people' in beside
    assert "<p><del>48</del> people were killed.</p>" in inline
    assert "Both versions say the same." in shown(signed_in, "source-diff", source.pk, first.pk, first.pk)


def test_versions_of_another_source_are_not_compared(signed_in, news):
    one, other = snapshot("48 people were killed."), snapshot("49 people were killed.")

    assert signed_in.get(reverse("source-diff", args=[one.source_id, one.pk, other.pk])).status_code == 404


def test_a_strangers_page_runs_nothing_and_is_framed_by_us_alone(signed_in, news):
    hostile = article("48 people were killed.", extra="<script>alert(1)</script><meta http-equiv=refresh content=0>")
    taken = watched(news, body=hostile).snapshots.get()

    version = signed_in.get(taken.source.get_absolute_url())
    page = signed_in.get(reverse("snapshot-page", args=[taken.pk]))
    raw = signed_in.get(reverse("snapshot-raw", args=[taken.pk]))

    policy = page["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "unsafe-inline" not in version["Content-Security-Policy"]
    assert (raw["Content-Type"], raw["X-Content-Type-Options"]) == ("text/plain; charset=utf-8", "nosniff")
    assert raw.content == hostile.encode()
    assert '<iframe class="strangers-page" sandbox ' in shown(signed_in, "snapshot-detail", taken.pk)


def test_neither_bytes_nor_page_are_given_of_a_version_with_withheld_words(signed_in, editor, news):
    taken = watched(news).snapshots.get()
    restricting.restrict(snapshot=taken, start=0, end=4, reason="minor", note="", until=None, by=editor, now=NOW)

    for name in ("snapshot-raw", "snapshot-page"):
        assert signed_in.get(reverse(name, args=[taken.pk])).status_code == 404
    assert "are withheld" in shown(signed_in, "snapshot-detail", taken.pk)


def test_bytes_that_are_gone_say_so(signed_in):
    taken = snapshot("48 people were killed.")

    assert signed_in.get(reverse("snapshot-raw", args=[taken.pk])).status_code == 404


def test_changes_are_listed_until_they_are_acknowledged(client, editor, reviewer, second):
    story = tell(editor, reviewer, second)
    client.force_login(second)

    seen_already = shown(client, "change-list")
    everything = shown(client, "change-list", list="all")
    page = done(client, "change-acknowledge", story.change.pk, no_notice_confirmed="on", from_list=1)

    assert "No change here." in seen_already
    assert '<del>48</del> → <ins class="added">49</ins>' in everything
    assert "Ratings given before the change show as stale" in page
    assert Acknowledgement.objects.get(acknowledged_by=second).no_notice_confirmed
    assert "You have acknowledged this change already." in done(client, "change-acknowledge", story.change.pk)
    assert "I looked: the page gives no notice" not in shown(client, "change-list", list="figure")


def test_sources_that_want_a_person_are_listed_by_what_is_the_matter(signed_in, news):
    source = watched(news)
    sources = shown(signed_in, "source-list")
    assert "?list=" not in sources

    news.serve(PAGE, "<title>404 Not Found</title><p>Sorry, this page does not exist.</p>")
    refresh(NOW + SOON)
    news.serve(PAGE, status=503)
    refresh(NOW + 3 * SOON)
    page = shown(signed_in, "source-list", list="held")
    assert 'held for a person <span class="count">1</span>' in page
    assert 'failing <span class="count">1</span>' in page
    assert source.get_absolute_url() in page
    assert "error on the site&#x27;s side" in page

    done(signed_in, "snapshot-promote", source.snapshots.latest("pk").pk)
    done(signed_in, "source-pause", source.pk, reason="Their server is down.")

    assert "Nothing waits here." in shown(signed_in, "source-list", list="held")
    assert source.get_absolute_url() not in shown(signed_in, "source-list", list="failing")
    assert source.get_absolute_url() in shown(signed_in, "source-list", list="paused")


def test_a_claim_and_the_one_that_replaces_it_lead_to_each_other(signed_in, editor):
    earlier = claim("48", by=editor)
    later = claim("49", 49, 49, replaces=earlier, state="suggested", settled_at=None, settled_by=None, by=editor)

    assert f'Replaced by</dt><dd><a href="{later.get_absolute_url()}"><q lang="en">49</q></a> (suggested)' in shown(
        signed_in, "claim-detail", earlier.pk
    )
    assert f'Replaces</dt><dd><a href="{earlier.get_absolute_url()}">' in shown(signed_in, "claim-detail", later.pk)
