"""A cheap answer to "did the words of this page change?", so that most refreshes never reach the costly extraction."""

from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser

from sources.readers.markup import without_attribute_bombs

__all__ = ["fingerprint_of_html", "fingerprint_of_text", "hash_of", "without_scripts"]

# The parser's time grows with the square of the nesting, which tags bound; so many would take it a second.
_MOST_TAGS = 20_000

# What is never part of a page's text: neither the extraction nor the walk over its pieces keeps words from these.
# Everything else counts, sidebars without a mark of their own included, so that no changed figure hides behind an equal
# fingerprint.
_NEVER_TEXT = [
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "map", "nav", "footer", "aside", "form", "dialog", "button", "select", "textarea", "time",
]  # fmt: skip

# How it begins and ends, and what it does not hold where it is sure to be one: "<!-->" is a comment by itself.
_WITHOUT_WORDS = ((b"<script", b"</script>", (b"<",)), (b"<!--", b"-->", (b"<", b">")))


def fingerprint_of_html(body: bytes) -> str:
    """Return a hash of all words of a page that could be its text.

    Equal fingerprints mean that no word outside of menus, footers, sidebars, forms and time stamps changed; unequal
    ones mean that the page has to be read. The bytes are compared without asking for their encoding, and those of a
    page with more tags than the parser should be given as they are.

    >>> before = fingerprint_of_html(b"<body><script>a=1</script><p class=x>48 dead</p><nav>Home</nav></body>")
    >>> before == fingerprint_of_html(b"<body><script>a=2</script><p class=y>48  dead</p><nav>Start</nav></body>")
    True
    >>> before == fingerprint_of_html(b"<body><p>49 dead</p></body>")
    False
    """
    if body.count(b"<") > _MOST_TAGS:
        return hash_of(body)
    # Every byte is a character of ISO 8859-1, so no two pages become one where the bytes are no UTF-8.
    tree = LexborHTMLParser(without_attribute_bombs(body).decode("iso-8859-1"))
    tree.strip_tags(_NEVER_TEXT)
    return fingerprint_of_text(tree.body.text(separator=" ").encode() if tree.body is not None else body)


def fingerprint_of_text(text: bytes) -> str:
    """Return a hash of a text's words, whatever ASCII white space stands between them."""
    return hash_of(b" ".join(text.split()))


def without_scripts(body: bytes) -> bytes:
    """Return the bytes of a page without the scripts and comments in which pages carry what differs each time.

    Bytes that stay the same are a page whose words stay the same; the others have to be looked at more closely. Only what
    holds no markup of its own is left out, so that no tag and no word between tags goes with it.

    >>> without_scripts(b"<p>48 dead<!-- 7 --></p><script nonce=7>now=7</script>")
    b'<p>48 dead</p>'
    >>> without_scripts(b"<!-- <p>48 dead</p> -->")
    b'<!-- <p>48 dead</p> -->'
    """
    for begin, end, never_inside in _WITHOUT_WORDS:
        first, *others = body.split(begin)
        kept = [first]
        for part in others:
            inside, closing, behind = part.partition(end)
            has_markup = any(mark in inside for mark in never_inside)
            kept.append(behind if closing and not has_markup else begin + part)
        body = b"".join(kept)
    return body


def hash_of(body: bytes) -> str:
    """Return the SHA-256 of bytes, in hex."""
    return sha256(body).hexdigest()
