"""Stating the answer for a measure by page, and reading it."""

import re
from datetime import date

import pytest
from django.urls import reverse

from claims import stating
from claims.models import Claim, Finding
from tests.factories import NOW, claim, measure

pytestmark = pytest.mark.django_db

JANUARY_18 = {"as_of_first": date(2023, 1, 18), "as_of_last": date(2023, 1, 18), "as_of_known": "stated"}


@pytest.fixture
def deaths(editor):
    counted = measure()
    claim("30", 30, 30, placed_in=counted, by=editor)
    claim("48", 48, 48, placed_in=counted, by=editor, **JANUARY_18)
    return counted


@pytest.fixture
def signed_in(client, editor):
    client.force_login(editor)
    return client


def as_proposed(client, counted, **changed):
    """What a person sends who takes the proposal as it is, but for what is named."""
    form = client.get(reverse("finding-new", args=[counted.pk])).context["form"]
    filled = {name: form.initial.get(name) for name in form.fields}
    sent = {name: "on" if value is True else value for name, value in filled.items() if value not in (None, False)}
    return {name: value for name, value in (sent | changed).items() if value != ""}


def test_the_proposal_counts_the_dated_figure_and_says_why_not_the_other(signed_in, deaths):
    page = signed_in.get(reverse("finding-new", args=[deaths.pk])).content.decode()

    assert "As of 18 January 2023: 48; the sources do not conflict." in page
    assert "no date given" in page


@pytest.mark.parametrize("method", ["range", "majority", "source_hierarchy", "acled"])
def test_every_method_can_be_asked(signed_in, deaths, method):
    page = signed_in.get(reverse("finding-new", args=[deaths.pk]) + f"?method={method}&as_of=2023-01-18")

    assert page.status_code == 200
    assert page.context["form"].initial["method"] == method


def test_a_finding_taken_as_proposed_stands_on_the_board(signed_in, deaths):
    response = signed_in.post(reverse("finding-new", args=[deaths.pk]), as_proposed(signed_in, deaths))

    assert response.url == deaths.get_absolute_url()
    finding = Finding.objects.get()
    assert {(row.claim.wording, row.is_included, row.reason) for row in finding.weighed.all()} == {
        ("48", True, ""),
        ("30", False, "no date given"),
    }
    assert finding.sentence in signed_in.get(deaths.get_absolute_url()).content.decode()


def test_a_figure_left_out_needs_a_reason(signed_in, deaths):
    counted = Claim.objects.get(wording="48")
    sent = as_proposed(signed_in, deaths, **{f"counted_{counted.pk}": ""})

    response = signed_in.post(reverse("finding-new", args=[deaths.pk]), sent)

    assert response.status_code == 400
    assert "Say why this figure is left out, or count it." in response.content.decode()
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param({"sentence": ""}, "This field is required.", id="no sentence"),
        pytest.param({"low": "50", "high": "40"}, "The three numbers must rise", id="numbers that fall"),
        pytest.param({"as_of": "tomorrow"}, "Enter a valid date.", id="a day that is none"),
    ],
)
def test_what_cannot_be_stated_says_why(signed_in, deaths, changed, sentence):
    response = signed_in.post(reverse("finding-new", args=[deaths.pk]), as_proposed(signed_in, deaths, **changed))

    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_a_correction_needs_a_public_note_and_shows_it(signed_in, client, deaths):
    deaths.topic.is_public = True
    deaths.topic.save()
    signed_in.post(reverse("finding-new", args=[deaths.pk]), as_proposed(signed_in, deaths))
    corrected = as_proposed(signed_in, deaths, change_kind="correction", sentence="At least 48 were killed.")

    refused = signed_in.post(reverse("finding-new", args=[deaths.pk]), corrected)
    signed_in.post(reverse("finding-new", args=[deaths.pk]), corrected | {"public_note": "We had miscounted."})

    assert "A correction tells readers publicly what was wrong." in refused.content.decode()
    client.logout()
    page = client.get(reverse("correction-list")).content.decode()
    assert "We had miscounted." in page
    assert "At least 48 were killed." in page
    first, second = Finding.objects.order_by("pk")
    assert "A later finding has replaced this one." in client.get(first.get_absolute_url()).content.decode()
    assert "We had miscounted." in client.get(second.get_absolute_url()).content.decode()


def test_two_who_state_at_once_see_each_other(signed_in, deaths, editor):
    mine = as_proposed(signed_in, deaths, sentence="Mine: 48.")
    theirs = as_proposed(signed_in, deaths, sentence="Theirs: 48.")
    signed_in.post(reverse("finding-new", args=[deaths.pk]), theirs)

    response = signed_in.post(reverse("finding-new", args=[deaths.pk]), mine)

    page = response.content.decode()
    assert response.status_code == 400
    assert "Somebody else stated a finding meanwhile." in page
    assert "Theirs: 48." in page
    assert "Mine: 48." in page
    again = response.context["form"].data.dict() | {"change_kind": "update"}
    signed_in.post(reverse("finding-new", args=[deaths.pk]), again)
    assert [finding.sentence for finding in Finding.objects.order_by("pk")] == ["Theirs: 48.", "Mine: 48."]


def test_a_finding_is_due_again_when_a_figure_is_added(signed_in, deaths, editor):
    signed_in.post(reverse("finding-new", args=[deaths.pk]), as_proposed(signed_in, deaths))
    assert "due again" not in signed_in.get(deaths.get_absolute_url()).content.decode()

    claim("60", 60, 60, placed_in=deaths, by=editor, **JANUARY_18)

    page = signed_in.get(deaths.get_absolute_url()).content.decode()
    assert "due again" in page
    assert "1 figure was added since." in page


def test_a_finding_of_a_private_topic_is_not_there_for_visitors(client, deaths, editor):
    finding = stating.state_finding(
        measure=deaths,
        answer=stating.Answer(date(2023, 1, 18), 48, 48, 48, "range", "48.", "no", tuple(Claim.objects.all()), {}),
        by=editor,
        now=NOW,
    )

    assert client.get(finding.get_absolute_url()).url.startswith("/login/?next=")


def test_a_reviewer_states_no_finding(client, deaths, reviewer):
    client.force_login(reviewer)

    assert client.get(reverse("finding-new", args=[deaths.pk])).status_code == 403


def test_days_of_a_form_are_written_as_browsers_want_them_in_every_language(client, deaths, editor):
    """A field for a day shows nothing, and sends nothing, where its value is written 20/01/2023."""
    client.force_login(editor)

    page = client.get(reverse("finding-new", args=[deaths.pk]), headers={"Accept-Language": "es"}).content.decode()

    days = re.findall(r'<input type="date"[^>]* value="([^"]*)"', page)
    assert days
    assert [day for day in days if not re.fullmatch(r"\d{4}-\d\d-\d\d", day)] == []
