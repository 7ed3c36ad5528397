"""Pages that answer in an article's place; written for these tests."""

from sources.readers import Standing
from tests.sources.readers.closed_pages import CLOSED
from tests.sources.readers.missing_pages import MISSING
from tests.sources.readers.page_parts import LEAD, STORY, article, bare, page

SUSPECT = [
    *MISSING,
    *CLOSED,
    # parked
    (
        "a domain for sale",
        Standing.PARKED,
        bare(
            "riverpost.example",
            "<h1>riverpost.example is for sale</h1><p>This domain is available for purchase. Make an offer "
            "on it today and hear back within 24 hours.</p>",
        ),
    ),
    (
        "a parked domain with links",
        Standing.PARKED,
        bare(
            "riverpost.example",
            "<p>Related searches</p><p><a href='/a'>Car insurance</a></p><p><a href='/b'>Cheap "
            "flights</a></p><p><a href='/c'>River cruises</a></p><p>Buy this domain</p>",
        ),
    ),
    (
        "an expired domain",
        Standing.PARKED,
        bare(
            "Domain expired",
            "<p>This domain has expired. If you are its owner, renew it before the end of the month.</p>",
        ),
    ),
    (
        "a Spanish domain for sale",
        Standing.PARKED,
        bare(
            "elsur.example",
            "<h1>Este dominio está en venta</h1><p>Haga su oferta y reciba una respuesta en 24 horas.</p>",
        ),
    ),
    (
        "a web server's welcome",
        Standing.PARKED,
        bare(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed and working. "
            "Further configuration is required.</p>",
        ),
    ),
    (
        "a new site without content",
        Standing.PARKED,
        page(
            "The River Post",
            "<h1>Hello world!</h1><p>Welcome to your new site. This is your first post. Edit or delete it, "
            "then start writing!</p>",
        ),
    ),
    # empty and cut
    ("nothing at all", Standing.EMPTY, ""),
    (
        "a shell for scripts",
        Standing.EMPTY,
        "<!doctype html><html><head><title>The River Post</title></head><body><noscript>You need to "
        'enable JavaScript to run this app.</noscript><div id="root"></div><script '
        'src="/app.js"></script></body></html>',
    ),
    ("a shell that is loading", Standing.EMPTY, page("The River Post", "<div class='spinner'>Loading…</div>")),
    ("a headline and nothing under it", Standing.EMPTY, article("")),
    (
        "a page that asks for scripts",
        Standing.EMPTY,
        page("The River Post", "<p>Please enable JavaScript to read this story. Our pages do not work without it.</p>"),
    ),
    (
        "a page that stops inside a tag",
        Standing.CUT_SHORT,
        article(STORY).split("Parliament's")[0] + "Parliament's transport committee <a hre",
    ),
    (
        "a page that stops inside a sentence",
        Standing.CUT_SHORT,
        article(STORY).split("Buses are")[0] + "Buses are being sent over the old road through the",
    ),
    (
        "less text than the article says it has",
        Standing.CUT_SHORT,
        article(
            LEAD,
            head='<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
            + "The bridges were built in 1974. " * 60
            + '"}</script>',
        ),
    ),
]
