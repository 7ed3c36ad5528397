"""What a visitor without an account sees of a decided claim."""

import json
import re

import pytest
from django.urls import reverse
from model_bakery import baker

from claims import deciding, rating
from claims.models import Claim, Measure
from tests.factories import NOW, claim, judged, level, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def deaths():
    counted = measure()
    counted.topic.is_public = True
    counted.topic.save()
    return counted


@pytest.fixture
def decided(deaths, editor, reviewer):
    placed = claim("more than 50", 50, None, "more_than", placed_in=deaths, by=editor)
    rating.rate(claim=placed, judgement=judged(placed), by=reviewer.reviewer, now=NOW)
    deciding.decide(
        claim=placed, outcome=deciding.Outcome(level("supported"), "majority", "Two lists agree."), by=editor, now=NOW
    )
    return placed


def claimreview_in(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S).group(1))


def test_a_decided_claim_is_told_with_its_claimreview(client, decided):
    page = client.get(reverse("claim-public", args=[decided.pk])).content.decode()

    assert "Supported" in page
    assert "Two lists agree." in page
    review = claimreview_in(page)
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "more than 50 people were killed."
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Supported",
        "ratingExplanation": "Two lists agree.",
        "ratingValue": 4,
        "bestRating": 4,
        "worstRating": 1,
    }
    assert review["itemReviewed"]["about"]["value"] == {"@type": "QuantitativeValue", "minValue": 50}


def test_a_level_without_a_number_gives_none(client, decided, editor):
    deciding.decide(
        claim=decided,
        outcome=deciding.Outcome(level("outdated"), "discussion", "Newer counts exist."),
        by=editor,
        now=NOW,
    )

    review = claimreview_in(client.get(reverse("claim-public", args=[decided.pk])).content.decode())

    assert "ratingValue" not in review["reviewRating"]
    assert review["reviewRating"]["alternateName"] == "Outdated"


def test_words_cannot_end_the_data_block(client, deaths, editor):
    text = "48</script><script>alert(1)</script> people were killed."
    evil = claim("48", 48, 48, placed_in=deaths, by=editor, quote=text, end=len(text))
    baker.make("claims.Decision", claim=evil, claim_revision=1, level=level(), rationale="<b>&", decided_at=NOW)

    page = client.get(reverse("claim-public", args=[evil.pk])).content.decode()

    assert "<script>alert" not in page
    assert claimreview_in(page)["claimReviewed"] == text
    assert claimreview_in(page)["reviewRating"]["ratingExplanation"] == "<b>&"


@pytest.mark.parametrize("state", ["undecided", "private", "rejected"])
def test_what_is_not_decided_in_public_is_not_there(client, decided, editor, state):
    if state == "undecided":
        decided = claim("30", 30, 30, placed_in=Measure.objects.get(), by=editor)
    elif state == "private":
        decided.measure.topic.is_public = False
        decided.measure.topic.save()
    else:
        Claim.objects.filter(pk=decided.pk).update(state="rejected")

    assert client.get(reverse("claim-public", args=[decided.pk])).url.startswith("/login/?next=")


def test_a_corrected_decision_is_told_with_what_was_said_before(client, decided, editor):
    outcome = deciding.Outcome(
        level("contradicted"),
        "discussion",
        "The list was faked.",
        change_kind="correction",
        public_note="We were wrong.",
    )
    deciding.decide(claim=decided, outcome=outcome, by=editor, now=NOW)

    corrections = client.get(reverse("correction-list")).content.decode()
    page = client.get(reverse("claim-public", args=[decided.pk])).content.decode()

    assert "We were wrong." in corrections
    assert "<del>Supported</del> → " in corrections
    assert "<del>Supported</del>" in page


def test_corrections_of_private_topics_are_for_the_house_only(client, decided, editor, viewer):
    decided.measure.topic.is_public = False
    decided.measure.topic.save()
    outcome = deciding.Outcome(
        level("contradicted"), "discussion", "Faked.", change_kind="correction", public_note="We were wrong."
    )
    deciding.decide(claim=decided, outcome=outcome, by=editor, now=NOW)

    assert "We were wrong." not in client.get(reverse("correction-list")).content.decode()
    client.force_login(viewer)
    assert "We were wrong." in client.get(reverse("correction-list")).content.decode()
