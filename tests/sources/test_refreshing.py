"""Refreshing pages that are due: what is new is kept to be read, everything else only moves the schedule."""

from datetime import timedelta

import pytest
from django.db import connection

from sources import arriving, blobs, refreshing
from sources.adding import Given, add
from sources.models import Arrival, Fetch, Schedule, Snapshot
from sources.models.schedule import ATTEMPTS
from sources.outcomes import Outcome
from sources.readers import read_page
from tests.factories import NOW
from tests.sources.news_site import article

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=20)


def watched(news, place="news.test/peru", body=None, now=NOW, **served):
    """A source whose page was fetched once."""
    news.serve(place, body or article("48 people were killed."), **served)
    page = news.pages[place].body
    source = add(
        page=read_page(page, media_type="text/html"),
        body=page,
        media_type="text/html; charset=utf-8",
        given=Given(url=f"http://{place}"),
        captured_at=now,
        by=None,
        now=now,
    )
    refresh(now)
    return source


def refresh(now, **options):
    """Refresh what is due and read what arrived, as the workers would."""
    refreshed = refreshing.refresh_due(now=now, **options)
    for fetch_id in refreshed.arrived:
        arriving.read_arrival(Arrival.objects.lease(fetch_id, now=now), now=now)
    return refreshed


def schedule(source):
    return Schedule.objects.get(pk=source.pk)


def test_a_page_that_has_not_changed_only_moves_its_schedule(news):
    source = watched(news, etag='"7"')
    before = schedule(source)

    refreshed = refresh(NOW + SOON)

    assert (refreshed.count, refreshed.unchanged) == (1, 1)
    assert schedule(source).due_at > before.due_at
    assert schedule(source).checked_at >= NOW + SOON
    assert schedule(source).outcome == Outcome.UNCHANGED
    assert Fetch.objects.filter(outcome="unchanged").count() == 0
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(article("48 people were killed."), id="the same bytes, though the site sends them again"),
        pytest.param(article("48 people were killed.", extra="<script>nonce=8</script>"), id="another script"),
        pytest.param(article("48 people  were killed.") + "<!-- 12:31 -->", id="a comment and white space"),
    ],
)
def test_a_page_with_the_same_words_takes_no_snapshot_and_no_fetch(news, markup):
    source = watched(news)
    fetches = Fetch.objects.count()
    news.serve("news.test/peru", markup)

    refreshed = refresh(NOW + SOON)

    assert (refreshed.unchanged, refreshed.arrived) == (1, ())
    assert Fetch.objects.count() == fetches
    assert source.snapshots.count() == 1


def test_new_words_become_a_snapshot_that_stands(news):
    source = watched(news)
    news.serve("news.test/peru", article("49 people were killed."))

    refresh(NOW + SOON)

    source.refresh_from_db()
    assert "49 people" in source.current_snapshot.text
    assert source.current_snapshot.captured_at >= NOW + SOON
    assert source.current_snapshot.fetch.outcome == Outcome.OK
    assert blobs.get(source.current_snapshot.sha256) == news.pages["news.test/peru"].body
    assert not Arrival.objects.exists()


def test_a_page_that_goes_back_to_what_it_said_takes_a_third_snapshot(news):
    source = watched(news)
    first = news.pages["news.test/peru"]
    news.serve("news.test/peru", article("49 people were killed."))
    refresh(NOW + SOON)

    news.pages["news.test/peru"] = first
    refresh(NOW + 2 * SOON)

    texts = source.snapshots.order_by("captured_at").values_list("text_sha256", flat=True)
    assert len(texts) == 3
    assert texts[0] == texts[2] != texts[1]


def test_new_words_in_the_furniture_alone_are_read_and_change_nothing(news):
    source = watched(news)
    news.serve(
        "news.test/peru",
        article("48 people were killed.") + "<div class='related'><p>More of today: 7 stories</p></div>",
    )

    refresh(NOW + SOON)

    assert source.snapshots.count() == 1
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "not_found"), (410, "gone"), (403, "refused"), (500, "server_error"), (429, "busy")],
)
def test_a_failure_is_written_down_and_what_stood_keeps_standing(news, status, outcome):
    source = watched(news)
    news.serve("news.test/peru", "", status=status)

    refreshed = refresh(NOW + SOON)

    fetch = source.fetches.latest("fetched_at")
    assert refreshed.failed == 1
    assert (fetch.outcome, fetch.status, fetch.sha256) == (outcome, status, "")
    assert (schedule(source).failures, schedule(source).outcome) == (1, outcome)
    source.refresh_from_db()
    assert "48 people" in source.current_snapshot.text


def test_a_page_that_answers_again_counts_its_failures_from_nought(news):
    source = watched(news)
    page = news.pages["news.test/peru"]
    news.serve("news.test/peru", "", status=404)
    refresh(NOW + SOON)

    news.pages["news.test/peru"] = page
    refresh(NOW + 3 * SOON)

    assert schedule(source).failures == 0


