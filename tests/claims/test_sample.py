"""The sample tells the story at once: a newcomer's board is full, judged and answered."""

import pytest
from django.urls import reverse

from claims.board import board_of
from claims.models import Change, Claim, Decision, Finding, Measure, Rating
from claims.sample.loading import People, load
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(editor, reviewer, second):
    return load(people=People(reviewer.reviewer, second.reviewer, editor), now=NOW)


def test_the_board_of_the_dead_tells_the_story(topic):
    board = board_of(Measure.objects.get(counted_kind="deaths"), now=NOW)

    assert {row.words for row in board.rows} == {"30", "almost 30", "49", "more than 50"}
    assert board.reading == "growing, 1 date to find; no conflict"
    assert board.apart == ()


def test_a_page_has_changed_its_number_without_a_word(topic):
    board = board_of(Measure.objects.get(counted_kind="deaths"), now=NOW)

    assert [(row.words, row.relation, row.as_of, row.standing) for row in board.off_page] == [
        ("48", "its page says “49” since 20 Jan 2023", "13 Jan 2023", "Mostly supported")
    ]
    figure = Change.objects.get(kind="figure", claim__repeat__isnull=True)
    assert (figure.wording_before, figure.wording_after, figure.nature, figure.notice) == ("48", "49", "update", "")
    assert "thousands" in Change.objects.filter(kind="reworded").values_list("claim__wording", flat=True)
    assert [each.replaces for each in Claim.objects.filter(wording="49", replaces__isnull=False)]


def test_roadblocks_rise_and_fall_without_conflict(topic):
    board = board_of(Measure.objects.get(counted_kind="roadblocks"), now=NOW)

    assert [(row.words, row.as_of) for row in board.rows] == [
        ("25", "4 Jan 2023"),
        ("37", "5 Jan 2023"),
        ("46", "6 Jan 2023"),
        ("45", "9 Jan 2023"),
    ]
    assert "no conflict" in board.reading


def test_every_measure_has_its_figure(topic):
    placed = Claim.objects.placed().values_list("measure__title", "wording")

    assert {("People injured in Cusco, 11 January", "Más de 50"), ("People detained in Lima, 6 January", "224")} <= set(
        placed
    )
    assert ("District officials removed", "312") in placed


def test_it_has_ratings_a_decision_and_a_finding(topic):
    assert Rating.objects.standing().count() == 4
    assert Decision.objects.get().level.key == "mostly"
    assert Finding.objects.get().conflict == "no"


def test_a_newcomer_sees_it(client, viewer, topic):
    client.force_login(viewer)

    page = client.get(reverse("topic-board", args=[topic.slug])).content.decode()

    assert "more than 50" in page
    assert "<svg" in page
