"""Taking in a text, file or address: kept as it arrived, read by a worker, looked at by a person, then kept or thrown away."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims import figures
from claims.figures import Figure
from claims.models import Intake
from claims.models.fields import range_as_text
from sources import adding, blobs, visiting
from sources.addresses import canonical
from sources.fetching import Answer
from sources.limits import limited
from sources.models import Publisher, Source
from sources.outcomes import Outcome
from sources.readers import PageUnreadable, read_page
from sources.readers.page import Dropped, Page, Section, Standing

CPU_SECONDS = 60  # of reading one page or text
MORE_MEGABYTES = 1500  # of address space for it


class IntakeRefused(ValueError):
    """The text cannot be taken in; the message is a sentence that says what to do. Nothing was stored."""


class NotReady(Exception):
    """The intake is not waiting for a person: it is still being read, failed, or was kept already. Nothing was changed."""


@transaction.atomic
def take_in(
    *,
    body: bytes,
    media_type: str,
    given: adding.Given,
    charset: str = "",
    file_name: str = "",
    by: User | None,
    now: datetime,
) -> Intake:
    """Store bytes as they arrived and write a pending intake; a worker reads it next.

    Args:
        body: the bytes of the paste or file.
        media_type: text/plain or text/html.
        given: what the person says about the page.
        charset: the encoding the person names; empty to let the reader find out.
        file_name: as uploaded, for people; never a path we open.
        by: who adds it.
        now: the moment.

    Raises:
        IntakeRefused: empty, too large, or an address that cannot be a page's.
        AlreadyAdded: these very bytes, or a page of this address, are here.
    """
    if not body.strip():
        raise IntakeRefused(_("There is no text. Paste the words of the article, or choose a file that has some."))
    if len(body) > settings.INTAKE_MAX_BYTES:
        raise IntakeRefused(
            _("The text is larger than %(size)d MB. Cut it into parts, or paste only the article.")
            % {"size": settings.INTAKE_MAX_BYTES // 1024**2}
        )
    _refuse_known(given.url)
    sha256 = blobs.put(body)
    if (source := Source.objects.filter(intake__sha256=sha256).first()) is not None:
        raise adding.AlreadyAdded(source)
    return Intake.objects.create(
        title=given.title[:500],
        file_name=file_name[:255],
        media_type=media_type,
        charset=charset[:40],
        sha256=sha256,
        url=given.url,
        publisher=given.publisher[:200],
        language=given.language,
        published_on=given.published_on,
        added_at=now,
        added_by=by,
    )


@transaction.atomic
def take_in_address(*, given: adding.Given, by: User | None, now: datetime) -> Intake:
    """Write a pending intake of a page that a worker fetches next.

    Args:
        given: the address, and what else the person says about the page.

    Raises:
        IntakeRefused: not an address that can be a page's.
        AlreadyAdded: a page of this address is here.
    """
    _refuse_known(given.url)
    return Intake.objects.create(
        title=given.title[:500],
        url=given.url.strip(),
        publisher=given.publisher[:200],
        language=given.language,
        published_on=given.published_on,
        added_at=now,
        added_by=by,
    )


def take_up(intake: Intake, *, now: datetime) -> None:
    """Do what a leased intake waits for: fetch its page if it came as an address, then read it."""
    if intake.sha256 or _fetch(intake, now=now):
        read(intake)


def _fetch(intake: Intake, *, now: datetime) -> bool:
    """Fetch an intake's page and keep its bytes; what keeps it from being fetched is said with what to do instead."""
    answer, fetched_at = visiting.visit(intake.url, now=now)
    if answer.outcome is not Outcome.OK or answer.body is None:
        why = f"{answer.outcome.sentence} {answer.outcome.next_step}".strip()
        _settle(intake, state=Intake.State.FAILED, error=why)
        return False
    try:
        _refuse_known(answer.final_url)
    except adding.AlreadyAdded as already:  # under the address that this one leads to
        _settle(intake, state=Intake.State.FAILED, error=str(already))
        return False
    intake.sha256, intake.media_type = blobs.put(answer.body), answer.media_type[:200]
    intake.fetched = _fetched_as_json(answer, fetched_at)
    with transaction.atomic():
        return bool(
            Intake.objects.held(intake).update(
                sha256=intake.sha256, media_type=intake.media_type, fetched=intake.fetched
            )
        )


