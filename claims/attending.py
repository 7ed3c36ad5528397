"""Saying that a form is open, and hearing who else has it open. Nobody is kept out by it: whoever saves second sees both."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Presence

HOLDS = timedelta(seconds=90)  # pages renew it every 30 s; one that is closed is forgotten after this


@transaction.atomic
def attend(*, form: str, record: int, by: User, now: datetime) -> list[User]:
    """Say that a person has a form of a record open, and return the others who have it open, by who came first.

    Args:
        form: which form, by the name of its address.
        record: number of what it changes.
    """
    Presence.objects.filter(seen_at__lt=now - HOLDS).delete()
    Presence.objects.update_or_create(form=form, record=record, user=by, defaults={"seen_at": now})
    others = Presence.objects.filter(form=form, record=record).exclude(user=by).select_related("user__reviewer")
    return [presence.user for presence in others]
