"""RSS and Atom feeds: to a listing page, item by item.

Read are RSS 0.9x, 1.0 and 2.0 and Atom 1.0, whatever their namespaces are called; broken XML is read as far as it goes.
"""

from collections.abc import Iterator
from datetime import date
from html import escape

from lxml import etree

from sources.readers.blocks import Block, Kind, block_of
from sources.readers.cleaning import clean
from sources.readers.days import day_in
from sources.readers.language import language_of
from sources.readers.layout import lay_out
from sources.readers.markup import parse, words_of_markup
from sources.readers.page import Page, Standing
from sources.readers.sifting import Sifted, sift
from sources.readers.standing import NO_WORDS
from sources.readers.text import read_text
from sources.readers.walking import Piece, address_of, pieces_of

__all__ = ["MOST_ITEMS", "read_feed"]

MOST_ITEMS = 1_000

_DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")
_BODIES = ("encoded", "content", "description", "summary")


def read_feed(markup: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read a feed that has been decoded. Each of its first 1,000 items becomes a section with its address and day.

    Entities that the feed itself declares are not expanded, and nothing it refers to is fetched.

    Args:
        url: where it stands; links are made absolute with it.
        language: as the publisher declares it; the feed's own word where None.

    >>> page = read_feed("<rss><channel><item><title>Three bridges closed</title><link>https://river.example/3</link>"
    ...     "<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>")
    >>> [(section.heading, section.url, str(section.published)) for section in page.sections]
    [('Three bridges closed', 'https://river.example/3', '2024-03-05')]
    """
    cleaned = clean(markup)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    root = etree.fromstring(cleaned.text.encode(), parser=parser)
    if root is None:
        return read_text(words_of_markup(cleaned.text), url=url, language=language)
    etree.strip_elements(root, etree.Entity, with_tail=False)
    gave_up = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    about = next((child for child in root if _name(child) == "channel"), root)
    base_url = address_of(_link(about), url) or url
    items = [element for element in root.iter() if _name(element) in ("item", "entry")]
    blocks = [block for item in items[:MOST_ITEMS] for block in _blocks(item, base_url)]
    draft = lay_out(sift(Sifted(blocks), is_listing=True), is_listing=True)
    return Page(
        title=" ".join(piece.text for piece in _pieces(_markup(about, "title"), None)),
        author="",
        published=None,
        published_known="",
        language=language_of(draft.text, declared=language, stated=_child_text(about, "language")),
        text=draft.text,
        sections=draft.sections,
        is_listing=True,
        dropped=draft.dropped,
        notes=cleaned.notes + draft.notes + _notes(len(items), gave_up),
        complete=not gave_up and len(items) <= MOST_ITEMS,
        standing=Standing.OK if draft.text else NO_WORDS.standing,
        suspicion="" if draft.text else NO_WORDS.why,
    )


def _notes(item_count: int, gave_up: bool) -> tuple[str, ...]:
    notes = []
    if item_count > MOST_ITEMS:
        notes.append(f"The feed has {item_count:,} items; the first {MOST_ITEMS:,} were read.")
    if gave_up:
        notes.append("The feed nests its elements too deeply; what stands behind that place was not read.")
    return tuple(notes)


def _blocks(item: etree._Element, base_url: str | None) -> Iterator[Block]:
    """Yield an item's blocks: its title, else its first line, as the heading; then its words."""
    lines = _pieces(next((body for name in _BODIES if (body := _markup(item, name))), ""), base_url)
    title = " ".join(piece.text for piece in _pieces(_markup(item, "title"), base_url))
    if not title and lines:
        title = lines.pop(0).text
    if not title:
        return
    yield Block(Kind.HEADING, title, url=address_of(_link(item), base_url), published=_day(item))
    for line in lines:
        if line.text != title:
            yield block_of(line.text, is_heading=False, glued=line.glued)


def _pieces(markup: str, base_url: str | None) -> list[Piece]:
    tree = parse(f"<div>{markup}</div>".encode()) if markup.strip() else None
    return pieces_of(tree.root, base_url=base_url) if tree is not None else []


def _markup(element: etree._Element, name: str) -> str:
    """Return what a child holds as HTML. RSS escapes it, Atom does where it says so, or writes it as elements."""
    child = _child(element, name)
    if child is None:
        return ""
    if len(child):
        return str(etree.tostring(child, encoding="unicode", with_tail=False))
    text = child.text or ""
    is_plain = "Atom" in str(child.tag) and child.get("type", "text") == "text"
    return escape(text) if is_plain else text


def _day(item: etree._Element) -> date | None:
    stated = (day_in(_child_text(item, name)) for name in _DAYS)
    return next((day for day in stated if day is not None), None)


def _link(element: etree._Element) -> str:
    """Return where an item or a feed leads: RSS writes the address into the element, Atom into an attribute of it."""
    links = [child for child in element if _name(child) == "link" and child.get("rel", "alternate") == "alternate"]
    return next((address for link in links if (address := (link.text or link.get("href") or "").strip())), "")


def _child_text(element: etree._Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else " ".join("".join(child.itertext()).split())


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _name(element: etree._Element) -> str:
    """Return an element's name without its namespace; the names that podcasts and media reuse are none."""
    tag = element.tag
    if not isinstance(tag, str) or "mrss" in tag or "itunes" in tag:
        return ""
    return tag.rpartition("}")[2]
