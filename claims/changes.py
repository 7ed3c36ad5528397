"""The changes of pages as they are listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.board.finding import name_of
from claims.display import day_text
from claims.models import Change
from claims.veiling import veil_changes
from sources.models import Source

UNSEEN, ALL = "", "all"
CAP = 1000  # changes counted in a list


@dataclass(frozen=True, slots=True)
class ChangeList:
    """One list of changes: its name in the address, its title, how many are in it, whether it is the one that is shown.

    Where `is_capped`, more are in it than were counted.
    """

    name: str
    title: str
    count: int
    is_capped: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as it is listed, every field but the records a finished string.

    Args:
        change, source: the change, and whose page it was.
        language: of the words.
        kind, nature: what happened, and what it looks like.
        before, after: the words that changed; after is empty where they are gone.
        notice: what the page says about it; empty where no notice was found.
        seen: when the page was seen to say so.
        acknowledged: who has seen the change, a line each.
        is_mine: whether the person who looks has acknowledged it.
    """

    change: Change
    source: Source
    language: str
    kind: str
    nature: str
    before: str
    after: str
    notice: str
    seen: str
    acknowledged: tuple[str, ...]
    is_mine: bool


def listed(name: str) -> QuerySet[Change]:
    """Return the changes of a list, the latest first, with what a page shows of them; of an unknown list all."""
    changes = _among(name).select_related("snapshot", "claim__snapshot__source")
    return changes.prefetch_related("acknowledgements__acknowledged_by__reviewer").order_by("-pk")


def lists_of(chosen: str) -> list[ChangeList]:
    """Return the lists that hold something, and the one that is shown, each with how many changes it holds."""
    kinds = [(kind.value, str(kind.label)) for kind in Change.Kind]
    lists = [(UNSEEN, _("not acknowledged")), *kinds, (ALL, _("all"))]
    counted = [(name, title, _among(name).order_by("-pk")[: CAP + 1].count()) for name, title in lists]
    return [
        ChangeList(name, title, min(count, CAP), count > CAP, name == chosen)
        for name, title, count in counted
        if count or name == chosen
    ]


def _among(name: str) -> QuerySet[Change]:
    """Return the changes of a list; of an unknown list all."""
    if name == UNSEEN:
        return Change.objects.unseen()
    return Change.objects.filter(kind=name) if name in Change.Kind.values else Change.objects.all()


def rows_of(changes: Iterable[Change], *, by: User, now: datetime) -> list[ChangeRow]:
    """Return changes as they may be shown to a person."""
    return [_row(change, by) for change in veil_changes(changes, now=now)]


def _row(change: Change, by: User) -> ChangeRow:
    source = change.claim.snapshot.source
    seen_by = list(change.acknowledgements.all())
    return ChangeRow(
        change=change,
        source=source,
        language=source.language,
        kind=change.get_kind_display(),
        nature=change.get_nature_display(),
        before=change.wording_before,
        after=change.wording_after,
        notice=change.notice,
        seen=_("seen %(day)s") % {"day": day_text(change.snapshot.captured_at.date())},
        acknowledged=tuple(
            _("%(who)s has seen it. %(note)s") % {"who": name_of(row.acknowledged_by), "note": row.note}
            for row in seen_by
        ),
        is_mine=any(row.acknowledged_by_id == by.pk for row in seen_by),
    )
