"""Web pages: to a page, with the article's own words or the items that are listed."""

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from sources.readers.blocks import Block
from sources.readers.cleaning import clean
from sources.readers.markup import blocks_under, parse, words_of_markup
from sources.readers.page import Page
from sources.readers.text import page_of_blocks, read_text

__all__ = ["read_html"]


def read_html(markup: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read a web page that has been decoded."""
    cleaned = clean(markup)
    tree = parse(cleaned.text)
    if tree is None:
        return read_text(words_of_markup(cleaned.text), url=url, language=language)
    blocks = _article_blocks(tree.root) or list(blocks_under(tree.root, base_url=url))
    return page_of_blocks(blocks, notes=cleaned.notes, url=url, language=language)


def _article_blocks(root: html.HtmlElement) -> list[Block]:
    document = bare_extraction(root, include_comments=False, favor_precision=True)
    if not isinstance(document, Document) or document.body is None:
        return []
    return list(blocks_under(document.body))
