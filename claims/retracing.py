"""Retracing claims: where the words of each stand in its page's newer text, and what became of its figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from claims.comparison.anchoring import (
    Anchor,
    AnchorState,
    ChangeKind,
    FoundChange,
    Quote,
    anchor,
    change_of,
    take_quote,
)
from claims.comparison.disclosure import Notice, new_notice
from claims.comparison.masking import MaskedText, masked
from claims.figures import Figure
from claims.models import Change, Claim
from claims.proposing import read_figures_of
from sources.arriving import as_read_now
from sources.models import Snapshot
from sources.models.snapshot import READER_VERSION


def stood_before(snapshot: Snapshot) -> QuerySet[Snapshot]:
    """Return the earlier versions of a snapshot's source that stood, whatever became of them."""
    return Snapshot.objects.filter(
        source=snapshot.source_id, reading__isnull=False, captured_at__lt=snapshot.captured_at
    )


class Newer:
    """A page's newer words, read and masked once for all claims."""

    def __init__(self, snapshot: Snapshot) -> None:
        found = read_figures_of(snapshot)
        self.snapshot = snapshot
        self.text = snapshot.text
        self.figures = found.figures
        self.left_out = found.left_out
        self.masked: MaskedText = masked(snapshot.text, snapshot.source.language)

    @cached_property
    def notice(self) -> Notice | None:
        """The line that is new in it and tells of a change."""
        stood = stood_before(self.snapshot).order_by("-captured_at", "-pk").values_list("text", flat=True).first()
        return new_notice(stood or "", self.text)

    def sentence(self, figure: Figure) -> str:
        return self.text[figure.sentence_start : figure.sentence_end]


class Former:
    """An earlier version that claims quote, read once, and only where a claim of it needs that."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def text(self) -> str:
        """Its words as today's reader of pages makes them: a better reader is no change of the page."""
        is_current = self._snapshot.reader_version == READER_VERSION
        return self._snapshot.text if is_current else as_read_now(self._snapshot)

    @cached_property
    def _figures(self) -> Mapping[tuple[int, int], Figure]:
        found = read_figures_of(self._snapshot).figures
        return {(figure.start, figure.end): figure for figure in found}

    def figure_of(self, claim: Claim) -> Figure | None:
        """Return a claim's figure as today's reader of figures has it; None where it reads none there."""
        if claim.figure_start is None or claim.figure_end is None:
            return None
        return self._figures.get((claim.figure_start, claim.figure_end))


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a claim.

    Args:
        kind: of the change; None where there is none to write.
        before, after: the words that changed.
        was, now: the figure before and after, where there is one.
        is_unsure: whether a person has to look for it.
        figure: the span in the newer text that stands for the claim, or for what replaces it.
    """

    kind: ChangeKind | None = None
    before: str = ""
    after: str = ""
    was: Figure | None = None
    now: Figure | None = None
    is_unsure: bool = False
    figure: tuple[int, int] | None = None


def became_of(claim: Claim, former: Former, newer: Newer) -> Became:
    """Return what a page's newer words did to a claim that was asked for `with_outcome`."""
    last = claim.page_changes[0] if claim.page_changes else None
    quote = _quote(claim, former, last)
    if quote is None:
        return Became()
    found = anchor(quote, newer.masked)
    is_away = last is not None and last.kind not in Change.LEAVES_THE_FIGURE
    if found.state is AnchorState.SAME:
        figure = _figure_at(found, newer.figures)
        span = (figure.start, figure.end) if figure else None
        if not is_away:
            return Became(figure=span)
        words = claim.wording or claim.quote
        return Became(ChangeKind.BACK, words, words, now=figure, figure=span)
    if is_away:
        return Became()  # what its page says instead is another claim's, or was suggested as a figure of its own
    if not claim.states_a_figure:
        return _became_of_statement(claim, found, newer)
    was = former.figure_of(claim)
    if was is None:
        return _became_of_statement(claim, found, newer)
    change = change_of(was, found, newer.figures)
    if change is None:
        return Became(is_unsure=True)
    return _became_of_figure(claim, was, change, found, newer, last)


def _became_of_statement(claim: Claim, found: Anchor, newer: Newer) -> Became:
    """Return what became of a statement in which the machine reads no figure: its words are all there is to find."""
    if found.state is AnchorState.ORPHAN:
        return Became(is_unsure=True)
    if found.state is AnchorState.OTHER_NUMBERS:
        return Became(ChangeKind.REWORDED, claim.quote, newer.text[found.start : found.end])
    return Became(ChangeKind.GONE, claim.quote)


def _became_of_figure(
    claim: Claim, was: Figure, change: FoundChange, found: Anchor, newer: Newer, last: Change | None
) -> Became:
    now = change.figure
    span = (now.start, now.end) if now else None
    if change.kind is ChangeKind.GONE:
        return Became(ChangeKind.GONE, claim.wording, was=was)
    if change.kind in (ChangeKind.REWORDED, ChangeKind.ATTRIBUTION) and now is not None:
        sentence = newer.sentence(now)
        if last is not None and last.wording_after == sentence:
            return Became(figure=span)  # written down already, when it was first reworded so
        return Became(change.kind, claim.quote, sentence, was, now, figure=span)
    words = now.quote if now else newer.text[found.figure_start : found.figure_end]
    return Became(change.kind, claim.wording, words, was, now, figure=span)


def _quote(claim: Claim, former: Former, last: Change | None) -> Quote | None:
    """Return a claim's quote as it stood last: as reworded, else as it was made; None where today's reader has no such words."""
    if last is not None and last.kind == Change.Kind.REWORDED and claim.wording:
        start = last.snapshot.text.find(last.wording_after)
        within = last.wording_after.find(claim.wording)
        if start >= 0 and within >= 0:
            figure = (start + within, start + within + len(claim.wording))
            return _taken(last.snapshot.text, (start, start + len(last.wording_after)), figure)
    text, start = former.text, claim.start
    if text[start : start + len(claim.quote)] != claim.quote:
        start = text.find(claim.quote)
        if start < 0:
            return None
    shift = start - claim.start
    end = start + len(claim.quote)
    if claim.figure_start is None or claim.figure_end is None:
        return _taken(text, (start, end), (start, end))
    return _taken(text, (start, end), (claim.figure_start + shift, claim.figure_end + shift))


def _taken(text: str, span: tuple[int, int], figure: tuple[int, int]) -> Quote:
    return take_quote(text, start=span[0], end=span[1], figure_start=figure[0], figure_end=figure[1])


def _figure_at(found: Anchor, figures: Iterable[Figure]) -> Figure | None:
    if found.figure_start is None or found.figure_end is None:
        return None
    return next((f for f in figures if f.start < (found.figure_end or 0) and (found.figure_start or 0) < f.end), None)
