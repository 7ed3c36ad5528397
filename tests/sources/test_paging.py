"""Long lists are counted as far as one may want to go next, and every page of them can be reached."""

import pytest

from sources import paging
from sources.models import Publisher
from sources.paging import LongPaginator

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(monkeypatch):
    """Pages of two out of nine publishers; four are counted beyond the page that is asked for."""
    monkeypatch.setattr(paging, "AHEAD", 4)
    Publisher.objects.bulk_create(Publisher(name=f"Paper {number}") for number in range(1, 10))

    def asked_for(asked):
        return LongPaginator(Publisher.objects.order_by("pk"), 2, asked=asked)

    return asked_for


@pytest.mark.parametrize(
    ("asked", "count", "is_cut_short"),
    [
        pytest.param(None, 6, True, id="no page is asked for"),
        pytest.param("1", 6, True, id="the first page"),
        pytest.param("2", 8, True, id="a later page"),
        pytest.param("3", 9, False, id="a page from which the end is near"),
        pytest.param("70", 9, False, id="a page beyond the end"),
        pytest.param("last", 6, True, id="no number"),
    ],
)
def test_rows_are_counted_as_far_as_one_may_go_next(pages, asked, count, is_cut_short):
    paginator = pages(asked)

    assert (paginator.count, paginator.is_cut_short) == (count, is_cut_short)


def test_one_page_leads_to_the_next_until_the_end(pages):
    names, number = [], 1
    while number:
        page = pages(str(number)).get_page(number)
        names += [publisher.name for publisher in page]
        number = page.next_page_number() if page.has_next() else 0

    assert names == [f"Paper {number}" for number in range(1, 10)]