def test_a_page_is_looked_at_less_often_the_longer_it_rests(news):
    source = watched(news, etag='"7"')
    cadences = []
    now = NOW
    for _ in range(4):
        now = schedule(source).due_at + timedelta(days=2)
        refresh(now)
        cadences.append(schedule(source).cadence)

    assert cadences == sorted(cadences)
    assert cadences[0] < cadences[-1]


def test_a_cadence_that_a_person_set_does_not_adapt(news):
    source = watched(news, etag='"7"')
    refreshing.set_cadence(source=source, every=timedelta(hours=6), now=NOW)

    refresh(NOW + timedelta(days=3))

    assert schedule(source).cadence == timedelta(hours=6)


def test_an_etag_and_a_date_are_sent_along_the_next_time(news):
    source = watched(news, etag='"7"', headers={"Last-Modified": "Wed, 18 Jan 2023 12:00:00 GMT"})

    assert (schedule(source).etag, schedule(source).last_modified) == ('"7"', "Wed, 18 Jan 2023 12:00:00 GMT")


def test_pages_that_are_paused_held_or_not_due_are_left_alone(news):
    for name in ("paused", "held", "later", "due"):
        watched(news, f"{name}.test/peru", article(f"48 people of {name} were killed."))
    Schedule.objects.update(due_at=NOW)
    by_host = {each.host_id: each for each in Schedule.objects.all()}
    refreshing.pause(source=by_host["paused.test"].source, reason="moved")
    Schedule.objects.lease_due(limit=1, now=NOW, only=by_host["held.test"].pk)
    Schedule.objects.filter(host="later.test").update(due_at=NOW + SOON)
    news.diary.clear()

    refresh(NOW + timedelta(minutes=1))

    assert {host for _, host, _ in news.diary} == {"due.test"}


def test_a_worker_that_comes_back_after_its_lease_changes_nothing(news, monkeypatch):
    source = watched(news)
    news.serve("news.test/peru", article("49 people were killed."))
    other_token = "00000000-0000-0000-0000-000000000007"
    settle = refreshing._settle

    def taken_by_another(pages):
        Schedule.objects.filter(pk=source.pk).update(lease_token=other_token)
        return settle(pages)

    monkeypatch.setattr(refreshing, "_settle", taken_by_another)
    before = Fetch.objects.count()
    refreshed = refreshing.refresh_due(now=NOW + SOON)

    assert refreshed.count == 0
    assert Fetch.objects.count() == before
    assert str(schedule(source).lease_token) == other_token


def test_a_full_disk_loses_nothing(news, monkeypatch, caplog):
    source = watched(news)
    news.serve("news.test/peru", article("49 people were killed."))

    def full(body):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(blobs, "put", full)
        refreshed = refresh(NOW + SOON)
    assert (refreshed.put_off, refreshed.arrived) == (1, ())

    refresh(NOW + SOON + timedelta(minutes=10))
    source.refresh_from_db()
    assert "49 people" in source.current_snapshot.text


def test_a_page_that_kills_its_workers_is_fetched_alone_and_then_left_for_a_person(news):
    watched(news, "good.test/peru", article("30 people were killed."))
    poison = watched(news, "poison.test/peru")
    Schedule.objects.update(due_at=NOW)
    now = NOW
    companies = []
    for _ in range(ATTEMPTS):
        now += timedelta(minutes=10)  # the lease of a worker that died
        Schedule.objects.filter(host="good.test").update(due_at=NOW, lease_until=None, lease_token=None, attempts=0)
        companies.append(sorted(due.host for due in Schedule.objects.lease_due(limit=10, now=now)))
        if "poison.test" not in companies[-1]:
            companies.append(sorted(due.host for due in Schedule.objects.lease_due(limit=10, now=now)))

    [worn_out] = Schedule.objects.worn_out(now + timedelta(minutes=10))
    refreshing.give_up_on(worn_out)

    assert companies == [
        *[["good.test", "poison.test"]] * 2,
        *[["good.test"], ["poison.test"]] * 2,
    ]
    assert schedule(poison).paused_reason == "Fetching this page stopped its worker 4 times."


def test_two_fetches_of_one_slot_cannot_be(news):
    source = watched(news)
    fetch = source.fetches.exclude(due_at=None).first()
    with pytest.raises(Exception, match="one_fetch_per_source_and_slot"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sources_fetch (source_id, due_at, outcome, final_url, media_type, sha256, duration, error, fetched_at) "
            "SELECT source_id, due_at, 'gone', '', '', '', duration, '', fetched_at FROM sources_fetch WHERE id = %s",
            [fetch.pk],
        )


def test_a_source_without_an_address_is_not_watched(db):
    page = read_page(b"48 people were killed.", media_type="text/plain")
    source = add(page=page, body=b"48", media_type="text/plain", given=Given(), captured_at=NOW, by=None, now=NOW)

    with pytest.raises(refreshing.NotWatched):
        refreshing.refresh_now(source=source, now=NOW)
