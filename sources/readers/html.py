"""Web pages: to a page, with the article's own words or the items that are listed."""

from dataclasses import replace

from lxml import html

from sources.readers.article import article_of
from sources.readers.cleaning import clean
from sources.readers.items import bounds_of, heads_of, items_of
from sources.readers.language import language_of
from sources.readers.layout import lay_out
from sources.readers.leftovers import bounded
from sources.readers.markup import parse, words_of_markup
from sources.readers.metadata import metadata_of
from sources.readers.page import Page, Standing
from sources.readers.sifting import sift
from sources.readers.text import read_text
from sources.readers.walking import pieces_of

__all__ = ["read_html"]

_TOO_DEEP = (
    "The page nests its elements too deeply to be understood: all of its words were taken, furniture included. Check the text "
    "against the page."
)


def read_html(markup: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read a web page that has been decoded.

    Args:
        url: where it stands; links are made absolute with it.
        language: as the publisher declares it; the page's own word where None.
    """
    cleaned = clean(markup)
    tree = parse(cleaned.text)
    if tree is None or not tree.is_complete:
        page = read_text(words_of_markup(cleaned.text), url=url, language=language)
        too_deep = () if tree is None else (_TOO_DEEP,)
        return replace(page, notes=cleaned.notes + page.notes + too_deep, complete=not too_deep)
    return _page_of_tree(tree.root, notes=cleaned.notes, url=url, language=language)


def _page_of_tree(root: html.HtmlElement, *, notes: tuple[str, ...], url: str | None, language: str | None) -> Page:
    heads = heads_of(root, base_url=url)
    item_starts, item_ends = bounds_of(heads)
    pieces = pieces_of(root, base_url=url, item_starts=item_starts, item_ends=item_ends)
    metadata = metadata_of(root, pieces, url=url)
    listing = items_of(heads, pieces, is_article=metadata.is_article)
    around, more_notes = bounded(listing or article_of(root, pieces, headline=metadata.title))
    sifted = sift(around, is_listing=listing is not None)
    draft = lay_out(sifted, is_listing=listing is not None)
    return Page(
        title=metadata.title,
        author=metadata.author,
        published=metadata.published,
        published_known=metadata.published_known,
        language=language_of(draft.text, declared=language or metadata.language),
        text=draft.text,
        sections=draft.sections,
        is_listing=listing is not None,
        dropped=draft.dropped,
        notes=notes + more_notes,
        standing=Standing.OK if draft.text else Standing.EMPTY,
    )
