"""What a board says about a whole list of figures."""

from dataclasses import replace
from datetime import date

from claims.comparison.language import Language
from claims.comparison.relation import Family, RelationKind
from claims.comparison.side_by_side import lay_side_by_side
from claims.comparison.stated import MeasureKind, Scope
from tests.comparison.figures import DEATHS, INJURED, almost, around, at_least, countless, exactly, more_than, on

PROTESTS_BEGAN = date(2022, 12, 7)
PERU = {"topic_started_on": PROTESTS_BEGAN, "captured_on": date(2023, 1, 19)}


def test_the_listing_reads_as_growing_with_dates_to_find():
    board = lay_side_by_side([more_than(50, as_of=around(18)), exactly(30, **PERU), exactly(48, **PERU)])

    assert [figure.words for figure in board.figures] == ["30", "48", "more than 50"]
    assert [step.kind for step in board.steps] == [RelationKind.FITS_IN_ORDER, RelationKind.FITS_IN_ORDER]
    assert board.dates_to_find == ("30", "48")
    assert board.sentence() == "growing, 2 dates to find; no conflict"
    assert board.sentence(Language.SPANISH) == "en aumento, 2 fechas por averiguar; sin conflicto"


def test_almost_30_and_30_fit():
    board = lay_side_by_side([exactly(30, **PERU), almost(30, as_of=around(2))])

    assert board.sentence() == "the figures fit together, 1 date to find; no conflict"


def test_an_undated_count_stands_by_its_number_among_the_dated_ones():
    board = lay_side_by_side(
        [
            exactly(30, **PERU),
            almost(30, as_of=around(2)),
            exactly(48, as_of=around(13)),
            more_than(50, as_of=around(18)),
        ]
    )

    assert [figure.words for figure in board.figures] == ["almost 30", "30", "48", "more than 50"]
    assert [step.family for step in board.steps] == [Family.FITS, Family.GROWTH, Family.GROWTH]


def test_an_undated_count_is_not_put_after_a_day_on_which_it_was_out_already():
    published_early = exactly(60, topic_started_on=PROTESTS_BEGAN, published_on=date(2023, 1, 5))
    board = lay_side_by_side([exactly(30, as_of=on(2)), published_early, exactly(48, as_of=on(13))])

    assert [figure.words for figure in board.figures] == ["30", "60", "48"]


def test_undated_levels_stay_where_their_window_begins():
    blocked = exactly(46, kind=MeasureKind.LEVEL, **PERU)
    board = lay_side_by_side([exactly(25, kind=MeasureKind.LEVEL, as_of=on(4)), blocked])

    assert [figure.words for figure in board.figures] == ["46", "25"]


def test_killed_by_police_beside_killed_in_all_is_a_question_for_a_person():
    by_police = replace(DEATHS, cause="state_forces")
    board = lay_side_by_side([exactly(48, **PERU), more_than(50, scope=by_police, as_of=around(18))])

    assert [question.kind for question in board.questions] == [RelationKind.SCOPE_SWAP]
    assert board.sentence() == "the figures fit together, 1 date to find; no conflict; 1 question for a person"


def test_what_counts_something_else_stands_apart_with_the_reason():
    injured = exactly(17, key="injured", scope=Scope(counted_kind="injured"))
    board = lay_side_by_side([exactly(30), exactly(48), injured])

    assert [figure.words for figure in board.figures] == ["30", "48"]
    assert [relation.sentence() for relation in board.apart] == [
        "Not compared: “17” counts people injured, “30” people killed."
    ]


def test_a_conflict_is_said_first_of_all_by_its_count():
    board = lay_side_by_side([exactly(17, as_of=on(9)), exactly(18, as_of=on(9))])

    assert board.sentence() == "1 conflict"
    assert board.conflicts[0].keys == ("17", "18")
    assert board.relations == board.steps == board.conflicts


def test_no_figures_and_one_figure_have_sentences_of_their_own():
    assert lay_side_by_side([]).sentence() == "no figures yet"
    assert lay_side_by_side([at_least(30)]).sentence() == "one figure, nothing to compare it with, 1 date to find"


def test_a_thousand_figures_stay_bounded_and_say_what_was_left_out():
    rising = [exactly(100 + n, key=f"rising {n}", as_of=on(n % 28 + 1)) for n in range(1000)]
    board = lay_side_by_side(rising)

    assert not board.is_complete
    assert len(board.conflicts) == 200
    assert board.left_out_count == board.conflict_count + board.question_count - 200


def test_the_measure_decides_what_stands_apart_where_it_is_given():
    deaths, injured = exactly(30), [exactly(number, scope=INJURED) for number in (17, 18)]
    board = lay_side_by_side([deaths, *injured], DEATHS)

    assert board.figures == (deaths,)
    assert [relation.keys[0] for relation in board.apart] == ["17", "18"]


def test_many_figures_without_a_number_are_laid_out_too():
    uncounted = [countless(key=f"countless {n}", as_of=on(5)) for n in range(130)]
    board = lay_side_by_side([*uncounted, at_least(48, as_of=on(5))])

    assert board.sentence() == "the figures fit together; no conflict"
