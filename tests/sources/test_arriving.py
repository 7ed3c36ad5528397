"""Reading what arrived: into a snapshot that stands, one that waits for a person, or a sentence that says why not."""

from datetime import timedelta

import pytest

from sources import arriving, promoting, refreshing
from sources.models import Arrival, Promotion, Schedule, Snapshot
from sources.signals import snapshot_taken
from tests.factories import NOW
from tests.sources.news_site import article
from tests.sources.readers.suspect_pages import SUSPECT
from tests.sources.test_refreshing import refresh, schedule, watched

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=20)
PAGE = "news.test/peru"


@pytest.fixture
def heard():
    snapshots = []

    def hear(snapshot, **_):
        snapshots.append(snapshot.pk)

    snapshot_taken.connect(hear)
    yield snapshots
    snapshot_taken.disconnect(hear)


def held(news, page="<title>404 Not Found</title><p>Sorry, this page does not exist.</p>"):
    """A source whose page has come back as something else."""
    source = watched(news)
    news.serve(PAGE, page)
    refresh(NOW + SOON)
    source.refresh_from_db()
    return source


def test_a_page_that_looks_wrong_is_kept_and_waits_while_what_stood_stands(news, heard):
    source = held(news)

    waiting = source.snapshots.exclude(pk=source.current_snapshot_id).get()
    assert "48 people" in source.current_snapshot.text
    assert waiting.standing == "soft_404"
    assert [(said.verdict, said.promoted_by) for said in waiting.promotions.all()] == [("held", None)]
    assert waiting.promotions.get().reason.endswith(".")
    assert heard == [source.current_snapshot_id]


def test_a_person_can_let_it_stand(news, heard, editor):
    source = held(news)
    waiting = source.snapshots.exclude(pk=source.current_snapshot_id).get()

    promoting.promote(snapshot=waiting, reason="The page was withdrawn.", by=editor, now=NOW + 2 * SOON)

    source.refresh_from_db()
    assert source.current_snapshot == waiting
    assert heard[-1] == waiting.pk


def test_a_person_can_discard_it(news, heard, editor):
    source = held(news)
    waiting = source.snapshots.exclude(pk=source.current_snapshot_id).get()

    promoting.discard(snapshot=waiting, reason="An error of the site.", by=editor, now=NOW + 2 * SOON)

    source.refresh_from_db()
    assert source.current_snapshot != waiting
    with pytest.raises(promoting.NotHeld):
        promoting.promote(snapshot=waiting, reason="Or not.", by=editor, now=NOW + 2 * SOON)
    assert waiting.pk not in heard


def test_an_older_version_that_is_promoted_does_not_replace_a_newer_one(news, editor):
    source = held(news)
    waiting = source.snapshots.exclude(pk=source.current_snapshot_id).get()
    news.serve(PAGE, article("49 people were killed."))
    refresh(NOW + 2 * SOON)

    promoting.promote(snapshot=waiting, reason="It did say so.", by=editor, now=NOW + 3 * SOON)

    source.refresh_from_db()
    assert "49 people" in source.current_snapshot.text


def test_the_same_wrong_page_is_held_once(news):
    source = held(news)
    news.serve(PAGE, "<title>404 Not Found</title><p>Sorry, this page  does not exist.</p><nav>Home</nav>" + "<p></p>")
    refresh(NOW + 3 * SOON)

    assert Promotion.objects.filter(verdict="held", snapshot__source=source).count() == 1


def test_a_page_that_comes_back_as_it_was_takes_no_snapshot(news):
    source = watched(news)
    page = news.pages[PAGE]
    news.serve(PAGE, "<title>404 Not Found</title><p>Sorry, this page does not exist.</p>")
    refresh(NOW + SOON)

    news.pages[PAGE] = page
    refresh(NOW + 3 * SOON)

    assert source.snapshots.count() == 2


