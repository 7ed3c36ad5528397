"""Adding what was published: a page that has been read becomes a source, its items, and a first snapshot of each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sources import blobs, cadence, capturing
from sources.addresses import canonical, host_of
from sources.leases import one_after_another
from sources.models import Fetch, Host, Publisher, Schedule, Snapshot, Source
from sources.outcomes import Outcome
from sources.readers import body_fingerprint, markup_fingerprint
from sources.readers.page import Page, Section


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


class HasAddress(ValueError):
    """The source is watched already, at its own address or through its listing. Nothing was changed."""


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


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a page was got that is added by its address.

    Args:
        final_url: after redirects.
        status: of HTTP.
        etag, last_modified: as the server wrote them.
        byte_count: as it arrived.
    """

    final_url: str
    status: int
    etag: str
    last_modified: str
    byte_count: int
    duration: timedelta


def find_added(*, text: str, url: str) -> Source | None:
    """Return the source that already holds these very words or this address, or None."""
    same_text = Snapshot.objects.filter(text_sha256=capturing.text_digest(text), source__listed_in__isnull=True)
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
    fetched: Fetched | None = None,
) -> Source:
    """Write a page as a source with its first snapshot, and each item of a listing as a source of its own.

    Each item gets a snapshot that is cut from the listing's, so that it has a history of its own when the listing
    changes. Receivers of `snapshot_taken` hear of every new snapshot inside this transaction. A source with an address is
    watched from now on.

    A page that does not look like an article stands on the word of the person who adds it; one that a program fetched and added
    waits for such a word.

    Args:
        page: what the reader made of the body.
        body: the bytes as they arrived.
        media_type: what kind of bytes they are.
        given: what the person says about the page.
        captured_at: when the page was seen.
        by: who added it; None for the machine.
        now: the moment it is recorded.
        fetched: how it was got, if it was fetched; None for what a person handed over.

    Raises:
        AlreadyAdded: these words or this address are here; nothing was added.
        AddressRefused: the address cannot be that of a public page; nothing was added.
    """
    canonical_url = canonical(given.url) if given.url else None
    one_after_another(*filter(None, (capturing.text_digest(page.text), canonical_url)))
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
    fetch = None if fetched is None else _note_fetch(source, fetched, body, media_type, captured_at)
    snapshot = capturing.capture(
        source,
        page=page,
        sha256=blobs.put(body),
        media_type=media_type,
        captured_at=captured_at,
        now=now,
        standing=page.standing,
        suspicion=page.suspicion or page.standing,
        vouched=_("Added by hand after a look at it.") if by is not None or fetched is None else "",
        by=by,
        fetch=fetch,
    )
    if canonical_url is not None:
        _watch(source, canonical_url, fetch, fetched, body, now=now)
    if page.is_listing:
        blobs.put_all(page.text[section.start : section.end].encode() for section in page.sections)
        for section in page.sections:
            add_item(section, listing=snapshot, text=page.text, by=by, now=now)
    return source


@transaction.atomic
def give_address(*, source: Source, url: str, now: datetime) -> None:
    """Say where a source is found that came without an address; its page is watched from now on.

    Raises:
        AddressRefused: not an address that can be a page's; nothing was changed.
        AlreadyAdded: another source has this address; nothing was changed.
        HasAddress: it has an address, or is an item that its listing tells about; nothing was changed.
    """
    source = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if source.url or source.listed_in_id is not None:
        raise HasAddress(_("This source has an address already, or is watched through its listing."))
    address = canonical(url)
    one_after_another(address)
    if (there := Source.objects.filter(canonical_url=address).first()) is not None:
        raise AlreadyAdded(there)
    source.url, source.canonical_url = url.strip(), address
    source.save(update_fields=["url", "canonical_url"])
    _watch(source, address, None, None, b"", now=now)


def _note_fetch(source: Source, fetched: Fetched, body: bytes, media_type: str, fetched_at: datetime) -> Fetch:
    """Write down the attempt that brought a page."""
    return Fetch.objects.create(
        source=source,
        outcome=Outcome.OK,
        status=fetched.status,
        final_url=fetched.final_url,
        media_type=media_type,
        byte_count=fetched.byte_count,
        sha256=blobs.put(body),
        duration=fetched.duration,
        fetched_at=fetched_at,
    )


def _watch(
    source: Source, address: str, fetch: Fetch | None, fetched: Fetched | None, body: bytes, *, now: datetime
) -> None:
    """Have a page looked at again: soon where it was fetched, at once where a person brought its words."""
    host, _was_new = Host.objects.get_or_create(name=host_of(address))
    schedule = Schedule(source=source, host=host, due_at=now, cadence=cadence.SHORTEST)
    if fetch is not None and fetched is not None:
        schedule.due_at = cadence.next_due(source.pk, cadence.SHORTEST, now=fetch.fetched_at)
        schedule.etag, schedule.last_modified = fetched.etag, fetched.last_modified
        schedule.body_sha256 = fetch.sha256
        schedule.markup_sha256 = markup_fingerprint(body, media_type=fetch.media_type)
        schedule.words_sha256 = body_fingerprint(body, media_type=fetch.media_type)
        schedule.checked_at, schedule.outcome = fetch.fetched_at, Outcome.OK
    schedule.save(force_insert=True)


def add_item(section: Section, *, listing: Snapshot, text: str, by: User | None, now: datetime) -> Source:
    """Write one item of a listing as a source with a snapshot of its own words.

    Args:
        section: the item, as a span of the listing's text.
        listing: the listing's snapshot.
    """
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
    capture_item(item, section, listing=listing, text=text, now=now)
    return item


def capture_item(item: Source, section: Section, *, listing: Snapshot, text: str, now: datetime) -> Snapshot:
    """Write what a listing says now of one of its items, as a snapshot of the item cut from the listing's."""
    words = text[section.start : section.end]
    page = Page(
        title=section.heading,
        author="",
        published=section.published,
        published_known="",
        language=item.language,
        text=words,
        sections=(Section(section.heading, 0, len(words), section.url, section.published),),
        is_listing=False,
        dropped=(),
    )
    return capturing.capture(
        item,
        page=page,
        sha256=blobs.put(words.encode()),
        media_type="text/plain",
        captured_at=listing.captured_at,
        now=now,
        taken_from=listing,
        taken_from_start=section.start,
    )


def _publisher_named(name: str) -> Publisher | None:
    """Return the publisher of a name, written down now if it is new; None for an empty name."""
    name = name.strip()
    if not name:
        return None
    return Publisher.objects.filter(name__iexact=name).first() or Publisher.objects.get_or_create(name=name)[0]


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
