"""The board of a measure, read as a person would."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import translation
from model_bakery import baker

from claims import commenting, deciding, placing, rating
from claims.board import BoardChoice, board_of
from claims.board.chart import chart_of
from claims.board.file import csv_of
from claims.models import Change, Claimant
from tests.factories import NOW, claim, judged, level, measure, snapshot

pytestmark = pytest.mark.django_db


def stated(day, last=None):
    return {"as_of_first": day, "as_of_last": last or day, "as_of_known": "stated"}


def words_of(rows):
    return [row.words for row in rows]


@pytest.fixture
def deaths(editor):
    counted = measure()
    counted.topic.started_on = date(2022, 12, 7)
    counted.topic.save()
    return counted


@pytest.fixture
def put(deaths, editor):
    """Place a claim in the measure."""

    def place(*args, **fields):
        return claim(*args, placed_in=deaths, by=editor, **fields)

    return place


def test_the_toll_of_the_protests_is_growing_with_dates_to_find(deaths, put):
    put("30", 30, 30)
    put("48", 48, 48)
    put("more than 50", 50, None, "more_than")

    board = board_of(deaths, now=NOW)

    assert words_of(board.rows) == ["30", "48", "more than 50"]
    assert [row.number for row in board.rows] == [1, 2, 3]
    assert board.reading == "growing, 3 dates to find; no conflict"
    assert [reason.family for reason in board.reasons] == ["growth", "growth"]


def test_an_undated_count_stands_beside_the_dated_one_it_fits(deaths, put):
    put("30", 30, 30)
    put("almost 30", 30, 30, "nearly", **stated(date(2022, 12, 26)))
    put("48", 48, 48, **stated(date(2023, 1, 13)))

    board = board_of(deaths, now=NOW)

    assert words_of(board.rows) == ["almost 30", "30", "48"]
    assert board.rows[1].family == "fits"


def test_counts_of_one_day_that_cannot_both_hold_are_a_conflict(deaths, put):
    put("48", 48, 48, **stated(date(2023, 1, 18)))
    put("60", 60, 60, **stated(date(2023, 1, 18)))

    board = board_of(deaths, now=NOW)

    assert "1 conflict" in board.reading
    assert board.reasons[0].family == "conflict"


def test_what_counts_something_else_stands_apart(deaths, put):
    put("48", 48, 48)
    put("224", 224, 224, counted_kind="detained")

    board = board_of(deaths, now=NOW)

    assert words_of(board.rows) == ["48"]
    assert words_of(board.apart) == ["224"]


def test_suggestions_and_rejected_claims_are_not_on_the_board(deaths, put):
    put("48", 48, 48)
    put("49", 49, 49, state="rejected")

    assert words_of(board_of(deaths, now=NOW).rows) == ["48"]


def test_an_empty_measure_has_a_board(deaths):
    board = board_of(deaths, now=NOW)

    assert board.is_empty
    assert board.reading == "no figures yet"


def test_a_claim_whose_page_changed_its_figure_is_shown_but_not_compared(deaths, put):
    old = put("48", 48, 48)
    put("30", 30, 30)
    baker.make(
        Change,
        claim=old,
        snapshot=snapshot("49 people were killed."),
        kind="figure",
        wording_before="48",
        wording_after="49",
        found_at=NOW,
    )

    board = board_of(deaths, now=NOW)

    assert words_of(board.rows) == ["30"]
    assert [(row.words, row.page_state) for row in board.off_page] == [("48", "its page says “49” since 20 Jan 2023")]


def test_a_claim_that_came_back_is_compared_again(deaths, put):
    old = put("48", 48, 48)
    for hours, kind, after in ((1, "gone", ""), (2, "back", "48")):
        later = snapshot("48 people were killed.", at=NOW + timedelta(hours=hours))
        baker.make(Change, claim=old, snapshot=later, kind=kind, wording_before="48", wording_after=after, found_at=NOW)

    assert words_of(board_of(deaths, now=NOW).rows) == ["48"]


def test_a_repeat_is_counted_once_and_told(deaths, put, editor):
    first = put("48", 48, 48)
    repeat = put("48", 48, 48)
    commenting.mark_repeat(claim=repeat, original=first, by=editor, now=NOW)

    (row,) = board_of(deaths, now=NOW).rows

    assert row.repeats == "repeated 1 time"


def test_repeats_of_one_origin_collapse_when_asked(deaths, put):
    ombudsman = baker.make(Claimant, name="Ombudsman", is_generic=False)
    for _ in range(3):
        put("48", 48, 48, claimant=ombudsman)
    put("30", 30, 30)

    board = board_of(deaths, now=NOW, choice=BoardChoice(collapses=True))

    assert [(row.words, row.repeats) for row in board.rows] == [("30", ""), ("48", "repeated 2 times")]
    assert board.origins == "4 figures from 2 origins"


def test_a_scope_narrows_the_board_and_is_offered_with_its_count(deaths, put):
    put("48", 48, 48)
    put("5", 5, 5, population="minors")

    board = board_of(deaths, now=NOW, choice=BoardChoice(scope="population:minors"))

    assert words_of(board.rows) == ["5"]
    assert [(scope.words, scope.count) for scope in board.scopes] == [
        ("every scope", 2),
        ("the whole measure only", 1),
        ("minors", 1),
    ]


def test_a_cause_that_only_names_the_event_narrows_nothing(deaths, put):
    put("48", 48, 48, cause="protests")
    put("50", 50, 50, cause="state_forces")

    assert [row.scope for row in board_of(deaths, now=NOW).rows] == ["", "state forces"]


def test_a_period_leaves_out_what_cannot_speak_for_it(deaths, put):
    put("30", 30, 30, **stated(date(2022, 12, 26)))
    put("48", 48, 48, **stated(date(2023, 1, 13)))
    put("40", 40, 40)

    board = board_of(deaths, now=NOW, choice=BoardChoice(first_day=date(2023, 1, 1)))

    assert words_of(board.rows) == ["40", "48"]


def test_another_profile_reads_vague_words_another_way(deaths, put):
    text = "Hundreds of people were killed."
    put("Hundreds", 200, None, "vague", snapshot=snapshot(text), quote=text, end=len(text), figure_end=8)

    assert board_of(deaths, now=NOW).rows[0].range == "200 or more ~"
    assert board_of(deaths, now=NOW, choice=BoardChoice(profile="acled")).rows[0].range == "100 or more ~"


def test_two_pinned_figures_are_told_side_by_side(deaths, put):
    thirty = put("30", 30, 30, **stated(date(2022, 12, 26)))
    put("40", 40, 40, **stated(date(2023, 1, 2)))
    fifty = put("50", 50, 50, **stated(date(2023, 1, 13)))

    board = board_of(deaths, now=NOW, choice=BoardChoice(pins=(thirty.pk, fifty.pk)))

    assert words_of(board.pinned) == ["30", "50"]
    assert "from “30”" in board.between.sentence
    assert "to “50”" in board.between.sentence


def test_a_part_that_exceeds_its_whole_is_told_on_both_boards(deaths, put, editor):
    by_police = measure("Killed by police", topic=deaths.topic, cause="state_forces", whole=deaths)
    put("48", 48, 48, **stated(date(2023, 1, 13)))
    claim("60", 60, 60, placed_in=by_police, by=editor, **stated(date(2023, 1, 13)))

    (part,) = board_of(deaths, now=NOW).wholes
    (whole,) = board_of(by_police, now=NOW).wholes

    assert (part.is_part, part.measure, part.figure_count) == (True, by_police, 1)
    assert [family for family, _ in part.relations] == ["conflict"]
    assert (whole.is_part, whole.measure) == (False, deaths)


def test_a_rating_leaves_no_trace_on_the_board(deaths, put, reviewer):
    put("30", 30, 30)
    rated = put("48", 48, 48)
    before = board_of(deaths, now=NOW)

    rating.rate(claim=rated, judgement=judged(rated), by=reviewer.reviewer, now=NOW)

    assert board_of(deaths, now=NOW).rows == before.rows


def test_a_decision_stands_beside_its_claim(deaths, put, reviewer, editor):
    decided = put("48", 48, 48)
    rating.rate(claim=decided, judgement=judged(decided), by=reviewer.reviewer, now=NOW)
    deciding.decide(
        claim=decided,
        outcome=deciding.Outcome(level("outdated"), "majority", "A later count is there."),
        by=editor,
        now=NOW,
    )

    (row,) = board_of(deaths, now=NOW).rows

    assert (row.standing, row.level, row.mark) == ("Outdated", "outdated", "↻")


def test_the_board_is_told_in_spanish(deaths, put):
    put("30", 30, 30)
    put("48", 48, 48)

    with translation.override("es"):
        board = board_of(deaths, now=NOW)

    assert board.reading == "en aumento, 2 fechas por averiguar; sin conflicto"


def test_as_csv_an_open_end_is_empty_and_words_run_no_formula(deaths, put):
    put("more than 50", 50, None, "more_than", **stated(date(2023, 1, 18)))
    put("=1+1", 48, 48)

    rows = {row["words"]: row for row in csv.DictReader(io.StringIO(csv_of(board_of(deaths, now=NOW))))}

    over = rows["more than 50"]
    assert (over["range_low"], over["range_high"], over["low_inc"], over["high_inc"]) == ("50", "", "false", "")
    assert (over["as_of_from"], over["as_of_known"]) == ("2023-01-18", "stated")
    assert (rows["'=1+1"]["as_of_from"], rows["'=1+1"]["as_of_known"]) == ("", "unknown")


def test_the_chart_draws_open_ends_and_days(deaths, put):
    put("48", 48, 48, **stated(date(2023, 1, 12), date(2023, 1, 13)))
    put("more than 50", 50, None, "more_than", **stated(date(2023, 1, 18)))

    marks = {mark.row.words: mark for mark in chart_of(board_of(deaths, now=NOW)).marks}
    exact, open_ended = marks["48"], marks["more than 50"]

    assert exact.first_x < exact.last_x
    assert not exact.is_hollow
    assert open_ended.high_y is None
    assert open_ended.y < exact.y


def test_undated_figures_stand_in_a_strip_before_the_first_day(deaths, put):
    put("48", 48, 48, **stated(date(2023, 1, 13)))
    put("30", 30, 30)
    put("31", 31, 31)

    chart = chart_of(board_of(deaths, now=NOW))
    marks = {mark.row.words: mark for mark in chart.marks}

    assert chart.strip_width > 0
    assert marks["30"].x < marks["31"].x < chart.plot_left  # too near each other for one column
    assert marks["30"].first_x == marks["30"].last_x
    assert marks["30"].is_hollow


def test_without_undated_figures_there_is_no_strip(deaths, put):
    put("30", 30, 30, **stated(date(2022, 12, 26)))
    put("48", 48, 48, **stated(date(2023, 1, 13)))

    assert chart_of(board_of(deaths, now=NOW)).strip_width == 0


def test_no_label_covers_another_among_fifty_figures(deaths, put):
    for n in range(50):
        put(f"about {20 + n % 7}", 20 + n % 7, 20 + n % 7, "about", **stated(date(2023, 1, 1) + timedelta(days=n % 9)))

    labels = [mark.label for mark in chart_of(board_of(deaths, now=NOW)).marks if mark.label]
    boxes = [box_of(label) for label in labels]

    assert len(labels) > 5
    assert [(one, other) for i, one in enumerate(boxes) for other in boxes[:i] if cover(one, other)] == []


def box_of(label):
    width = 7 * len(label.text)
    left = label.x - {"start": 0, "end": width, "middle": width // 2}[label.anchor]
    return left, label.y - 11, left + width, label.y + 3


def cover(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_level_is_joined_in_time_and_has_no_envelope(editor):
    blocked = measure("Roads blocked", counted_kind="roadblocks", kind="level")
    ministry = baker.make(Claimant, name="Ministry", is_generic=False)
    for day, count in ((4, 25), (5, 37), (9, 45)):
        claim(str(count), count, count, placed_in=blocked, by=editor, counted_kind="roadblocks", claimant=ministry,
              **stated(date(2023, 1, day)))  # fmt: skip

    chart = chart_of(board_of(blocked, now=NOW))

    assert len(chart.lines) == 1
    assert chart.bands == ()


def test_a_single_figure_needs_no_chart(deaths, put):
    put("48", 48, 48)

    assert chart_of(board_of(deaths, now=NOW)) is None


def test_a_claim_moved_elsewhere_is_on_its_new_board_only(deaths, put, editor):
    moved = put("48", 48, 48)
    placing.place(claim=moved, measure=measure("Injured", counted_kind="deaths"), by=editor, now=NOW)

    assert board_of(deaths, now=NOW).is_empty
