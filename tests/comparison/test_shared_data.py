"""The comparison on the labelled pairs and edits that lie beside the project; twins of these stand in the other tests."""

import pytest

from tests.benchmarks.bench_comparison import SHARED_DATA, edit_scores, pair_scores

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not SHARED_DATA.is_dir(), reason=f"no data at {SHARED_DATA}; FACTCHECK_SHARED_DATA names its place"
    ),
]


def test_pairs_reach_their_goals():
    assert [str(score) for score in pair_scores(SHARED_DATA / "pairs") if not score.is_reached] == []


def test_edits_reach_their_goals():
    assert [str(score) for score in edit_scores(SHARED_DATA / "edits") if not score.is_reached] == []
