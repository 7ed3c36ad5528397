"""Which days a figure may speak for, and which of two was published first."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claims.comparison.stated import published_first
from claims.figures.figure import AsOf, Known
from tests.comparison.figures import between, exactly, on

BEGAN, PUBLISHED, CAPTURED = date(2022, 12, 7), date(2023, 1, 12), date(2023, 1, 19)


@pytest.mark.parametrize(
    ("figure", "window"),
    [
        pytest.param(
            exactly(48, as_of=on(5), is_current_report=True, published_on=PUBLISHED),
            on(5),
            id="the stated day comes first",
        ),
        pytest.param(
            exactly(48, is_current_report=True, published_on=PUBLISHED, topic_started_on=BEGAN),
            AsOf(PUBLISHED, PUBLISHED, Known.INFERRED),
            id="a current report speaks for its day of publication",
        ),
        pytest.param(
            exactly(48, published_on=PUBLISHED, captured_on=CAPTURED, topic_started_on=BEGAN),
            AsOf(BEGAN, PUBLISHED, Known.UNKNOWN),
            id="any other for some day up to publication",
        ),
        pytest.param(
            exactly(48, is_current_report=True, captured_on=CAPTURED, topic_started_on=BEGAN),
            AsOf(BEGAN, CAPTURED, Known.UNKNOWN),
            id="or up to the first capture",
        ),
        pytest.param(exactly(48), AsOf(date.min, date.max, Known.UNKNOWN), id="or for any day there is"),
        pytest.param(
            exactly(48, as_of=AsOf(BEGAN, BEGAN, Known.UNKNOWN), captured_on=CAPTURED),
            AsOf(date.min, CAPTURED, Known.UNKNOWN),
            id="days given as unknown are none",
        ),
        pytest.param(
            exactly(48, published_on=date(2022, 1, 1), topic_started_on=BEGAN),
            AsOf(date(2022, 1, 1), date(2022, 1, 1), Known.UNKNOWN),
            id="a page older than the topic bounds the window by itself",
        ),
    ],
)
def test_window(figure, window):
    assert figure.window() == window


EARLY = exactly(1, key="early", published_at=datetime(2023, 1, 12, 8, tzinfo=UTC), published_on=PUBLISHED)
LATE = exactly(1, key="late", published_at=datetime(2023, 1, 12, 20, tzinfo=UTC), published_on=PUBLISHED)
SAME_MOMENT = exactly(
    1, published_at=datetime(2023, 1, 12, 3, tzinfo=timezone(timedelta(hours=-5))), published_on=PUBLISHED
)
DAY_BEFORE = exactly(1, key="before", published_on=date(2023, 1, 11))
SAME_DAY = exactly(1, key="day", published_on=PUBLISHED)
NEVER = exactly(1, key="never")


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        pytest.param(EARLY, LATE, EARLY, id="two moments of one day"),
        pytest.param(EARLY, SAME_MOMENT, None, id="one moment in two time zones"),
        pytest.param(DAY_BEFORE, LATE, DAY_BEFORE, id="a day and a moment of the next"),
        pytest.param(SAME_DAY, LATE, None, id="a day and a moment of it"),
        pytest.param(NEVER, LATE, None, id="a day that is not known"),
    ],
)
def test_published_first(one, other, first):
    assert published_first(one, other) is first
    assert published_first(other, one) is first


def test_the_number_of_a_range_is_its_middle():
    assert between(100, 200).number == 150
