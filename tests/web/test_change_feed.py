"""The changes as a feed: for who is signed in, and for the feed reader that knows a person's key."""

import feedparser
import pytest
from django.test import Client
from django.urls import reverse

from claims.feeding import key_of
from tests.web.story import tell

pytestmark = pytest.mark.django_db


def asked_with(key):
    return Client().get(reverse("change-feed"), {"key": key})


def test_the_key_of_a_person_opens_their_feed(viewer):
    story = tell()

    response = asked_with(key_of(viewer))

    feed = feedparser.parse(response.content)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not feed.bozo
    [entry] = feed.entries
    assert (entry.title, entry.id) == ("another figure: 48 → 49", f"urn:factcheck:change:{story.change.pk}")
    assert entry.link == f"http://testserver{story.decided.get_absolute_url()}"


def test_the_page_of_changes_names_it(client, viewer):
    client.force_login(viewer)

    assert key_of(viewer) in client.get(reverse("change-list")).content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda viewer: "", id="no key"),
        pytest.param(lambda viewer: "x" + key_of(viewer), id="another number"),
        pytest.param(lambda viewer: key_of(viewer)[:-1], id="a key cut short"),
        pytest.param(lambda viewer: "9" * 30 + "-0", id="a number that no row has"),
    ],
)
def test_no_other_key_opens_it(viewer, changed):
    assert asked_with(changed(viewer)).status_code == 403


def test_a_new_password_makes_a_new_key_and_a_closed_account_has_none(viewer):
    key = key_of(viewer)

    viewer.set_password("another")
    viewer.save()
    assert asked_with(key).status_code == 403
    viewer.is_active = False
    viewer.save()
    assert asked_with(key_of(viewer)).status_code == 403
