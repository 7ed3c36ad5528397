"""Web pages: to a page, with the article's own words or the items that are listed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml import html

from sources.readers.article import article_of, everything_of
from sources.readers.blocks import ends_a_sentence
from sources.readers.cleaning import clean
from sources.readers.items import bounds_of, heads_of, items_of
from sources.readers.language import language_of
from sources.readers.layout import lay_out
from sources.readers.leftovers import gathered
from sources.readers.markup import is_heavy, parse, words_of_markup
from sources.readers.metadata import base_url_of, metadata_of
from sources.readers.page import Page, Standing
from sources.readers.regions import CONTENT
from sources.readers.sifting import sift
from sources.readers.standing import Evidence, suspicion_of
from sources.readers.text import read_text
from sources.readers.walking import HEADINGS, Piece, pieces_of

__all__ = ["read_html"]

_HEADINGS_AS_EVIDENCE = 3
_LONGEST_EVIDENCE = 20_000
_NEVER_EVIDENCE = ("menu", "footer")
_END_OF_PAGE = 5_000
_FEWEST_WORDS_CUT = 5

_TOO_HEAVY = (
    "The page has too many elements to tell its main text from what stands around it: all of its words but its marked "
    "menus, sidebars and footers were taken. Check the text against the page."
)
_TOO_DEEP = (
    "The page nests its elements too deeply to be understood: all of its words were taken, furniture included. "
    "Check the text against the page."
)


def read_html(markup: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read a web page that has been decoded.

    Args:
        url: where it stands; links are made absolute with it.
        language: as the publisher declares it; the page's own word where None.
    """
    cleaned = clean(markup)
    tree = parse(cleaned.text.encode())
    if tree is None or not tree.is_complete:
        page = read_text(words_of_markup(cleaned.text), url=url, language=language)
        too_deep = () if tree is None else (_TOO_DEEP,)
        return replace(page, notes=cleaned.notes + page.notes + too_deep, complete=not too_deep)
    page = _page_of_tree(tree.root, cleaned.text, url=url, language=language)
    return replace(page, notes=cleaned.notes + page.notes)


def _page_of_tree(root: html.HtmlElement, markup: str, *, url: str | None, language: str | None) -> Page:
    base_url = base_url_of(root, url)
    heads = heads_of(root, base_url=base_url)
    item_starts, item_ends = bounds_of(heads)
    pieces = pieces_of(root, base_url=base_url, item_starts=item_starts, item_ends=item_ends)
    metadata = metadata_of(root, pieces, url=url)
    asks_for_password = any(field.get("type") == "password" for field in root.iter("input"))
    listing = items_of(heads, pieces, is_article=metadata.is_article)
    too_heavy = listing is None and is_heavy(markup)
    if listing is not None:
        sifted = sift(gathered(listing), is_listing=True)
    elif too_heavy:
        sifted = gathered(everything_of(pieces))
    else:
        sifted = sift(gathered(article_of(root, pieces, headline=metadata.title)), is_listing=False)
    # A day in the words of a listing is an item's own.
    published = None if listing is not None and metadata.published_known == "text" else metadata.published
    draft = lay_out(sifted, is_listing=listing is not None)
    suspicion = suspicion_of(
        Evidence(
            title=metadata.title,
            headings=tuple(islice((piece.text for piece in pieces if piece.tag in HEADINGS), _HEADINGS_AS_EVIDENCE)),
            text=draft.text,
            shown="\n".join(piece.text for piece in pieces if piece.region not in _NEVER_EVIDENCE)[:_LONGEST_EVIDENCE],
            is_listing=listing is not None,
            asks_for_password=asks_for_password,
            is_free=metadata.is_free,
            is_cut=_is_cut(markup, pieces),
            stated_length=metadata.stated_length,
        )
    )
    return Page(
        title=metadata.title,
        author=metadata.author,
        published=published,
        published_known=metadata.published_known if published else "",
        language=language_of(draft.text, declared=language, stated=metadata.language),
        text=draft.text,
        sections=draft.sections,
        is_listing=listing is not None,
        dropped=draft.dropped,
        notes=draft.notes + ((_TOO_HEAVY,) if too_heavy else ()),
        standing=suspicion.standing if suspicion is not None else Standing.OK,
        suspicion=suspicion.why if suspicion is not None else "",
    )


def _is_cut(markup: str, pieces: Sequence[Piece]) -> bool:
    """Tell whether a page stops before it is over: inside a tag, or inside a sentence and without the closing tags."""
    end = markup[-_END_OF_PAGE:].lower()
    if "</body" in end or "</html" in end or "<html" not in markup[:_END_OF_PAGE].lower():
        return False
    if markup.rfind("<") > markup.rfind(">"):
        return True
    last = pieces[-1] if pieces else None
    return (
        last is not None
        and last.region == CONTENT
        and len(last.text.split()) > _FEWEST_WORDS_CUT
        and not ends_a_sentence(last.text)
    )
