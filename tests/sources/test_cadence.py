"""How long until a page is looked at again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import cadence
from sources.outcomes import Outcome

NOW = datetime(2023, 1, 20, 12, tzinfo=UTC)
OLD = timedelta(days=9)
FAILURES = [outcome for outcome in Outcome if outcome not in (Outcome.OK, Outcome.UNCHANGED)]
minutes = st.integers(0, 10**6).map(lambda count: timedelta(minutes=count))


def test_a_page_that_changed_is_looked_at_every_quarter_of_an_hour():
    assert cadence.after_change() == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("before", "age", "after"),
    [
        pytest.param(timedelta(minutes=15), timedelta(hours=2), timedelta(minutes=15), id="a fresh page"),
        pytest.param(timedelta(minutes=15), OLD, timedelta(minutes=22.5), id="an old page begins to rest"),
        pytest.param(timedelta(days=2), OLD, timedelta(days=3), id="and rests longer each time"),
        pytest.param(timedelta(days=29), OLD, timedelta(days=30), id="up to a month"),
        pytest.param(timedelta(days=30), timedelta(hours=2), timedelta(minutes=15), id="unless it is fresh"),
    ],
)
def test_a_page_that_rests_is_looked_at_ever_less(before, age, after):
    assert cadence.after_rest(before, age=age) == after


@given(minutes, minutes)
def test_no_page_is_looked_at_too_often_or_given_up(before, age):
    assert cadence.SHORTEST <= cadence.after_rest(before, age=age) <= cadence.LONGEST


@given(st.sampled_from(FAILURES), minutes, st.integers(1, 5000))
def test_no_page_that_fails_is_given_up(outcome, before, failures):
    assert cadence.SHORTEST <= cadence.after_failure(outcome, before, failures=failures) <= cadence.LONGEST


@given(st.sampled_from(FAILURES), st.integers(1, 50))
def test_the_more_failures_the_longer_the_wait(outcome, failures):
    wait = cadence.after_failure(outcome, timedelta(hours=1), failures=failures)

    assert wait <= cadence.after_failure(outcome, timedelta(hours=1), failures=failures + 1)


@given(st.integers(1, 10**12), minutes)
def test_a_page_is_due_within_a_tenth_of_its_wait(source_id, wait):
    due = cadence.next_due(source_id, wait, now=NOW)

    assert wait * 0.9 <= due - NOW <= wait * 1.1


def test_pages_that_were_added_together_drift_apart():
    due = {cadence.next_due(source_id, timedelta(hours=1), now=NOW) for source_id in range(1000)}

    assert len(due) > 990


@pytest.mark.parametrize(
    ("published_on", "added_at", "age"),
    [
        pytest.param(date(2023, 1, 18), NOW, timedelta(days=2, hours=12), id="since the day it states"),
        pytest.param(None, NOW - timedelta(hours=3), timedelta(hours=3), id="since it was added"),
        pytest.param(date(2023, 1, 25), NOW, timedelta(0), id="a day to come is today"),
    ],
)
def test_the_age_of_a_page(published_on, added_at, age):
    assert cadence.age_of(published_on, added_at, now=NOW) == age
