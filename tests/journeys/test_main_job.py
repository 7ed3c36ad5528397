"""The main job through HTTP, with a real database, a real broker and a real worker: an article in, a rating out."""

import csv
import io
import re
import time

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Intake, Measure, Rating
from tests.factories import level, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]

ARTICLE = """Toll rises in the highland protests

The first week of the protests left 30 people dead, the paper counted at the time.

Human rights organizations estimate that 48 people have been killed in the protests, and hundreds more have been injured.

In six weeks, more than 50 people have been killed. In the city of Cusco more than 50 people were injured on Thursday.
"""


def wait_for(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the worker did not finish"
        time.sleep(0.05)


def signed_in(name, role):
    client = Client()
    client.force_login(person(name, role))
    return client


def page_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_from_an_article_to_the_exported_ratings(worker):
    editor = signed_in("editor", "Editor")
    first = signed_in("first", "Reviewer")
    second = signed_in("second", "Reviewer")

    # paste
    answer = first.post(
        reverse("intake-new"),
        {"text": ARTICLE, "publisher": "The Highland Paper", "language": "en", "title": "Toll rises"},
    )
    intake = Intake.objects.get()
    assert answer.url == intake.get_absolute_url()
    wait_for(lambda: Intake.objects.get().state == Intake.State.READY)
    assert "<mark>more than 50</mark>" in page_of(first, intake.get_absolute_url())

    # keep, and let the worker read it
    source_page = first.post(reverse("intake-keep", args=[intake.pk])).url
    wait_for(lambda: Claim.objects.exists())
    assert "<mark>48</mark>" in page_of(first, source_page)

    # a topic with two measures
    topic = {"title": "Protests", "slug": "protests", "time_zone": "America/Lima", "reviewers_needed": 2}
    editor.post(reverse("topic-new"), topic)
    for title, kind in (("People killed", "deaths"), ("People injured", "injured")):
        editor.post(
            reverse("measure-new", args=["protests"]), {"title": title, "counted_kind": kind, "kind": "cumulative"}
        )
    killed, injured = Measure.objects.get(counted_kind="deaths"), Measure.objects.get(counted_kind="injured")

    # confirm and place: the same words go to two measures, and neither is suggested for the other
    tolls = {c.wording: c for c in Claim.objects.filter(counted_kind="deaths")}
    hurt = Claim.objects.get(wording="more than 50", counted_kind="injured")
    assert set(tolls) == {"30", "48", "more than 50"}
    choices = re.findall(r"<option[^>]*>([^<]*)</option>", page_of(first, hurt.get_absolute_url()))
    assert [choice for choice in choices if "killed" in choice] == ["Protests · People killed"]
    for claim in tolls.values():
        first.post(reverse("claim-confirm", args=[claim.pk]))
        first.post(reverse("claim-place", args=[claim.pk]), {"measure": killed.pk})
    first.post(reverse("claim-place", args=[hurt.pk]), {"measure": injured.pk})

    # the board
    board = page_of(first, killed.get_absolute_url())
    assert "growing" in board
    assert "no conflict" in board
    assert "over 50" in board
    assert "<svg" in board

    # two ratings, the second blind to the first
    claim = tolls["48"]
    review = reverse("claim-review", args=[claim.pk])
    words = {"snapshot": claim.snapshot_id, "sentence": f"{claim.start}:{claim.end}", "stance": "supports"}
    said = {"level": level("supported").pk, "confidence": 3, "note": "The Ombudsman says the same."}
    first.post(review, said | words)
    assert "The Ombudsman says the same." not in page_of(second, review)
    second.post(review, {"level": level("mostly").pk, "confidence": 2, "note": "No day is given."} | words)
    assert "The Ombudsman says the same." in page_of(second, review)

    # the decision
    decide = reverse("claim-decide", args=[claim.pk])
    assert "No day is given." in page_of(editor, decide)
    seen = {"seen_ratings": " ".join(str(pk) for pk in Rating.objects.order_by("pk").values_list("pk", flat=True))}
    said = {"level": level("mostly").pk, "method": "majority", "rationale": "Right, but without a day."}
    editor.post(decide, said | seen)
    assert "Right, but without a day." in page_of(second, claim.get_absolute_url())

    # the export
    download = editor.get(reverse("export-ratings"))
    rows = list(csv.DictReader(io.StringIO(b"".join(download.streaming_content).decode())))
    assert [(row["row"], row["wording"], row["low"], row["level"], row["reviewer"]) for row in rows] == [
        ("rating", "48", "48", "supported", "first"),
        ("rating", "48", "48", "mostly", "second"),
        ("decision", "48", "48", "mostly", ""),
    ]
    listed = editor.get(reverse("api-ratings"), {"row": "rating"}).json()["results"]
    assert [(row["number"], row["low"], row["confidence"]) for row in listed] == [
        (rating.pk, 48, rating.confidence) for rating in Rating.objects.order_by("pk")
    ]
