"""Two people work on one thing at once: the second sees both versions, nothing of either is lost, and saving again decides."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims import rating
from claims.models import Claim, Decision, Measure, Rating, Topic
from tests.factories import NOW, claim, judged, level, measure, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(editor):
    return claim(placed_in=measure(), by=editor)


@pytest.fixture
def two(editor):
    """Two editors, each in a browser of their own."""
    clients = Client(), Client()
    clients[0].force_login(editor)
    clients[1].force_login(person("other", "Editor"))
    return clients


def form_of(client, address):
    """Return what the last form of a page would send as it stands, by the names of its fields."""
    page = client.get(address).content.decode()
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" in attributes and (attributes.get("type") not in ("radio", "checkbox") or " checked" in tag):
            sent[attributes["name"]] = attributes.get("value", "")
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen.group(1) if chosen else ""
    for name, words in re.findall(r'<textarea name="(\w+)"[^>]*>\s?(.*?)</textarea>', page, re.DOTALL):
        sent[name] = words
    return sent


def row_of(page, name):
    """Return the two cells of a row of the table of both versions."""
    row = next(row for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if f">{name}" in row)
    return re.findall(r"<td>(.*?)</td>", row)


def test_a_topic(two, placed):
    address = reverse("topic-change", args=[placed.measure.topic.slug])
    first, second = (form_of(client, address) for client in two)

    assert two[0].post(address, first | {"title": "Unrest"}).status_code == 302
    refused = two[1].post(address, second | {"title": "Protests in the south"})

    page = refused.content.decode()
    assert refused.status_code == 400
    assert row_of(page, "Title") == ["Unrest", "Protests in the south"]
    again = second | {
        "title": "Protests in the south",
        "version": re.search(r'name="version" value="(\d+)"', page).group(1),
    }
    assert two[1].post(address, again).status_code == 302
    topic = Topic.objects.get()
    assert topic.title == "Protests in the south"
    assert [event.title for event in topic.events.order_by("pgh_id")] == ["Protests", "Unrest"]


def test_a_measure(two, placed):
    address = reverse("measure-change", args=[placed.measure_id])
    first, second = (form_of(client, address) for client in two)

    two[0].post(address, first | {"definition": "Killed by anybody."})
    page = two[1].post(address, second | {"definition": "Killed by the police.", "kind": "level"}).content.decode()

    assert row_of(page, "Which figures belong here") == ["Killed by anybody.", "Killed by the police."]
    assert Measure.objects.get().definition == "Killed by anybody."


def test_a_reading_of_a_claim(two, placed):
    address = reverse("claim-correct", args=[placed.pk])
    first, second = (form_of(client, address) for client in two)

    two[0].post(address, first | {"low": "47", "high": "47", "reason": "The list has 47."})
    refused = two[1].post(address, second | {"low": "49", "high": "49", "reason": "The list has 49."})

    page = refused.content.decode()
    assert refused.status_code == 400
    assert row_of(page, "Lower number that is written") == ["47", "49"]
    assert "The list has 49." in page
    again = second | {"low": "49", "high": "49", "reason": "Counted again.", "revision": "2"}
    assert two[1].post(address, again).status_code == 302
    assert (Claim.objects.get().low, Claim.objects.get().revision) == (49, 3)
    history = two[1].get(placed.get_absolute_url()).content.decode()
    assert "The list has 47." in history
    assert "Counted again." in history


def test_a_decision(two, placed, reviewer):
    rating.rate(claim=placed, judgement=judged(placed), by=reviewer.reviewer, now=NOW)
    address = reverse("claim-decide", args=[placed.pk])
    seen = {name: value for name, value in form_of(two[0], address).items() if name.startswith("seen_")}
    said = {"level": level().pk, "method": "majority", "rationale": "One is enough."} | seen

    two[0].post(address, said)
    refused = two[1].post(address, said | {"rationale": "Not so fast.", "level": level("mostly").pk})

    page = refused.content.decode()
    assert refused.status_code == 400
    assert "One is enough." in page
    assert "Not so fast." in page
    assert Decision.objects.get().rationale == "One is enough."
    seen = dict(re.findall(r'name="(seen_\w+)" value="([^"]*)"', page))
    two[1].post(address, said | seen | {"rationale": "Not so fast.", "change_kind": "update"})
    assert Decision.objects.standing().get().rationale == "Not so fast."


def test_a_rating_that_comes_in_while_somebody_decides(two, placed, reviewer, second):
    rating.rate(claim=placed, judgement=judged(placed), by=reviewer.reviewer, now=NOW)
    address = reverse("claim-decide", args=[placed.pk])
    seen = {name: value for name, value in form_of(two[0], address).items() if name.startswith("seen_")}
    rating.rate(claim=placed, judgement=judged(placed, "contradicted"), by=second.reviewer, now=NOW)

    said = {"level": level().pk, "method": "majority", "rationale": "One is enough."} | seen
    page = two[0].post(address, said).content.decode()

    assert "Each of the 2 chose another level." in page
    assert Rating.objects.count() == 2
    assert not Decision.objects.exists()


@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_a_decision_is_not_corrected_without_telling_readers(two, placed, reviewer, kind):
    rating.rate(claim=placed, judgement=judged(placed), by=reviewer.reviewer, now=NOW)
    address = reverse("claim-decide", args=[placed.pk])
    said = {"level": level().pk, "method": "majority", "rationale": "One is enough."}
    two[0].post(address, said | {k: v for k, v in form_of(two[0], address).items() if k.startswith("seen_")})
    seen = {k: v for k, v in form_of(two[0], address).items() if k.startswith("seen_")}

    refused = two[0].post(address, said | seen | {"change_kind": kind})
    two[0].post(address, said | seen | {"change_kind": kind, "public_note": "We misread the list."})

    assert "tells readers publicly" in refused.content.decode()
    assert Decision.objects.standing().get().change_kind == kind
    assert "We misread the list." in two[0].get(reverse("correction-list")).content.decode()


def test_a_merged_topic_leads_to_the_one_that_took_it_over(two, placed):
    other = measure("People killed")
    old, new = other.topic, placed.measure.topic

    two[0].post(reverse("topic-merge", args=[old.slug]), {"into": new.pk})

    assert two[0].get(reverse("topic-detail", args=[old.slug])).url == new.get_absolute_url()
    assert two[0].get(reverse("topic-board", args=[old.slug])).url == reverse("topic-board", args=[new.slug])
    board = two[0].get(reverse("topic-board", args=[new.slug]), {"measure": other.pk})
    assert board.url == placed.measure.get_absolute_url()


def test_a_measure_does_not_become_a_part_of_its_own_part(two, placed):
    part = measure("Minors killed", topic=placed.measure.topic, whole=placed.measure)
    address = reverse("measure-change", args=[placed.measure_id])

    page = two[0].post(address, form_of(two[0], address) | {"whole": part.pk}).content.decode()

    assert "a part of this measure already" in page


def test_what_one_watches_comes_first(two, placed):
    later = measure("Deaths").topic
    Topic.objects.filter(pk=later.pk).update(title="Zones")
    address = reverse("topic-watch", args=[later.slug])
    two[0].post(address)

    page = two[0].get(reverse("topic-list")).content.decode()
    assert page.index("Zones") < page.index("Protests")
    two[0].post(address, {"stop": "1"})
    page = two[0].get(reverse("topic-list")).content.decode()
    assert page.index("Protests") < page.index("Zones")
