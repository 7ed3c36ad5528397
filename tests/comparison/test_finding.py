"""What a board suggests as the answer, by each method, and what it leaves out."""

from datetime import date

import pytest

from claims.comparison.finding import Conflict, Method, Reason, propose_finding
from claims.comparison.language import Language
from claims.figures.figure import Basis, Part
from tests.comparison.figures import (
    COALITION,
    LEVEL,
    OUTLET,
    SOHR,
    about,
    around,
    at_least,
    between,
    exactly,
    fewer_than,
    more_than,
    on,
    up_to,
)

ON_THE_20TH = date(2023, 1, 20)


def reasons(proposal):
    return {excluded.figure.key: excluded.reason for excluded in proposal.excluded}


def test_the_listing_is_answered_by_its_dated_figure():
    proposal = propose_finding(
        [exactly(30), exactly(48), more_than(50, as_of=around(18))], Method.RANGE, as_of=ON_THE_20TH
    )

    assert proposal.sentence() == "As of 20 January 2023: more than 50; the sources do not conflict."
    assert proposal.sentence(Language.SPANISH) == "Al 20 de enero de 2023: más de 50; las fuentes no se contradicen."
    assert reasons(proposal) == {"30": Reason.UNDATED, "48": Reason.UNDATED}
    assert proposal.best is None


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        pytest.param(exactly(60, as_of=on(25)), Reason.LATER, id="speaks for a later day"),
        pytest.param(exactly(40), Reason.UNDATED, id="undated"),
        pytest.param(about(50, as_of=on(18)), Reason.VAGUE, id="vague"),
        pytest.param(up_to(90, as_of=on(18)), Reason.UPPER_ESTIMATE, id="an upper estimate"),
        pytest.param(exactly(90, as_of=on(18), basis=Basis.FEARED), Reason.FEARED, id="feared"),
        pytest.param(exactly(9, as_of=on(18), part=Part.INCREMENT), Reason.NOT_A_TOTAL, id="an increment"),
        pytest.param(exactly(17, as_of=on(9)), Reason.SUPERSEDED, id="an earlier, lower count"),
        pytest.param(exactly(48, key="again", origin=SOHR, as_of=on(18)), Reason.REPEAT, id="a repeat"),
    ],
)
def test_what_is_left_out_and_why(figure, reason):
    answer = exactly(48, as_of=on(18), origin=SOHR, published_on=date(2023, 1, 18))
    proposal = propose_finding([figure, answer], Method.RANGE, as_of=ON_THE_20TH)

    assert proposal.included == (answer,)
    assert proposal.best == 48
    assert reasons(proposal) == {figure.key: reason}
    for language in Language:
        assert "{" not in proposal.excluded[0].sentence(language)


def test_a_figure_that_gave_way_names_the_one_that_took_its_place():
    proposal = propose_finding([exactly(17, as_of=on(9)), exactly(48, as_of=on(18))], Method.RANGE, as_of=ON_THE_20TH)

    assert proposal.excluded[0].sentence() == "“48” takes its place"
    assert proposal.excluded[0].sentence(Language.SPANISH) == "«48» lo reemplaza"


def test_a_level_is_answered_by_its_latest_day():
    roads = [exactly(46, kind=LEVEL, as_of=on(6)), exactly(45, kind=LEVEL, as_of=on(9))]
    proposal = propose_finding(roads, Method.RANGE, as_of=ON_THE_20TH)

    assert proposal.best == 45
    assert reasons(proposal) == {"46": Reason.EARLIER_MOMENT}


CURRENT = [
    exactly(17, key="a", as_of=on(9), origin=SOHR),
    exactly(17, key="b", as_of=on(9), origin=COALITION),
    at_least(18, key="c", as_of=on(9), origin=OUTLET),
]


@pytest.mark.parametrize(
    ("method", "grades", "sentence", "best", "included"),
    [
        pytest.param(Method.RANGE, {}, "at least 17", None, ["c", "b", "a"], id="from the lowest to the highest"),
        pytest.param(Method.MAJORITY, {}, "17", 17, ["b", "a"], id="two origins against one"),
        pytest.param(Method.SOURCE_HIERARCHY, {"outlet": 4}, "at least 18", None, ["c"], id="the best graded origin"),
        pytest.param(Method.ACLED, {}, "17", 17, ["b", "a"], id="the most conservative"),
    ],
)
def test_each_method_comes_to_its_answer(method, grades, sentence, best, included):
    proposal = propose_finding(CURRENT, method, as_of=ON_THE_20TH, grades=grades)

    assert proposal.sentence() == f"As of 20 January 2023: {sentence}; the sources conflict."
    assert proposal.best == best
    assert [figure.key for figure in proposal.included] == included
    assert len(proposal.included) + len(proposal.excluded) == 3


def test_no_majority_leaves_the_whole_range():
    proposal = propose_finding(CURRENT[1:], Method.MAJORITY, as_of=ON_THE_20TH)

    assert len(proposal.included) == 2
    assert proposal.best is None


@pytest.mark.parametrize("method", list(Method))
def test_nothing_dated_leaves_no_answer(method):
    proposal = propose_finding([exactly(30)], method, as_of=ON_THE_20TH)

    assert proposal.range is None
    assert proposal.conflict is Conflict.NO
    assert proposal.sentence() == "No dated figure bounds the count as of 20 January 2023."


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        pytest.param([exactly(1006, as_of=on(9))], "1,006", id="a number"),
        pytest.param([between(40, 50, as_of=on(9))], "40 to 50", id="a range"),
        pytest.param([fewer_than(50, as_of=on(9))], "fewer than 50", id="a ceiling"),
        pytest.param([at_least(50, as_of=on(9))], "at least 50", id="a floor"),
    ],
)
def test_the_answer_in_words(figures, words):
    proposal = propose_finding(figures, Method.RANGE, as_of=ON_THE_20TH)

    assert proposal.sentence() == f"As of 20 January 2023: {words}; the sources do not conflict."
