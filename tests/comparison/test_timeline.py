"""The envelope of a cumulative measure, its collisions, and the smallest removal."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.relation import Family, relate
from claims.comparison.removal import smallest_removal
from claims.comparison.timeline import timeline_of
from claims.figures.figure import AsOf, Basis, Known, Part
from tests.comparison.figures import SOHR, almost, around, at_least, between, exactly, more_than, on, up_to


def days(first, last):
    return AsOf(date(2023, 1, first), date(2023, 1, last), Known.STATED)


def test_the_envelope_lies_between_the_counts_before_and_after():
    timeline = timeline_of([at_least(17, as_of=on(9)), exactly(48, as_of=on(19)), more_than(50, as_of=around(20))])

    assert (timeline.low(date(2023, 1, 8)), timeline.high(date(2023, 1, 8))) == (None, 48)
    assert (timeline.low(date(2023, 1, 9)), timeline.high(date(2023, 1, 9))) == (17, 48)
    assert (timeline.low(date(2023, 1, 19)), timeline.high(date(2023, 1, 19))) == (48, 48)
    assert (timeline.low(date(2023, 1, 20)), timeline.high(date(2023, 1, 20))) == (50, None)


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(almost(90, as_of=on(5)), id="a vague figure"),
        pytest.param(up_to(3, as_of=on(20)), id="an upper estimate"),
        pytest.param(exactly(90, as_of=on(5), basis=Basis.FEARED), id="a feared count"),
        pytest.param(exactly(90, as_of=on(5), part=Part.PART), id="a part of another figure"),
        pytest.param(exactly(90, as_of=on(5), part=Part.INCREMENT), id="an increment"),
        pytest.param(exactly(90), id="an undated count"),
    ],
)
def test_some_figures_shade_but_never_bound(figure):
    timeline = timeline_of([exactly(17, as_of=on(9)), figure])

    assert timeline.shading == (figure,)
    assert timeline.collision_count == 0
    assert timeline.high(date(2023, 1, 1)) == 17


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([exactly(48, as_of=on(9)), exactly(17, as_of=on(10))], 1, id="a later count is lower"),
        pytest.param([exactly(17, as_of=on(9)), exactly(18, as_of=on(9))], 1, id="two counts stated for one day"),
        pytest.param([exactly(17, as_of=around(9)), exactly(18, as_of=around(9))], 0, id="a rise within one day"),
        pytest.param(
            [exactly(17, as_of=on(9)), exactly(18, as_of=around(9))], 0, id="stated, and inferred a bit later"
        ),
        pytest.param(
            [exactly(17, as_of=on(9)), exactly(18, as_of=on(9), grows=True)], 0, id="'rises to 18' in the day"
        ),
        pytest.param(
            [more_than(50, as_of=on(9)), exactly(50, as_of=on(9))], 0, id="the same number, worded differently"
        ),
        pytest.param([at_least(30, as_of=on(10)), exactly(48, as_of=on(9))], 0, id="a floor below an earlier count"),
        pytest.param([exactly(17, as_of=days(5, 9)), exactly(5, as_of=days(9, 12))], 0, id="windows that share a day"),
        pytest.param([exactly(17, as_of=days(5, 9)), exactly(5, as_of=days(10, 12))], 1, id="windows that do not"),
    ],
)
def test_collisions(figures, expected):
    assert timeline_of(figures).collision_count == expected
    assert timeline_of(reversed(figures)).collision_count == expected


def test_a_day_in_which_one_origin_raised_its_count_does_not_collide():
    morning = exactly(112, as_of=on(9), origin=SOHR, published_on=date(2023, 1, 9))
    update = exactly(126, as_of=on(9), origin=SOHR, published_on=date(2023, 1, 10))

    assert timeline_of([morning, update]).collision_count == 0
    assert timeline_of([update, morning]).collision_count == 0


def test_the_worst_collisions_come_first_and_are_at_most_twenty():
    falling = [exactly(1000 - 10 * n, key=str(n), as_of=on(n + 1)) for n in range(10)]
    timeline = timeline_of(falling)

    assert timeline.collision_count == 45
    assert len(timeline.worst) == 20
    assert [(c.earlier.key, c.later.key, c.gap) for c in timeline.worst[:3]] == [
        ("0", "9", 90),
        ("1", "9", 80),
        ("0", "8", 80),
    ]


def test_the_smallest_removal_takes_the_one_misprint_out():
    toll = [exactly(17, as_of=on(9)), exactly(170, as_of=on(10)), exactly(18, as_of=on(11)), exactly(19, as_of=on(12))]
    removal = smallest_removal(timeline_of(toll).bounds)

    assert removal.keys == ("170",)
    assert removal.is_smallest


def test_beyond_two_hundred_long_windows_in_conflict_the_removal_is_labelled():
    def half_month(n):
        first = date(2023, 1, 1) + timedelta(days=n)
        return exactly(1000 - n, key=str(n), as_of=AsOf(first, first + timedelta(days=15), Known.STATED))

    bounds = timeline_of([half_month(n) for n in range(240)]).bounds
    removal = smallest_removal(bounds)

    assert not removal.is_smallest
    assert no_collision_is_left(bounds, removal.keys)


windows = st.one_of(
    st.integers(1, 6).map(on),
    st.integers(1, 6).map(around),
    st.tuples(st.integers(1, 6), st.integers(0, 2)).map(lambda span: days(span[0], span[0] + span[1])),
)
single_days = st.integers(1, 6).map(on)
shapes = st.one_of(
    st.integers(0, 9).map(lambda n: (exactly, (n,))),
    st.integers(0, 9).map(lambda n: (at_least, (n,))),
    st.integers(0, 9).map(lambda n: (more_than, (n,))),
    st.tuples(st.integers(0, 9), st.integers(1, 5)).map(lambda ends: (between, (ends[0], ends[0] + ends[1]))),
)


def reports(of_days=windows, of_shapes=shapes, most=8):
    return st.lists(st.tuples(of_shapes, of_days, st.booleans()), max_size=most).map(
        lambda drawn: [
            shape(*numbers, key=f"report {position}", as_of=as_of, grows=grows)
            for position, ((shape, numbers), as_of, grows) in enumerate(drawn)
        ]
    )


def no_collision_is_left(bounds, removed):
    kept = [bound for bound in bounds if bound.figure.key not in removed]
    return not any(one.collides_with(other) or other.collides_with(one) for one, other in combinations(kept, 2))


@given(reports())
def test_every_collision_is_counted(figures):
    timeline = timeline_of(figures)

    pairs = [
        (one, other)
        for one, other in combinations(timeline.bounds, 2)
        if one.collides_with(other) or other.collides_with(one)
    ]
    assert timeline.collision_count == len(pairs)
    assert len(timeline.worst) == min(20, len(pairs))


@given(reports())
def test_every_collision_is_a_conflict_of_the_two_figures(figures):
    for collision in timeline_of(figures).worst:
        assert relate(collision.earlier, collision.later).family is Family.CONFLICT


@given(reports(), reports(most=1), st.integers(1, 9))
def test_adding_a_report_never_widens_the_envelope(figures, added, day):
    before, after = timeline_of(figures), timeline_of([*figures, *(replace(f, key="added") for f in added)])
    on_day = date(2023, 1, day)

    if before.low(on_day) is not None:
        assert after.low(on_day) >= before.low(on_day)
    if before.high(on_day) is not None:
        assert after.high(on_day) <= before.high(on_day)


@given(st.one_of(reports(), reports(of_days=single_days), reports(of_days=st.integers(1, 6).map(around))))
def test_the_removal_leaves_no_collision_and_no_smaller_set_would(figures):
    bounds = timeline_of(figures).bounds
    removal = smallest_removal(bounds)

    assert removal.is_smallest
    assert no_collision_is_left(bounds, removal.keys)
    keys = [bound.figure.key for bound in bounds]
    for count in range(len(removal.keys)):
        assert not any(no_collision_is_left(bounds, fewer) for fewer in combinations(keys, count))
