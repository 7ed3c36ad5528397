"""Watching listings and feeds: what a new version of one lists is matched to the sources its items have become."""

from datetime import datetime

from django.db.models import QuerySet

from sources import adding
from sources.addresses import AddressRefused, canonical
from sources.capturing import text_digest
from sources.models import Snapshot, Source
from sources.readers.page import Section


def take_items(listing: Snapshot, *, now: datetime) -> int:
    """Take what a listing's new snapshot lists: new items become sources, items with other words get a snapshot; return how many.

    An item is known by its address, or where it has none by its heading. One that is no longer listed has rolled off, which says
    nothing about it: its source stays as it is. A snapshot of anything but a listing has no items.
    """
    if listing.source.kind != Source.Kind.LISTING:
        return 0
    items: QuerySet[Source] = listing.source.items.select_related("current_snapshot")
    by_address = {address: item for item in items if (address := _address(item.url))}
    by_heading = {item.title: item for item in items}
    taken = 0
    for row in listing.sections:
        section = _section(row)
        item = by_address.get(_address(section.url)) if section.url else by_heading.get(section.heading[:500])
        words = listing.text[section.start : section.end]
        if item is None:
            item = adding.add_item(section, listing=listing, text=listing.text, by=None, now=now)
        elif item.current_snapshot is None or item.current_snapshot.text_sha256 != text_digest(words):
            adding.capture_item(item, section, listing=listing, text=listing.text, now=now)
        else:
            continue
        taken += 1
        by_address[_address(section.url)] = by_heading[item.title] = item
    return taken


def _section(row: dict[str, object]) -> Section:
    """Return a section as it was before it was stored."""
    published = row["published"]
    return Section(
        heading=str(row["heading"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        url=str(row["url"]) if row["url"] else None,
        published=datetime.fromisoformat(str(published)).date() if published else None,
    )


def _address(url: str | None) -> str:
    """Return the address by which an item is known again; an empty string where it has none that could be a page's."""
    try:
        return canonical(url) if url else ""
    except AddressRefused:
        return ""
