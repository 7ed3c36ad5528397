"""The work of reviewers, start to end: by keyboard alone, blind and in disagreement, without JavaScript, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from claims import taking_in
from claims.models import Claim, Decision, Finding, Intake, Measure, Rating, Reading
from claims.proposing import propose
from claims.sample.loading import People, load
from tests.browser.conftest import barriers
from tests.factories import NOW, claim, measure, person

ARTICLE = """Toll rises in the highland protests

Human rights groups say that 48 people were killed by 13 January 2023.

More than 50 people have been killed so far, the paper writes.
"""


def work():
    """Do what the worker does with what waits."""
    for intake in Intake.objects.filter(is_pending=True):
        taking_in.read(Intake.objects.lease(intake.pk, now=NOW))
    for reading in Reading.objects.filter(is_pending=True):
        propose(reading=Reading.objects.lease(reading.pk, now=NOW), now=NOW)


def tab_to(page, wanted):
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def going_on(page, *keys):
    """Press keys of which the last leads to another page, and wait for it."""
    press(page, *keys[:-1])
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def heading(page):
    return page.get_by_role("heading", level=1)


def rate_by_key(page, level, *, sources=1):
    """Choose a level, take the first sentence of a source as evidence, and save."""
    press(page, level)
    going_on(page, "w")
    press(page, "w")
    expect(page.locator("[name=sentence]").first).to_be_checked()
    going_on(page, "Control+Enter")


def test_by_keyboard_alone_from_an_article_to_the_export(visit, people):
    """Longer than a test should be: it is the whole way, and every step needs the one before."""
    deaths = measure()
    page = visit("/intake/", by="editor")
    tab_to(page, page.get_by_label("Text of the article"))
    page.keyboard.insert_text(ARTICLE)
    going_on(page, "Control+Enter")

    work()
    page.reload()
    expect(page.get_by_role("heading", name="Suggested claims")).to_be_visible()
    press(page, "j")
    going_on(page, "y")
    going_on(page, "y")
    assert barriers(page) == []
    going_on(page, "Control+Enter")
    work()
    assert [one.state for one in Claim.objects.order_by("figure_start")] == ["open", "open"]

    page.goto("/?list=to-place")
    going_on(page, "n")
    expect(heading(page)).to_contain_text("48")
    going_on(page, "p")
    expect(heading(page)).to_contain_text("ore than 50")
    going_on(page, "p")
    expect(heading(page)).to_have_text("Queue")
    assert Claim.objects.filter(measure=deaths).count() == 2

    page.goto("/?list=to-rate")
    going_on(page, "n")
    rate_by_key(page, "1")
    expect(page.get_by_text("You rated")).to_be_visible()
    expect(heading(page)).to_contain_text("ore than 50")

    first = Claim.objects.order_by("figure_start").first()
    other = visit(f"/claims/{first.pk}/review/", by="reviewer")
    rate_by_key(other, "2")
    assert Rating.objects.filter(claim=first).count() == 2

    page.goto("/?list=to-decide")
    going_on(page, "n")
    assert barriers(page) == []
    press(page, "2", "i")
    page.keyboard.insert_text("Right, and nobody says who counted.")
    going_on(page, "Control+Enter")
    assert Decision.objects.get().level.key == "mostly"

    page.goto(deaths.get_absolute_url())
    going_on(page, "f")
    going_on(page, "Control+Enter")
    assert Finding.objects.get().measure == deaths

    page.goto("/export/")
    tab_to(page, page.get_by_role("link", name="CSV").first)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "Right, and nobody says who counted." in download.value.path().read_text()


def test_two_blind_reviewers_a_third_a_decision_and_a_finding(visit, people):
    """Longer than a test should be: five people, one after the other."""
    placed = claim(placed_in=measure(), by=people["editor"])
    people["third"] = person("third", "Reviewer")
    path = f"/claims/{placed.pk}/review/?of={placed.snapshot_id}"

    def rate(name, level, note):
        page = visit(path, by=name)
        expect(page.get_by_text("Others' ratings stay hidden")).to_be_visible()
        for unseen in ("Well counted.", "No list is public."):
            expect(page.get_by_text(unseen)).to_have_count(0)
        press(page, level, "w", "i")
        page.keyboard.insert_text(note)
        going_on(page, "Control+Enter")
        return page

    rate("reviewer", "1", "Well counted.")
    page = rate("second", "4", "No list is public.")
    page.goto("/?list=disagreement")
    expect(page.get_by_role("listitem").filter(has_text="48")).to_have_count(1)
    page.goto(path)
    expect(page.get_by_text("Well counted.")).to_be_visible()

    third = visit("/?list=to-rate", by="third")
    expect(third.locator(f"#claim-{placed.pk}")).to_be_visible()
    rate("third", "1", "A list of names is public.")

    editor = visit("/?list=to-decide", by="editor")
    going_on(editor, "n")
    expect(editor.get_by_text("2 of 3 chose the same level.")).to_be_visible()
    expect(editor.locator("tr.differs").first).to_contain_text("Contradicted")
    press(editor, "1", "i")
    editor.keyboard.insert_text("Two lists give 48.")
    going_on(editor, "Control+Enter")

    editor.goto("/?list=findings")
    with editor.expect_navigation():
        editor.get_by_role("link", name="State a finding").click()
    going_on(editor, "Control+Enter")
    expect(editor.locator(".answer-sentence")).to_be_visible()
    assert Finding.objects.get().measure == placed.measure


def test_everything_without_javascript(visit, people):
    """Longer than a test should be: each form of the way is sent once."""
    deaths = measure()
    page = visit("/intake/", by="editor", javascript=False)
    page.get_by_label("Text of the article").fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    work()
    page.get_by_role("link", name="Look again").click()
    page.get_by_role("button", name="Accept all the others").click()
    page.get_by_role("button", name="Keep").click()
    work()
    for one in Claim.objects.all():
        page.goto(one.get_absolute_url())
        page.get_by_role("button", name="Place").click()
    placed = Claim.objects.get(wording="48")
    assert placed.measure == deaths

    page.goto(f"/claims/{placed.pk}/review/")
    page.get_by_label("Supported", exact=False).first.check()
    page.get_by_label("Note").fill("As they say.")
    page.locator("#evidence button[name=open]").first.click()
    expect(page.get_by_label("Note")).to_have_value("As they say.")
    page.locator("[name=sentence]").first.check()
    page.get_by_role("button", name="Bring them as evidence").click()
    expect(page.get_by_role("heading", name="You bring")).to_be_visible()
    page.get_by_role("button", name="Save and go to the next").click()
    assert Rating.objects.get().evidence.count() == 1
    page.get_by_role("button", name="Take it back and change it").click()
    expect(page.get_by_label("Note")).to_have_value("As they say.")
    page.get_by_role("button", name="Hand back").click()
    page.goto(f"/claims/{placed.pk}/")
    page.get_by_label("Comment").fill("Which groups?")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Which groups?")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(visit, people, scheme):
    """Longer than a test should be: every page of the way is looked at."""
    placed = claim(placed_in=measure(), by=people["editor"])
    page = visit("/?list=to-rate", width=360, scheme=scheme)
    page.get_by_role("link", name="Start with the first").click()
    page.locator("#evidence button[name=open]").first.click()
    page.locator("[name=sentence]").first.check()
    page.get_by_label("Supported", exact=False).first.check()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("button", name="Save and go to the next").click()
    page.goto(placed.get_absolute_url())
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_selected_words_become_evidence(visit, people):
    placed = claim(placed_in=measure(), by=people["editor"])
    page = visit(f"/claims/{placed.pk}/review/?of={placed.snapshot_id}")
    page.get_by_text("Text", exact=True).click()
    page.evaluate(
        """() => {
            const words = document.getElementById("text").firstChild;
            document.getSelection().setBaseAndExtent(words, 3, words, 9);
        }"""
    )
    expect(page.get_by_text("Words are selected.")).to_be_visible()
    page.get_by_role("button", name="Bring them as evidence").click()

    expect(page.get_by_role("heading", name="You bring")).to_be_visible()
    assert [draft.evidence[0]["end"] for draft in placed.drafts.all()] == [9]


def test_the_sample_from_its_board_to_the_file(visit, people):
    """Longer than a test should be: it reads seven articles and walks the whole way over them."""
    load(
        people=People(people["reviewer"].reviewer, people["second"].reviewer, people["editor"]),
        now=NOW,
    )
    killed = Measure.objects.get(title="People killed")
    page = visit(killed.get_absolute_url(), by="second")
    assert barriers(page) == []
    page.locator("table.board").get_by_role("link", name="more than 50").first.click()
    assert barriers(page) == []
    going_on(page, "v")
    assert barriers(page) == []
    placed = Claim.objects.get(wording="more than 50", measure=killed)
    with page.expect_navigation():
        page.locator("#evidence button[name=open]").first.click()
    press(page, "1", "w")
    going_on(page, "Control+Enter")
    assert Rating.objects.standing().filter(claim=placed).count() == 2

    editor = visit(f"/claims/{placed.pk}/decide/", by="editor")
    press(editor, "2", "i")
    editor.keyboard.insert_text("Both find it right.")
    assert barriers(editor) == []
    going_on(editor, "Control+Enter")
    editor.goto(killed.get_absolute_url())
    going_on(editor, "f")
    assert barriers(editor) == []
    going_on(editor, "Control+Enter")
    expect(editor.locator(".answer-sentence")).to_be_visible()
    editor.goto("/export/")
    with editor.expect_download() as download:
        editor.get_by_role("link", name="CSV").first.click()
    assert "more than 50" in download.value.path().read_text()


def test_keys_can_be_switched_off_and_help_is_a_key_away(visit, people):
    placed = claim(placed_in=measure(), by=people["editor"])
    page = visit(placed.get_absolute_url())
    going_on(page, "?")
    expect(heading(page)).to_have_text("Help")

    page.goto("/account/")
    page.get_by_label("Single-key shortcuts").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(placed.get_absolute_url())
    press(page, "v", "?")

    expect(page).to_have_url(re.compile(f"{placed.get_absolute_url()}$"))
