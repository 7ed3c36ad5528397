"""Rows of claims: words of a source that become a claim, or a claim that is there, placed or read as the row says."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims import correcting, placing
from claims.api.bodies import CorrectedClaim
from claims.exporting.tables import TABLES
from claims.fields_in_words import field_name
from claims.figures import Basis, Part, Qualifier
from claims.models import Claim, Measure
from claims.sheets.outcome import Deed, Outcome, WrongRow
from claims.sheets.reading import SheetRow
from sources.addresses import AddressRefused, canonical
from sources.models import Source

# Columns that a row may change, and the fields they are; every other column of the table of claims is passed over.
READ = {
    "low": "low",
    "high": "high",
    "qualifier": "qualifier",
    "counted": "counted",
    "counted_kind": "counted_kind",
    "population": "population",
    "cause": "cause",
    "place": "place",
    "unit": "unit",
    "part": "part",
    "basis": "basis",
    "as_of_from": "as_of_first",
    "as_of_to": "as_of_last",
    "claimant": "claimant",
}
NULL = ("low", "high", "as_of_first", "as_of_last", "claimant")  # an empty cell means that there is none
KINDS = {"qualifier": Qualifier, "part": Part, "basis": Basis}
COLUMNS = (*(column.header.replace(".", "_") for column in TABLES["claims"].columns), "reason")


def take_claim(row: SheetRow, *, by: User, now: datetime) -> Outcome:
    """Add the claim of a row, or bring the one it names to what the row says.

    Raises:
        WrongRow: there is no such claim, source or measure, the source does not hold the words, or a cell makes no sense;
            what was written for the row so far is the caller's to take back.
    """
    number = row.cells.get("claim", "")
    claim = _claim(number, row) if number else _entered(row, by=by, now=now)
    said: list[str] = []
    state = row.cells.get("state", claim.state)
    if state not in Claim.State.values:
        raise WrongRow(_("State: choose one of %s.") % ", ".join(Claim.State.values))
    if state != claim.state and state != Claim.State.SUGGESTED:
        act = placing.reject if state == Claim.State.REJECTED else placing.confirm
        claim = act(claim=claim, by=by, now=now)
        said.append(field_name("state"))
    measure = _measure(row)
    if measure is not None and measure.pk != claim.measure_id:
        claim = placing.place(claim=claim, measure=measure, by=by, now=now)
        said.append(field_name("measure"))
    changed = _reading(row, claim)
    if changed:
        reason = row.cells.get("reason") or _("From a CSV file.")
        try:
            correcting.correct(
                claim=claim,
                reading=correcting.reading_of(claim, **changed),
                seen_revision=claim.revision,
                reason=reason,
                by=by,
                now=now,
            )
        except ValueError as error:
            raise WrongRow(str(error)) from error
        said += [field_name(name) for name in changed]
    deed = Deed.NEW if not number else Deed.CHANGED if said else Deed.SAME
    return Outcome(row.line, deed, _("Claim %d") % claim.pk, tuple(said))


def _claim(number: str, row: SheetRow) -> Claim:
    claim = Claim.objects.filter(pk=_number(number)).first()
    if claim is None:
        raise WrongRow(_("There is no claim %s.") % number)
    if row.cells.get("withheld"):
        raise WrongRow(_("Its words are withheld, so the row does not hold them. Take it out of the file."))
    if row.cells.get("revision", "") not in ("", str(claim.revision)):
        raise WrongRow(_("It was corrected after this file was made. Take the file out again."))
    return claim


def _entered(row: SheetRow, *, by: User, now: datetime) -> Claim:
    """Return the claim for words of a source; one that is there for the same figure is that."""
    quote = row.cells.get("quote", "")
    source = _source(row.cells.get("source", ""))
    if not quote:
        raise WrongRow(_("Give the words of the claim in the column “quote”."))
    snapshot = source.current_snapshot
    start = snapshot.text.find(quote) if snapshot is not None else -1
    if snapshot is None or start < 0:
        raise WrongRow(_("“%s” does not say this as it stands now.") % source)
    if snapshot.text.find(quote, start + 1) >= 0:
        raise WrongRow(_("These words stand there more than once. Quote more of the text."))
    return correcting.enter(snapshot=snapshot, start=start, end=start + len(quote), by=by, now=now)


def _source(cell: str) -> Source:
    """Return the source that a cell names, by its number or its address."""
    try:
        found = (
            Source.objects.filter(pk=_number(cell))
            if cell.isdecimal()
            else Source.objects.filter(canonical_url=canonical(cell))
        )
    except AddressRefused:
        found = Source.objects.none()
    source = found.select_related("current_snapshot").first()
    if source is None:
        raise WrongRow(_("There is no source “%s”: give its number or its address, and add the page first.") % cell)
    return source


def _measure(row: SheetRow) -> Measure | None:
    """Return the measure that a row names: by its number, or by its title inside the topic of the row."""
    cell = row.cells.get("measure", "")
    if not cell:
        return None
    measures = Measure.objects.standing().select_related("topic")
    found = (
        measures.filter(pk=_number(cell))
        if cell.isdecimal()
        else measures.filter(title__iexact=cell, topic__slug=row.cells.get("topic", ""))
    )
    measure: Measure | None = found.first()
    if measure is None:
        raise WrongRow(_("There is no measure “%s”: give its number, or its title and the topic's short name.") % cell)
    return measure


def _reading(row: SheetRow, claim: Claim) -> dict[str, Any]:
    """Return what a row says of the claim's words and the claim does not say yet."""
    said: dict[str, Any] = {
        field: (None if cell == "" and field in NULL else cell)
        for column, field in READ.items()
        if (cell := row.cells.get(column)) is not None and (cell or field not in KINDS)
    }
    body = CorrectedClaim(data={**said, "reason": "–"})
    if not body.is_valid():
        raise WrongRow(*(f"{field_name(name)}: {' '.join(map(str, errors))}" for name, errors in body.errors.items()))
    given = {name: KINDS[name](value) if name in KINDS else value for name, value in body.validated_data.items()}
    changed = {name: value for name, value in given.items() if name != "reason" and value != getattr(claim, name)}
    first, last = (changed.get(name, getattr(claim, name)) for name in ("as_of_first", "as_of_last"))
    if (first is None) != (last is None) or (first is not None and first > last):
        raise WrongRow(_("As of: give the first and the last day, in this order, or none."))
    return changed


def _number(cell: str) -> int:
    """Return the number in a cell; 0, which no row has, for anything else."""
    return int(cell) if cell.isdecimal() and len(cell) < 19 else 0
