"""Adding what was published: a page that has been read becomes a source, its items, and a first snapshot of each."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sources import blobs
from sources.addresses import canonical
from sources.models import Publisher, Snapshot, Source
from sources.readers.page import Page, Section
from sources.restricting import carry_over
from sources.signals import snapshot_taken


class AlreadyAdded(Exception):
    """The same words, or a page of the same address, are here already. Nothing was added.

    Attributes:
        source: the source that is there.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        super().__init__(
            _("This is already here as “%(source)s”, added on %(day)s. Open it instead of adding it again.")
            % {"source": source, "day": date_format(source.added_at)}
        )


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who adds a page says about it; what they leave out is taken from the page.

    Args:
        publisher: name of who published it; a name that is new is written down as a publisher. Empty when unknown.
        title: its title.
        url: its address as given, or empty.
        language: its language ("es"), or empty.
        published_on: the day it was published.
    """

    publisher: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    published_on: date | None = None


def find_added(*, text: str, url: str) -> Source | None:
    """Return the source that already holds these very words or this address, or None."""
    same_text = Snapshot.objects.filter(text_sha256=_sha256(text), source__listed_in__isnull=True)
    if snapshot := same_text.select_related("source").order_by("pk").first():
        return snapshot.source
    return Source.objects.filter(canonical_url=canonical(url)).first() if url else None


@transaction.atomic
def add(
    *,
    page: Page,
    body: bytes,
    media_type: str,
    given: Given,
    captured_at: datetime,
    by: User | None,
    now: datetime,
) -> Source:
    """Write a page as a source with its first snapshot, and each item of a listing as a source of its own.

    Each item gets a snapshot that is cut from the listing's, so that it has a history of its own when the listing
    changes. Receivers of `snapshot_taken` hear of every new snapshot inside this transaction.

    Args:
        page: what the reader made of the body.
        body: the bytes as they arrived.
        media_type: what kind of bytes they are.
        given: what the person says about the page.
        captured_at: when the page was seen.
        by: who added it; None for the machine.
        now: the moment it is recorded.

    Raises:
        AlreadyAdded: these words or this address are here; nothing was added.
        AddressRefused: the address cannot be that of a public page; nothing was added.
    """
    canonical_url = canonical(given.url) if given.url else None
    if (there := find_added(text=page.text, url=given.url)) is not None:
        raise AlreadyAdded(there)
    published_on, published_known = _published(page, given)
    source = Source.objects.create(
        publisher=_publisher_named(given.publisher),
        kind=_kind(page, given),
        title=(given.title or page.title)[:500],
        author=page.author[:300],
        language=given.language or page.language,
        url=given.url,
        canonical_url=canonical_url,
        published_on=published_on,
        published_known=published_known,
        added_at=now,
        added_by=by,
    )
    snapshot = _take_snapshot(source, page=page, body=body, media_type=media_type, captured_at=captured_at, now=now)
    if page.is_listing:
        for section in page.sections:
            _add_item(section, listing=snapshot, page=page, by=by, now=now)
    return source


def _add_item(section: Section, *, listing: Snapshot, page: Page, by: User | None, now: datetime) -> None:
    """Write one item of a listing as a source with a snapshot of its own words."""
    words = page.text[section.start : section.end]
    item = Source.objects.create(
        publisher=listing.source.publisher,
        kind=Source.Kind.EXCERPT,
        title=section.heading[:500],
        language=listing.source.language,
        url=section.url or "",
        published_on=section.published,
        published_known=Source.PublishedKnown.LISTING if section.published else "",
        listed_in=listing.source,
        added_at=now,
        added_by=by,
    )
    only_section = Section(section.heading, 0, len(words), section.url, section.published)
    item_page = Page(
        title=section.heading,
        author="",
        published=section.published,
        published_known="",
        language=page.language,
        text=words,
        sections=(only_section,),
        is_listing=False,
        dropped=(),
    )
    _take_snapshot(
        item,
        page=item_page,
        body=words.encode(),
        media_type="text/plain",
        captured_at=listing.captured_at,
        now=now,
        taken_from=listing,
        taken_from_start=section.start,
    )


def _take_snapshot(
    source: Source,
    *,
    page: Page,
    body: bytes,
    media_type: str,
    captured_at: datetime,
    now: datetime,
    taken_from: Snapshot | None = None,
    taken_from_start: int | None = None,
) -> Snapshot:
    """Write what a source says now, blob first, and make it the source's current snapshot."""
    snapshot = Snapshot.objects.create(
        source=source,
        taken_from=taken_from,
        taken_from_start=taken_from_start,
        sha256=blobs.put(body),
        media_type=media_type,
        text=page.text,
        text_sha256=_sha256(page.text),
        sections=[_section_row(section) for section in page.sections],
        dropped=[asdict(block) for block in page.dropped],
        notes=list(page.notes),
        complete=page.complete,
        standing=page.standing,
        captured_at=captured_at,
        recorded_at=now,
    )
    source.current_snapshot = snapshot
    source.save(update_fields=["current_snapshot"])
    carry_over(snapshot=snapshot, now=now)
    snapshot_taken.send(sender=Snapshot, snapshot=snapshot, now=now)
    return snapshot


def _publisher_named(name: str) -> Publisher | None:
    """Return the publisher of a name, written down now if it is new; None for an empty name."""
    name = name.strip()
    if not name:
        return None
    return Publisher.objects.filter(name__iexact=name).first() or Publisher.objects.get_or_create(name=name)[0]


def _section_row(section: Section) -> dict[str, object]:
    return asdict(section) | {"published": section.published.isoformat() if section.published else None}


def _kind(page: Page, given: Given) -> Source.Kind:
    if page.is_listing:
        return Source.Kind.LISTING
    return Source.Kind.ARTICLE if given.url else Source.Kind.PASTED


def _published(page: Page, given: Given) -> tuple[date | None, str]:
    """Return the day of publication and how it is known; a person's word goes before the page's own."""
    if given.published_on is not None:
        return given.published_on, Source.PublishedKnown.GIVEN
    if page.published is not None and page.published_known in Source.PublishedKnown.values:
        return page.published, page.published_known
    return None, ""


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
