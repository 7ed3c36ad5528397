"""A cheap answer to "did the words of this page change?", so that most refreshes never reach the costly extraction."""

from hashlib import sha256

from lxml import etree

from sources.readers.markup import parse

__all__ = ["fingerprint_of_html", "fingerprint_of_text"]

# What is never part of a page's text: neither the extraction nor the walk over its pieces keeps words from these.
# Everything else counts, sidebars without a mark of their own included, so that no changed figure hides behind an equal
# fingerprint.
_NEVER_TEXT = (
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "map", "nav", "footer", "aside", "form", "dialog", "button", "select", "textarea", "time",
)  # fmt: skip


def fingerprint_of_html(markup: str) -> str:
    """Return a hash of all words of a page that could be its text.

    Equal fingerprints mean that no word outside of menus, footers, sidebars, forms and time stamps changed; unequal
    ones mean that the page has to be read. A page that no parser gets to the end of is compared as it is.

    >>> before = fingerprint_of_html("<body><script>a=1</script><p class=x>48 dead</p><nav>Home</nav></body>")
    >>> before == fingerprint_of_html("<body><script>a=2</script><p class=y>48  dead</p><nav>Start</nav></body>")
    True
    >>> before == fingerprint_of_html("<body><p>49 dead</p></body>")
    False
    """
    tree = parse(markup)
    if tree is None or not tree.is_complete:
        return _hash(markup)
    etree.strip_elements(tree.root, *_NEVER_TEXT, with_tail=False)
    return fingerprint_of_text(" ".join(tree.root.itertext()))


def fingerprint_of_text(text: str) -> str:
    """Return a hash of a text's words, whatever white space stands between them."""
    return _hash(" ".join(text.split()))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
