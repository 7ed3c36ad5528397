"""What an attempt to get a page can come to. Each outcome has a sentence for people and says what to do next."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_PASTE = _("Open the page in your browser and paste its text instead.")
_CHECK_ADDRESS = _("Check the address, or paste the text instead.")
_LATER = _("Try again later, or paste the text instead.")


class Outcome(models.TextChoices):
    """What an attempt to get a page came to."""

    OK = "ok", _("fetched")
    UNCHANGED = "unchanged", _("unchanged")
    INVALID_URL = "invalid_url", _("not an address of a page")
    BLOCKED_PORT = "blocked_port", _("not a port of public pages")
    BLOCKED_ADDRESS = "blocked_address", _("not a public address")
    NO_SUCH_HOST = "no_such_host", _("host not found")
    UNREACHABLE = "unreachable", _("not reachable")
    TLS_ERROR = "tls_error", _("no safe connection")
    TIMEOUT = "timeout", _("took too long")
    PROTOCOL_ERROR = "protocol_error", _("not the language of the web")
    BAD_ENCODING = "bad_encoding", _("could not be unpacked")
    INCOMPLETE = "incomplete", _("broke off")
    TOO_LARGE = "too_large", _("too large")
    REDIRECT_LOOP = "redirect_loop", _("redirected without end")
    BAD_REDIRECT = "bad_redirect", _("redirected to what is no page")
    ROBOTS_DENIED = "robots_denied", _("not allowed by robots.txt")
    ROBOTS_UNREADABLE = "robots_unreadable", _("robots.txt not readable")
    HOST_PAUSED = "host_paused", _("site is left alone for a while")
    REFUSED = "refused", _("the site refuses")
    NOT_FOUND = "not_found", _("page not found")
    GONE = "gone", _("page removed")
    BUSY = "busy", _("the site asks to wait")
    SERVER_ERROR = "server_error", _("error on the site's side")
    HTTP_ERROR = "http_error", _("an answer that is no page")

    @property
    def sentence(self) -> "str | Promise":
        """What happened, as a sentence for the person who gave the address."""
        return _TOLD[self][0]

    @property
    def next_step(self) -> "str | Promise":
        """What that person can do about it."""
        return _TOLD[self][1]

    @property
    def blames_host(self) -> bool:
        """Whether it speaks against the whole host rather than against one page of it: several in a row open the breaker."""
        return self in _BLAMES_HOST


_TOLD: "dict[Outcome, tuple[str | Promise, str | Promise]]" = {
    Outcome.OK: (_("The page was fetched."), ""),
    Outcome.UNCHANGED: (_("The page has not changed since it was last fetched."), ""),
    Outcome.INVALID_URL: (_("This cannot be the address of a public page."), _CHECK_ADDRESS),
    Outcome.BLOCKED_PORT: (_("The address names a port on which public pages are not served."), _CHECK_ADDRESS),
    Outcome.BLOCKED_ADDRESS: (
        _("The address leads into a network that is not public, so the page was not fetched."),
        _CHECK_ADDRESS,
    ),
    Outcome.NO_SUCH_HOST: (_("There is no site of this name."), _CHECK_ADDRESS),
    Outcome.UNREACHABLE: (_("The site could not be reached."), _LATER),
    Outcome.TLS_ERROR: (_("The site could not prove that it is the one it says it is."), _PASTE),
    Outcome.TIMEOUT: (_("The site took too long to answer."), _LATER),
    Outcome.PROTOCOL_ERROR: (_("The site's answer is not one that a program for pages understands."), _PASTE),
    Outcome.BAD_ENCODING: (_("The page arrived packed in a way that cannot be unpacked."), _PASTE),
    Outcome.INCOMPLETE: (_("The connection broke off before the whole page had arrived."), _LATER),
    Outcome.TOO_LARGE: (_("The page is larger than we accept."), _("Paste the passage that matters instead.")),
    Outcome.REDIRECT_LOOP: (_("The site redirects from page to page without end."), _PASTE),
    Outcome.BAD_REDIRECT: (_("The site redirects to an address that is not accepted."), _PASTE),
    Outcome.ROBOTS_DENIED: (_("The site asks programs not to fetch this page (robots.txt)."), _PASTE),
    Outcome.ROBOTS_UNREADABLE: (
        _("The site's rules for programs (robots.txt) could not be read, so the page was not asked for."),
        _LATER,
    ),
    Outcome.HOST_PAUSED: (_("The site failed too often or asked to wait, so it is left alone for a while."), _LATER),
    Outcome.REFUSED: (_("The site does not give this page to programs, or only to subscribers."), _PASTE),
    Outcome.NOT_FOUND: (_("The site has no page at this address."), _CHECK_ADDRESS),
    Outcome.GONE: (
        _("The site says that the page was removed for good."),
        _("Paste a copy of its text if you have one."),
    ),
    Outcome.BUSY: (_("The site asks to be left alone for a while."), _LATER),
    Outcome.SERVER_ERROR: (_("The site answered with an error of its own."), _LATER),
    Outcome.HTTP_ERROR: (_("The site answered with something that is not a page."), _PASTE),
}

_BLAMES_HOST = frozenset(
    {
        Outcome.BLOCKED_ADDRESS,
        Outcome.NO_SUCH_HOST,
        Outcome.UNREACHABLE,
        Outcome.TLS_ERROR,
        Outcome.TIMEOUT,
        Outcome.PROTOCOL_ERROR,
        Outcome.BUSY,
        Outcome.SERVER_ERROR,
    }
)


def outcome_of_status(status: int) -> Outcome:
    """Return what a final HTTP status comes to; a 304 counts as an error unless the page was asked for conditionally.

    >>> str(outcome_of_status(503))
    'server_error'
    """
    if status == 200:
        return Outcome.OK
    if status in (401, 402, 403, 451):
        return Outcome.REFUSED
    if status == 429:
        return Outcome.BUSY
    if status in (404, 410):
        return Outcome.NOT_FOUND if status == 404 else Outcome.GONE
    return Outcome.SERVER_ERROR if status >= 500 else Outcome.HTTP_ERROR
