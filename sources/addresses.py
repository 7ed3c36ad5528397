"""Addresses of pages: which ones we take, and when two of them name the same page."""

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urlsplit

import idna
from django.utils.translation import gettext as _

LONGEST = 4_000  # characters; browsers and archives cut somewhere above 2,000
PORTS = frozenset({80, 443})
# Marks of campaigns and shares, not of pages: they differ for every reader who passes the page on.
_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|_hsenc|_hsmi)", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LONGEST_HOST = 253
# What is spelled already, but for its host, which has no port; nearly all addresses that we have seen before.
_PLAIN = re.compile(
    r"https?://([a-z0-9.-]+)/[A-Za-z0-9/%:!$&'()*+,;=~._-]*(?:\?[A-Za-z0-9/%:!$&'()*+,;=~._?-]+)?", re.ASCII
)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


class AddressRefused(ValueError):
    """The address cannot be that of a public page; the message is a sentence for the person who gave it."""


class PortRefused(AddressRefused):
    """The address names a port on which no public page is served."""


def canonical(url: str) -> str:
    """Return the one spelling under which a page is known, so that a page is not added twice.

    As `spelled`, with tracking parameters left out. The path is kept as it is: servers tell /A from /a.

    >>> canonical("HTTPS://News.Example.:443/peru?utm_source=x&id=7#top")
    'https://news.example/peru?id=7'

    Raises:
        AddressRefused: not an http or https address, or one with a user name, a control character, an odd port or no host.
    """
    address, mark, query = spelled(url).partition("?")
    kept = "&".join(pair for pair in query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0]))
    return f"{address}{mark}{kept}" if kept else address


def spelled(url: str, *, ports: frozenset[int] = PORTS) -> str:
    """Return an address as it is asked for over the network: in ASCII, without default port and fragment.

    Scheme and host are in lower case and a host in numbers in its plain form, so that nothing that reads the address later
    can take it for another one.

    Args:
        ports: the ports that are taken.

    >>> spelled("http://0x7f.1/perú#top")
    'http://127.0.0.1/per%C3%BA'

    Raises:
        AddressRefused: as for `canonical`.
    """
    url = url.strip()
    if len(url) > LONGEST:
        raise AddressRefused(_("The address is longer than %(longest)d characters.") % {"longest": LONGEST})
    if (plain := _PLAIN.fullmatch(url)) and _is_plain_host(plain[1]):
        return url
    if _CONTROLS.search(url):
        raise AddressRefused(_("The address contains a space, a backslash or a control character."))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(_("This is not an address of a page.")) from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise AddressRefused(_("The address must begin with http:// or https://."))
    if "@" in parts.netloc:
        raise AddressRefused(_("The address must not contain a user name."))
    if port is not None and port not in ports:
        raise PortRefused(_("The address must use the ports 80 or 443."))
    host = _ascii_host(parts.hostname or "")
    shown_port = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{parts.scheme}://{host}{shown_port}{path}{'?' + query if query else ''}"


def host_of(url: str) -> str:
    """Return the host of an address that is spelled already.

    >>> host_of("https://news.example/peru")
    'news.example'
    """
    return (urlsplit(url).hostname or "").lower()


@lru_cache(maxsize=1024)
def _is_plain_host(host: str) -> bool:
    """Tell whether a host is one, and is written as the network knows it."""
    try:
        return _ascii_host(host) == host
    except AddressRefused:
        return False


def _ascii_host(host: str) -> str:
    """Return a host name as the network knows it, an IPv6 literal in its brackets."""
    if ":" in host:
        try:
            return f"[{IPv6Address(host if '%' not in host else '')}]"
        except AddressValueError as error:
            raise AddressRefused(_("The address has no valid host name.")) from error
    ascii_host = host
    if not host.isascii() or "xn--" in host:
        try:
            ascii_host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise AddressRefused(_("The address has no valid host name.")) from error
    ascii_host = ascii_host.lower().removesuffix(".")
    if not ascii_host:
        raise AddressRefused(_("The address has no host name."))
    if len(ascii_host) > _LONGEST_HOST or not _HOST.fullmatch(ascii_host):
        raise AddressRefused(_("The address has no valid host name."))
    if _NUMBER.fullmatch(ascii_host.rpartition(".")[2]):
        return _host_in_numbers(ascii_host)
    return ascii_host


def _host_in_numbers(host: str) -> str:
    """Return a host whose last part is a number as a plain IPv4 address; systems read such names in more ways than one.

    Source: https://url.spec.whatwg.org/#concept-ipv4-parser (read November 2026).
    """
    parts = host.split(".")
    try:
        numbers = [_number(part) for part in parts]
    except ValueError as error:
        raise AddressRefused(_("The address has no valid host name.")) from error
    *first, last = numbers
    if len(numbers) > 4 or any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        raise AddressRefused(_("The address has no valid host name."))
    return str(IPv4Address(sum((number << 8 * (3 - place) for place, number in enumerate(first)), last)))


def _number(digits: str) -> int:
    """Return a part of an IPv4 address, written in base 16, 8 or 10."""
    if digits.startswith("0x"):
        return int(digits[2:] or "0", 16)
    return int(digits, 8 if digits.startswith("0") else 10)
