"""Correcting what the machine made of a sentence, and adding a claim it did not see. The words themselves never change."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims import figures
from claims.context import CONTEXT
from claims.figures import Basis, Known, Part, Qualifier
from claims.figures.profiles import DEFAULT_PROFILE
from claims.models import Claim, Claimant
from claims.proposing import claimants_of, heading_of, read_figures_of, suggestion_of
from sources.models import Snapshot


class ChangedMeanwhile(Exception):
    """Somebody else corrected the claim since this person saw it. Nothing was changed."""


class NotInTheText(ValueError):
    """The selection is empty or lies outside the snapshot's text. Nothing was written."""


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """What a person says the words mean; every field replaces what the claim has.

    Args:
        low, high: the numbers that are written, as `claims.figures.Figure` has them.
        as_of_first, as_of_last: the days it speaks for, both inclusive, or both None.
    """

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    counted: str
    counted_kind: str
    population: str
    cause: str
    place: str
    unit: str
    part: Part
    basis: Basis
    as_of_first: date | None
    as_of_last: date | None
    claimant: Claimant | None


def reading_of(claim: Claim, **changed: Any) -> CorrectedReading:
    """Return a claim's present reading with some fields changed, as a correction would have it."""
    present = {field.name: getattr(claim, field.name) for field in fields(CorrectedReading)}
    present |= {"qualifier": Qualifier(claim.qualifier), "part": Part(claim.part), "basis": Basis(claim.basis)}
    return CorrectedReading(**present | changed)


@transaction.atomic
def correct(
    *,
    claim: Claim,
    reading: CorrectedReading,
    seen_revision: int,
    reason: str,
    by: User,
    now: datetime,
    profile: str | None = None,
) -> Claim:
    """Replace what was read from a claim's words; the range follows from the written bounds by the claim's own profile.

    The claim goes up one revision, so that ratings given to the earlier one show as stale.

    Args:
        seen_revision: the revision the person had before their eyes.
        profile: the profile to turn the bounds into a range with; the claim's own when None.
        reason: why; required.

    Raises:
        ChangedMeanwhile: the claim has another revision by now; nothing was changed.
        ValueError: no reason, or bounds that no wording could have; nothing was changed.
    """
    if not reason.strip():
        raise ValueError(_("Say why the reading is wrong."))
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.revision != seen_revision:
        raise ChangedMeanwhile
    bounds = figures.range_of(
        reading.qualifier,
        reading.low,
        reading.high,
        counted_kind=reading.counted_kind or None,
        unit=reading.unit or None,
        profile=profile or claim.profile,
    )
    if not claim.states_a_figure:
        claim.figure_start, claim.figure_end, claim.wording = claim.start, claim.end, claim.quote[:300]
    claim.low, claim.high, claim.qualifier = reading.low, reading.high, reading.qualifier
    claim.range, claim.plausible, claim.is_vague = bounds.range, bounds.plausible, bounds.vague
    claim.counted, claim.counted_kind = reading.counted, reading.counted_kind
    claim.population, claim.cause, claim.place, claim.unit = (
        reading.population,
        reading.cause,
        reading.place,
        reading.unit,
    )
    claim.part, claim.basis, claim.claimant = reading.part, reading.basis, reading.claimant
    claim.as_of_first, claim.as_of_last = reading.as_of_first, reading.as_of_last
    claim.as_of_known = Known.STATED if reading.as_of_first else Known.UNKNOWN
    claim.profile = profile or claim.profile
    claim.rule = ""
    claim.revision += 1
    with pghistory.context(reason=reason, user=by.pk):
        claim.save()
    return claim


@transaction.atomic
def enter(*, snapshot: Snapshot, start: int, end: int, by: User, now: datetime) -> Claim:
    """Add a claim for words that a person selected; the machine reads them again and helps where it can.

    The first figure inside the selection becomes the claim's figure. Without one it is a plain statement, which a
    person may give a figure by correcting it. A claim that is there for the same figure is returned, confirmed.

    Raises:
        NotInTheText: the selection is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(snapshot.text) or not snapshot.span(start, end).strip():
        raise NotInTheText(_("Select some words of the text."))
    found = [f for f in read_figures_of(snapshot).figures if f.start < end and f.end > start]
    figure = found[0] if found else None
    there = (
        Claim.objects.filter(snapshot=snapshot, figure_start=figure.start, figure_end=figure.end).first()
        if figure
        else None
    )
    if there is not None:
        there.state, there.settled_by, there.settled_at = Claim.State.OPEN, by, now
        there.save(update_fields=["state", "settled_by", "settled_at"])
        return there
    if figure is not None:
        entered = suggestion_of(
            figure, snapshot=snapshot, claimants=claimants_of((figure,), language=snapshot.source.language), now=now
        )
    else:
        entered = Claim(
            snapshot=snapshot,
            start=start,
            end=end,
            quote=snapshot.span(start, end),
            prefix=snapshot.text[max(0, start - CONTEXT) : start],
            suffix=snapshot.text[end : end + CONTEXT],
            section=heading_of(snapshot, start),
            entered_at=now,
            profile=DEFAULT_PROFILE,
        )
    entered.state, entered.settled_by, entered.settled_at, entered.entered_by = Claim.State.OPEN, by, now, by
    entered.save(force_insert=True)
    return entered
