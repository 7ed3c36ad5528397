"""A second look at a page, beside what it said before: what alone seems right may be a stub, another text or another language.

Pure. What a page gives away by itself is told by `sources.readers.standing`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sources.readers.page import Page, Standing

__all__ = ["Former", "suspicion_beside"]

_SHORTEST_TO_COMPARE = 400  # characters of a former text; of a shorter one too little can be said
_STUB = 0.3
_HARDLY_ANY = 0.15
_FEW_ELSEWHERE = 0.4
# The standard library's `re`: RE2's binding takes ten times as long for thousands of small matches. A match that fails looks at
# five letters, so the time grows with the text alone.
_WORD = re.compile(r"[^\W\d_]{5,}")
_SAMPLE = 60_000  # characters; a newspaper page is a tenth of that


@dataclass(frozen=True, slots=True)
class Former:
    """What a page said the last time it stood.

    Args:
        text: its words.
        language: of the source; empty when unknown.
        is_listing: whether it listed items.
        final_url: where it was found, after redirects; empty when unknown.
        watched: words that were expected to stay, by a person's word.
    """

    text: str
    language: str = ""
    is_listing: bool = False
    final_url: str = ""
    watched: Sequence[str] = ()


def suspicion_beside(former: Former, page: Page, *, final_url: str) -> tuple[Standing, str]:
    """Return what a page looks like beside its former self, and the sentence that says why; OK and "" when nothing is odd.

    Only marks that a page hardly ever has by right count: what they miss becomes current and can be seen as a change, what they
    hold waits for a person.

    Args:
        page: as read now, right as far as it can tell by itself.
        final_url: where it was found now.

    >>> from dataclasses import replace
    >>> page = Page("", "", None, "", "en", "Short.", (), False, ())
    >>> suspicion_beside(Former("Long words " * 100, "en"), page, final_url="")[1]
    'The page has become much shorter: 6 characters where 1,100 stood.'
    """
    watched = [words for words in former.watched if words in former.text]
    if watched and not any(words in page.text for words in watched):
        return Standing.WATCHED_GONE, "All words that were watched are gone at once."
    if former.language and page.language and former.language.split("-")[0] != page.language:
        return Standing.LANGUAGE, f"The page is in another language: {page.language}, no longer {former.language}."
    if len(former.text) < _SHORTEST_TO_COMPARE or former.is_listing:
        return Standing.OK, ""
    shared = _shared(former.text, page.text)
    if _leads_elsewhere(former.final_url, final_url) and shared < _FEW_ELSEWHERE:
        return Standing.REPLACED, f"The address now leads to {final_url[:150]}, which says something else."
    if len(page.text) < _STUB * len(former.text):
        lengths = f"{len(page.text):,} characters where {len(former.text):,} stood"
        return Standing.CUT_SHORT, f"The page has become much shorter: {lengths}."
    if shared < _HARDLY_ANY:
        return Standing.REPLACED, "Hardly a word of the former text is left."
    return Standing.OK, ""


def _shared(former: str, now: str) -> float:
    """Return which share of the former text's longer words stand in the newer one; 1 where there are none."""
    words = set(_WORD.findall(former[:_SAMPLE].lower()))
    return len(words & set(_WORD.findall(now.lower()))) / len(words) if words else 1.0


def _leads_elsewhere(former: str, now: str) -> bool:
    """Tell whether a page is found on another site than before, or has become a site's front page."""
    if not former or not now:
        return False
    before, after = urlsplit(former), urlsplit(now)
    if _site(before.hostname or "") != _site(after.hostname or ""):
        return True
    return after.path in ("", "/") and before.path not in ("", "/")


def _site(host: str) -> str:
    """Return a host without its first names, roughly: news.site.example and www.site.example are one site."""
    return ".".join(host.split(".")[-2:])
