"""Many at once on real transactions: nothing lost, nothing doubled, never more reviewers than asked for.

With SIZE=full (`make contention`) each test makes 10,000 calls on 32 threads.
"""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from claims import assigning, correcting, rating
from claims.assigning import NoSlotLeft
from claims.correcting import ChangedMeanwhile
from claims.models import Assignment, Claim, Rating
from claims.rating import Judgement
from tests.factories import NOW, claim, level, measure, person

pytestmark = pytest.mark.django_db(transaction=True)

IS_FULL = os.environ.get("SIZE") == "full"
THREADS = 32 if IS_FULL else 16
CLAIMS = 625 if IS_FULL else 6
PEOPLE = 16


def all_at_once(calls):
    """Run calls on many threads that start together; return what each gave back or raised."""
    gate = threading.Barrier(min(THREADS, len(calls)))
    started = threading.local()

    def run(call):
        if not getattr(started, "yes", False):
            started.yes = True
            gate.wait()
        try:
            return call()
        except Exception as error:  # what it raised is the answer
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(min(THREADS, len(calls))) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def crowd():
    editor = person("editor", "Editor")
    reviewers = [person(f"reviewer-{n}", "Reviewer").reviewer for n in range(PEOPLE)]
    counted = measure()
    for n in range(CLAIMS):
        claim(str(40 + n), 40 + n, 40 + n, placed_in=counted, by=editor)
    return editor, reviewers, list(Claim.objects.order_by("pk"))


def test_no_claim_gets_more_reviewers_than_asked_for(crowd):
    editor, reviewers, claims = crowd

    answers = all_at_once(
        [
            lambda one=one, who=who: assigning.assign(claim=one, reviewer=who, by=editor, now=NOW)
            for one in claims
            for who in reviewers
        ]
    )

    assert Assignment.objects.count() == 2 * len(claims)
    assert sum(isinstance(answer, NoSlotLeft) for answer in answers) == len(claims) * (len(reviewers) - 2)
    assert all(isinstance(answer, Assignment | NoSlotLeft) for answer in answers)


def test_no_rating_is_lost_or_doubled(crowd):
    _, reviewers, claims = crowd
    judgement = Judgement(level("unverifiable"), 2, note="No list is public.")

    answers = all_at_once(
        [
            lambda one=one, who=who: rating.rate(claim=one, judgement=judgement, by=who, now=NOW)
            for one in claims
            for who in reviewers[:2]
            for _ in range(8)  # a double click, and a few more
        ]
    )

    assert all(isinstance(answer, Rating) for answer in answers)
    assert Rating.objects.count() == 2 * len(claims)


def test_of_several_corrections_of_one_revision_one_wins_and_the_others_are_told(crowd):
    editor, _, claims = crowd

    answers = all_at_once(
        [
            lambda one=one, n=n: correcting.correct(
                claim=one,
                reading=correcting.reading_of(one, place=f"place {n}"),
                seen_revision=1,
                reason="read again",
                by=editor,
                now=NOW,
            )
            for one in claims
            for n in range(PEOPLE)
        ]
    )

    assert [a for a in answers if not isinstance(a, Claim | ChangedMeanwhile)] == []
    assert sum(isinstance(answer, Claim) for answer in answers) == len(claims)
    assert sum(isinstance(answer, ChangedMeanwhile) for answer in answers) == (PEOPLE - 1) * len(claims)
    assert set(Claim.objects.values_list("revision", flat=True)) == {2}
