"""What was read from a source, as one plain object: its text, sections, what was dropped, and the claims."""

from datetime import date, datetime
from typing import Any

from claims.models import Claim
from claims.plain import plain
from claims.veiling import veil_claims
from sources.models import Source
from sources.restricting import cover_of


def summary_of(source: Source, *, now: datetime) -> dict[str, Any]:
    """Return a source's current snapshot and its claims, ready for JSON.

    Every offset points into `text` in code points, end exclusive; the claims of a listing's items are moved to where the
    item stands in the listing. A claim's `start`, `end` and `quote` are those of the figure's words; a claim without a
    figure is not in it.
    """
    snapshot = source.current_snapshot
    if snapshot is None:
        return {"source": source.pk, "text": "", "sections": [], "dropped": [], "claims": []}
    claims = Claim.objects.filter(snapshot=snapshot) | Claim.objects.filter(snapshot__taken_from=snapshot)
    shown = veil_claims(claims.filter(figure_start__isnull=False).select_related("snapshot"), now=now)
    text = cover_of([snapshot.pk], now=now).veil(snapshot.text, snapshot.pk)
    rows = [_claim_row(claim, text) for claim in shown]
    return {
        "source": source.pk,
        "text": text,
        "sections": [{key: section[key] for key in ("heading", "start", "end")} for section in snapshot.sections],
        "dropped": [{"text": block["text"], "reason": block["reason"]} for block in snapshot.dropped],
        "claims": sorted(rows, key=lambda row: (row["start"], row["end"])),
    }


def _claim_row(claim: Claim, text: str) -> dict[str, Any]:
    shift = claim.snapshot.taken_from_start or 0
    start, end = (claim.figure_start or 0) + shift, (claim.figure_end or 0) + shift
    return {
        "claim": claim.pk,
        "start": start,
        "end": end,
        "quote": text[start:end],
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