@pytest.mark.parametrize("markup", [pytest.param(markup, id=name) for name, _, markup in SUSPECT])
def test_no_suspect_page_replaces_what_stood(news, markup):
    source = held(news, markup)

    assert "48 people" in source.current_snapshot.text


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param(b"%PDF-1.7 \x00\x01", "PDF", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(500), "picture", id="a picture"),
        pytest.param(bytes(range(256)) * 20, "no text", id="bytes that are no text"),
    ],
)
def test_a_body_of_which_no_page_can_be_made_says_why_and_stays(news, body, why):
    source = held(news, body)

    [arrival] = Arrival.objects.filter(is_pending=False)
    assert why in arrival.error
    assert arrival.fetch.source == source
    assert "48 people" in source.current_snapshot.text


def test_a_reader_that_runs_out_of_memory_says_so(news, monkeypatch):
    def greedy(*_, **__):
        return bytearray(10**11)

    watched(news)
    monkeypatch.setattr(arriving, "read_page", greedy)
    news.serve(PAGE, article("49 people were killed."))
    refresh(NOW + SOON)

    [arrival] = Arrival.objects.filter(is_pending=False)
    assert "too much time or memory" in arrival.error


def test_a_page_that_kills_its_reader_twice_is_marked_and_the_next_version_is_read(news):
    source = watched(news)
    news.serve(PAGE, article("49 people were killed."))
    now = NOW + SOON
    [fetch_id] = refreshing.refresh_due(now=now).arrived
    for _ in range(2):
        assert Arrival.objects.lease(fetch_id, now=now) is not None  # and never heard of again
        now += timedelta(minutes=6)

    assert Arrival.objects.lease(fetch_id, now=now) is None
    [arrival] = Arrival.objects.worn_out(now)
    arriving.give_up(arrival)
    assert "too much time" in Arrival.objects.get(is_pending=False).error

    news.serve(PAGE, article("50 people were killed."))
    refresh(now + SOON)
    source.refresh_from_db()
    assert "50 people" in source.current_snapshot.text


def test_a_reader_that_comes_back_after_its_lease_writes_nothing(news):
    source = watched(news)
    news.serve(PAGE, article("49 people were killed."))
    [fetch_id] = refreshing.refresh_due(now=NOW + SOON).arrived
    late = Arrival.objects.lease(fetch_id, now=NOW + SOON)
    prompt = Arrival.objects.lease(fetch_id, now=NOW + SOON + timedelta(minutes=6))

    arriving.read_arrival(prompt, now=NOW + 2 * SOON)
    arriving.read_arrival(late, now=NOW + 2 * SOON)

    assert source.snapshots.count() == 2


def test_a_better_reader_is_no_change_of_the_page(news):
    source = watched(news)
    as_once_read = "Protests in the south of Peru\n\n48 people were killed.\n\nSubscribe now"
    former = source.current_snapshot = Snapshot.objects.create(
        source=source,
        fetch=None,
        sha256=source.current_snapshot.sha256,
        media_type="text/html",
        text=as_once_read,
        text_sha256=arriving.text_digest(as_once_read),
        standing="ok",
        reader_version="0",
        captured_at=NOW + timedelta(minutes=1),
        recorded_at=NOW + timedelta(minutes=1),
    )
    source.save()
    news.serve(PAGE, article("48 people were killed.") + "<div class='related'><p>More of today: 7 stories</p></div>")

    refresh(NOW + SOON)

    source.refresh_from_db()
    assert source.current_snapshot == former


def test_a_page_whose_words_change_is_looked_at_often_again(news):
    source = watched(news)
    Schedule.objects.update(cadence=timedelta(days=9))
    news.serve(PAGE, article("49 people were killed."))

    refresh(NOW + timedelta(days=30))

    assert schedule(source).cadence == timedelta(minutes=15)
    assert schedule(source).due_at <= NOW + timedelta(days=30, minutes=17)
