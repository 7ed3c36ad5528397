"""Workers that are killed, messages that are lost or come five times, two beats: every page that was due is read once.

`make faults` runs it with a hundred kills; the test suite with a few.
"""

import os
import random
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from redis import Redis

from claims.models import Claim, Reading
from factcheck.celery import app
from factcheck.local.testing import running_broker
from sources import adding
from sources.adding import Given
from sources.models import Arrival, Fetch, Schedule, Source
from sources.readers import read_page
from sources.tasks import fetch_batch, fetch_source
from sources.tasks import read_page as read_page_task
from tests.faults.processes import Crew
from tests.sources.news_site import article

KILLS = int(os.environ.get("FAULT_KILLS", "4"))
KILLS_PER_ROUND = min(KILLS, 10)
PAGES = min(KILLS, 12)
STUCK_SECONDS = 90  # a lease of the tests and a minute; a round that takes longer has forgotten something


@pytest.fixture
def crew(transactional_db, settings, news, monkeypatch, tmp_path):
    """A worker and two beats, all on this test's database, store, site and broker."""
    settings.BLOB_ROOT = tmp_path / "blobs"
    with running_broker() as broker:
        monkeypatch.setattr(app.conf, "broker_url", broker.url)
        monkeypatch.setattr(app, "_pool", None)  # connections to another broker are not taken up again
        monkeypatch.setattr(app.amqp, "_producer_pool", None)
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "TEST_DATABASE_NAME": connection.settings_dict["NAME"],
            "TEST_BLOB_ROOT": str(settings.BLOB_ROOT),
            "TEST_BROKER_URL": broker.url,
            "FAULTS_SITE_PORT": str(news.port),
        }
        crew = Crew(environment, tmp_path)
        crew.flush = Redis(unix_socket_path=broker.url.partition("://")[2].partition("?")[0]).flushall
        crew.start()
        yield crew
        crew.stop()


def words(number, version):
    return article(f"At least {100 + 7 * version + number} people of town {number} were killed.")


def test_every_page_that_was_due_is_read_once_whatever_dies(crew, news):
    dice = random.Random(7)
    sources = [_watched(news, number) for number in range(PAGES)]
    rounds = -(-KILLS // KILLS_PER_ROUND)
    kills = 0

    for version in range(1, rounds + 1):
        for number in range(PAGES):
            news.serve(f"town{number}.test/toll", words(number, version))
        Schedule.objects.update(due_at=timezone.now())
        _send_five_times(sources)
        deadline = time.monotonic() + STUCK_SECONDS
        while kills < version * KILLS_PER_ROUND or not _is_settled(version):
            assert time.monotonic() < deadline, f"stuck: {_what_is_left(version)}\n{crew.log()[-3000:]}"
            time.sleep(dice.uniform(0, 0.4))
            crew.tend()
            if kills < version * KILLS_PER_ROUND:
                kills += _strike(crew, dice, kills)

    assert kills >= KILLS
    counts = Source.objects.annotate(versions=Count("snapshots")).values_list("versions", flat=True)
    assert set(counts) == {rounds + 1}
    slots = Fetch.objects.filter(due_at__isnull=False).values("source", "due_at").annotate(Count("pk"))
    assert {slot["pk__count"] for slot in slots} == {1}
    for number, source in enumerate(sources):
        source.refresh_from_db()
        assert f"At least {100 + 7 * rounds + number} people" in source.current_snapshot.text
    assert Claim.objects.values("snapshot", "figure_start").annotate(n=Count("pk")).filter(n__gt=1).count() == 0
    call_command("verify", stdout=StringIO())


def _watched(news, number):
    """A source that was fetched and read before anything goes wrong."""
    now = timezone.now()
    body = words(number, 0).encode()
    source = adding.add(
        page=read_page(body, media_type="text/html"),
        body=body,
        media_type="text/html; charset=utf-8",
        given=Given(url=f"http://town{number}.test/toll"),
        captured_at=now,
        by=None,
        now=now,
    )
    Schedule.objects.filter(pk=source.pk).update(due_at=now + timedelta(days=1))
    return source


def _send_five_times(sources):
    for _ in range(5):
        fetch_batch.delay()
        for source in sources:
            fetch_source.delay(source.pk)
        for fetch_id in Arrival.objects.values_list("pk", flat=True):
            read_page_task.delay(fetch_id)


def _strike(crew, dice, kills):
    """Kill something, and every now and then lose all messages; return how many processes died."""
    if kills % 4 == 2:
        crew.flush()
    if kills % 4 == 3:
        crew.kill_worker()
        return 1
    return int(crew.kill_child(dice.choice))


def _is_settled(version):
    return not any(_what_is_left(version).values())


def _what_is_left(version):
    """Count what is still to be done before every page was seen in a version and read for figures."""
    read = Reading.objects.filter(is_pending=False).count()
    return {
        "due": Schedule.objects.filter(due_at__lte=timezone.now()).count(),
        "arrived": Arrival.objects.filter(is_pending=True).count(),
        "to be read": PAGES * (version + 1) - read,
    }
