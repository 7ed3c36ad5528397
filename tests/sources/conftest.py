"""The evaluation data beside the project, for the tests that read it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shared_data():
    """The folder of evaluation data; the test is skipped where it is absent."""
    folder = ROOT / os.environ.get("FACTCHECK_SHARED_DATA", "../shared/data")
    if not folder.is_dir():
        pytest.skip("the evaluation data is not beside the project (FACTCHECK_SHARED_DATA)")
    return folder
