"""The changes of pages as an Atom feed, under an address that only its owner knows."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from claims.changes import ALL, listed, rows_of

ENTRIES = 100
_SALT = "claims.feeding"


def key_of(user: User) -> str:
    """Return the key by which a person's feed reader is let in; another password makes another key."""
    return f"{user.pk}-{salted_hmac(_SALT, f'{user.pk} {user.password}', algorithm='sha256').hexdigest()}"


def reader_of(key: str) -> User | None:
    """Return whose key it is; None for one that is nobody's, or of an account that may not see changes any more."""
    number = key.partition("-")[0]
    user = (
        User.objects.filter(pk=int(number), is_active=True).first() if number.isascii() and number.isdecimal() else None
    )
    if user is None or not constant_time_compare(key, key_of(user)) or not user.has_perm("claims.view_change"):
        return None
    return user


def feed_of(user: User, *, absolute: Callable[[str], str], now: datetime) -> str:
    """Return the latest changes as Atom (RFC 4287), each with what changed and what the page says about it.

    Args:
        absolute: makes a whole address of one on this site.
    """
    feed = Atom1Feed(
        title=_("Changes of watched pages"),
        link=absolute(reverse("change-list")),
        description="",
        feed_guid="urn:factcheck:changes",
    )
    for row in rows_of(listed(ALL)[:ENTRIES], by=user, now=now):
        feed.add_item(
            title=f"{row.kind}: {row.before} → {row.after or '–'}"[:300],
            link=absolute(row.change.claim.get_absolute_url()),
            description=row.notice or _("No notice of it was found on the page."),
            unique_id=f"urn:factcheck:change:{row.change.pk}",
            author_name=str(row.source),
            pubdate=row.change.found_at,
            updateddate=row.change.found_at,
        )
    return feed.writeString("utf-8")
