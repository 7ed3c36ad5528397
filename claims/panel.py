"""What a reviewer has before them while they rate a claim. Of others' ratings nothing, until their own is in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from claims.context import Words, words_of
from claims.drafting import pieces_of
from claims.models import Claim, Draft, Evidence, Rating, Reviewer
from claims.veiling import notice_of, veil_evidence, veil_notes
from sources.models import Snapshot, Source
from sources.restricting import cover_of

OFFERED = 20  # sources to take words from that are shown at once


@dataclass(frozen=True, slots=True)
class Brought:
    """Words in a draft: their place in it, the words as they may be shown, where they stand, and the stance."""

    number: int
    quote: str
    source: Source
    stance: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything beside the form.

    Args:
        mine: the reviewer's standing rating, or None.
        is_stale: whether it was given to what the claim said earlier.
        others: others' standing ratings once one's own is in; None while they are hidden.
        draft: what was not sent yet, or None.
        brought: the evidence in it.
        evidence: what is linked to the claim and may be seen.
        offered: sources to take words from.
        words: the snapshot that is open, or None.
        captures: all snapshots of its source, the newest first.
    """

    mine: Rating | None
    is_stale: bool
    others: list[Rating] | None
    draft: Draft | None
    brought: tuple[Brought, ...]
    evidence: list[Evidence]
    offered: list[Source]
    words: Words | None
    captures: list[Snapshot]


def panel_of(claim: Claim, reviewer: Reviewer, *, opened: Snapshot | None, find: str, now: datetime) -> Panel:
    """Return what stands beside the form.

    Args:
        opened: the snapshot whose words are offered.
        find: words of a source's title or publisher to look for; empty for the sources of the claim's measure.
    """
    standing = Rating.objects.standing().filter(claim=claim).select_related("reviewer", "level")
    mine = standing.filter(reviewer=reviewer).first()
    others = standing.exclude(reviewer=reviewer).prefetch_related("evidence__snapshot__source") if mine else None
    draft = Draft.objects.filter(claim=claim, reviewer=reviewer).first()
    evidence = Evidence.objects.visible_to(reviewer).filter(claim=claim)
    return Panel(
        mine=mine,
        is_stale=mine is not None and is_stale(mine, claim),
        others=veil_notes(others, now=now) if others is not None else None,
        draft=draft,
        brought=_brought(draft, now=now),
        evidence=veil_evidence(evidence.select_related("snapshot__source", "linked_by__reviewer"), now=now),
        offered=list(_offered(claim, find)),
        words=words_of(opened, now=now) if opened is not None else None,
        captures=list(opened.source.snapshots.defer("text")[:OFFERED]) if opened is not None else [],
    )


def is_stale(rating: Rating, claim: Claim) -> bool:
    """Tell whether a rating was given to what a claim said earlier; `claim` comes with its outcome."""
    changed = any(
        change.found_at > rating.rated_at
        for change in claim.page_changes
        if change.kind not in change.LEAVES_THE_FIGURE
    )
    return rating.claim_revision < claim.revision or changed


def answers_of(draft: Draft | None, last: Rating | None) -> dict[str, Any]:
    """Return what the form starts from: the draft, else one's last rating of the claim, so that changing it is quick."""
    if draft is not None and draft.answers:
        return dict(draft.answers)
    if last is None:
        return {}
    fields = ("level_id", "confidence", "faithful", "own_low", "own_high", "note", "newer_id")
    answers = {name.removesuffix("_id"): getattr(last, name) for name in fields}
    return answers | {"cited": list(last.evidence.values_list("pk", flat=True))}


def last_given(claim: Claim, reviewer: Reviewer) -> Rating | None:
    """Return a reviewer's last rating of a claim, also one that they took back; None where they never rated it."""
    return Rating.objects.filter(claim=claim, reviewer=reviewer, kind=Rating.Kind.RATING).order_by("-pk").first()


def _brought(draft: Draft | None, *, now: datetime) -> tuple[Brought, ...]:
    pieces = pieces_of(draft)
    cover = cover_of({piece.snapshot.pk for piece in pieces}, now=now)
    brought = []
    for number, piece in enumerate(pieces):
        withheld = cover.reason(piece.snapshot.pk, piece.start, piece.end)
        quote = notice_of(withheld) if withheld else piece.snapshot.span(piece.start, piece.end)
        stance = str(Evidence.Stance(piece.stance).label)
        brought.append(Brought(number, quote, piece.snapshot.source, stance))
    return tuple(brought)


def _offered(claim: Claim, find: str) -> Any:
    """Return sources with words: those that are looked for, else those of the measure, the claim's own last."""
    sources = Source.objects.filter(current_snapshot__isnull=False).exclude(kind=Source.Kind.LISTING)
    if find:
        named = Q(title__icontains=find) | Q(publisher__name__icontains=find)
        return sources.filter(named).select_related("publisher")[:OFFERED]
    of_measure = Claim.objects.open().filter(measure=claim.measure_id).exclude(snapshot__source=claim.snapshot.source)
    own = Source.objects.filter(pk=claim.snapshot.source_id).order_by().values("pk")
    near = own.union(of_measure.order_by().values("snapshot__source"))
    return sources.filter(pk__in=near).select_related("publisher")[:OFFERED]
