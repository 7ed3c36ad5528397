"""Pages that answer in an article's place are held; good pages that use the same words are not."""

import pytest

from sources.readers import Standing, read_page
from tests.sources.readers.good_pages import GOOD
from tests.sources.readers.suspect_pages import SUSPECT


@pytest.mark.parametrize(
    ("expected", "markup"), [pytest.param(standing, markup, id=name) for name, standing, markup in SUSPECT]
)
def test_a_suspect_page_is_held(expected, markup):
    page = read_page(markup.encode(), media_type="text/html")

    assert page.standing is expected
    assert page.suspicion.endswith(".")


@pytest.mark.parametrize("markup", [pytest.param(markup, id=name) for name, markup in GOOD])
def test_a_good_page_may_stand(markup):
    page = read_page(markup.encode(), media_type="text/html")

    assert (page.standing, page.suspicion) == (Standing.OK, "")
