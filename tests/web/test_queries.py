"""Pages ask the database as often for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims import defining, stating
from claims.models import Intake
from claims.taking_in import page_as_json
from sources import blobs
from sources.readers import read_page
from tests.factories import NOW, claim, measure, snapshot

pytestmark = pytest.mark.django_db

FEW, MANY = 2, 9


def figures(count, editor):
    """A measure with so many figures, a finding that counts them, and a topic with as many more measures."""
    deaths = measure(title=f"Killed {count}")
    included = [
        claim(
            str(number), number, number, placed_in=deaths, by=editor, snapshot=snapshot(f"{number} people were killed.")
        )
        for number in range(1, count + 1)
    ]
    for number in range(count):
        measure(title=f"Part {number}", topic=deaths.topic, whole=deaths)
        defining.redefine(
            record=deaths,
            values={"definition": f"As of {number}."},
            seen_version=defining.version_of(deaths),
            by=editor,
        )
    finding = stating.state_finding(
        measure=deaths,
        answer=stating.Answer(
            as_of=NOW.date(),
            low=None,
            best=None,
            high=None,
            method="range",
            sentence="It rose.",
            conflict="no",
            included=tuple(included),
            excluded={},
        ),
        by=editor,
        now=NOW,
    )
    return deaths, finding


def an_intake(count, editor):
    """An intake that waits for a person, with so many figures."""
    text = "".join(f"On one day {number} people were killed. " for number in range(10, 10 + count))
    spans = [(text.index(str(number)), text.index(str(number)) + 2) for number in range(10, 10 + count)]
    read = [
        {"start": start, "end": end, "quote": [start, end], "range": "[30,30]", "vague": False, "counted": "people"}
        | {"origin": "", "as_of": None}
        for start, end in spans
    ]
    page = page_as_json(read_page(text.encode(), media_type="text/plain"))
    return Intake.objects.create(
        state="ready",
        is_pending=False,
        media_type="text/plain",
        sha256=blobs.put(text.encode()),
        page=page | {"figures": spans, "read": read},
        added_at=NOW,
        added_by=editor,
        title=f"Waiting {count}",
    )


def a_source(count, editor):
    """A source with so many claims."""
    taken = snapshot(" ".join(f"{number} people were killed." for number in range(10, 10 + count)))
    for number in range(count):
        start = taken.text.index(str(number + 10))
        span = {"start": start, "end": start + 2, "figure_start": start, "figure_end": start + 2}
        claim(str(number + 10), number + 10, number + 10, by=editor, snapshot=taken, quote=str(number + 10), **span)
    return taken.source


PAGES = {
    "topic-list": lambda count, editor: figures(count, editor) and reverse("topic-list"),
    "topic-detail": lambda count, editor: figures(count, editor)[0].topic.get_absolute_url(),
    "topic-board": lambda count, editor: figures(count, editor)[0].get_absolute_url(),
    "measure-history": lambda count, editor: reverse("measure-history", args=[figures(count, editor)[0].pk]),
    "finding-detail": lambda count, editor: reverse("finding-detail", args=[figures(count, editor)[1].pk]),
    "finding-new": lambda count, editor: reverse("finding-new", args=[figures(count, editor)[0].pk]),
    "intake-detail": lambda count, editor: an_intake(count, editor).get_absolute_url(),
    "source-detail": lambda count, editor: a_source(count, editor).get_absolute_url(),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_as_often_for_many_rows_as_for_few(client, editor, name):
    client.force_login(editor)
    asked = []
    for count in (FEW, MANY):
        address = PAGES[name](count, editor)
        client.get("/help/")  # what is asked once per process, or per session, is asked
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]
