"""The front door: bytes from a page, a file or a paste to a Page."""

from email.message import Message

from sources.readers.charset import decode, is_utf_16
from sources.readers.errors import TooLarge
from sources.readers.feed import read_feed
from sources.readers.fingerprint import fingerprint_of_html, fingerprint_of_text, hash_of, without_scripts
from sources.readers.html import read_html
from sources.readers.page import Page
from sources.readers.sniffing import Markup, markup_of, refuse_binary
from sources.readers.text import read_text

__all__ = ["MOST_BYTES", "body_fingerprint", "markup_fingerprint", "read_page"]

MOST_BYTES = 20_000_000


def read_page(
    body: bytes,
    *,
    media_type: str | None,
    charset: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Page:
    """Read the bytes of a web page, a feed or a text file. Any bytes give a page or one of the named errors.

    Args:
        media_type: as the HTTP header or the upload says it, with or without `charset=`; None where nobody says. The
            first bytes are believed before it.
        charset: the encoding that a person names; a label in `media_type` that does not exist is ignored, as browsers
            do.
        url: where the page stands; links are made absolute with it.
        language: BCP 47 tag that the publisher declares; the page's own word, then a guess, where None.

    Raises:
        TooLarge: more than `MOST_BYTES` bytes, or a text of more than `sources.readers.text.MOST_CHARACTERS`.
        NotText: the bytes are a picture, a PDF, an archive or the like.
        UnknownCharset: `charset` names no encoding.

    >>> read_page("Perú: 46 puntos bloqueados.".encode("latin-1"), media_type="text/plain; charset=iso-8859-1").text
    'Perú: 46 puntos bloqueados.'
    """
    markup, text = _opened(body, media_type, charset)
    if markup is Markup.HTML:
        return read_html(text, url=url, language=language)
    if markup is Markup.FEED:
        return read_feed(text, url=url, language=language)
    return read_text(text, url=url, language=language)


def body_fingerprint(body: bytes, *, media_type: str | None) -> str:
    """Return a hash of all words of a page or text that could be its text, about ten times as fast as reading it.

    While the fingerprint stays the same, so does every figure on the page: scripts, attributes, comments, menus,
    footers, sidebars, forms and time stamps do not count, all other words do. A fingerprint that changes only says that
    the page has to be read.

    Args:
        media_type: as for `read_page`.

    Raises:
        TooLarge, NotText: as `read_page` does.

    >>> before = body_fingerprint(b"<html><p>48 dead</p><script>nonce=1</script></html>", media_type="text/html")
    >>> before == body_fingerprint(b"<html><p>48 dead</p><script>nonce=2</script></html>", media_type="text/html")
    True
    """
    _refuse(body)
    kind, _ = _content_type(media_type)
    return fingerprint_of_text(body) if markup_of(body, kind) is Markup.PLAIN else fingerprint_of_html(body)


def markup_fingerprint(body: bytes, *, media_type: str | None) -> str:
    """Return a hash of a page's bytes, scripts and comments left out, hardly slower than one of all of them.

    While it stays the same, so does `body_fingerprint`; it tells most pages that only carry another mark each time.

    Args:
        media_type: as for `read_page`.

    >>> before = markup_fingerprint(b"<html><p>48 dead</p><script>nonce=1</script></html>", media_type="text/html")
    >>> before == markup_fingerprint(b"<html><p>48 dead</p><script>nonce=2</script></html>", media_type="text/html")
    True
    """
    kind, _ = _content_type(media_type)
    return hash_of(without_scripts(body) if markup_of(body, kind) is Markup.HTML else body)


def _opened(body: bytes, media_type: str | None, charset: str | None) -> tuple[Markup, str]:
    """Return the characters of a body and how they are marked up, or refuse it."""
    _refuse(body)
    kind, transport = _content_type(media_type)
    markup = markup_of(body, kind)
    return markup, decode(body, named=charset, transport=transport, look_inside=markup is not Markup.PLAIN).text


def _refuse(body: bytes) -> None:
    """Refuse bytes that are too many or hold no text."""
    if len(body) > MOST_BYTES:
        raise TooLarge(
            f"This file has {len(body):,} bytes; at most {MOST_BYTES:,} can be read at once. "
            "Split it or paste the part you need."
        )
    if not is_utf_16(body):
        refuse_binary(body)


def _content_type(media_type: str | None) -> tuple[str | None, str | None]:
    """Return the bare media type and the charset parameter of a Content-Type header, either of them None where it is
    missing.

    >>> _content_type('Text/HTML; charset="windows-1252"')
    ('text/html', 'windows-1252')
    """
    if not media_type:
        return None, None
    header = Message()
    header["content-type"] = media_type
    charset = header.get_param("charset")
    return header.get_content_type(), charset if isinstance(charset, str) else None
