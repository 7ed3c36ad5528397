"""No page keeps anybody out: axe finds nothing, in both languages, on a phone and on a desk, in light and dark."""

import pytest

from tests.browser.conftest import TALL, barriers
from tests.web.doors import addresses
from tests.web.permits import PERMITS
from tests.web.story import tell

# What is fetched by programs, or saved as a file.
NOT_PAGES = (
    "health-live",
    "health-ready",
    "export-ratings",
    "export-download",
    "topic-board-csv",
    "snapshot-raw",
    "snapshot-page",
    "change-feed",
    "topic-findings-feed",
    "topic-changes-feed",
    "correction-feed",
)
PAGES = [
    name
    for name, methods in PERMITS.items()
    if "GET" in methods and name not in NOT_PAGES and not name.startswith("api-")
]
WIDTHS = (320, 1280)


def barriers_in_every_light(page):
    """Return what axe finds on a page at each width, in light and dark; and whether it has to be scrolled sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {barrier}" for barrier in barriers(page)]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width}: the page is {wide} wide")
    return found


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_keeps_anybody_out(visit, people, name, language):
    story = tell(people["editor"], people["reviewer"], people["second"])

    page = visit(dict(addresses(story.arguments()))[name], by="admin", language=language)

    assert page.locator("html").get_attribute("lang") == language
    assert barriers_in_every_light(page) == []


@pytest.mark.parametrize(
    "path", ["/no-such-page/", "/topics/new/"], ids=["a page that is not there", "one that is refused"]
)
def test_no_refusal_keeps_anybody_out(visit, path):
    page = visit(path, by="viewer")

    assert barriers_in_every_light(page) == []


def test_no_part_keeps_anybody_out(visit, settings):
    settings.ROOT_URLCONF = "tests.browser.urls"

    page = visit("/gallery/")

    assert barriers_in_every_light(page) == []
