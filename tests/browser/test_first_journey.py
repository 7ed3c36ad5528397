"""What every visit begins with: sign in, the queue, a board."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import barriers
from tests.factories import claim, measure


@pytest.fixture
def deaths(people):
    """A measure with two figures."""
    deaths = measure()
    claim("30", 30, 30, placed_in=deaths, by=people["editor"])
    claim("more than 50", 50, None, "more_than", placed_in=deaths, by=people["editor"])
    return deaths


@pytest.mark.parametrize("width", [320, 1280])
def test_from_signing_in_to_a_board(visit, people, deaths, width):
    people["reviewer"].set_password("stone-river-lamp")
    people["reviewer"].save()

    page = visit("/", by=None, width=width)
    page.get_by_label("Username").fill("reviewer")
    page.get_by_label("Password").fill("stone-river-lamp")
    assert barriers(page) == []
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Queue")
    assert barriers(page) == []

    page.goto(deaths.get_absolute_url())
    expect(page.get_by_role("img").or_(page.get_by_role("group", name="People killed")).first).to_be_visible()
    expect(page.get_by_role("cell", name="over 50")).to_be_visible()
    assert barriers(page) == []
