"""The board's page: cheap while nothing changes, never out of date, the same by its link later on."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from model_bakery import baker

from claims import commenting, correcting, deciding, placing, rating
from claims.figures import Qualifier
from claims.models import Change, Claim, Claimant, Finding
from sources import restricting
from sources.models import Publisher, Snapshot
from tests.factories import NOW, claim, judged, level, measure, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def deaths(editor):
    counted = measure()
    claim("30", 30, 30, placed_in=counted, by=editor)
    claim("48", 48, 48, placed_in=counted, by=editor)
    return counted


@pytest.fixture
def signed_in(client, viewer):
    client.force_login(viewer)
    return client


def board_page(client, counted, **headers):
    return client.get(counted.get_absolute_url(), headers=headers)


def test_a_board_shows_the_words_the_reading_and_the_chart(signed_in, deaths):
    page = board_page(signed_in, deaths).content.decode()

    assert "growing, 2 dates to find; no conflict" in page
    assert "Both can hold if “30” is the earlier count" in page
    assert '<svg viewBox="0 0 760 400"' in page


def test_without_a_choice_the_fullest_measure_is_shown(signed_in, deaths):
    measure("Nobody knows", topic=deaths.topic)

    page = signed_in.get(reverse("topic-board", args=[deaths.topic.slug])).content.decode()

    assert "<h1>People killed</h1>" in page


def test_a_topic_that_counts_nothing_yet_says_so(signed_in):
    topic = baker.make("claims.Topic", slug="new-one", title="New one")

    assert "Nothing is counted here yet" in signed_in.get(reverse("topic-board", args=["new-one"])).content.decode()
    assert signed_in.get(reverse("topic-board", args=["new-one"]) + "?measure=99").status_code == 302
    assert topic.measures.count() == 0


@pytest.mark.parametrize("asked", ["measure=x", "measure=99999999999999999999", "measure=-1"])
def test_a_measure_that_is_none_leads_back(signed_in, deaths, asked):
    response = signed_in.get(reverse("topic-board", args=[deaths.topic.slug]) + f"?{asked}", follow=True)

    assert "This topic has no such measure." in response.content.decode()


@pytest.mark.parametrize("name", ["topic-board", "topic-board-csv", "topic-board-svg"])
def test_a_private_topic_asks_visitors_to_sign_in_like_one_that_is_not_there(client, deaths, name):
    for slug in (deaths.topic.slug, "no-such-topic"):
        assert client.get(reverse(name, args=[slug])).url.startswith("/login/?next=")


def test_a_public_board_is_open_and_leads_into_no_workplace(client, deaths):
    deaths.topic.is_public = True
    deaths.topic.save()

    page = board_page(client, deaths).content.decode()

    assert "growing" in page
    assert "/claims/" not in page
    assert reverse("finding-new", args=[deaths.pk]) not in page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        pytest.param("from=yesterday", "This is not a day: yesterday.", id="a day that is none"),
        pytest.param("from=2023-02-01&to=2023-01-01", "The period ends before it begins", id="a period backwards"),
        pytest.param("known_at=soon", "This is not a moment: soon.", id="a moment that is none"),
        pytest.param("known_at=0001-01-01", "This is not a moment", id="a moment no time zone can hold"),
        pytest.param("profile=mine", "There is no profile of this name: mine.", id="a profile nobody wrote"),
    ],
)
def test_what_cannot_be_followed_is_told_and_left_away(signed_in, deaths, asked, sentence):
    page = signed_in.get(f"{deaths.get_absolute_url()}&{asked}").content.decode()

    assert sentence in page
    assert "growing" in page


def test_an_unchanged_board_is_not_sent_again(signed_in, deaths):
    first = board_page(signed_in, deaths)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = board_page(signed_in, deaths, if_none_match=first["ETag"])

    assert again.status_code == 304
    assert again.content == b""
    assert len(queries) == 3  # session, account, state


def a_correction(claim, editor):
    reading = correcting.reading_of(claim, low=Decimal(49), high=Decimal(49), qualifier=Qualifier.EXACT)
    correcting.correct(claim=claim, reading=reading, seen_revision=claim.revision, reason="misread", by=editor, now=NOW)


def a_decision(claim, editor):
    outcome = deciding.Outcome(level("outdated"), "discussion", "A later count is there.")
    deciding.decide(claim=claim, outcome=outcome, by=editor, now=NOW)


def a_change(claim, editor):
    baker.make(Change, claim=claim, snapshot=snapshot("gone"), kind="gone", wording_before="48", found_at=NOW)


def a_repeat(claim, editor):
    commenting.mark_repeat(claim=claim, original=Claim.objects.get(wording="30"), by=editor, now=NOW)


def another_claimant(claim, editor):
    claimant = baker.make(Claimant, name="Ministry")
    Claim.objects.filter(pk=claim.pk).update(claimant=claimant)


def a_renamed_source(claim, editor):
    source = claim.snapshot.source
    source.title = "Renamed"
    source.save()


def a_renamed_publisher(claim, editor):
    claim.snapshot.source.publisher = baker.make(Publisher, name="Paper")
    claim.snapshot.source.save()


def a_restriction(claim, editor):
    restricting.restrict(
        snapshot=claim.snapshot, start=0, end=2, reason="minor", note="", until=None, by=editor, now=NOW
    )


def a_finding(claim, editor):
    baker.make(Finding, measure=claim.measure, as_of=date(2023, 1, 20), known_at=NOW, sentence="48", stated_at=NOW)


def a_move(claim, editor):
    placing.place(claim=claim, measure=measure("Elsewhere"), by=editor, now=NOW)


def a_new_definition(claim, editor):
    claim.measure.topic.title = "Another title"
    claim.measure.topic.save()


@pytest.mark.parametrize(
    "deed",
    [
        a_correction, a_decision, a_change, a_repeat, another_claimant, a_renamed_source, a_renamed_publisher,
        a_restriction, a_finding, a_move, a_new_definition,
    ],
)  # fmt: skip
def test_whatever_a_board_rests_on_renews_it(signed_in, deaths, editor, reviewer, deed):
    touched = Claim.objects.get(wording="48")
    rating.rate(claim=touched, judgement=judged(touched), by=reviewer.reviewer, now=NOW)
    first = board_page(signed_in, deaths)

    deed(touched, editor)

    again = board_page(signed_in, deaths, if_none_match=first["ETag"])
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_a_restriction_that_runs_out_renews_the_board(signed_in, deaths, editor):
    touched = Claim.objects.get(wording="48")
    end = timezone.now() + timedelta(hours=1)
    restricting.restrict(
        snapshot=touched.snapshot, start=0, end=2, reason="court", note="", until=end, by=editor, now=timezone.now()
    )
    first = board_page(signed_in, deaths)
    assert "[withheld: order of a court]" in first.content.decode()

    with time_machine.travel(end + timedelta(minutes=1)):
        again = board_page(signed_in, deaths, if_none_match=first["ETag"])

    assert "[withheld" not in again.content.decode()


def test_a_rating_is_not_to_be_learned_from_the_board(client, deaths, reviewer, second):
    client.force_login(second)
    first = board_page(client, deaths)
    rated = Claim.objects.get(wording="48")

    rating.rate(claim=rated, judgement=judged(rated), by=reviewer.reviewer, now=NOW)

    assert board_page(client, deaths, if_none_match=first["ETag"]).status_code == 304


def test_another_reader_is_never_told_that_nothing_changed(client, deaths, viewer, editor):
    client.force_login(viewer)
    tag = board_page(client, deaths)["ETag"]
    client.force_login(editor)

    page = board_page(client, deaths, if_none_match=tag)

    assert page.status_code == 200
    assert "State a finding" in page.content.decode()


# The database dates its history by the beginning of a transaction, so each deed needs one of its own.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_board_as_known_earlier_stays_as_it_was(signed_in, deaths, editor):
    corrected, moved = Claim.objects.order_by("pk")
    known = timezone.now()
    a_correction(corrected, editor)
    a_move(moved, editor)
    then = known.isoformat().replace("+", "%2B")

    now = signed_in.get(deaths.get_absolute_url()).content.decode()
    earlier = signed_in.get(f"{deaths.get_absolute_url()}&known_at={then}").content.decode()

    assert "one figure, nothing to compare it with" in now
    assert "growing, 2 dates to find; no conflict" in earlier
    assert "what is withheld show as they are now" in earlier


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_board_known_earlier_withholds_what_is_withheld_now(signed_in, deaths, editor):
    touched = Claim.objects.get(wording="48")
    known = timezone.now()
    address = f"{deaths.get_absolute_url()}&known_at={known.isoformat().replace('+', '%2B')}"
    before = signed_in.get(address)
    a_move(touched, editor)

    a_restriction(touched, editor)

    assert "ETag" not in before
    assert "“48”" not in signed_in.get(address).content.decode()


def test_the_table_and_the_drawing_can_be_taken_along(signed_in, deaths):
    address = reverse("topic-board-csv", args=[deaths.topic.slug]) + f"?measure={deaths.pk}"
    rows = list(csv.DictReader(io.StringIO(signed_in.get(address).content.decode())))
    drawing = signed_in.get(address.replace("board.csv", "board.svg"))

    assert [(row["words"], row["low"], row["high"]) for row in rows] == [("30", "30", "30"), ("48", "48", "48")]
    assert drawing["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(drawing.content).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_drawing_of_a_single_figure_leads_back_to_the_board(signed_in, editor):
    counted = measure()
    claim("48", 48, 48, placed_in=counted, by=editor)

    response = signed_in.get(reverse("topic-board-svg", args=[counted.topic.slug]), follow=True)

    assert "a chart needs two figures" in response.content.decode()


def test_a_board_asks_the_database_as_often_for_forty_claims_as_for_two(signed_in, deaths, editor):
    def count(path):
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(path).status_code == 200
        return len(queries)

    signed_in.get(reverse("queue"))  # the session learns once who reads, in which language and time zone
    few = count(deaths.get_absolute_url())
    for n in range(38):
        claim(str(50 + n), 50 + n, 50 + n, placed_in=deaths, by=editor)

    assert count(deaths.get_absolute_url()) == few
    assert Snapshot.objects.count() == 40
