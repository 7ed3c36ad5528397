"""Deciding which blocks of a text are its author's words, and for what reason the others are left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import re2

from sources.readers.blocks import Block, Kind, ends_a_sentence
from sources.readers.furniture import appeal_in, furniture_line, hint_in, short_appeal_in
from sources.readers.listing import Passage, passages

__all__ = ["Sifted", "sift"]

_LONGEST_APPEAL_PASSAGE = 1500
_MOST_WORDS_IN_APPEAL_HEADING = 6
_SHORTEST_REPEATED_BODY = 60
_SHORTEST_EXCERPT = 120
_MOST_WORDS_IN_STRAY_LINK = 6
_MOST_WORDS_IN_CRUMB = 3
_MOST_LINK_PARAGRAPHS = 0.3
_FEWEST_WORDS_OF_A_TITLE = 5
_FEWEST_MENU_ENTRIES = 3

# How some blogs end an excerpt.
_MORE = " -more-"

# Trades that pay for hidden links on hacked sites. Only a line that hangs alone under an excerpt is ever held against
# this.
_SPAM = re2.compile(
    r"(?i)\b(?:casinos?|betting|poker|slots?|viagra|cialis|payday|crypto bonus|escorts?|replica watches|essay writing|"
    r"buy (?:followers|instagram|backlinks)|mod apk|apk|mods|torrents?|"
    r"apuestas|tragamonedas|ruleta|comprar seguidores|préstamos rápidos)\b"
)


@dataclass(frozen=True, slots=True)
class Sifted:
    """The blocks of a text in reading order, with what is not its author's words among them.

    Args:
        blocks: all of them.
        left_out: for each block that is not kept, its index and a one-word reason.
    """

    blocks: Sequence[Block]
    left_out: Mapping[int, str] = field(default_factory=dict)

    @property
    def kept(self) -> list[Block]:
        """The blocks that remain."""
        return [block for index, block in enumerate(self.blocks) if index not in self.left_out]


def sift(sifted: Sifted, *, is_listing: bool) -> Sifted:
    """Leave out what its words show to be furniture, beside what has been left out already.

    Args:
        is_listing: whether the text lists items; lone crumbs and bare links are left out in listings, links to other
            articles in articles.
    """
    blocks, reasons = sifted.blocks, dict(sifted.left_out)
    for find in (_furniture_lines, _appeals, _repeated, _head_menu, _stray_links):
        reasons.update(find(blocks, reasons))
    for find in (_crumbs, _stray_lines, _bare_links) if is_listing else (_links_to_others,):
        reasons.update(find(blocks, reasons))
    return Sifted(blocks, reasons)


def _furniture_lines(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    for index, block in enumerate(blocks):
        if index not in gone and (reason := furniture_line(block.text)):
            yield index, reason


def _appeals(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find passages, and short paragraphs, that ask the reader for money or an address.

    A passage goes as a whole only if heading and body agree, so that news about somebody's fundraising stays; short
    headings that stand right above it, with nothing of their own, go along.
    """
    above: list[Passage] = []
    for passage in passages(blocks, gone):
        if appeal_in("\n".join(block.text for _, block in passage.indexed())) is not None:
            reason = _appeal_of(passage)
            if reason is None:
                shorts = ((index, short_appeal_in(block.text)) for index, block in passage.indexed())
                yield from (
                    (index, short) for index, short in shorts if short is not None and index != passage.heading_index
                )
            else:
                yield from ((index, reason) for index, _ in passage.indexed())
                yield from ((bare.heading_index, reason) for bare in _headings_of(reason, above))
        above = [] if passage.body else [*above, passage]


def _headings_of(reason: str, bare: Sequence[Passage]) -> Iterator[Passage]:
    for passage in reversed(bare):
        heading = passage.heading.text if passage.heading is not None else ""
        if len(heading.split()) > _MOST_WORDS_IN_APPEAL_HEADING and not hint_in(heading, reason):
            return
        yield passage


