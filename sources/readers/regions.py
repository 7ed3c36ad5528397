"""Which part of a page's furniture an element is, as far as its tag, role, class and id tell."""

import re
from functools import lru_cache

__all__ = ["CONTENT", "FURNITURE_TAGS", "region_of"]

CONTENT = ""
"""The region of what is not furniture."""

FURNITURE_TAGS = {"nav": "menu", "footer": "footer", "aside": "aside", "form": "form", "dialog": "consent"}
"""Elements that are furniture by their name, and which."""

_BY_ROLE = {
    "navigation": "menu",
    "banner": "menu",
    "search": "form",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "consent",
    "alertdialog": "consent",
}

# In order: the first that fits names the region. Names are split into words before, so "headline" is no "head" and no
# "line".
_BY_NAME = tuple(
    (region, frozenset(words.split()))
    for region, words in (
        ("consent", "cookie cookies consent gdpr cmp onetrust"),
        ("share", "share sharing social sociales compartir sharedaddy addthis addtoany"),
        ("comments", "comments comment respond disqus comentarios comentario"),
        ("sign_up", "newsletter subscribe subscription signup suscripcion suscribete boletin mailchimp optin"),
        ("fundraising", "donate donation fundraising donar dona donacion"),
        (
            "related",
            "related relacionadas relacionados recommended trending popular leidas leido outbrain taboola",
        ),
        (
            "advertisement",
            "ad ads advert advertisement sponsored sponsor promo banner publicidad publi dfp adsbygoogle",
        ),
        ("menu", "menu nav navbar navigation breadcrumb breadcrumbs masthead topbar migas skip pagination pager"),
        ("footer", "footer colophon copyright pie"),
        ("aside", "sidebar widget widgets lateral"),
    )
)
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"([a-z])([A-Z])")


def region_of(tag: str, role: str | None, names: str) -> str:
    """Return the furniture that an element is, or `CONTENT`.

    Args:
        names: the element's class and id, as they stand.

    >>> region_of("div", None, "post-sidebar widget_recent")
    'aside'
    >>> region_of("div", None, "entry-content")
    ''
    """
    if region := FURNITURE_TAGS.get(tag):
        return region
    if role and (region := _BY_ROLE.get(role)):
        return region
    return _region_of_names(names) if names else CONTENT


@lru_cache(maxsize=4096)
def _region_of_names(names: str) -> str:
    words = set(_WORD.findall(_CAMEL.sub(r"\1 \2", names[:300]).lower()))
    return next((region for region, words_of_region in _BY_NAME if words & words_of_region), CONTENT)
