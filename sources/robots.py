"""What a site's robots.txt lets a program like ours do."""

from datetime import timedelta
from functools import lru_cache

from protego import Protego

AGENT = "factcheck"
LONGEST = 500 * 1024  # bytes of the file that count; RFC 9309 asks for no less
LONGEST_DELAY = timedelta(minutes=1)
# Stars in the rules times letters in the address: about a tenth of a second. Only a file made to cost time has more.
_MOST_EFFORT = 20_000_000
# Of one file; read, so many take a fifth of a second and four megabytes. Newspapers write some dozens.
_MOST_LINES = 5_000
_KEPT = 128


class Rules:
    """The rules of one robots.txt, read as RFC 9309 says.

    Source: https://www.rfc-editor.org/rfc/rfc9309 (read November 2026).

    >>> Rules("User-agent: *\\nDisallow: /private/").allow("https://news.example/private/7")
    False
    """

    def __init__(self, text: str) -> None:
        self._are_too_many = len(text.splitlines()) > _MOST_LINES
        self._rules = Protego.parse(text) if text.strip() and not self._are_too_many else None
        self._star_count = text.count("*")

    def allow(self, url: str) -> bool:
        """Tell whether a page may be asked for; rules that would cost too much to read or to apply allow nothing."""
        if self._are_too_many:
            return False
        if self._rules is None:
            return True
        return self._star_count * len(url) <= _MOST_EFFORT and bool(self._rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> timedelta | None:
        """How long the site asks to wait between two pages, at most a minute; None where it does not say."""
        seconds = self._rules.crawl_delay(AGENT) if self._rules is not None else None
        if seconds is None or not seconds > 0:
            return None
        return min(timedelta(seconds=min(seconds, 3600)), LONGEST_DELAY)


@lru_cache(maxsize=_KEPT)
def rules_of(text: str) -> Rules:
    """Return the rules of a robots.txt; reading them again and again would cost more than asking for most pages."""
    return Rules(text)
