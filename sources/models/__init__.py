"""What was published: every record of this app, importable from here."""

from sources.models.fetch import Arrival, Fetch
from sources.models.publisher import Publisher
from sources.models.schedule import Due, Host, Schedule
from sources.models.snapshot import Promotion, Restriction, Snapshot
from sources.models.source import Source, SourceQuerySet, published_day

__all__ = [
    "Arrival",
    "Due",
    "Fetch",
    "Host",
    "Promotion",
    "Publisher",
    "Restriction",
    "Schedule",
    "Snapshot",
    "Source",
    "SourceQuerySet",
    "published_day",
]
