"""What a reader makes of a page: text, sections and what was left out, with where it came from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Dropped", "Page", "Section", "Standing"]


class Standing(StrEnum):
    """What a page looks like it is; only `ok` may replace an earlier snapshot by itself.

    Errors of a site count as `soft_404`, since they too answer in an article's place; walls that ask for consent, a
    login or a proof of being human count as `consent`. The last three, and sometimes `cut_short`, only show beside what a
    page said before: another language, another text in its place, all words gone that a person had asked to watch.
    """

    OK = "ok"
    EMPTY = "empty"
    SOFT_404 = "soft_404"
    PAYWALL = "paywall"
    CONSENT = "consent"
    PARKED = "parked"
    CUT_SHORT = "cut_short"
    LANGUAGE = "language"
    REPLACED = "replaced"
    WATCHED_GONE = "watched_gone"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it.

    Args:
        heading: the heading's words; empty for text before the first heading.
        start, end: span in the page's text in code points, end exclusive; begins with the heading itself.
        url: where the item of a listing leads, absolute, or None.
        published: the item's own day, where the listing tells.
    """

    heading: str
    start: int
    end: int
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block that was left out of the text, kept so that a person can see it and object.

    Args:
        text: its words.
        reason: one word, machine-made: menu, fundraising, sign_up, stray_link, link, repeated, read_more, share,
            related, comments, advertisement, consent, form, aside, footer, or other for what stood around the text
            without a mark of its own.
        before: offset in the page's text before which the block stood.
    """

    text: str
    reason: str
    before: int


@dataclass(frozen=True, slots=True)
class Page:
    """What a page or a pasted text says.

    Args:
        title, author: as the page states them; empty where it does not.
        published: the day the page states for itself, or None.
        published_known: how that day is known: meta, text, url; empty where it is not.
        language: BCP 47 primary language ("es"); empty where it cannot be told.
        text: the words, headings included, in reading order. Every offset anywhere points into it.
        sections: headings and what stands under them, in order, not overlapping.
        is_listing: whether the page lists items that are sources of their own.
        dropped: what was left out, in order.
        notes: what had to be cleaned to keep the text ("removed 3 NUL characters"), as sentences.
        complete: False when part of the page could not be read; never silently cut.
        standing: what the page looks like it is.
        suspicion: why it does not look like an article, as a sentence; empty where the standing is ok.
    """

    title: str
    author: str
    published: date | None
    published_known: str
    language: str
    text: str
    sections: tuple[Section, ...]
    is_listing: bool
    dropped: tuple[Dropped, ...]
    notes: tuple[str, ...] = ()
    complete: bool = True
    standing: Standing = Standing.OK
    suspicion: str = ""
