"""Many programs at once, on real transactions: nobody slips past the limiter, and a walk meets every row exactly once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.utils import timezone

from claims import rating
from claims.models import Claimant, Rating
from tests.api.conftest import Program
from tests.factories import NOW, claim, judged, person

pytestmark = pytest.mark.django_db(transaction=True)
THREADS, ASKED, BURST = 12, 60, 20


def test_no_more_are_let_through_than_allowed_however_many_ask_at_once(settings, viewer):
    settings.API_BURST, settings.API_PER_MINUTE = BURST, 1
    asking = Program(viewer)
    gate = threading.Barrier(THREADS)

    def ask(number):
        if number < THREADS:
            gate.wait(20)
        try:
            return asking.get("/api/v1/me").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(ask, range(ASKED)))

    assert answers.count(200) == BURST
    assert answers.count(429) == ASKED - BURST


@pytest.fixture
def rated(story):
    """Claims with two ratings each, by people who go on rating."""
    people = [person(f"rater-{number}", "Reviewer").reviewer for number in range(2)]
    claims = [claim(str(60 + n), 60 + n, 60 + n, placed_in=story.decided.measure) for n in range(12)]
    for one in claims:
        for who in people:
            rating.rate(claim=one, judgement=judged(one), by=who, now=NOW)
    return claims, people


def test_a_walk_meets_every_row_that_was_there_once_while_others_write(rated, story):
    claims, people = rated
    asking = Program(User.objects.get(username="editor"))
    there = [("rating", pk) for pk in Rating.objects.standing().order_by("pk").values_list("pk", flat=True)]
    walked, written = threading.Event(), []

    def write(who, other):
        try:
            while not walked.is_set():
                for one in claims:
                    level = "mostly" if len(written) % 2 else "supported"
                    judgement = judged(one, level, 1 + len(written) % 3)
                    rating.rate(claim=one, judgement=judgement, by=who, now=timezone.now())
                    written.append(one.pk)
                Claimant.objects.create(name=f"{other} {len(written)}")
        finally:
            connections.close_all()

    address = "/api/v1/ratings?limit=3"
    page = asking.get(address).json()
    met = list(page["results"])
    writers = [threading.Thread(target=write, args=(who, number)) for number, who in enumerate(people)]
    for writer in writers:
        writer.start()
    try:
        while page["next"]:
            page = asking.get(page["next"]).json()
            met += page["results"]
    finally:
        walked.set()
        for writer in writers:
            writer.join()

    keys = [(row["row"], row["number"]) for row in met]
    assert written
    assert [key for key in keys if key in set(there)] == there
    assert len(set(keys)) == len(keys)
