"""Doing no harm: words that must not be shown, and the one answer to whether some words may be.

Every door that shows words (page, search, API, export, feed, raw bytes) asks here before it shows any.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sources.models import Restriction, Snapshot

BLANK = "█"


class NothingToRestrict(ValueError):
    """The span is empty or lies outside the text, or there is no such restriction. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A stretch of a snapshot's text that must not be shown, and why; `end` is exclusive, None for the whole text."""

    start: int
    end: int | None
    reason: str

    def touches(self, start: int, end: int) -> bool:
        return start < end and self.start < end and (self.end is None or start < self.end)


@dataclass(frozen=True, slots=True)
class Cover:
    """What is withheld of some snapshots at one moment; asked once, for everything that a page is about to show."""

    by_snapshot: dict[int, tuple[Withheld, ...]]

    def reason(self, snapshot_id: int, start: int, end: int) -> str | None:
        """Return why words of a span must not be shown, or None when they may be."""
        stretches = self.by_snapshot.get(snapshot_id, ())
        return next((withheld.reason for withheld in stretches if withheld.touches(start, end)), None)

    def veil(self, text: str, snapshot_id: int) -> str:
        """Return a snapshot's text with every withheld letter blanked, so that offsets still hold."""
        for withheld in self.by_snapshot.get(snapshot_id, ()):
            end = len(text) if withheld.end is None else min(withheld.end, len(text))
            text = text[: withheld.start] + BLANK * (end - withheld.start) + text[end:]
        return text


def cover_of(snapshot_ids: Iterable[int], *, now: datetime) -> Cover:
    """Return what is withheld of snapshots at a moment, in one query."""
    rows = Restriction.objects.in_force(now).filter(snapshot__in=set(snapshot_ids))
    found: dict[int, list[Withheld]] = {}
    for restriction in rows:
        if restriction.snapshot_id is not None:
            withheld = Withheld(restriction.start or 0, restriction.end, restriction.get_reason_display())
            found.setdefault(restriction.snapshot_id, []).append(withheld)
    return Cover({pk: tuple(stretches) for pk, stretches in found.items()})


def notes_withheld(target: Restriction.Target, numbers: Iterable[int], *, now: datetime) -> dict[int, str]:
    """Return, of notes of one kind, those that must not be shown: the number of the row and the reason."""
    rows = Restriction.objects.in_force(now).filter(target=target, target_number__in=set(numbers))
    return {row.target_number: row.get_reason_display() for row in rows if row.target_number is not None}


def is_withheld(snapshot: str, start: str, end: str, *, now: datetime) -> Exists:
    """Return the SQL condition that words of a span must not be shown, for files that the database writes by itself.

    Args:
        snapshot, start, end: columns of the outer query: the snapshot's number and the span.
    """
    in_force = Restriction.objects.in_force(now).filter(snapshot=OuterRef(snapshot))
    return Exists(in_force.filter(Q(start__isnull=True) | Q(start__lt=OuterRef(end), end__gt=OuterRef(start))))


def is_note_withheld(target: Restriction.Target, number: str, *, now: datetime) -> Exists:
    """Return the SQL condition that a note must not be shown; `number` is the column of the outer query with its row."""
    return Exists(Restriction.objects.in_force(now).filter(target=target, target_number=OuterRef(number)))


@transaction.atomic
def restrict(
    *,
    snapshot: Snapshot,
    start: int | None,
    end: int | None,
    reason: Restriction.Reason,
    note: str,
    until: datetime | None,
    by: User,
    now: datetime,
) -> Restriction:
    """Withhold words of a snapshot, or all of it, at every door from now on.

    The same words are withheld wherever they stand: again in this text, in every other snapshot of the source, in the
    listing it stands in and in the listing's other items; later snapshots take the restriction over (`carry_over`).

    Args:
        start, end: the span, end exclusive; None and None for the whole snapshot.
        note: for those who may lift the restriction.
        until: when it ends by itself; None for never.

    Raises:
        NothingToRestrict: the span is empty or lies outside the text.
    """
    if (start is None) != (end is None) or (
        start is not None and end is not None and not 0 <= start < end <= len(snapshot.text)
    ):
        raise NothingToRestrict(_("Select the words that must not be shown."))
    restriction = Restriction.objects.create(
        target=Restriction.Target.SNAPSHOT if start is None else Restriction.Target.SPAN,
        snapshot=snapshot,
        start=start,
        end=end,
        reason=reason,
        note=note,
        until=until,
        restricted_at=now,
        restricted_by=by,
    )
    for other in (snapshot, *_relatives(snapshot)):
        _withhold_alike(restriction, snapshot, other)
    return restriction


def carry_over(*, snapshot: Snapshot, now: datetime) -> None:
    """Withhold in a new snapshot the words that are withheld in an earlier one of its source or listing."""
    originals = Restriction.objects.in_force(now).filter(snapshot__in=_relatives(snapshot), stems_from__isnull=True)
    for restriction in originals.select_related("snapshot"):
        if restriction.snapshot is not None:
            _withhold_alike(restriction, restriction.snapshot, snapshot)


@transaction.atomic
def lift(*, restriction: Restriction, note: str, by: User, now: datetime) -> Restriction:
    """Let words be shown again, and with them their copies in other snapshots. What was destroyed stays destroyed.

    Raises:
        NothingToRestrict: it does not hold any more, or destroyed its words.
    """
    if restriction.destroys or not Restriction.objects.in_force(now).filter(pk=restriction.pk).exists():
        raise NothingToRestrict(_("This restriction cannot be lifted."))
    return Restriction.objects.create(
        target=restriction.target,
        snapshot=restriction.snapshot,
        start=restriction.start,
        end=restriction.end,
        target_number=restriction.target_number,
        reason=restriction.reason,
        note=note,
        lifts=restriction,
        restricted_at=now,
        restricted_by=by,
    )


def _relatives(snapshot: Snapshot) -> QuerySet[Snapshot]:
    """Return the other snapshots that may hold the same words: of the source, of its listing, of the listing's items."""
    source = snapshot.source
    listing = source.listed_in_id or source.pk
    same = Q(source=source) | Q(source=listing) | Q(source__listed_in=listing)
    return Snapshot.objects.filter(same).exclude(pk=snapshot.pk)


def _withhold_alike(original: Restriction, held: Snapshot, other: Snapshot) -> None:
    """Withhold the words of a restriction wherever they stand in another snapshot."""
    if original.start is None or original.end is None:
        # A whole snapshot is withheld: of its relatives only what was cut from it says the same.
        if other.taken_from_id == held.pk:
            _copy(original, other, None, None)
        return
    words = held.text[original.start : original.end]
    for match in re.finditer(re.escape(words), other.text):
        if (other.pk, match.start()) != (held.pk, original.start):
            _copy(original, other, match.start(), match.end())


def _copy(original: Restriction, snapshot: Snapshot, start: int | None, end: int | None) -> None:
    Restriction.objects.create(
        target=Restriction.Target.SNAPSHOT if start is None else Restriction.Target.SPAN,
        snapshot=snapshot,
        start=start,
        end=end,
        reason=original.reason,
        until=original.until,
        stems_from=original,
        restricted_at=original.restricted_at,
        restricted_by=original.restricted_by,
    )
