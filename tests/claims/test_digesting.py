"""The changes of pages by mail: to whoever asked, once a day, in their language, and no word that is withheld."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from claims import digesting
from claims.models import Digest
from sources import restricting
from sources.models import Restriction
from tests.factories import person
from tests.web.story import tell

pytestmark = pytest.mark.django_db

ADDRESS = "rosa@desk.example"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def rosa():
    return person("rosa", "Reviewer").reviewer


@pytest.fixture
def asked(rosa, now):
    """What a person asked for two days ago, before anything changed."""
    return digesting.subscribe(reviewer=rosa, address=ADDRESS, now=now - timedelta(days=2))


def test_a_mail_tells_what_changed_and_where_to_see_it(asked, now):
    story = tell()

    assert digesting.send_due(now=now) == 1

    [sent] = mail.outbox
    assert (sent.to, sent.subject) == ([ADDRESS], "1 change of a watched page")
    assert "48 → 49" in sent.body
    assert f"http://127.0.0.1:8000{story.decided.get_absolute_url()}" in sent.body
    assert "http://127.0.0.1:8000/account/" in sent.body


def test_a_mail_is_in_the_language_of_whom_it_is_for(asked, now):
    tell()
    asked.reviewer.language = "es"
    asked.reviewer.save()

    digesting.send_due(now=now)

    assert mail.outbox[0].subject == "1 cambio en una página vigilada"


def test_each_change_is_told_once_a_day_at_most(asked, now):
    tell()

    counts = [digesting.send_due(now=now + timedelta(hours=hours)) for hours in (0, 1, 25, 50)]

    assert counts == [1, 0, 0, 0]


def test_what_changed_before_somebody_asked_is_not_told(rosa, now):
    tell()
    Digest.objects.all().delete()
    digesting.subscribe(reviewer=rosa, address=ADDRESS, now=now - timedelta(days=2))

    assert digesting.send_due(now=now) == 0
    assert Digest.objects.get(reviewer=rosa).due_at == now + digesting.EVERY


def test_another_address_changes_nothing_else(asked, now):
    again = digesting.subscribe(reviewer=asked.reviewer, address="new@desk.example", now=now)

    again.refresh_from_db()
    assert (again.address, again.due_at, again.last_change) == ("new@desk.example", asked.due_at, asked.last_change)


def test_withheld_words_are_not_mailed(asked, now):
    story = tell()
    for snapshot in (story.change.snapshot, story.change.claim.snapshot):
        restricting.restrict(
            snapshot=snapshot,
            start=None,
            end=None,
            reason=Restriction.Reason.VICTIM,
            note="",
            until=None,
            by=asked.reviewer.user,
            now=now,
        )

    digesting.send_due(now=now)

    assert "48 → 49" not in mail.outbox[0].body
    assert "[withheld: names a victim]" in mail.outbox[0].body


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda user: setattr(user, "is_active", False), id="a closed account"),
        pytest.param(lambda user: user.groups.clear(), id="an account that may not see changes any more"),
    ],
)
def test_who_may_not_see_changes_is_not_mailed_any(asked, now, change):
    tell()
    change(asked.reviewer.user)
    asked.reviewer.user.save()

    assert digesting.send_due(now=now) == 0


def test_nobody_is_mailed_who_asked_no_more(asked, now):
    tell()
    digesting.unsubscribe(reviewer=asked.reviewer)

    assert digesting.send_due(now=now) == 0


def test_without_a_mail_server_nothing_is_sent_and_nothing_forgotten(asked, now, settings):
    tell()
    settings.EMAIL_HOST = ""
    assert digesting.send_due(now=now) == 0

    settings.EMAIL_HOST = "mail.test"
    assert digesting.send_due(now=now) == 1


@pytest.mark.parametrize("error", [ConnectionRefusedError("nobody there"), ValueError("a header with a line end")])
def test_a_mail_that_is_not_taken_is_sent_an_hour_later(asked, now, monkeypatch, error):
    tell()

    def refuse(self, messages):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert digesting.send_due(now=now) == 0

    assert digesting.send_due(now=now + timedelta(minutes=59)) == 0
    assert digesting.send_due(now=now + timedelta(minutes=61)) == 1
