"""The hostile site, once for all tests of the door."""

import pytest

from tests.sources.fetching.hostile import hostile_site


@pytest.fixture(scope="package")
def running_site():
    with hostile_site() as running:
        yield running


@pytest.fixture
def site(running_site):
    """The hostile site; a test that lets anything through to the canary fails."""
    running_site.requests.clear()
    yield running_site
    assert running_site.canary_hits == 0
