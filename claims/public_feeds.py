"""What readers may follow as Atom feeds (RFC 4287): a topic's findings, what pages did to its figures, corrections."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from claims.corrections import corrections_for, shown
from claims.models import Change, Claim, Finding, Topic
from claims.veiling import veil_changes

ENTRIES = 100
Absolute = Callable[[str], str]  # makes a whole address of one on this site


def findings_feed(topic: Topic, *, absolute: Absolute) -> str:
    """Return the latest answers to a topic's questions, those that were replaced since among them."""
    feed = _feed(_("Findings: %(topic)s") % {"topic": topic}, reverse("topic-board", args=[topic.slug]), absolute)
    findings = Finding.objects.filter(measure__topic=topic).select_related("measure").order_by("-stated_at", "-pk")
    for finding in findings[:ENTRIES]:
        note = f"\n{finding.public_note}" if finding.public_note else ""
        feed.add_item(
            title=f"{finding.measure}: {finding.sentence}"[:300],
            link=absolute(finding.get_absolute_url()),
            description=f"{finding.get_change_kind_display()}. {finding.sentence}{note}",
            unique_id=f"urn:factcheck:finding:{finding.pk}",
            pubdate=finding.stated_at,
            updateddate=finding.stated_at,
        )
    return feed.writeString("utf-8")


def changes_feed(topic: Topic, *, absolute: Absolute, now: datetime) -> str:
    """Return what pages did last to the figures of a topic's boards.

    That a page gave no notice is not said: it would be a reproach, and a person may not have looked yet.
    """
    board = reverse("topic-board", args=[topic.slug])
    feed = _feed(_("Changes of pages: %(topic)s") % {"topic": topic}, board, absolute)
    changes = (
        Change.objects.filter(claim__measure__topic=topic, claim__state=Claim.State.OPEN)
        .select_related("snapshot", "claim__snapshot__source")
        .order_by("-found_at", "-pk")
    )
    for change in veil_changes(changes[:ENTRIES], now=now):
        source = change.claim.snapshot.source
        words = f"{change.wording_before} → {change.wording_after or '–'}"
        feed.add_item(
            title=f"{change.get_kind_display()}: {words}"[:300],
            link=absolute(f"{board}?measure={change.claim.measure_id}"),
            description=change.notice,
            unique_id=f"urn:factcheck:topic-change:{change.pk}",
            author_name=str(source),
            pubdate=change.found_at,
            updateddate=change.found_at,
        )
    return feed.writeString("utf-8")


def corrections_feed(user: User | AnonymousUser, *, absolute: Absolute, now: datetime) -> str:
    """Return what was corrected or taken back last in the topics that a person may see."""
    feed = _feed(_("Corrections"), reverse("correction-list"), absolute)
    rows = list(corrections_for(user)[:ENTRIES])
    for row, one in zip(rows, shown(rows, now=now), strict=True):
        feed.add_item(
            title=f"{one.kind}: {one.about}"[:300],
            link=absolute(_address_of(one.record)),
            description="\n".join(line for line in (one.words, f"{one.was} → {one.now}", one.note) if line),
            unique_id=f"urn:factcheck:{row['what']}:{row['pk']}",
            pubdate=row["at"],
            updateddate=row["at"],
        )
    return feed.writeString("utf-8")


def _feed(title: str, address: str, absolute: Absolute) -> Atom1Feed:
    link = absolute(address)
    return Atom1Feed(title=title, link=link, description="", feed_guid=link, author_name="factcheck")


def _address_of(record: Any) -> str:
    if isinstance(record, Finding):
        return record.get_absolute_url()
    return reverse("claim-public", args=[record.claim_id])
