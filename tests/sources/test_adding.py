"""Adding what was published: a text without an address is watched once it is given one."""

import pytest

from sources import refreshing
from sources.adding import AlreadyAdded, Given, HasAddress, add, give_address
from sources.addresses import AddressRefused
from sources.models import Schedule
from sources.readers import read_page
from tests.factories import NOW
from tests.sources.test_refreshing import refresh, watched

pytestmark = pytest.mark.django_db


def pasted(text="48 people were killed.", url=""):
    page = read_page(text.encode(), media_type="text/plain")
    return add(
        page=page, body=text.encode(), media_type="text/plain", given=Given(url=url), captured_at=NOW, by=None, now=NOW
    )


def test_a_text_is_watched_once_it_is_given_an_address(news):
    source = pasted()
    assert not Schedule.objects.exists()

    give_address(source=source, url="HTTP://news.test/peru#top", now=NOW)

    refresh(NOW)
    assert news.asked_for("/peru") == 1
    source.refresh_from_db()
    assert source.canonical_url == "http://news.test/peru"


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        pytest.param("ftp://news.test/peru", AddressRefused, id="no address of a page"),
        pytest.param("http://news.test/peru?utm_source=x", AlreadyAdded, id="the address of another source"),
    ],
)
def test_an_address_that_cannot_be_given_changes_nothing(news, url, refusal):
    watched(news)
    source = pasted("30 people were killed.")

    with pytest.raises(refusal):
        give_address(source=source, url=url, now=NOW)

    with pytest.raises(refreshing.NotWatched):
        refreshing.refresh_now(source=source, now=NOW)


def test_an_address_is_given_once():
    source = pasted(url="http://news.test/peru")

    with pytest.raises(HasAddress):
        give_address(source=source, url="http://news.test/other", now=NOW)
