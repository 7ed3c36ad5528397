"""Reading what arrived: the body of a fetch becomes a snapshot, or nothing new, or waits for a person."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sources import blobs, cadence, watching
from sources.capturing import capture, text_digest
from sources.limits import limited
from sources.models import Arrival, Fetch, Snapshot, Source
from sources.models.snapshot import READER_VERSION
from sources.readers import Page, PageUnreadable, read_page
from sources.readers.page import Standing
from sources.second_look import Former, suspicion_beside

CPU_SECONDS = 60  # of reading one page; the largest page that is taken needs a tenth of it
MORE_MEGABYTES = 1500  # of address space for it

_ADAPT = """
    UPDATE sources_schedule
    SET cadence = %(cadence)s,
        due_at = CASE WHEN lease_token IS NULL AND failures = 0 THEN %(due_at)s ELSE due_at END
    WHERE source_id = %(source_id)s AND NOT is_cadence_fixed
"""


class _Reading(NamedTuple):
    """What was read of an arrival, before anything is written."""

    page: Page
    standing: Standing
    suspicion: str
    is_new: bool


def read_arrival(arrival: Arrival, *, now: datetime) -> Snapshot | None:
    """Read a leased arrival and take a snapshot of what it says; None when that is nothing new or nothing that can be read.

    A page that looks wrong is captured and held for a person, so that what stood keeps standing. A page that says the same words
    takes no snapshot. Safe to run twice: a worker whose lease has passed to another changes nothing. A page that kills its worker
    is tried once more, and then marked.
    """
    fetch = Fetch.objects.select_related("source__current_snapshot", "source__schedule").get(pk=arrival.pk)
    try:
        with limited(cpu_seconds=CPU_SECONDS, more_megabytes=MORE_MEGABYTES):
            reading = _read(fetch)
    except PageUnreadable as unreadable:
        return _mark(arrival, str(unreadable))
    except MemoryError:
        return _mark(arrival, _too_costly())
    return _take_in(arrival, fetch, reading, now=now)


def give_up(arrival: Arrival) -> None:
    """Mark an arrival whose readers died each time."""
    _mark(arrival, _too_costly())


def _read(fetch: Fetch) -> _Reading:
    """Make a page of a fetch's body and judge it by itself and beside what its source said before."""
    source = fetch.source
    page = read_page(blobs.get(fetch.sha256), media_type=fetch.media_type, url=fetch.final_url)
    current = source.current_snapshot
    if current is None:
        return _Reading(page, page.standing, page.suspicion, is_new=True)
    if _is_known(text_digest(page.text), current):
        return _Reading(page, page.standing, page.suspicion, is_new=False)
    if page.standing is not Standing.OK:
        return _Reading(page, page.standing, page.suspicion, is_new=True)
    return _Reading(page, *suspicion_beside(_former(source, current), page, final_url=fetch.final_url), is_new=True)


def _is_known(digest: str, current: Snapshot) -> bool:
    """Tell whether a text is what stands, or what its source's latest version says, whether that stands or not."""
    if digest == current.text_sha256:
        return True
    if current.reader_version != READER_VERSION and digest == text_digest(as_read_now(current)):
        return True  # a better reader is no change of the page
    versions = Snapshot.objects.filter(source=current.source_id).order_by("-captured_at", "-pk")
    return digest == versions.values_list("text_sha256", flat=True).first()


def as_read_now(snapshot: Snapshot) -> str:
    """Return the text that today's reader makes of a former snapshot's bytes; its own where it makes none."""
    url = snapshot.fetch.final_url if snapshot.fetch else snapshot.source.url
    try:
        return read_page(blobs.get(snapshot.sha256), media_type=snapshot.media_type, url=url or None).text
    except (PageUnreadable, OSError, blobs.BlobDamaged):
        return snapshot.text


def _former(source: Source, current: Snapshot) -> Former:
    return Former(
        text=current.text,
        language=source.language,
        is_listing=source.kind == Source.Kind.LISTING,
        final_url=current.fetch.final_url if current.fetch else "",
        watched=source.schedule.watched_strings,
    )


@transaction.atomic
def _take_in(arrival: Arrival, fetch: Fetch, reading: _Reading, *, now: datetime) -> Snapshot | None:
    if not Arrival.objects.remove(arrival):
        return None
    snapshot = None
    if reading.is_new:
        snapshot = capture(
            fetch.source,
            page=reading.page,
            sha256=fetch.sha256,
            media_type=fetch.media_type,
            captured_at=fetch.fetched_at,
            now=now,
            standing=reading.standing,
            suspicion=reading.suspicion or reading.standing,
            fetch=fetch,
        )
        if snapshot.standing == Standing.OK:
            watching.take_items(snapshot, now=now)
    _adapt(fetch, has_changed=reading.is_new, now=now)
    return snapshot


def _adapt(fetch: Fetch, *, has_changed: bool, now: datetime) -> None:
    """Look at a page that has changed more often, and at one whose new bytes said nothing new less often."""
    source = fetch.source
    if has_changed:
        wait = cadence.after_change()
    else:
        age = cadence.age_of(source.published_on, source.added_at, now=now)
        wait = cadence.after_rest(source.schedule.cadence, age=age)
    due_at = cadence.next_due(source.pk, wait, now=fetch.fetched_at)
    values: dict[str, Any] = {"source_id": source.pk, "cadence": wait, "due_at": due_at}
    with connection.cursor() as cursor:
        cursor.execute(_ADAPT, values)


@transaction.atomic
def _mark(arrival: Arrival, why: str) -> None:
    """Say of an arrival that no page can be made of it; it stays on record and is not tried again."""
    Arrival.objects.held(arrival).update(is_pending=False, error=why, lease_until=None, lease_token=None)


def _too_costly() -> str:
    return _("Reading this page took too much time or memory. Paste the words of the article instead.")
