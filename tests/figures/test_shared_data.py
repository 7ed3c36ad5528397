"""The reader on the labelled sets that lie beside the project; their twins, on our own sentences: test_corpus."""

import pytest

from tests.benchmarks.bench_figures import accuracy, labelled
from tests.benchmarks.measuring import SHARED_DATA

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not SHARED_DATA.is_dir(), reason=f"no data at {SHARED_DATA}; FACTCHECK_SHARED_DATA names its place"
    ),
]


def test_the_sets_reach_their_goals():
    assert [f"{row.measure}: {row.value}, goal {row.goal}" for row in accuracy({}) if not row.holds] == []


def test_the_customers_page_is_one_text():
    assert len(labelled("listing").texts) == 1
