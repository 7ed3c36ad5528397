"""Activity and agreement: what they tell, and what nobody is to learn from them."""

import pytest
from django.urls import reverse

from claims import activity, correcting, deciding, placing, rating
from claims.consensus import FEWEST
from claims.deciding import Outcome
from claims.models import Claim
from tests.factories import NOW, claim, judged, level, measure
from tests.web.story import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(editor, reviewer, second):
    return tell(editor, reviewer, second)


def page(client, name, **query):
    return client.get(reverse(name), query).content.decode()


def test_activity_tells_who_did_what(client, story, editor):
    client.force_login(editor)

    shown = page(client, "activity")

    for words in ("decided: Supported", "stated a finding", "asked", "its page changed", "withheld words"):
        assert words in shown


def test_activity_tells_what_became_of_a_claim(client, editor):
    deaths = measure("People killed")
    suggested = claim(state="suggested", settled_at=None, settled_by=None, by=editor)
    placing.place(claim=suggested, measure=deaths, by=editor, now=NOW)
    reading = correcting.reading_of(Claim.objects.get(pk=suggested.pk), place="Cusco")
    correcting.correct(claim=suggested, reading=reading, seen_revision=1, reason="It says so.", by=editor, now=NOW)
    placing.reject(claim=suggested, by=editor, now=NOW)

    deeds = activity.activity(kind="claims", before=None, user=editor, now=NOW)

    assert [deed.what for deed in deeds] == ["rejected", "corrected", "placed in “People killed”", "confirmed"]
    earlier = activity.activity(kind="claims", before=deeds[1].pk, user=editor, now=NOW)
    assert [deed.what for deed in earlier] == ["placed in “People killed”", "confirmed"]


@pytest.mark.parametrize("kind", activity.KINDS)
def test_each_kind_has_a_page_and_an_end(client, story, editor, kind):
    client.force_login(editor)

    assert client.get(reverse("activity"), {"kind": kind}).status_code == 200
    assert "Nothing of this kind has been done yet." in page(client, "activity", kind=kind, before="1")


def test_a_kind_that_is_not_there_is_not_found(client, editor):
    client.force_login(editor)

    assert client.get(reverse("activity"), {"kind": "secrets"}).status_code == 404


def test_activity_tells_only_ones_own_ratings(client, story, reviewer, viewer):
    client.force_login(reviewer)
    assert page(client, "activity", kind="ratings").count("rated: ") == 1

    client.force_login(viewer)
    assert "rated: " not in page(client, "activity", kind="ratings")


def test_older_activity_is_a_link_away(client, editor, reviewer, monkeypatch):
    monkeypatch.setattr("claims.activity.PAGE", 2)
    for number in (1, 2, 3):
        one = claim(str(number), number, number, placed_in=measure(), by=editor)
        rating.rate(claim=one, judgement=judged(one), by=reviewer.reviewer, now=NOW)
    client.force_login(reviewer)

    response = client.get(reverse("activity"), {"kind": "ratings"})
    older = client.get(reverse("activity"), {"kind": "ratings", "before": response.context["before"]})

    assert [deed.about for deed in response.context["deeds"]] == ["3", "2"]
    assert [deed.about for deed in older.context["deeds"]] == ["1"]


def rated_twice(count, editor, reviewer, second, *, differing):
    """Decided claims with two ratings each, the first of them with different levels."""
    deaths = measure()
    for number in range(count):
        one = claim(str(number), number, number, placed_in=deaths, by=editor)
        for rater, key in ((reviewer, "supported"), (second, "unverifiable" if number < differing else "supported")):
            rating.rate(claim=one, judgement=judged(one, key), by=rater.reviewer, now=NOW)
        deciding.decide(claim=one, outcome=Outcome(level(), "discussion", "Both."), by=editor, now=NOW)
    return deaths.topic


def test_agreement_is_told_of_enough_claims(client, editor, reviewer, second):
    topic = rated_twice(FEWEST, editor, reviewer, second, differing=2)
    client.force_login(editor)

    shown = client.get(reverse("agreement"), {"topic": topic.slug})

    values = {one.name: one.value for one in shown.context["found"].statistics}
    assert values["Equal levels"] == "80%"
    assert len(shown.context["found"].disagreements) == 2
    assert "Supported · Unverifiable" in shown.content.decode()


def test_agreement_of_too_few_claims_is_not_told(client, editor, reviewer, second):
    rated_twice(FEWEST - 1, editor, reviewer, second, differing=1)
    client.force_login(editor)

    shown = page(client, "agreement")

    assert "9 decided claims were rated by two people: too few" in shown
    assert "Equal levels" not in shown


def test_agreement_leaves_out_what_is_not_decided(client, editor, reviewer, second):
    one = claim(placed_in=measure(), by=editor)
    for rater, key in ((reviewer, "supported"), (second, "unverifiable")):
        rating.rate(claim=one, judgement=judged(one, key), by=rater.reviewer, now=NOW)
    client.force_login(second)

    assert "0 decided claims" in page(client, "agreement")
