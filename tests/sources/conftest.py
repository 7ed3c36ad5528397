"""The evaluation data beside the project, for the tests that read it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from sources.fetching import guarding
from tests.sources.news_site import running_news_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shared_data():
    """The folder of evaluation data; the test is skipped where it is absent."""
    folder = ROOT / os.environ.get("FACTCHECK_SHARED_DATA", "../shared/data")
    if not folder.is_dir():
        pytest.skip("the evaluation data is not beside the project (FACTCHECK_SHARED_DATA)")
    return folder


@pytest.fixture
def news(monkeypatch, settings):
    """A site on this machine that the door lets in; its hosts may be asked again at once."""
    settings.FETCH_HOST_PAUSE = timedelta(0)
    with running_news_site() as site:
        monkeypatch.setattr(guarding, "PUBLIC", site.guard())
        yield site
