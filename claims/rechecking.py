"""Rechecking: what a page's newer words did to its claims is written down, and the figures that are new are suggested.

A claim never moves. Its page saying something else is a row of its own; the claim that may replace it is a suggestion.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from claims.comparison.anchoring import ChangeKind
from claims.comparison.disclosure import nature_of
from claims.comparison.stated import MeasureKind
from claims.figures.reading import VERSION
from claims.models import Acknowledgement, Change, Claim, Reading
from claims.proposing import claimants_of, is_storable, propose, suggestion_of
from claims.retracing import Became, Former, Newer, became_of, stood_before
from sources.models import Snapshot, Source

_REPLACES = frozenset({ChangeKind.FIGURE, ChangeKind.QUALIFIER, ChangeKind.ATTRIBUTION})


class AlreadyAcknowledged(ValueError):
    """This person has acknowledged the change before. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a page's newer words came to: so many changes of claims, so many figures suggested."""

    changed: int = 0
    suggested: int = 0


def read_claims(reading: Reading, *, now: datetime) -> None:
    """Do what a leased reading is for: suggest the claims of a first snapshot, or recheck those of earlier ones."""
    if reading.kind == Reading.Kind.RECHECK:
        recheck(reading=reading, now=now)
    else:
        propose(reading=reading, now=now)


@transaction.atomic
def recheck(*, reading: Reading, now: datetime) -> Rechecked:
    """Find every claim of a source again in its newer words, write what became of it, suggest what is new, close the reading.

    A claim that stands as it did is left alone, and so is one whose place is not sure: that is said among what was left out. A
    figure that stands for a claim, a rejected one included, is not suggested again. Ratings and decisions stay true for the
    version they were given to. Safe to run twice; a worker whose lease has passed to another changes nothing, and one that
    comes before an earlier version was read puts its reading back.
    """
    snapshot = reading.snapshot
    Source.objects.select_for_update(of=("self",)).get(pk=snapshot.source_id)
    if not Reading.objects.held(reading).exists():
        return Rechecked()
    if _waits_for_earlier(snapshot, now=now):
        Reading.objects.filter(pk=reading.pk).update(lease_until=None, lease_token=None, attempts=F("attempts") - 1)
        return Rechecked()
    newer = Newer(snapshot)
    figures = [figure for figure in newer.figures if is_storable(figure)]
    claimants = claimants_of(tuple(figures), language=snapshot.source.language)
    suggestions = {
        (figure.start, figure.end): suggestion_of(figure, snapshot=snapshot, claimants=claimants, now=now)
        for figure in figures
    }
    changes: list[Change] = []
    unsure: list[str] = []
    claims = _earlier_claims(snapshot)
    formers = {each.pk: Former(each) for each in {claim.snapshot for claim in claims}}
    standing_for: dict[tuple[int, int], Claim | None] = {}
    for claim in claims:
        became = became_of(claim, formers[claim.snapshot_id], newer)
        if became.is_unsure and claim.state != Claim.State.REJECTED:
            unsure.append(
                _("“%(words)s” was not found again for sure. Look whether the page still says it.") % {"words": claim}
            )
        if became.figure is not None and became.kind in _REPLACES and claim.state != Claim.State.REJECTED:
            standing_for.setdefault(became.figure, claim)
        elif became.figure is not None:
            standing_for[became.figure] = None
        if became.kind is not None and claim.state != Claim.State.REJECTED:
            changes.append(_change(claim, became.kind, became, newer, now=now))
    for span, replaced in standing_for.items():
        if replaced is None:
            suggestions.pop(span, None)
        elif span in suggestions and not hasattr(replaced, "replaced_by"):
            suggestions[span].replaces = replaced
    Change.objects.bulk_create(changes, ignore_conflicts=True)
    Claim.objects.bulk_create(suggestions.values(), ignore_conflicts=True)
    Reading.objects.filter(pk=reading.pk).update(
        is_pending=False,
        lease_until=None,
        lease_token=None,
        reader_version=VERSION,
        figure_count=len(newer.figures),
        left_out=[*newer.left_out, *unsure],
        read_at=now,
    )
    return Rechecked(len(changes), len(suggestions))


def give_up(reading: Reading, *, now: datetime) -> None:
    """Close a reading whose readers died each time, and say so; the next version of the page is read afresh."""
    why = _("Reading this text for figures stopped its reader each time. Add the claims by hand.")
    with transaction.atomic():
        Reading.objects.held(reading).update(
            is_pending=False, lease_until=None, lease_token=None, figure_count=0, left_out=[why], read_at=now
        )


@transaction.atomic
def acknowledge(
    *, change: Change, note: str = "", no_notice_confirmed: bool = False, by: User, now: datetime
) -> Acknowledgement:
    """Say that a person has seen a change.

    Args:
        no_notice_confirmed: that this person looked and found no notice of the change on the page.

    Raises:
        AlreadyAcknowledged: they said so before.
        ValueError: no notice is confirmed of a page that gives one.
    """
    if no_notice_confirmed and change.notice:
        raise ValueError(_("The page tells of this change: “%(notice)s”.") % {"notice": change.notice[:200]})
    if change.acknowledgements.filter(acknowledged_by=by).exists():
        raise AlreadyAcknowledged(_("You have acknowledged this change already."))
    return Acknowledgement.objects.create(
        change=change,
        no_notice_confirmed=no_notice_confirmed,
        note=note.strip(),
        acknowledged_by=by,
        acknowledged_at=now,
    )


def _change(claim: Claim, what: ChangeKind, became: Became, newer: Newer, *, now: datetime) -> Change:
    kind = MeasureKind(claim.measure.kind) if claim.measure else MeasureKind.CUMULATIVE
    before = became.was.range if became.was else None
    after = became.now.range if became.now else None
    return Change(
        claim=claim,
        snapshot=newer.snapshot,
        kind=what,
        nature=nature_of(before, after, newer.notice, kind),
        notice=newer.notice.quote if newer.notice else "",
        wording_before=became.before,
        wording_after=became.after,
        range_after=after,
        found_at=now,
    )


def _waits_for_earlier(snapshot: Snapshot, *, now: datetime) -> bool:
    """Tell whether an earlier version is still to be read by somebody; one that wears its readers out is not waited for."""
    pending = Reading.objects.filter(snapshot__in=stood_before(snapshot), is_pending=True)
    return pending.exclude(pk__in=Reading.objects.worn_out(now).values("pk")).exists()


def _earlier_claims(snapshot: Snapshot) -> list[Claim]:
    """Return the claims of a source's earlier versions, the latest version first, with what became of them until then."""
    claims = (
        Claim.objects.filter(snapshot__in=stood_before(snapshot))
        .with_outcome(snapshot.captured_at)
        .select_related("snapshot__source__publisher", "snapshot__taken_from", "measure", "replaced_by")
    )
    return list(claims.order_by("-snapshot__captured_at", "start", "pk"))
