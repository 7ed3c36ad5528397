"""Telling a page that holds an article from one that answers in its place: errors, walls, parked domains, shells."""

from dataclasses import dataclass

import re2

from sources.readers.page import Standing
from sources.readers.standing_signs import SIGNS, Where

__all__ = ["NO_WORDS", "Evidence", "Suspicion", "suspicion_of"]

_FEWEST_WORDS = 20
_SHORTEST_BESIDE_PASSWORD = 500
_SHORTEST_PAID_TEXT = 1_000
_SHORTEST_STATED_BODY = 1_000
_LEAST_SHARE_OF_STATED_BODY = 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reader knows of a page when it asks whether the page may stand.

    Args:
        title: of the page.
        headings: the first of its headings, as shown.
        text: what was kept of it.
        shown: all of its words, furniture included.
        is_listing: whether it lists items.
        asks_for_password: whether it has a field for one.
        is_free: what its structured data says of access; None where it says nothing.
        is_cut: whether the markup stops before the page is over.
        stated_length: how many characters its structured data gives for the article's body; 0 where it says nothing.
    """

    title: str
    headings: tuple[str, ...]
    text: str
    shown: str
    is_listing: bool = False
    asks_for_password: bool = False
    is_free: bool | None = None
    is_cut: bool = False
    stated_length: int = 0


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What a page looks like instead of an article, and the sentence that says why."""

    standing: Standing
    why: str


NO_WORDS = Suspicion(Standing.EMPTY, "The page has hardly any words.")
"""The suspicion against a page from which nothing could be read."""

_PATTERNS = tuple((sign, re2.compile("(?i)" + "|".join(sign.patterns))) for sign in SIGNS)


def suspicion_of(evidence: Evidence) -> Suspicion | None:
    """Return why a page should not replace an earlier snapshot by itself, or None for one that may.

    A page is only held when a sign speaks against it and it has little text of its own: an article about paywalls has
    both the words and the length. What is held waits for a person; what is not held may overwrite nothing either, it
    only becomes current.

    >>> suspicion_of(Evidence("Page not found – The River Post", (), "Sorry.", "Sorry.")).standing
    <Standing.SOFT_404: 'soft_404'>
    """
    for sign, pattern in _PATTERNS:
        if len(evidence.text) > sign.most_characters or (evidence.is_listing and not sign.holds_listings):
            continue
        if any(pattern.search(words) for words in _places(evidence, sign.where)):
            return Suspicion(sign.standing, sign.why)
    if evidence.is_free is False and len(evidence.text) < _SHORTEST_PAID_TEXT:
        return Suspicion(Standing.PAYWALL, "The page says that it is not free to read and shows little text.")
    if evidence.asks_for_password and len(evidence.text) < _SHORTEST_BESIDE_PASSWORD:
        return Suspicion(Standing.CONSENT, "The page asks for a password and shows little else.")
    if evidence.is_cut:
        return Suspicion(Standing.CUT_SHORT, "The page stops in the middle.")
    if (
        evidence.stated_length >= _SHORTEST_STATED_BODY
        and len(evidence.text) < _LEAST_SHARE_OF_STATED_BODY * evidence.stated_length
    ):
        return Suspicion(Standing.CUT_SHORT, "The page shows much less text than it says its article has.")
    if len(evidence.text.split()) < _FEWEST_WORDS and not evidence.is_listing:
        return NO_WORDS
    return None


def _places(evidence: Evidence, where: Where) -> tuple[str, ...]:
    if where is Where.TITLE:
        return (evidence.title, *evidence.headings)
    return (evidence.shown,) if where is Where.SHOWN else (evidence.text,)
