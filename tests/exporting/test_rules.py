"""The rules as data, and the program that a package brings along, against the rules as code."""

import runpy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.finding import Method, propose_finding
from claims.comparison.relation import RULES, Family, RelationKind, Rule, relate
from claims.comparison.stated import MeasureKind
from claims.exporting.package.rules import NotAConjunction, conditions_of, figure_as_data, number_of, rules_as_data
from claims.exporting.package.writing import RECOMPUTE
from tests.comparison import test_relation_laws as laws

RULES_AS_DATA = rules_as_data()
figures = laws.figures.map(lambda figure: replace(figure, kind=MeasureKind(figure.kind)))
DAYS = st.integers(1, 12).map(lambda day: date(2023, 1, day))


@pytest.fixture(scope="module")
def program():
    """What the program of a package defines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(RECOMPUTE))
        return runpy.run_path(str(RECOMPUTE / "recompute.py"))


@pytest.mark.parametrize(
    ("kind", "conditions"),
    [
        pytest.param("not_comparable", ("not are_same_measure", "not are_part_and_whole"), id="two that must not hold"),
        pytest.param("scope_swap", ("are_part_and_whole", "name_equal_numbers"), id="two that must"),
        pytest.param("contradicts", ("is_one_stated_day", "are_disjoint", "not is_vague"), id="some of each"),
    ],
)
def test_the_conditions_of_a_rule_are_read_from_the_rule_itself(kind, conditions):
    assert conditions_of(next(rule for rule in RULES if rule.kind == kind)) == conditions


def test_the_last_rule_always_holds():
    assert conditions_of(RULES[-1]) == ()


def test_a_rule_that_is_no_list_of_conditions_is_refused():
    rule = Rule(RelationKind.SAME, Family.FITS, lambda p: p.is_vague and not p.is_vague, "", "")

    with pytest.raises(NotAConjunction):
        conditions_of(rule)


def test_every_condition_has_a_meaning_and_every_rule_an_example():
    asked = {condition.removeprefix("not ") for rule in RULES_AS_DATA["rules"] for condition in rule["when"]}

    assert asked == RULES_AS_DATA["conditions"].keys()
    assert {pair["rule"] for pair in RULES_AS_DATA["vectors"]["pairs"]} == {
        rule["number"] for rule in RULES_AS_DATA["rules"]
    }


@given(figures, figures)
def test_the_program_relates_as_the_rules_do(program, one, other):
    ours = relate(one, other)

    pair, rule = program["relate"](
        program["example"](figure_as_data(one)), program["example"](figure_as_data(other)), RULES_AS_DATA
    )

    assert (pair.one.key, pair.other.key, rule["number"]) == (*ours.keys, number_of(ours))


@given(
    st.lists(figures, max_size=8, unique_by=lambda figure: figure.key),
    st.sampled_from(list(Method)),
    DAYS,
    st.dictionaries(st.sampled_from(["sohr", "coalition", "officials", ""]), st.integers(0, 6)),
)
def test_the_program_answers_as_the_methods_do(program, stated, method, as_of, grades):
    ours = propose_finding(stated, method, as_of=as_of, grades=grades)

    answer = program["propose"](
        [program["example"](figure_as_data(figure)) for figure in stated],
        method.value,
        as_of,
        program["Counter"](grades),
        RULES_AS_DATA,
    )

    range_ = ours.range and (ours.range.low, ours.range.high, ours.range.low_inc, ours.range.high_inc)
    assert (answer["range"], answer["best"], answer["conflict"]) == (range_, ours.best, ours.conflict)
    assert answer["included"] == {figure.key for figure in ours.included}
    assert answer["excluded"] == {one.figure.key: (one.reason.value, one.by and one.by.key) for one in ours.excluded}
