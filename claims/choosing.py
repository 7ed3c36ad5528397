"""What a person says of an intake's figures before it is kept: accept, reject, quote more of the text, merge repeats.

The words wait in the intake, by the span of each figure in the whole text, until a worker has read what was kept.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.context import CONTEXT
from claims.figures.sentences import sentences_of
from claims.models import Claim, Intake, Repeat
from sources.models import Snapshot


class Verdict(StrEnum):
    """What a person says of a figure: it is a claim, it is none, or it only repeats another one."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    MERGED = "merged"


class NotThere(ValueError):
    """The intake is no longer ready, or has no such figure. Nothing was changed."""


def key_of(start: int, end: int) -> str:
    """Return the word under which a figure's choice waits."""
    return f"{start}:{end}"


@transaction.atomic
def choose(
    *, intake: Intake, figure: str, verdict: Verdict | None, same_as: str = "", by: User, now: datetime
) -> Intake:
    """Say of a figure what it is; a later word replaces an earlier one, and None takes it back.

    Args:
        figure: its span, see `key_of`.
        same_as: for a merged one, the span of the figure that it repeats.

    Raises:
        NotThere: the intake was kept or thrown away meanwhile, or has no such figure.
    """
    intake = _ready(intake, figure, *([same_as] if verdict is Verdict.MERGED else []))
    if verdict is Verdict.MERGED and same_as == figure:
        raise NotThere(_("A claim cannot repeat itself."))
    said = intake.choices.pop(figure, {})
    if verdict is not None:
        quoted = {"quote": said["quote"]} if "quote" in said else {}
        intake.choices[figure] = quoted | {"verdict": verdict, "by": by.pk, "at": now.isoformat()}
        if verdict is Verdict.MERGED:
            intake.choices[figure]["same_as"] = same_as
    intake.save(update_fields=["choices"])
    return intake


@transaction.atomic
def choose_all(*, intake: Intake, by: User, now: datetime) -> Intake:
    """Accept every figure of which nothing was said yet.

    Raises:
        NotThere: the intake was kept or thrown away meanwhile.
    """
    intake = _ready(intake)
    said = {"verdict": Verdict.ACCEPTED, "by": by.pk, "at": now.isoformat()}
    spans = [key_of(start, end) for start, end in (intake.page or {})["figures"]]
    intake.choices = {span: dict(said) for span in spans} | intake.choices
    intake.save(update_fields=["choices"])
    return intake


@transaction.atomic
def quote_more(*, intake: Intake, figure: str, before: bool, by: User, now: datetime) -> Intake:
    """Accept a figure with one more sentence in its quote, before or after what is quoted so far.

    At the beginning or the end of the text nothing is added.

    Raises:
        NotThere: the intake was kept or thrown away meanwhile, or has no such figure.
    """
    intake = _ready(intake, figure)
    page = intake.page or {}
    said = intake.choices.get(figure, {})
    start, end = said.get("quote") or quote_of(page, figure)
    spans = [(first, last) for first, last, _paragraph in sentences_of(page["text"])]
    earlier = [first for first, last in spans if last <= start]
    later = [last for first, last in spans if first >= end]
    if before and earlier:
        start = earlier[-1]
    elif not before and later:
        end = later[0]
    said = {"verdict": Verdict.ACCEPTED, "quote": [start, end], "by": by.pk, "at": now.isoformat()}
    intake.choices = intake.choices | {figure: said}
    intake.save(update_fields=["choices"])
    return intake


def quote_of(page: dict[str, Any], figure: str) -> tuple[int, int]:
    """Return the span that a figure's claim would quote by itself: its sentence."""
    for read in page.get("read", ()):
        if key_of(read["start"], read["end"]) == figure:
            return read["quote"][0], read["quote"][1]
    start, end = map(int, figure.split(":"))
    return start, end


def as_chosen(claim: Claim, snapshot: Snapshot, choices: dict[str, Any]) -> Claim:
    """Return a suggestion that is still to be saved as a person said of it before, or as it is where nothing was said."""
    if claim.figure_start is None or claim.figure_end is None:
        return claim
    offset = snapshot.taken_from_start or 0
    said = choices.get(key_of(claim.figure_start + offset, claim.figure_end + offset))
    if said is None:
        return claim
    is_rejected = said["verdict"] == Verdict.REJECTED
    claim.state = Claim.State.REJECTED if is_rejected else Claim.State.OPEN
    claim.settled_by_id, claim.settled_at = said["by"], datetime.fromisoformat(said["at"])
    if "quote" in said:
        start, end = (position - offset for position in said["quote"])
        start, end = max(0, min(start, claim.figure_start)), min(len(snapshot.text), max(end, claim.figure_end))
        claim.start, claim.end, claim.quote = start, end, snapshot.span(start, end)
        claim.prefix, claim.suffix = snapshot.text[max(0, start - CONTEXT) : start], snapshot.text[end : end + CONTEXT]
    return claim


def choices_for(snapshot: Snapshot) -> dict[str, Any]:
    """Return what was said of the figures of the intake that a snapshot came from; nothing for a later snapshot."""
    source = snapshot.source.listed_in or snapshot.source
    intake = Intake.objects.filter(source=source).first()
    is_first = not source.snapshots.filter(captured_at__lt=snapshot.captured_at).exists()
    return dict(intake.choices) if intake is not None and is_first else {}


def mark_repeats(snapshot: Snapshot, choices: dict[str, Any]) -> None:
    """Mark the claims that a person merged with others, as soon as both are there."""
    merged = {span: said for span, said in choices.items() if said["verdict"] == Verdict.MERGED}
    if not merged:
        return
    source = snapshot.source.listed_in or snapshot.source
    claims = Claim.objects.filter(snapshot__source=source) | Claim.objects.filter(snapshot__source__listed_in=source)
    by_span = {}
    for claim in claims.select_related("snapshot").exclude(figure_start=None):
        offset = claim.snapshot.taken_from_start or 0
        by_span[key_of((claim.figure_start or 0) + offset, (claim.figure_end or 0) + offset)] = claim
    marked = set(Repeat.objects.filter(claim__in=by_span.values()).values_list("claim", flat=True))
    for span, said in merged.items():
        repeat, original = by_span.get(span), by_span.get(_first_of(said["same_as"], choices))
        if repeat is not None and original is not None and repeat != original and repeat.pk not in marked:
            at = datetime.fromisoformat(said["at"])
            Repeat.objects.create(claim=repeat, original=original, marked_by_id=said["by"], marked_at=at)


def _first_of(span: str, choices: dict[str, Any]) -> str:
    """Return the figure at the end of a chain of repeats; a chain that bites its tail ends anywhere."""
    seen = {span}
    while (said := choices.get(span)) is not None and said["verdict"] == Verdict.MERGED:
        span = said["same_as"]
        if span in seen:
            break
        seen.add(span)
    return span


def _ready(intake: Intake, *figures: str) -> Intake:
    """Return the intake, locked and still to be kept, having made sure that it has these figures."""
    found = Intake.objects.select_for_update().filter(pk=intake.pk, state=Intake.State.READY).first()
    if found is None or found.page is None:
        raise NotThere(_("This text was kept or thrown away meanwhile."))
    spans = {key_of(start, end) for start, end in found.page["figures"]}
    if not spans.issuperset(figures):
        raise NotThere(_("This text has no such figure."))
    return found
