"""A page changes its number: the change is shown, what rested on it is stale, it is rated again, and the finding renewed."""

from datetime import timedelta

import pytest
from django.db import transaction
from playwright.sync_api import expect

from claims import deciding, placing, rating, rechecking, stating
from claims.models import Claim, Finding, Rating, Reading
from sources import blobs, capturing
from sources.models import Source
from sources.readers import read_page
from tests.browser.conftest import barriers
from tests.browser.test_reviewing import going_on, press
from tests.factories import NOW, judged, level, measure

TEXT = """The river rose over night.

At least 30 people have been killed in the floods as of 13 January 2023, according to the government.

The roads to the south stayed closed.
"""


@transaction.atomic
def says(source, text, *, at):
    """Let the page say something at a moment, and read it as the worker does."""
    taken = capturing.capture(
        source,
        page=read_page(text.encode(), media_type="text/plain"),
        sha256=blobs.put(text.encode()),
        media_type="text/plain",
        captured_at=at,
        now=at,
    )
    rechecking.read_claims(Reading.objects.lease(taken.reading.pk, now=at), now=at)
    return taken


@pytest.fixture
def judged_claim(people):
    """A claim with two ratings, a decision and a finding that counts it, whose page says 48 instead of 30 since."""
    source = Source.objects.create(kind="article", language="en", added_at=NOW, title="Toll of the floods")
    says(source, TEXT, at=NOW)
    editor = people["editor"]
    claim = placing.place(claim=Claim.objects.get(wording="At least 30"), measure=measure(), by=editor, now=NOW)
    for name in ("reviewer", "second"):
        rating.rate(claim=claim, judgement=judged(claim), by=people[name].reviewer, now=NOW)
    deciding.decide(claim=claim, outcome=deciding.Outcome(level(), "majority", "Both agree."), by=editor, now=NOW)
    stating.state_finding(
        measure=claim.measure,
        answer=stating.Answer(
            as_of=NOW.date(),
            low=30,
            best=None,
            high=None,
            method="range",
            sentence="At least 30 people were killed.",
            conflict="no",
            included=(claim,),
            excluded={},
        ),
        by=editor,
        now=NOW,
    )
    says(source, TEXT.replace("At least 30", "At least 48"), at=NOW + timedelta(hours=1))
    return claim


def test_from_the_change_of_a_page_to_a_new_finding(visit, people, judged_claim):
    """Longer than a test should be: what a change sets off is one chain, over three people."""
    editor = visit("/changes/", by="editor")
    expect(editor.locator("main del").first).to_contain_text("30")
    expect(editor.locator("main ins").first).to_contain_text("48")
    assert barriers(editor) == []
    editor.goto(judged_claim.get_absolute_url())
    expect(editor.get_by_text("to look at again").first).to_be_visible()

    for name in ("reviewer", "second"):
        page = visit("/?list=stale", by=name)
        expect(page.locator(f"#claim-{judged_claim.pk}")).to_be_visible()
        going_on(page, "n")
        expect(page.get_by_text("changed").first).to_be_visible()
        press(page, "7", "i")
        page.keyboard.insert_text("The page itself no longer says so.")
        going_on(page, "Control+Enter")
        page.goto("/?list=stale")
        expect(page.get_by_text("Nothing that was judged has changed since.")).to_be_visible()
    assert Rating.objects.standing().filter(claim=judged_claim, level__key="unverifiable").count() == 2

    newer = Claim.objects.get(replaces=judged_claim)
    editor.goto(newer.get_absolute_url())
    going_on(editor, "y")
    editor.goto(newer.get_absolute_url())
    going_on(editor, "p")
    editor.goto(judged_claim.measure.get_absolute_url())
    expect(editor.get_by_text("no longer on its page").first).to_be_visible()
    editor.goto("/?list=findings")
    with editor.expect_navigation():
        editor.get_by_role("link", name="State a finding").click()
    going_on(editor, "Control+Enter")
    expect(editor.locator(".answer-sentence").first).to_contain_text("48")
    assert Finding.objects.standing().get().supersedes.sentence == "At least 30 people were killed."
