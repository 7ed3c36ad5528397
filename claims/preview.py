"""What an intake's reader made of a page, laid out for a person before anything is kept."""

from dataclasses import dataclass

from claims.models import Intake
from claims.taking_in import page_from_json

SHOWN = 200_000  # characters of a preview; the rest is kept all the same


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the preview's text: a heading, words, a figure, or a block that was dropped (with the reason)."""

    kind: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A page as it would be kept.

    Args:
        title, language: as the page states them.
        is_listing: whether it will be kept as a listing with items.
        section_count, figure_count, dropped_count: how many of each.
        pieces: the text in order, figures marked and dropped blocks where they stood.
        notes: what had to be cleaned, as sentences.
        suspicion: why the page does not look like an article; empty where it does.
        is_cut: whether the preview ends before the text does.
    """

    title: str
    language: str
    is_listing: bool
    section_count: int
    figure_count: int
    dropped_count: int
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]
    suspicion: str
    is_cut: bool


def preview_of(intake: Intake) -> Preview | None:
    """Return the preview of an intake that is ready, else None."""
    if intake.page is None:
        return None
    page = page_from_json(intake.page)
    text = page.text[:SHOWN]
    spans = [(start, end, "figure", "") for start, end in intake.page["figures"]]
    spans += [(s.start, s.start + len(s.heading), "heading", "") for s in page.sections if s.heading]
    pieces: list[Piece] = []
    position = 0
    dropped = sorted(page.dropped, key=lambda block: block.before)
    for start, end, kind, _reason in sorted(spans):
        if start < position or end > len(text):
            continue
        while dropped and dropped[0].before <= start:
            position = _words_until(pieces, text, position, dropped[0].before)
            pieces.append(Piece("dropped", dropped[0].text, dropped.pop(0).reason))
        position = _words_until(pieces, text, position, start)
        pieces.append(Piece(kind, text[start:end]))
        position = end
    for block in dropped:
        position = _words_until(pieces, text, position, min(block.before, len(text)))
        pieces.append(Piece("dropped", block.text, block.reason))
    _words_until(pieces, text, position, len(text))
    return Preview(
        title=intake.title or page.title,
        language=intake.language or page.language,
        is_listing=page.is_listing,
        section_count=len(page.sections),
        figure_count=len(intake.page["figures"]),
        dropped_count=len(page.dropped),
        pieces=tuple(pieces),
        notes=page.notes,
        suspicion=page.suspicion,
        is_cut=len(page.text) > SHOWN,
    )


def _words_until(pieces: list[Piece], text: str, position: int, end: int) -> int:
    """Add the words up to an offset, if there are any, and return where the next piece begins."""
    if end > position:
        pieces.append(Piece("words", text[position:end]))
    return max(position, end)
