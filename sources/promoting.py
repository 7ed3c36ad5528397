"""A person's word on snapshots that look wrong: they wait until somebody has looked at them."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from sources import capturing, watching
from sources.models import Promotion, Snapshot


class NotHeld(Exception):
    """The snapshot does not wait for a person's word: it stands, or somebody has spoken already. Nothing was changed."""


@transaction.atomic
def promote(*, snapshot: Snapshot, reason: str, by: User, now: datetime) -> Promotion:
    """Let a held snapshot stand as what its source said at that moment; it becomes current unless a later one stands already.

    Raises:
        NotHeld: it is not waiting for a word.
    """
    said = _say_of_held(snapshot, Promotion.Verdict.PROMOTED, reason=reason, by=by, now=now)
    capturing.let_stand(snapshot, now=now)
    watching.take_items(snapshot, now=now)
    return said


@transaction.atomic
def discard(*, snapshot: Snapshot, reason: str, by: User, now: datetime) -> Promotion:
    """Say that a held snapshot shows no version of its source. It is kept, and nothing rests on it.

    Raises:
        NotHeld: it is not waiting for a word.
    """
    return _say_of_held(snapshot, Promotion.Verdict.DISCARDED, reason=reason, by=by, now=now)


def _say_of_held(snapshot: Snapshot, verdict: Promotion.Verdict, *, reason: str, by: User, now: datetime) -> Promotion:
    held = Snapshot.objects.select_for_update(of=("self",)).get(pk=snapshot.pk)
    last = held.promotions.order_by("-pk").first()
    if last is None or last.verdict != Promotion.Verdict.HELD:
        raise NotHeld(_("This snapshot does not wait for anybody's word."))
    return capturing.say(held, verdict, reason=reason, by=by, now=now)
