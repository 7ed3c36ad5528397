"""What the site says of itself: the method from its own tables, the keys, and what a person may set."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from claims import methodology
from claims.comparison.finding import Method
from claims.comparison.relation import RULES
from claims.views.about import KEYS

pytestmark = pytest.mark.django_db
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def test_the_method_shows_what_the_rules_make_of_words(client):
    shown = client.get(reverse("methodology")).content.decode()

    for words, range_ in (("more than 50", "over 50"), ("almost 30", "27 – 30 ~"), ("dozens", "24 or more ~")):
        assert re.search(rf"<q>{words}</q></th><td class=\"range\">{range_}</td>", shown)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_method_shows_every_rule_and_every_blank_is_filled(language):
    with translation.override(language):
        sentences = [line.sentence for line in methodology.relations()]

    assert len(sentences) == len(RULES)
    assert [sentence for sentence in sentences if "{" in sentence] == []


def test_the_method_names_every_way_to_a_finding():
    assert len(methodology.methods()) == len(Method) + 1  # and discussion, which no program does


def test_every_key_of_a_page_is_in_the_help():
    told = {part for _place, keys in KEYS for key, _deed in keys for part in key.split()}
    used = {
        key for path in TEMPLATES.rglob("*.html") for key in re.findall(r'data-(?:row-)?key="(\w)"', path.read_text())
    }

    assert used
    assert {key.upper() for key in used} - told == set()


def test_what_is_chosen_holds_for_every_page(client, reviewer):
    client.force_login(reviewer)
    chosen = {"language": "es", "time_zone": "America/Lima", "keys_on": ""}

    assert client.post(reverse("account"), chosen).status_code == 302

    page = client.get(reverse("account")).content.decode()
    assert '<html lang="es">' in page
    assert 'data-keys="off"' in page
    assert "GMT-5" in page or "-05" in page or "PET" in page


def test_what_was_chosen_is_there_after_signing_in_elsewhere(reviewer):
    reviewer.reviewer.keys_on = False
    reviewer.reviewer.save()
    elsewhere = Client()
    elsewhere.force_login(reviewer)

    assert 'data-keys="off"' in elsewhere.get(reverse("account")).content.decode()


def test_a_time_zone_that_is_not_there_is_refused(client, reviewer):
    client.force_login(reviewer)

    refused = client.post(reverse("account"), {"language": "en", "time_zone": "Mars/Olympus"})

    assert refused.status_code == 400
    assert "There is no such time zone." in refused.content.decode()


def test_signing_out_everywhere_else_leaves_this_session(client, reviewer, second):
    elsewhere, others = Client(), Client()
    for one, account in ((client, reviewer), (elsewhere, reviewer), (others, second)):
        one.force_login(account)

    client.post(reverse("account-sign-out-others"))

    asked = [one.get(reverse("account")).status_code for one in (client, elsewhere, others)]
    assert asked == [200, 302, 200]


def test_a_password_is_changed_with_the_old_one_only(client, reviewer):
    reviewer.set_password("stone-river-lamp")
    reviewer.save()
    client.force_login(reviewer)
    new = {"new_password1": "cloud-ladder-9", "new_password2": "cloud-ladder-9"}

    assert client.post(reverse("account-password"), {"old_password": "wrong", **new}).status_code == 400
    assert client.post(reverse("account-password"), {"old_password": "stone-river-lamp", **new}).status_code == 302
    assert Client().login(username="reviewer", password="cloud-ladder-9")
