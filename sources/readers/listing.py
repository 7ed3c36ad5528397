"""Telling a page that lists items from an article with subheadings."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sources.readers.blocks import Block, Kind
from sources.readers.days import day_in

__all__ = ["Passage", "is_listing", "passages"]

_FEWEST_MARKED_ITEMS = 3
_FEWEST_BARE_ITEMS = 4
_SHARE_OF_MARKED_ITEMS = 0.6
_SHARE_OF_ONE_PARAGRAPH = 0.75
_MEAN_WORDS_OF_HEADLINE = 4.5
_MEAN_LENGTH_OF_EXCERPT = 150


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and the blocks under it, by their place among the blocks of a text.

    Args:
        heading_index: where the heading stands; meaningless without a heading.
        heading: None for what stands above the first heading.
        body_indexes, body: the blocks under it that have not been left out.
    """

    heading_index: int
    heading: Block | None
    body_indexes: tuple[int, ...]
    body: tuple[Block, ...]

    def indexed(self) -> Iterator[tuple[int, Block]]:
        """Yield every block of the passage with its index, the heading first."""
        if self.heading is not None:
            yield self.heading_index, self.heading
        yield from zip(self.body_indexes, self.body, strict=True)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks of the body that hold sentences."""
        return tuple(block for block in self.body if block.kind is Kind.BODY)


def passages(blocks: Sequence[Block], gone: Collection[int] = ()) -> list[Passage]:
    """Return the text's headings with what stands under each, without the blocks that are gone already."""
    found: list[Passage] = []
    heading_index, heading, under = 0, None, list[int]()

    def close() -> None:
        if heading is not None or under:
            found.append(Passage(heading_index, heading, tuple(under), tuple(blocks[i] for i in under)))

    for index, block in enumerate(blocks):
        if index in gone:
            continue
        if block.kind is Kind.HEADING:
            close()
            heading_index, heading, under = index, block, []
        else:
            under.append(index)
    close()
    return found


def is_listing(blocks: Sequence[Block], gone: Collection[int] = ()) -> bool:
    """Tell whether a text lists items, each with a heading and an excerpt, rather than being one article.

    Items that carry a link, a day of their own or a "read more" give themselves away. Without such marks, at least four
    headlines, nearly all with a single paragraph of excerpt, are a listing; short subheadings, questions and numbered
    points belong to an article.
    """
    found = passages(blocks, gone)
    items = [passage for passage in found if passage.heading is not None and passage.paragraphs]
    if len(items) < _FEWEST_MARKED_ITEMS or (found[0].heading is None and found[0].paragraphs):
        return False
    marked = sum(_is_marked(item) for item in items)
    if marked >= _FEWEST_MARKED_ITEMS and marked >= _SHARE_OF_MARKED_ITEMS * len(items):
        return True
    if len(items) < _FEWEST_BARE_ITEMS:
        return False
    headlines = [item.heading.text for item in items if item.heading is not None]
    excerpts = [len(paragraph.text) for item in items for paragraph in item.paragraphs]
    return (
        sum(len(item.paragraphs) == 1 for item in items) >= _SHARE_OF_ONE_PARAGRAPH * len(items)
        and sum(len(headline.split()) for headline in headlines) >= _MEAN_WORDS_OF_HEADLINE * len(headlines)
        and sum(headline.endswith("?") or headline[0].isdigit() for headline in headlines) < len(headlines) / 2
        and sum(excerpts) >= _MEAN_LENGTH_OF_EXCERPT * len(excerpts)
    )


def _is_marked(item: Passage) -> bool:
    """Tell whether an item shows that it leads on to an article of its own."""
    last = item.paragraphs[-1].text
    return (
        (item.heading is not None and item.heading.url is not None)
        or any(block.kind is Kind.LINK or (block.kind is Kind.BYLINE and day_in(block.text)) for block in item.body)
        or last.endswith(("[…]", "[...]", "…", "..."))
    )
