"""What was read from a source, as one plain object: its text, sections, what was dropped, and the claims."""

from datetime import date
from typing import Any

from claims.models import Claim
from claims.plain import plain
from sources.models import Source


def summary_of(source: Source) -> dict[str, Any]:
    """Return a source's current snapshot and its claims, ready for JSON.

    Every offset points into `text` in code points, end exclusive; the claims of a listing's items are moved to where the
    item stands in the listing. A claim's `start`, `end` and `quote` are those of the figure's words; a claim without a
    figure is not in it.
    """
    snapshot = source.current_snapshot
    if snapshot is None:
        return {"source": source.pk, "text": "", "sections": [], "dropped": [], "claims": []}
    claims = Claim.objects.filter(snapshot=snapshot) | Claim.objects.filter(snapshot__taken_from=snapshot)
    rows = [_claim_row(claim) for claim in claims.filter(figure_start__isnull=False).select_related("snapshot")]
    return {
        "source": source.pk,
        "text": snapshot.text,
        "sections": [{key: section[key] for key in ("heading", "start", "end")} for section in snapshot.sections],
        "dropped": [{"text": block["text"], "reason": block["reason"]} for block in snapshot.dropped],
        "claims": sorted(rows, key=lambda row: (row["start"], row["end"])),
    }


def _claim_row(claim: Claim) -> dict[str, Any]:
    shift = claim.snapshot.taken_from_start or 0
    start, end = claim.figure_start or 0, claim.figure_end or 0
    return {
        "claim": claim.pk,
        "start": start + shift,
        "end": end + shift,
        "quote": claim.snapshot.span(start, end),
        "low": plain(claim.low),
        "high": plain(claim.high),
        "qualifier": claim.qualifier,
        "counted": claim.counted or None,
        "attribution": claim.attribution or None,
        "as_of": _window(claim.as_of_first, claim.as_of_last, claim.as_of_known),
        "section": claim.section or None,
    }


def _window(first: date | None, last: date | None, known: str) -> dict[str, str] | None:
    return {"from": first.isoformat(), "to": last.isoformat(), "known": known} if first and last else None
