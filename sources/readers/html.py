"""Web pages: to a page, with the article's own words or the items that are listed."""

from dataclasses import replace

from lxml import html

from sources.readers.article import article_of, everything_of
from sources.readers.cleaning import clean
from sources.readers.items import bounds_of, heads_of, items_of
from sources.readers.language import language_of
from sources.readers.layout import lay_out
from sources.readers.leftovers import gathered
from sources.readers.markup import is_heavy, parse, words_of_markup
from sources.readers.metadata import metadata_of
from sources.readers.page import Page, Standing
from sources.readers.sifting import sift
from sources.readers.text import read_text
from sources.readers.walking import pieces_of

__all__ = ["read_html"]

_TOO_HEAVY = (
    "The page has too many elements to tell its main text from what stands around it: all of its words but its marked menus, "
    "sidebars and footers were taken. Check the text against the page."
)
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
    page = _page_of_tree(tree.root, is_heavy=is_heavy(cleaned.text), url=url, language=language)
    return replace(page, notes=cleaned.notes + page.notes)


def _page_of_tree(root: html.HtmlElement, *, is_heavy: bool, url: str | None, language: str | None) -> Page:
    heads = heads_of(root, base_url=url)
    item_starts, item_ends = bounds_of(heads)
    pieces = pieces_of(root, base_url=url, item_starts=item_starts, item_ends=item_ends)
    metadata = metadata_of(root, pieces, url=url)
    listing = items_of(heads, pieces, is_article=metadata.is_article)
    if listing is not None:
        sifted = sift(gathered(listing), is_listing=True)
    elif is_heavy:
        sifted = gathered(everything_of(pieces))
    else:
        sifted = sift(gathered(article_of(root, pieces, headline=metadata.title)), is_listing=False)
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
        notes=draft.notes + ((_TOO_HEAVY,) if is_heavy and listing is None else ()),
        standing=Standing.OK if draft.text else Standing.EMPTY,
    )
