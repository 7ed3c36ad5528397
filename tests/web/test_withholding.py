"""Withholding words from a page, and letting them show again."""

import pytest
from django.urls import reverse

from sources.models import Restriction
from tests.factories import claim, snapshot

pytestmark = pytest.mark.django_db
TEXT = "Ana Quispe saw it. 48 people were killed, said Ana Quispe."


@pytest.fixture
def taken(editor):
    taken = snapshot(TEXT)
    claim("48", snapshot=taken, quote=TEXT, end=len(TEXT), figure_start=19, figure_end=21)
    return taken


def withhold(client, taken, **given):
    return client.post(reverse("source-withhold", args=[taken.source_id]), {"reason": "witness", **given})


def shown(client, taken):
    return client.get(taken.source.get_absolute_url()).content.decode()


def test_words_are_withheld_wherever_they_stand_and_shown_again(client, editor, taken):
    client.force_login(editor)
    assert "Ana Quispe" in shown(client, taken)

    assert withhold(client, taken, words="Ana Quispe", note="asked us by phone").status_code == 302
    assert "Ana Quispe" not in shown(client, taken)

    held = Restriction.objects.get(stems_from__isnull=True)
    client.post(reverse("restriction-lift", args=[held.pk]))
    assert "Ana Quispe" in shown(client, taken)


def test_a_whole_text_is_withheld(client, editor, taken):
    client.force_login(editor)

    withhold(client, taken)

    assert "people were killed" not in shown(client, taken)


def test_words_that_are_not_there_are_refused(client, editor, taken):
    client.force_login(editor)

    refused = withhold(client, taken, words="Ana Quispez")

    assert refused.status_code == 400
    assert "These words are not in the source." in refused.content.decode()
    assert not Restriction.objects.exists()


def test_what_was_lifted_is_not_lifted_twice(client, editor, taken):
    client.force_login(editor)
    withhold(client, taken, words="Ana Quispe")
    lift = reverse("restriction-lift", args=[Restriction.objects.get(stems_from__isnull=True).pk])
    client.post(lift)

    again = client.post(lift, follow=True)

    assert "This restriction cannot be lifted." in again.content.decode()
