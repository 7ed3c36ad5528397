"""The board of a measure, read as a person would."""

from datetime import date

import pytest

from claims.board import board_of
from claims.chart import chart_of
from tests.factories import NOW, claim, measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def deaths(editor):
    counted = measure()
    counted.topic.started_on = date(2022, 12, 7)
    counted.topic.save()
    return counted


def test_the_toll_of_the_protests_is_growing_with_dates_to_find(deaths, editor):
    claim("30", 30, 30, placed_in=deaths, by=editor)
    claim("48", 48, 48, placed_in=deaths, by=editor)
    claim("more than 50", 50, None, "more_than", placed_in=deaths, by=editor)

    board = board_of(deaths, now=NOW)

    assert [row.words for row in board.rows] == ["30", "48", "more than 50"]
    assert board.reading == "growing, 3 dates to find; no conflict"
    assert [reason.family for reason in board.reasons] == ["growth", "growth"]


def test_almost_30_fits_30(deaths, editor):
    claim("30", 30, 30, placed_in=deaths, by=editor)
    claim("almost 30", 30, 30, "nearly", placed_in=deaths, by=editor)

    assert [reason.family for reason in board_of(deaths, now=NOW).reasons] == ["fits"]


def test_counts_of_one_day_that_cannot_both_hold_are_a_conflict(deaths, editor):
    day = {"as_of_first": date(2023, 1, 18), "as_of_last": date(2023, 1, 18), "as_of_known": "stated"}
    claim("48", 48, 48, placed_in=deaths, by=editor, **day)
    claim("60", 60, 60, placed_in=deaths, by=editor, **day)

    board = board_of(deaths, now=NOW)

    assert "1 conflict" in board.reading
    assert board.reasons[0].family == "conflict"


def test_what_counts_something_else_stands_apart(deaths, editor):
    claim("48", 48, 48, placed_in=deaths, by=editor)
    claim("224", 224, 224, placed_in=deaths, counted_kind="detained", by=editor)

    board = board_of(deaths, now=NOW)

    assert [row.words for row in board.rows] == ["48"]
    assert [row.words for row in board.apart] == ["224"]


def test_suggestions_and_rejected_claims_are_not_on_the_board(deaths, editor):
    claim("48", 48, 48, placed_in=deaths, by=editor)
    claim("49", 49, 49, placed_in=deaths, state="rejected", by=editor)

    assert [row.words for row in board_of(deaths, now=NOW).rows] == ["48"]


def test_an_empty_measure_has_a_board(deaths):
    assert board_of(deaths, now=NOW).reading == "no figures yet"


def test_the_chart_draws_open_ends_and_days(deaths, editor):
    claim(
        "48",
        48,
        48,
        placed_in=deaths,
        by=editor,
        as_of_first=date(2023, 1, 12),
        as_of_last=date(2023, 1, 13),
        as_of_known="stated",
    )
    claim("more than 50", 50, None, "more_than", placed_in=deaths, by=editor)

    marks = {mark.row.words: mark for mark in chart_of(board_of(deaths, now=NOW)).marks}

    exact, open_ended = marks["48"], marks["more than 50"]

    assert (exact.is_hollow, open_ended.is_hollow) == (False, True)
    assert exact.first_x < exact.last_x
    assert open_ended.high_y is None
    assert open_ended.y < exact.y


def test_a_single_figure_needs_no_chart(deaths, editor):
    claim("48", 48, 48, placed_in=deaths, by=editor)

    assert chart_of(board_of(deaths, now=NOW)) is None
