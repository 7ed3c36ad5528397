"""What is asked for, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import hdrs

from sources.outcomes import Outcome

__all__ = ["Answer", "Asked"]

LONGEST_ETAG = 500
LONGEST_DATE = 100
_LONGEST_DETAIL = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A page to get.

    Args:
        url: as given; it is spelled and checked by the door.
        etag, last_modified: as its server wrote them the last time; with either, an unchanged page is not sent again.
        first_bytes: how much of the body is wanted, where its beginning will do; 0 for all of it.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    first_bytes: int = 0

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed; one with a control character is left out."""
        conditions: dict[str, str] = {}
        if self.etag.isprintable() and self.etag:
            conditions[hdrs.IF_NONE_MATCH] = self.etag
        if self.last_modified.isprintable() and self.last_modified:
            conditions[hdrs.IF_MODIFIED_SINCE] = self.last_modified
        return conditions


@dataclass(slots=True)
class Answer:
    """What came of asking for a page.

    Args:
        url: as it was asked for.
        outcome: what it came to; a body is there if, and only if, it is OK.
        status: the last HTTP status; None when no answer came.
        final_url: the last address that was asked, after redirects.
        media_type: the Content-Type header as it came, charset included.
        etag, last_modified: to be sent along the next time; empty where there is none, or an unreasonably long one.
        retry_after: the header as it came.
        body: the page's bytes, unpacked.
        byte_count: bytes of the body that arrived, packed.
        duration: from the first lookup to the last byte.
        detail: what exactly went wrong, for those who look after the installation.
    """

    url: str
    outcome: Outcome = Outcome.PROTOCOL_ERROR
    status: int | None = None
    final_url: str = ""
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    retry_after: str = ""
    body: bytes | None = field(default=None, repr=False)
    byte_count: int = 0
    duration: timedelta = timedelta(0)
    detail: str = ""

    def fail(self, outcome: Outcome, detail: str) -> None:
        """Settle the answer with an outcome that brings no page."""
        self.outcome = outcome
        self.detail = detail[:_LONGEST_DETAIL].encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
        self.body = None

    def take_headers(self, headers: Mapping[str, str]) -> None:
        """Note what the final answer says about itself."""
        self.media_type = _plain(headers.get(hdrs.CONTENT_TYPE, ""))[:200]
        self.retry_after = _plain(headers.get(hdrs.RETRY_AFTER, ""))[:LONGEST_DATE]
        etag = headers.get(hdrs.ETAG, "")
        last_modified = headers.get(hdrs.LAST_MODIFIED, "")
        self.etag = etag if len(etag) <= LONGEST_ETAG and etag == _plain(etag) else ""
        self.last_modified = (
            last_modified if len(last_modified) <= LONGEST_DATE and last_modified == _plain(last_modified) else ""
        )


def _plain(header: str) -> str:
    """Return a header's value in characters that any database takes."""
    if header.isprintable():
        return header
    return "".join(character if character.isprintable() else "\ufffd" for character in header)