def read(intake: Intake) -> None:
    """Make a page of a leased intake and store it for a person to look at; what cannot be read says why.

    Safe to run twice: a worker whose lease has passed to another changes nothing.
    """
    try:
        with limited(cpu_seconds=CPU_SECONDS, more_megabytes=MORE_MEGABYTES):
            page = read_page(
                blobs.get(intake.sha256),
                media_type=intake.media_type,
                charset=intake.charset or None,
                url=(intake.fetched or {}).get("final_url") or intake.url or None,
                language=intake.language or None,
            )
        if not page.text.strip():
            raise PageUnreadable(_("There are no words in it. Paste the text of the article instead."))
    except PageUnreadable as error:
        _settle(intake, state=Intake.State.FAILED, error=str(error))
    except MemoryError:
        give_up(intake)
    else:
        found = _figures_of(page, intake)
        read_so = {"figures": [[f.start, f.end] for f in found], "read": [_figure_as_json(f) for f in found]}
        _settle(intake, state=Intake.State.READY, page=page_as_json(page) | read_so)


def _figures_of(page: Page, intake: Intake) -> tuple[Figure, ...]:
    """Return the figures as they would be suggested, so that a person sees them before anything is kept.

    So each item of a listing is read by itself, with its own day, and with the numbers written as its publisher and the
    whole page write them.
    """
    language, published = intake.language or page.language, intake.published_on or page.published
    publisher = Publisher.objects.filter(name__iexact=intake.publisher.strip()).first()
    locale = (publisher.locale if publisher else "") or None
    conventions = figures.conventions_of(page.text, language=language, number_locale=locale)
    whole = Section("", 0, len(page.text))
    return tuple(
        replace(
            figure,
            start=figure.start + part.start,
            end=figure.end + part.start,
            sentence_start=figure.sentence_start + part.start,
            sentence_end=figure.sentence_end + part.start,
        )
        for part in (page.sections if page.is_listing else (whole,))
        for figure in figures.read(
            page.text[part.start : part.end],
            language=language,
            published=part.published or published,
            number_locale=locale,
            conventions=conventions,
        ).figures
    )


def _figure_as_json(figure: Figure) -> dict[str, Any]:
    """Return what a person looks at before a figure is kept, as plain JSON."""
    as_of = figure.as_of
    return {
        "start": figure.start,
        "end": figure.end,
        "quote": [figure.sentence_start, figure.sentence_end],
        "range": range_as_text(figure.range),
        "vague": figure.vague,
        "counted": figure.counted or "",
        "origin": figure.attribution.claimant if figure.attribution else "",
        "as_of": [as_of.first_day.isoformat(), as_of.last_day.isoformat(), as_of.known] if as_of else None,
    }


def give_up(intake: Intake) -> None:
    """Say of an intake whose workers died each time that it cannot be read."""
    _settle(
        intake,
        state=Intake.State.FAILED,
        error=_("Reading this text took too much time or memory. Paste only the words of the article."),
    )


@transaction.atomic
def try_again(*, intake: Intake) -> Intake:
    """Let a worker take up a failed intake once more; what was fetched before is not fetched again.

    Raises:
        NotReady: it did not fail, or waits again already.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if intake.state != Intake.State.FAILED:
        raise NotReady(_("This text did not fail: %(state)s.") % {"state": intake.get_state_display()})
    intake.state, intake.error, intake.is_pending, intake.attempts = Intake.State.WAITING, "", True, 0
    intake.save(update_fields=["state", "error", "is_pending", "attempts"])
    return intake


@transaction.atomic
def keep(*, intake: Intake, by: User | None, now: datetime) -> Source:
    """Turn a ready intake into a source with its items, snapshots and pending readings.

    Raises:
        NotReady: it is not, or no longer, ready.
        AlreadyAdded: the same words came in another way meanwhile. The intake stays as it is.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if intake.state != Intake.State.READY or intake.page is None:
        raise NotReady(_("This intake is not ready to keep: %(state)s.") % {"state": intake.get_state_display()})
    fetched = intake.fetched
    source = adding.add(
        page=page_from_json(intake.page),
        body=blobs.get(intake.sha256),
        media_type=intake.media_type,
        given=given_of(intake),
        captured_at=datetime.fromisoformat(fetched["fetched_at"]) if fetched else intake.added_at,
        by=by,
        now=now,
        fetched=_fetched_from_json(fetched) if fetched else None,
    )
    intake.state = Intake.State.KEPT
    intake.source = source
    intake.page = None  # the snapshot holds it now
    intake.save(update_fields=["state", "source", "page"])
    return source


