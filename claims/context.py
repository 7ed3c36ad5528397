"""A claim's words where they stand in their snapshot, and a snapshot's text to choose words from. Withheld words are blanked."""

from dataclasses import dataclass
from datetime import datetime

from claims.figures.sentences import sentences_of
from claims.models import Claim
from sources.models import Snapshot
from sources.restricting import Cover, cover_of

CONTEXT = 32  # characters kept with a claim before and after its quote, to find it again
AROUND = 300  # characters shown before and after a quote
SENTENCES = 500  # shown to choose from; beyond, select words in the text
LONGEST_TEXT = 200_000  # characters shown to select from


@dataclass(frozen=True, slots=True)
class InContext:
    """A claim's sentence in three runs around its figure, and the words before and after it."""

    before: str
    quote_before: str
    figure: str
    quote_after: str
    after: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A snapshot whose words may be chosen: its text as it may be shown, and its sentences."""

    snapshot: Snapshot
    text: str
    sentences: tuple[Sentence, ...]
    is_cut: bool


def in_context(claim: Claim, cover: Cover) -> InContext:
    """Return a claim's words with what stands around them; of a withheld claim only the notice that it is."""
    text = cover.veil(claim.snapshot.text, claim.snapshot_id)
    before, after = text[max(0, claim.start - AROUND) : claim.start], text[claim.end : claim.end + AROUND]
    if claim.withheld is not None:
        return InContext(before, claim.quote, "", "", after)
    start = claim.start if claim.figure_start is None else claim.figure_start
    end = claim.start if claim.figure_end is None else claim.figure_end
    return InContext(before, text[claim.start : start], text[start:end], text[end : claim.end], after)


def words_of(snapshot: Snapshot, *, now: datetime) -> Words:
    """Return a snapshot's text to choose words from; offsets are those of the whole text."""
    text = cover_of([snapshot.pk], now=now).veil(snapshot.text, snapshot.pk)
    shown = text[:LONGEST_TEXT]
    sentences = tuple(Sentence(start, end, shown[start:end]) for start, end, _ in sentences_of(shown)[:SENTENCES])
    return Words(snapshot, shown, sentences, is_cut=len(text) > len(shown))
