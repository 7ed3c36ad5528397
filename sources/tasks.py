"""Celery's front door to what was published: lease rows, call one act. The rows are the truth, the messages only wake somebody up."""

import time
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from sources import arriving, refreshing
from sources.leases import one_place_of
from sources.models import Arrival, Schedule
from sources.sending import send_on_commit

SWEEP_SECONDS = 15  # between two sweeps; see CELERY_BEAT_SCHEDULE
ROUNDS_FOR = timedelta(seconds=90)  # so long one message begins new rounds; the last may take a minute more


@shared_task
def fetch_batch() -> None:
    """Fetch what is due, round after round, as long as something is. Safe to run twice, and at once: each leases other pages.

    No more than FETCH_ROUNDS run at once, so that people who wait for a page to be read find a free worker.
    """
    with one_place_of(settings.FETCH_ROUNDS) as is_ours:
        began = time.monotonic()
        while is_ours and time.monotonic() - began < ROUNDS_FOR.total_seconds():
            refreshed = refreshing.refresh_due(now=timezone.now())
            _send_arrived(refreshed.arrived)
            if not refreshed.count:
                return


@shared_task
def fetch_source(source_id: int) -> None:
    """Fetch one page that somebody wants now. Safe to run twice: one that is not due any more, or held, is left alone."""
    _send_arrived(refreshing.refresh_due(now=timezone.now(), only=source_id).arrived)


@shared_task
def read_page(fetch_id: int) -> None:
    """Read what a fetch brought. Safe to run twice: an arrival that is read or held by another is left alone."""
    arrival = Arrival.objects.lease(fetch_id, now=timezone.now())
    if arrival is not None:
        arriving.read_arrival(arrival, now=timezone.now())


@shared_task
def sweep() -> None:
    """Wake somebody up for what is due, and send out again what is pending and held by nobody.

    The messages expire with the next sweep, so that a long queue does not fill with copies.
    """
    now = timezone.now()
    if Schedule.objects.due(now).exists():
        fetch_batch.apply_async(expires=SWEEP_SECONDS)
    for fetch_id in Arrival.objects.waiting(now).values_list("pk", flat=True)[:1000]:
        read_page.apply_async((fetch_id,), expires=SWEEP_SECONDS)
    for arrival in Arrival.objects.worn_out(now):
        arriving.give_up(arrival)
    for schedule in Schedule.objects.worn_out(now):
        refreshing.give_up_on(schedule)


def _send_arrived(fetch_ids: tuple[int, ...]) -> None:
    for fetch_id in fetch_ids:
        send_on_commit(read_page, fetch_id)
