"""Where the evaluation data stands that these tests may read."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHARED_DATA = ROOT / os.environ.get("FACTCHECK_SHARED_DATA", "../shared/data")


def shared_data(name):
    return SHARED_DATA / name


def needs_shared_data(test):
    """Mark a test that reads the evaluation data, and skip it where there is none."""
    absent = pytest.mark.skipif(not SHARED_DATA.is_dir(), reason=f"the evaluation data is not at {SHARED_DATA}")
    return pytest.mark.shared_data(absent(test))
