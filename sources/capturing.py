"""Capturing what a source says at a moment."""

import hashlib
from dataclasses import asdict
from datetime import datetime

from django.contrib.auth.models import User

from sources.models import Fetch, Promotion, Snapshot, Source
from sources.readers.page import Page, Section, Standing
from sources.restricting import carry_over
from sources.signals import snapshot_taken

LONGEST_REASON = 300


def capture(
    source: Source,
    *,
    page: Page,
    sha256: str,
    media_type: str,
    captured_at: datetime,
    now: datetime,
    standing: Standing = Standing.OK,
    suspicion: str = "",
    vouched: str = "",
    by: User | None = None,
    fetch: Fetch | None = None,
    taken_from: Snapshot | None = None,
    taken_from_start: int | None = None,
) -> Snapshot:
    """Write what a source says now; it becomes current if it looks right, and waits for a person if it does not.

    To be called inside a transaction, after the blob of its bytes was stored.

    Args:
        standing, suspicion: what the page looks like instead of an article, and the sentence that says why.
        vouched: why it may stand although it looks wrong; empty where nobody has looked at it.
        by: who vouches.
        fetch: the attempt that brought it.
        taken_from, taken_from_start: the listing's snapshot and the offset that an item was cut from.
    """
    snapshot = Snapshot.objects.create(
        source=source,
        fetch=fetch,
        taken_from=taken_from,
        taken_from_start=taken_from_start,
        sha256=sha256,
        media_type=media_type[:100],
        text=page.text,
        text_sha256=text_digest(page.text),
        sections=[_section_row(section) for section in page.sections],
        dropped=[asdict(block) for block in page.dropped],
        notes=list(page.notes),
        complete=page.complete,
        standing=standing,
        captured_at=captured_at,
        recorded_at=max(now, captured_at),  # the clocks of two machines may differ
    )
    carry_over(snapshot=snapshot, now=now)
    if standing is Standing.OK:
        let_stand(snapshot, now=now)
    elif vouched:
        say(snapshot, Promotion.Verdict.PROMOTED, reason=vouched, by=by, now=now)
        let_stand(snapshot, now=now)
    else:
        say(snapshot, Promotion.Verdict.HELD, reason=suspicion, by=None, now=now)
    return snapshot


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def let_stand(snapshot: Snapshot, *, now: datetime) -> None:
    """Make a snapshot its source's current one, unless a later one stands already, and tell who listens to `snapshot_taken`.

    Of a snapshot that is held they hear when it is let stand, not before.
    """
    source = (
        Source.objects.select_for_update(of=("self",)).select_related("current_snapshot").get(pk=snapshot.source_id)
    )
    current = source.current_snapshot
    if current is None or (current.captured_at, current.pk) <= (snapshot.captured_at, snapshot.pk):
        source.current_snapshot = snapshot
        source.save(update_fields=["current_snapshot"])
        snapshot.source.current_snapshot = snapshot
    snapshot_taken.send(sender=Snapshot, snapshot=snapshot, now=now)


def say(snapshot: Snapshot, verdict: Promotion.Verdict, *, reason: str, by: User | None, now: datetime) -> Promotion:
    """Write down somebody's word on a snapshot; None is the machine."""
    return Promotion.objects.create(
        snapshot=snapshot, verdict=verdict, reason=reason[:LONGEST_REASON], promoted_at=now, promoted_by=by
    )


def _section_row(section: Section) -> dict[str, object]:
    return asdict(section) | {"published": section.published.isoformat() if section.published else None}
