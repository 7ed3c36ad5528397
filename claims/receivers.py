"""Hears of new snapshots and notes that they are to be read: in the same transaction, and nothing else."""

from datetime import datetime
from typing import Any

from claims.models import Reading
from sources.models import Snapshot, Source
from sources.signals import snapshot_taken


def note_reading(*, snapshot: Snapshot, now: datetime, **_: Any) -> None:
    """Write a pending reading, a recheck where the source was read before. A listing is read through its items."""
    if snapshot.source.kind != Source.Kind.LISTING:
        was_read = Reading.objects.filter(snapshot__source=snapshot.source_id).exists()
        kind = Reading.Kind.RECHECK if was_read else Reading.Kind.FIRST
        Reading.objects.create(snapshot=snapshot, kind=kind)


def connect() -> None:
    """Attach to the seam, once."""
    snapshot_taken.connect(note_reading, dispatch_uid="note_reading")
