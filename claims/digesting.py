"""The changes of pages by mail, once a day, to whoever asked for it."""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.changes import ALL, ChangeRow, listed, rows_of
from claims.models import Change, Digest, Reviewer

logger = logging.getLogger(__name__)

EVERY = timedelta(days=1)
AFTER_FAILURE = timedelta(hours=1)
LISTED = 50  # changes in one mail; it says how many more there are
_LONGEST_WORDS = 300


def is_possible() -> bool:
    """Tell whether this installation can send mail."""
    return bool(settings.EMAIL_HOST)


@transaction.atomic
def subscribe(*, reviewer: Reviewer, address: str, now: datetime) -> Digest:
    """Tell a person of changes from now on, at an address; what was found before is not told.

    Asking again with another address changes the address alone.
    """
    latest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    first = {"last_change": latest, "due_at": now + EVERY}
    digest, _was_new = Digest.objects.update_or_create(
        reviewer=reviewer, defaults={"address": address}, create_defaults={"address": address} | first
    )
    return digest


def unsubscribe(*, reviewer: Reviewer) -> None:
    """Tell a person of changes by mail no more."""
    Digest.objects.filter(reviewer=reviewer).delete()


def send_due(*, now: datetime) -> int:
    """Send every digest that is due and has something to tell; return how many mails went out.

    Safe to run twice, and at once: a digest is locked while its mail is sent. A mail that the server does not take is tried
    again an hour later; one whose sender dies right after sending it may come twice, never not at all.
    """
    count = 0
    while is_possible() and (sent := _send_next(now)) is not None:
        count += sent
    return count


@transaction.atomic
def _send_next(now: datetime) -> bool | None:
    """Deal with one digest that is due; return whether a mail went out, or None when none is due."""
    due = Digest.objects.filter(due_at__lte=now).select_related("reviewer__user")
    digest = due.select_for_update(of=("self",), skip_locked=True).first()
    if digest is None:
        return None
    mail, last_change = _mail(digest, now)
    digest.due_at = now + EVERY
    try:
        if mail is not None:
            mail.send()
    except (OSError, ValueError):  # what a mail server says is an OSError, and so is none
        logger.warning("the digest for reviewer %d could not be sent", digest.reviewer_id, exc_info=True)
        digest.due_at = now + AFTER_FAILURE
        mail = None
    else:
        digest.last_change = last_change
    digest.save(update_fields=["due_at", "last_change"])
    return mail is not None


def _mail(digest: Digest, now: datetime) -> tuple[EmailMessage | None, int]:
    """Return the mail, or None when there is nothing to tell, and the number of the latest change it tells of."""
    reviewer = digest.reviewer
    news = listed(ALL).filter(pk__gt=digest.last_change)
    latest = news.order_by("-pk").values_list("pk", flat=True).first()
    if latest is None or not reviewer.user.is_active or not reviewer.user.has_perm("claims.view_change"):
        return None, latest or digest.last_change
    count = news.count()
    with translation.override(reviewer.language), timezone.override(ZoneInfo(reviewer.time_zone)):
        rows = rows_of(news[:LISTED], by=reviewer.user, now=now)
        subject = ngettext("%d change of a watched page", "%d changes of watched pages", count) % count
        parts = [_entry(row) for row in rows]
        if count > len(rows):
            parts.append(_("And %(count)d more.") % {"count": count - len(rows)})
        parts.append(_("All changes: %(address)s") % {"address": _absolute(reverse("change-list"))})
        account = _absolute(reverse("account"))
        parts.append(_("You asked for this mail. To end it: %(address)s") % {"address": account})
    headers = {"List-Unsubscribe": f"<{account}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, "\n\n".join(parts) + "\n", to=[digest.address], headers=headers), latest


def _entry(row: ChangeRow) -> str:
    """Return what a mail says of a change, a line for each part of it."""
    words = f"{_shown(row.before)} → {_shown(row.after) or '–'}"
    notice = row.notice or _("No notice of it was found on the page.")
    return "\n".join([f"{row.source}: {row.kind}", words, notice, _absolute(row.change.claim.get_absolute_url())])


def _shown(words: str) -> str:
    return " ".join(words.split())[:_LONGEST_WORDS]


def _absolute(address: str) -> str:
    return settings.SITE_URL.rstrip("/") + address
