"""Claims and notes as they may be shown: what a restriction withholds is replaced before any door sees it.

The rows are changed in memory only; saving one would be refused by the database, since a claim keeps its words.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from claims.models import Change, Claim, Comment, Decision, Evidence, Rating
from sources.models import Restriction
from sources.restricting import cover_of, notes_withheld

Note = TypeVar("Note", Rating, Decision, Comment)

_NOTES: dict[type, tuple[Restriction.Target, tuple[str, ...]]] = {
    Rating: (Restriction.Target.RATING, ("note",)),
    Decision: (Restriction.Target.DECISION, ("rationale", "public_note")),
    Comment: (Restriction.Target.COMMENT, ("text",)),
}


def notice_of(reason: str) -> str:
    """Return what stands in place of words that must not be shown."""
    return _("[withheld: %s]") % reason


def veil_claims(claims: Iterable[Claim], *, now: datetime) -> list[Claim]:
    """Return claims with the words of those that a restriction touches replaced by a notice, in one query.

    Numbers stay: a count harms nobody. `withheld` holds the reason, or None.
    """
    shown = list(claims)
    cover = cover_of({claim.snapshot_id for claim in shown}, now=now)
    for claim in shown:
        claim.withheld = cover.reason(claim.snapshot_id, claim.start, claim.end)
        if claim.withheld is not None:
            claim.quote = notice_of(claim.withheld)
            claim.wording = claim.prefix = claim.suffix = claim.section = ""
            claim.counted = claim.place = claim.attribution = claim.via = ""
    return shown


def veil_evidence(evidence: Iterable[Evidence], *, now: datetime) -> list[Evidence]:
    """Return evidence with the quotes and notes that must not be shown replaced by a notice."""
    shown = list(evidence)
    cover = cover_of({link.snapshot_id for link in shown}, now=now)
    notes = notes_withheld(Restriction.Target.EVIDENCE, [link.pk for link in shown], now=now)
    for link in shown:
        start, end = (link.start, link.end) if link.start is not None and link.end is not None else (0, 1)
        if link.quote and (reason := cover.reason(link.snapshot_id, start, end)) is not None:
            link.quote = notice_of(reason)
        if link.pk in notes:
            link.note = notice_of(notes[link.pk])
    return shown


def veil_changes(changes: Iterable[Change], *, now: datetime) -> list[Change]:
    """Return changes with the words that must not be shown replaced by a notice.

    Where the words of the later snapshot stand in it is not known, so one withheld stretch there withholds them.
    """
    shown = list(changes)
    snapshots = {change.snapshot_id for change in shown} | {change.claim.snapshot_id for change in shown}
    cover = cover_of(snapshots, now=now)
    for change in shown:
        claim = change.claim
        if (reason := cover.reason(claim.snapshot_id, claim.start, claim.end)) is not None:
            change.wording_before = notice_of(reason)
        if (later := cover.by_snapshot.get(change.snapshot_id)) is not None:
            change.wording_after = change.wording_after and notice_of(later[0].reason)
            change.notice = change.notice and notice_of(later[0].reason)
    return shown


def veil_notes(rows: Iterable[Note], *, now: datetime) -> list[Note]:
    """Return ratings, decisions or comments with the notes that must not be shown replaced by a notice."""
    shown: Sequence[Note] = list(rows)
    if not shown:
        return []
    target, fields = _NOTES[type(shown[0])]
    withheld = notes_withheld(target, [row.pk for row in shown], now=now)
    for row in shown:
        if row.pk in withheld:
            for field in fields:
                if getattr(row, field):
                    setattr(row, field, notice_of(withheld[row.pk]))
    return list(shown)
