"""What an intake's reader made of a page, laid out for a person before anything is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from claims.choosing import key_of
from claims.display import range_text, window_text
from claims.figures import Known
from claims.models import Intake
from claims.models.fields import range_from_text
from claims.taking_in import page_from_json
from sources.readers.page import Page

MOST_BREAKS = 200  # paragraphs at which a new item may begin
SHOWN = 200_000  # characters of a preview; the rest is kept all the same


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the preview's text: words, a figure, or a block that was dropped (with the reason)."""

    kind: str
    text: str
    reason: str = ""
    is_heading: bool = False


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
        is_undated: whether nobody and nothing says when it was published.
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
    is_undated: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A figure as it would be suggested, every field a finished string but what was said of it.

    Args:
        key, anchor: its span, as `choosing.key_of` writes it and as an address on the page does.
        before, words, after: its quote in three runs around the figure.
        range, counted, as_of, origin: how it was read.
        verdict: what a person said of it; empty for nothing yet.
        same_as: the words of the figure that it repeats, where it was merged.
    """

    key: str
    anchor: str
    before: str
    words: str
    after: str
    range: str
    counted: str
    as_of: str
    origin: str
    verdict: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of what would be kept: where it begins, and its first words."""

    start: int
    words: str


def suggestions_of(intake: Intake) -> list[Suggestion]:
    """Return the figures of an intake that is ready, in the order of the text, with what was said of each."""
    page = intake.page or {}
    text = page.get("text", "")
    return [_suggestion(text, read, intake.choices) for read in page.get("read", ())]


def parts_of(intake: Intake) -> tuple[list[Part], list[Part]]:
    """Return the sections of an intake, and the paragraphs inside them at which a new one could begin."""
    page = intake.page or {}
    text, sections = page.get("text", ""), page.get("sections", ())
    starts = {section[1] for section in sections} | {0}
    parts = [Part(start, text[start : start + 80].split("\n")[0]) for start in sorted(starts)]
    breaks: list[Part] = []
    position = text.find("\n")
    while position != -1 and len(breaks) < MOST_BREAKS:
        start = position + 1
        if start < len(text) and not text[start].isspace() and start not in starts:
            breaks.append(Part(start, text[start : start + 80].split("\n")[0]))
        position = text.find("\n", start)
    return parts if len(parts) > 1 else [], breaks


def _suggestion(text: str, read: dict[str, Any], choices: dict[str, Any]) -> Suggestion:
    key = key_of(read["start"], read["end"])
    said = choices.get(key, {})
    start, end = said.get("quote") or read["quote"]
    days = read["as_of"]
    first, last = (date.fromisoformat(day) for day in days[:2]) if days else (None, None)
    same = said.get("same_as", "")
    return Suggestion(
        key=key,
        anchor=key.replace(":", "-"),
        before=text[start : read["start"]],
        words=text[read["start"] : read["end"]],
        after=text[read["end"] : end],
        range=range_text(range_from_text(read["range"]) if read["range"] else None, is_vague=read["vague"]),
        counted=read["counted"],
        as_of=window_text(first, last, days[2] if days else Known.UNKNOWN),
        origin=read["origin"],
        verdict=said.get("verdict", ""),
        same_as=text[slice(*map(int, same.split(":")))] if same else "",
    )


def preview_of(intake: Intake) -> Preview | None:
    """Return the preview of an intake that is ready, else None."""
    if intake.page is None:
        return None
    page = page_from_json(intake.page)
    text = page.text[:SHOWN]
    return Preview(
        title=intake.title or page.title,
        language=intake.language or page.language,
        is_listing=page.is_listing,
        section_count=len(page.sections),
        figure_count=len(intake.page["figures"]),
        dropped_count=len(page.dropped),
        pieces=tuple(_pieces(text, page, intake.page["figures"])),
        notes=page.notes,
        suspicion=page.suspicion,
        is_undated=intake.published_on is None and page.published is None,
        is_cut=len(page.text) > SHOWN,
    )


def _pieces(text: str, page: Page, figures: list[list[int]]) -> Iterator[Piece]:
    """Yield the text in order; a figure in a heading is a piece of its own between the heading's other words."""
    marked = {start: end for start, end in figures if end <= len(text)}
    headings = {section.start: section.start + len(section.heading) for section in page.sections if section.heading}
    blocks = sorted(page.dropped, key=lambda block: block.before)
    edges = {
        0,
        len(text),
        *marked,
        *marked.values(),
        *headings,
        *headings.values(),
        *(block.before for block in blocks),
    }
    figure_end = heading_end = shown = 0
    for start, end in pairwise(sorted({min(edge, len(text)) for edge in edges})):
        while shown < len(blocks) and blocks[shown].before <= start:
            yield Piece("dropped", blocks[shown].text, blocks[shown].reason)
            shown += 1
        figure_end = max(figure_end, marked.get(start, 0))
        heading_end = max(heading_end, headings.get(start, 0))
        yield Piece("figure" if start < figure_end else "words", text[start:end], is_heading=start < heading_end)
    for block in blocks[shown:]:
        yield Piece("dropped", block.text, block.reason)
