"""What a web page says about itself: title, author, day, language."""

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lxml import html

from sources.readers.cleaning import clean
from sources.readers.days import day_in, is_byline
from sources.readers.walking import Piece, address_of

__all__ = ["Metadata", "base_url_of", "metadata_of"]

_MOST_META = 400
_LONGEST_JSON = 500_000
_MOST_JSON_NODES = 5_000
_LONGEST_TITLE = 300
_LONGEST_AUTHOR = 120
_LONGEST_BYLINE = 200
_LEAST_SHARE_OF_TITLE = 0.5
_BYLINE_WITHIN = 14

_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "twitter:data1")
_DAY_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "article.published", "article_date_original", "cxenseparse:recs:publishtime",
    "ptime", "displaydate", "originalpublicationdate",
)  # fmt: skip
_ARTICLE_TYPES = ("article", "report", "blogposting", "liveblogposting")

# Short bounded patterns over addresses and names; nothing in them can be matched in two ways.
_DAY_IN_URL = re.compile(r"/((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_DASHED_DAY_IN_URL = re.compile(r"[/_-]((?:19|20)\d\d)-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»-]{2,60}$")
_BY = re.compile(r"(?i)^(?:by|por|de|from|posted by|written by|publicado por|escrito por|texto|author|autor)\s*:?\s+")
_BEHIND_A_NAME = re.compile(r"\s+(?:[|·•–—-]\s|\d|@|\().*$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; empty or None where it does not say.

    Args:
        published: the day it was first published, as written in the page's own time zone.
        published_known: meta, text or url.
        language: as declared, not yet a primary subtag.
        is_article: whether it calls itself one article.
        is_free: whether it says that all may read it; None where it says nothing of access.
        stated_length: characters of the article's body as its structured data gives it; 0 where it does not.
    """

    title: str
    author: str
    published: date | None
    published_known: str
    language: str
    is_article: bool
    is_free: bool | None
    stated_length: int


def metadata_of(root: html.HtmlElement, pieces: Sequence[Piece], *, url: str | None = None) -> Metadata:
    """Collect what the page's head, its structured data, its own words and its address say, in that order of trust.

    Args:
        pieces: the pieces of the whole page.
    """
    meta = _meta(root)
    articles = list(_structured_articles(root))
    published, known = _published(root, meta, articles, pieces, url)
    og_type = next(iter(meta.get("og:type", ())), "").lower()
    return Metadata(
        title=_title(root, meta, articles, pieces),
        author=_author(root, meta, articles, pieces),
        published=published,
        published_known=known,
        language=_language(root, meta),
        is_article=bool(articles) or og_type.startswith("article"),
        is_free=_is_free(articles),
        stated_length=max((len(str(article.get("articleBody") or "")) for article in articles), default=0),
    )


def base_url_of(root: html.HtmlElement, url: str | None) -> str | None:
    """Return the address that a page's links are relative to; the one it calls canonical where nobody gives its own."""
    if url is None:
        canonical = root.xpath("string((//link[@rel='canonical']/@href)[1])") or root.xpath(
            "string((//meta[@property='og:url']/@content)[1])"
        )
        url = canonical if str(canonical).startswith(("http://", "https://")) else None
    base = root.find(".//base")
    return address_of(base.get("href") or "", url) or url if base is not None else url


def _meta(root: html.HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the page's meta elements by their name in lower case."""
    found: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST_META):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _structured_articles(root: html.HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the articles that the page describes in JSON-LD; broken or boundless JSON says nothing."""
    for script in root.iter("script"):
        source = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(source) > _LONGEST_JSON:
            continue
        try:
            waiting = deque[object]([json.loads(source, strict=False)])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_JSON_NODES):
            if not waiting:
                break
            node = waiting.popleft()
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                if str(node.get("@type", "")).lower().strip("[]'\"").endswith(_ARTICLE_TYPES):
                    yield node
                waiting += [value for value in node.values() if isinstance(value, dict | list)]


def _title(
    root: html.HtmlElement, meta: dict[str, list[str]], articles: list[dict[str, object]], pieces: Sequence[Piece]
) -> str:
    """Return the headline as the page shows it; without one, the title in its head without the site's name."""
    element = root.find(".//title")
    stated = [text for name in _TITLE_NAMES for text in meta.get(name, ())]
    stated += [str(article["headline"]) for article in articles if article.get("headline")]
    stated += [str(element.text_content())] if element is not None else []
    told = [_tidy(text)[:_LONGEST_TITLE] for text in stated]
    headings = [piece.text for piece in pieces if piece.tag == "h1" and len(piece.text) <= _LONGEST_TITLE]
    for heading in headings:
        if any(_says_the_same(_plain(heading), _plain(text)) for text in told):
            return heading
    if told:
        return _SITE_SUFFIX.sub("", told[0]) or told[0]
    return headings[0] if headings else ""


def _author(
    root: html.HtmlElement, meta: dict[str, list[str]], articles: list[dict[str, object]], pieces: Sequence[Piece]
) -> str:
    named = [name for article in articles for name in _names(article.get("author"))]
    named = named or [text for name in _AUTHOR_NAMES for text in meta.get(name, ())]
    if not named:
        marked = root.xpath(
            '(//*[@rel="author" or @itemprop="author" or contains(@class, "byline") or contains(@class, "author")])[1]'
        )
        named = [str(element.text_content()) for element in marked]
    for name in dict.fromkeys(_BEHIND_A_NAME.sub("", _BY.sub("", _tidy(name)[:_LONGEST_BYLINE])) for name in named):
        if name and len(name) <= _LONGEST_AUTHOR and not name.startswith(("http:", "https:", "@", "{")):
            return name
    return ""


def _names(author: object) -> list[str]:
    if isinstance(author, str):
        return [author]
    if isinstance(author, dict):
        return _names(author.get("name"))
    if isinstance(author, list):
        names = [name for each in author[:10] for name in _names(each)]
        return [", ".join(dict.fromkeys(names))] if names else []
    return []


def _published(
    root: html.HtmlElement,
    meta: dict[str, list[str]],
    articles: list[dict[str, object]],
    pieces: Sequence[Piece],
    url: str | None,
) -> tuple[date | None, str]:
    if day := next((day for text in _stated_days(root, meta, articles) if (day := day_in(text))), None):
        return day, "meta"
    if url is not None and (day := _day_in_url(url)):
        return day, "url"
    if day := _day_beside_the_headline(root, pieces):
        return day, "text"
    return None, ""


def _stated_days(
    root: html.HtmlElement, meta: dict[str, list[str]], articles: list[dict[str, object]]
) -> Iterator[str]:
    """Yield what a page marks as its day; its elements are searched only where its head says nothing."""
    yield from (str(article.get("datePublished") or "") for article in articles)
    yield from (text for name in _DAY_NAMES for text in meta.get(name, ()))
    yield from (time.get("datetime") or "" for time in islice(root.iter("time"), 3) if time.get("pubdate") is not None)
    yield from (element.get("datetime") or "" for element in root.xpath('(//*[@itemprop="datePublished"])[1]'))


def _day_in_url(url: str) -> date | None:
    for pattern in (_DAY_IN_URL, _DASHED_DAY_IN_URL):
        if match := pattern.search(url[:500]):
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None


def _day_beside_the_headline(root: html.HtmlElement, pieces: Sequence[Piece]) -> date | None:
    """Return the day in the lines that follow the headline; without a headline, in the first time element."""
    at = next((index for index, piece in enumerate(pieces) if piece.tag == "h1"), None)
    if at is not None:
        lines = (piece.text for piece in pieces[at + 1 : at + 1 + _BYLINE_WITHIN] if is_byline(piece.text))
        if day := next((day for line in lines if (day := day_in(line))), None):
            return day
    stated = (time.get("datetime") or "" for time in islice(root.iter("time"), 1))
    return next((day for text in stated if (day := day_in(text))), None)


def _language(root: html.HtmlElement, meta: dict[str, list[str]]) -> str:
    stated = (root.get("lang"), root.get("xml:lang"), *meta.get("content-language", ()), *meta.get("og:locale", ()))
    return next((text for text in stated if text), "")


def _says_the_same(one: str, other: str) -> bool:
    """Tell whether one of two titles holds the other, and the other is most of it: a site's name is in every title."""
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(shorter) >= _LEAST_SHARE_OF_TITLE * len(longer) > 0


def _is_free(articles: list[dict[str, object]]) -> bool | None:
    stated = [str(article["isAccessibleForFree"]).lower() for article in articles if "isAccessibleForFree" in article]
    return None if not stated else "false" not in stated


def _tidy(text: str) -> str:
    return " ".join(clean(text).text.split())


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