@transaction.atomic
def throw_away(*, intake: Intake) -> None:
    """Remove an intake that was not kept; nothing else knows of it yet.

    Raises:
        NotReady: it was kept, and its source is there to stay.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if intake.state == Intake.State.KEPT:
        raise NotReady(_("This intake was kept; its source stays."))
    intake.delete()


def given_of(intake: Intake) -> adding.Given:
    """Return what the person who added an intake said about the page."""
    return adding.Given(
        publisher=intake.publisher,
        title=intake.title,
        url=intake.url,
        language=intake.language,
        published_on=intake.published_on,
    )


def page_as_json(page: Page) -> dict[str, Any]:
    """Return a page as plain JSON, to wait in an intake; `page_from_json` turns it back."""
    return {
        "title": page.title,
        "author": page.author,
        "published": page.published.isoformat() if page.published else None,
        "published_known": page.published_known,
        "language": page.language,
        "text": page.text,
        "sections": [
            [part.heading, part.start, part.end, part.url, part.published.isoformat() if part.published else None]
            for part in page.sections
        ],
        "is_listing": page.is_listing,
        "dropped": [[block.text, block.reason, block.before] for block in page.dropped],
        "notes": list(page.notes),
        "complete": page.complete,
        "standing": page.standing.value,
        "suspicion": page.suspicion,
    }


def page_from_json(stored: dict[str, Any]) -> Page:
    """Return the page that `page_as_json` wrote."""
    return Page(
        title=stored["title"],
        author=stored["author"],
        published=_day(stored["published"]),
        published_known=stored["published_known"],
        language=stored["language"],
        text=stored["text"],
        sections=tuple(
            Section(heading, start, end, url, _day(published))
            for heading, start, end, url, published in stored["sections"]
        ),
        is_listing=stored["is_listing"],
        dropped=tuple(Dropped(text, reason, before) for text, reason, before in stored["dropped"]),
        notes=tuple(stored["notes"]),
        complete=stored["complete"],
        standing=Standing(stored["standing"]),
        suspicion=stored.get("suspicion", ""),
    )


def _fetched_as_json(answer: Answer, fetched_at: datetime) -> dict[str, Any]:
    """Return how a page was got as plain JSON, to wait in an intake; `_fetched_from_json` turns it back."""
    return {
        "final_url": answer.final_url,
        "status": answer.status,
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "byte_count": answer.byte_count,
        "seconds": answer.duration.total_seconds(),
        "fetched_at": fetched_at.isoformat(),
    }


def _fetched_from_json(stored: dict[str, Any]) -> adding.Fetched:
    return adding.Fetched(
        final_url=stored["final_url"],
        status=stored["status"],
        etag=stored["etag"],
        last_modified=stored["last_modified"],
        byte_count=stored["byte_count"],
        duration=timedelta(seconds=stored["seconds"]),
    )


def _refuse_known(url: str) -> None:
    """Refuse an address that cannot be a page's, and one that is here already.

    Raises:
        IntakeRefused: not an address that can be a page's.
        AlreadyAdded: a page of this address is here.
    """
    try:
        address = canonical(url) if url else ""
    except ValueError as error:
        raise IntakeRefused(str(error)) from error
    if address and (source := Source.objects.filter(canonical_url=address).first()) is not None:
        raise adding.AlreadyAdded(source)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _settle(intake: Intake, *, state: Intake.State, page: dict[str, Any] | None = None, error: str = "") -> None:
    """Write the outcome of a reading if the caller still holds the row."""
    with transaction.atomic():
        Intake.objects.held(intake).update(
            state=state, page=page, error=error, is_pending=False, lease_until=None, lease_token=None
        )
