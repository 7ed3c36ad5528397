"""Good pages that use the words of suspect ones; written for these tests."""

from tests.sources.readers.page_parts import LEAD, MENU_EN, MENU_ES, MORE, STORY, article, page, teasers

GOOD = [
    ("a plain story", article(STORY)),
    ("a very short story", article(LEAD)),
    (
        "a story under a cookie banner",
        article(
            STORY,
            before="<div class='cookie-banner'><p>We value your privacy. We and our partners use cookies. Accept "
            "all</p></div>",
        ),
    ),
    (
        "a short story with a login form in its header",
        article(STORY, menu=MENU_EN + "<form><input name='mail'><input type='password'><button>Log in</button></form>"),
    ),
    (
        "a story on a site that sells subscriptions",
        article(
            STORY + MORE,
            after="<aside><p>Subscribe to continue reading stories like this one.</p><p>Already a subscriber? Sign "
            "in.</p></aside>",
        ),
    ),
    ("a story about a road with the number 404", article(STORY.replace("the old road", "Route 404"))),
    (
        "a story about people who were not found",
        page(
            "Two fishermen not found after storm | The River Post",
            f"<article><h1>Two fishermen not found after storm</h1>{STORY}</article>",
        ),
    ),
    (
        "a story about a paywall",
        page(
            "Paper drops its paywall | The River Post",
            "<article><h1>Paper drops its paywall</h1><p>Readers no longer have to subscribe to continue "
            f"reading, the publisher said on Monday.</p>{STORY}{MORE}</article>",
        ),
    ),
    (
        "a story about a domain that was for sale",
        page(
            "City buys its own domain | The River Post",
            "<article><h1>City buys its own domain</h1><p>The domain was for sale for eleven "
            f"years.</p>{STORY}</article>",
        ),
    ),
    (
        "a story whose page leaves its closing tags out",
        f"<html><head><title>Three bridges closed</title></head><body><h1>Three bridges closed</h1>{STORY}",
    ),
    (
        "a story about maintenance",
        page(
            "Bridge maintenance delayed again | The River Post",
            f"<article><h1>Bridge maintenance delayed again</h1>{STORY}</article>",
        ),
    ),
    ("a front page", page("The River Post", teasers(12))),
    (
        "a Spanish story",
        page(
            "Cierran tres puentes - El Sur",
            "<article><h1>Cierran tres puentes sobre el Seco</h1>"
            + "<p>Tres puentes sobre el río Seco fueron cerrados el martes después de que ingenieros hallaran "
            "grietas en sus pilares, informó la alcaldía. Unos 340 camiones esperaban en ambas orillas al "
            "mediodía, según el sindicato de choferes.</p><p>Los puentes se construyeron en 1974 y su última "
            "reparación fue hace once años. Un informe de marzo había advertido que el río socavaba sus "
            "cimientos.</p>" + "</article>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
]
