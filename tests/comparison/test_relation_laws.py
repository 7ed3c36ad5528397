"""What holds for any two figures."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.language import Language
from claims.comparison.relation import Family, RelationKind, relate
from claims.comparison.stated import Origin
from claims.figures.figure import Basis, Part
from tests.comparison.figures import (
    BY_STATE_FORCES,
    COALITION,
    DEATHS,
    IN_PUNO,
    INJURED,
    LEVEL,
    MINORS,
    OFFICIALS,
    SOHR,
    about,
    almost,
    around,
    at_least,
    between,
    countless,
    dozens,
    exactly,
    fewer_than,
    more_than,
    on,
    up_to,
)

numbers = st.integers(0, 60)
shapes = st.one_of(
    st.tuples(st.sampled_from([exactly, at_least, more_than, almost, about, up_to]), numbers),
    st.tuples(st.sampled_from([fewer_than]), numbers.filter(bool)),
    st.sampled_from([(dozens,), (countless,)]),
    st.tuples(st.just(between), numbers, st.integers(61, 90)),
)
facts = st.fixed_dictionaries(
    {
        "scope": st.sampled_from([DEATHS, MINORS, BY_STATE_FORCES, IN_PUNO, INJURED]),
        "as_of": st.one_of(st.none(), st.integers(1, 5).map(on), st.integers(1, 5).map(around)),
        "published_on": st.one_of(st.none(), st.integers(1, 9).map(lambda day: date(2023, 1, day))),
        "origin": st.sampled_from([SOHR, COALITION, OFFICIALS, Origin("", "")]),
        "kind": st.sampled_from(["cumulative", LEVEL]),
        "basis": st.sampled_from([Basis.REPORTED, Basis.CONFIRMED, Basis.FEARED]),
        "part": st.sampled_from(list(Part)),
        "grows": st.booleans(),
        "topic_started_on": st.one_of(st.none(), st.just(date(2022, 12, 7))),
    }
)
figures = st.tuples(shapes, facts).map(lambda drawn: drawn[0][0](*drawn[0][1:], **drawn[1]))


@given(figures, figures)
def test_it_makes_no_difference_who_is_named_first(one, other):
    one, other = replace(one, key="one"), replace(other, key="other")

    assert relate(one, other) == relate(other, one)
    assert relate(one, other).sentence() == relate(other, one).sentence()


@given(figures, figures)
def test_every_pair_has_a_sentence_in_both_languages(one, other):
    relation = relate(one, other)

    for language in Language:
        sentence = relation.sentence(language)
        assert sentence.endswith(".")
        assert "{" not in sentence


@given(figures, facts)
def test_equal_figures_never_conflict(one, other_facts):
    other = replace(one, key="other", **other_facts)

    assert relate(one, other).family is not Family.CONFLICT


@given(figures, figures)
def test_a_vague_figure_alone_never_contradicts(one, other):
    assert relate(replace(one, vague=True), other).family is not Family.CONFLICT


@given(figures, figures)
def test_an_undated_figure_alone_never_conflicts(one, other):
    assert relate(replace(one, as_of=None), other).family is not Family.CONFLICT


@given(figures, figures)
def test_two_levels_of_different_days_never_conflict(one, other):
    one = replace(one, kind=LEVEL, part=Part.TOTAL, scope=DEATHS, as_of=on(1))
    other = replace(other, kind=LEVEL, part=Part.TOTAL, scope=DEATHS, as_of=on(2))

    assert relate(one, other).family is not Family.CONFLICT


@given(figures, figures)
def test_growth_within_one_measure_never_names_a_lower_later_number(one, other):
    relation = relate(one, other)

    if relation.kind is RelationKind.SUPERSEDED:
        assert relation.pair.later.number > relation.pair.earlier.number