def _appeal_of(passage: Passage) -> str | None:
    body = "\n".join(block.text for block in passage.body)
    if passage.heading is None or len(body) > _LONGEST_APPEAL_PASSAGE:
        return None
    heading_reason = appeal_in(passage.heading.text)
    if not passage.body:
        return heading_reason
    reason = appeal_in(body)
    if reason is None:
        return heading_reason if heading_reason and hint_in(body, heading_reason) else None
    if heading_reason or hint_in(passage.heading.text, reason):
        return reason
    return reason if all(short_appeal_in(block.text) for block in passage.body) else None


def _repeated(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find passages and paragraphs that say word for word what stood before."""
    seen: set[str] = set()
    for passage in passages(blocks, gone):
        whole = _words(*(block.text for _, block in passage.indexed()))
        again = bool(passage.body) and whole in seen
        for index, block in passage.indexed():
            words = _words(block.text)
            if again or (block.kind is Kind.BODY and len(words) >= _SHORTEST_REPEATED_BODY and words in seen):
                yield index, "repeated"
            seen.add(words)
        seen.add(whole)


def _head_menu(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find a column of menu entries above the first words; names in a list further down are never taken for one."""
    column: list[int] = []
    for index, block in enumerate(blocks):
        if index in gone:
            continue
        if len(block.text.split()) > _MOST_WORDS_IN_CRUMB or ends_a_sentence(block.text) or _has_digit(block.text):
            if len(column) > _FEWEST_MENU_ENTRIES:
                yield from ((index, "menu") for index in column)
            return
        column.append(index)


def _stray_links(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find lines that hang right under a paragraph without being part of it: spam planted in the page."""
    for index in range(1, len(blocks)):
        above, block = blocks[index - 1], blocks[index]
        if index in gone or not block.glued or block.kind is not Kind.FRAGMENT or not _is_excerpt(above):
            continue
        is_last_line = index + 1 == len(blocks) or not blocks[index + 1].glued
        if is_last_line and _looks_stray(block):
            yield index, "stray_link"


def _stray_lines(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find the same spam in a listing where a blank line stands before it: between an excerpt and the next item."""
    kept = [index for index in range(len(blocks)) if index not in gone]
    for above, index, below in zip(kept, kept[1:], [*kept[2:], None], strict=False):
        is_line = blocks[index].kind in (Kind.FRAGMENT, Kind.HEADING)
        if not is_line or not _is_excerpt(blocks[above]) or not _looks_stray(blocks[index]):
            continue
        if below is None or blocks[below].kind is Kind.HEADING:
            yield index, "stray_link"


def _is_excerpt(block: Block) -> bool:
    return len(block.text) >= _SHORTEST_EXCERPT and ends_a_sentence(block.text.removesuffix(_MORE))


def _looks_stray(block: Block) -> bool:
    if len(block.text.split()) > _MOST_WORDS_IN_STRAY_LINK or ends_a_sentence(block.text):
        return False
    return block.text[0].islower() or _SPAM.search(block.text) is not None


def _crumbs(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find the names of rubrics that stand alone in a listing; a heading that leads somewhere is an item."""
    for passage in passages(blocks, gone):
        heading = passage.heading
        if heading is None or heading.url is not None or passage.body:
            continue
        if len(heading.text.split()) <= _MOST_WORDS_IN_CRUMB:
            yield passage.heading_index, "menu"


def _bare_links(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find the addresses of a listing's items; they are kept with the section."""
    return ((index, "link") for index, block in enumerate(blocks) if block.kind is Kind.LINK and index not in gone)


def _links_to_others(blocks: Sequence[Block], gone: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Find paragraphs of an article that are one link from end to end, unless links are what it is made of."""
    kept = [index for index in range(len(blocks)) if index not in gone]
    links = [
        index for index in kept if blocks[index].url is not None and blocks[index].kind in (Kind.BODY, Kind.FRAGMENT)
    ]
    if len(links) <= _MOST_LINK_PARAGRAPHS * len(kept):
        yield from (
            (index, "related") for index in links if len(blocks[index].text.split()) >= _FEWEST_WORDS_OF_A_TITLE
        )


def _words(*texts: str) -> str:
    return " ".join(" ".join(texts).casefold().split())


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
