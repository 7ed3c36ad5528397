"""Addresses of pages: which ones we take, and when two of them name the same page."""

import re
from urllib.parse import quote, urlsplit

LONGEST = 4_000  # characters; browsers and archives cut somewhere above 2,000
# Marks of campaigns and shares, not of pages: they differ for every reader who passes the page on.
_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|_hsenc|_hsmi)", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_PORTS = {"http": 80, "https": 443}


class AddressRefused(ValueError):
    """The address cannot be that of a public page; the message is a sentence for the person who gave it."""


def canonical(url: str) -> str:
    """Return the one spelling under which a page is known, so that a page is not added twice.

    Scheme and host in lower case, host in its ASCII form, default port, fragment, tracking parameters and a dot at the
    end of the host left out. The path is kept as it is: servers tell /A from /a.

    >>> canonical("HTTPS://News.Example.:443/peru?utm_source=x&id=7#top")
    'https://news.example/peru?id=7'

    Raises:
        AddressRefused: not an http or https address, or one with a user name, a control character, an odd port or no host.
    """
    url = url.strip()
    if len(url) > LONGEST:
        raise AddressRefused(f"The address is longer than {LONGEST} characters.")
    if _CONTROLS.search(url):
        raise AddressRefused("The address contains a space, a backslash or a control character.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused("This is not an address of a page.") from error
    if parts.scheme not in _PORTS:
        raise AddressRefused("The address must begin with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("The address must not contain a user name.")
    if port not in (None, *_PORTS.values()):
        raise AddressRefused("The address must use the ports 80 or 443.")
    host = _ascii_host(parts.hostname or "")
    shown_port = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0])
    )
    query = quote(query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{parts.scheme}://{host}{shown_port}{path}{'?' + query if query else ''}"


def _ascii_host(host: str) -> str:
    """Return a host name as the network knows it, an IPv6 literal in its brackets."""
    if ":" in host:
        return f"[{host}]"
    try:
        ascii_host = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise AddressRefused("The address has no valid host name.") from error
    if not ascii_host:
        raise AddressRefused("The address has no host name.")
    return ascii_host
