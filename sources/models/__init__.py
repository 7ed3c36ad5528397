"""What was published: every record of this app, importable from here."""

from sources.models.fetch import Fetch, Host, Schedule
from sources.models.publisher import Publisher
from sources.models.snapshot import Promotion, Restriction, Snapshot
from sources.models.source import Source, published_day

__all__ = [
    "Fetch",
    "Host",
    "Promotion",
    "Publisher",
    "Restriction",
    "Schedule",
    "Snapshot",
    "Source",
    "published_day",
]
