"""The same page added by several people at the same moment is there once, and the others are told so in a sentence."""

from datetime import timedelta

import pytest

from sources.adding import AlreadyAdded, Given, add, give_address
from sources.models import Publisher, Source
from sources.readers import read_page
from tests.claims.test_contention import all_at_once
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 8
URL = "https://news.example/peru"


def added(text, url, publisher="Prensa"):
    page = read_page(text.encode(), media_type="text/plain")
    given = Given(url=url, publisher=publisher)
    return add(
        page=page,
        body=text.encode(),
        media_type="text/plain",
        given=given,
        captured_at=NOW - timedelta(hours=1),
        by=None,
        now=NOW,
    )


@pytest.mark.parametrize(
    "say",
    [
        pytest.param(
            lambda n: (f"{40 + n} people were killed.", URL), id="one address, and the page differs each time"
        ),
        pytest.param(
            lambda n: (f"{40 + n % 2} people were killed.", f"{URL}/{n // 2 % 2}"), id="words and addresses mixed"
        ),
    ],
)
def test_what_many_add_at_once_is_there_once(say):
    said = [say(n) for n in range(AT_ONCE)]

    outcomes = all_at_once([lambda each=each: added(*each) for each in said])

    sources = list(Source.objects.all())
    assert {type(outcome) for outcome in outcomes} == {Source, AlreadyAdded}
    assert len({source.current_snapshot.text_sha256 for source in sources}) == len(sources)
    assert sum(isinstance(outcome, Source) for outcome in outcomes) == len(sources)
    assert Publisher.objects.count() == 1


def test_an_address_that_many_give_at_once_is_one_sources():
    texts = [added(f"{40 + n} people were killed.", "") for n in range(AT_ONCE)]

    outcomes = all_at_once([lambda each=each: give_address(source=each, url=URL, now=NOW) for each in texts])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyAdded"] * (AT_ONCE - 1) + ["NoneType"]
