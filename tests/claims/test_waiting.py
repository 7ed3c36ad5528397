"""The rows of the queue's lists: brought up to every row they rest on by the database, whoever writes it, and told to nobody else."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from model_bakery import baker

from claims import assigning, commenting, deciding, defining, placing, rating, stating
from claims.deciding import Outcome
from claims.models import Acknowledgement, Change, Claim, Rating, Touch, Waiting
from claims.queue import findings_due
from claims.verifying import broken_claims
from tests.factories import NOW, claim, judged, level, measure, person, snapshot
from tests.web.story import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(editor):
    return claim(placed_in=measure(), by=editor)


def lists(placed):
    rows = Waiting.objects.filter(claim=placed).select_related("reviewer")
    return {(row.list, row.reviewer.pseudonym if row.reviewer else "") for row in rows}


def rate(placed, by, key="supported", **said):
    return rating.rate(claim=placed, judgement=judged(placed, key, **said), by=by.reviewer, now=NOW)


def changed(placed, kind="figure"):
    later = snapshot("49 people were killed.", at=NOW + timedelta(hours=1))
    said = {"wording_before": "48", "wording_after": "49", "found_at": NOW + timedelta(hours=1)}
    return baker.make(Change, claim=placed, snapshot=later, kind=kind, **said)


def test_a_claim_waits_once_it_is_placed_and_no_longer_once_it_is_rejected(editor):
    found = claim(by=editor)
    assert lists(found) == set()

    placing.place(claim=found, measure=measure(), by=editor, now=NOW)
    assert lists(found) == {("free", "")}

    placing.reject(claim=found, by=editor, now=NOW)
    assert lists(found) == set()


def test_a_promise_is_kept_by_rating_and_ends_when_it_is_handed_back(placed, editor, reviewer, second):
    for rater in (reviewer, second):
        assigning.assign(claim=placed, reviewer=rater.reviewer, by=editor, now=NOW)
    assert lists(placed) == {("promised", "reviewer"), ("promised", "second")}

    assigning.hand_back(claim=placed, reviewer=second.reviewer)
    assert lists(placed) == {("promised", "reviewer"), ("free", "")}

    rate(placed, reviewer)
    assert lists(placed) == {("free", ""), ("second", ""), ("second", "reviewer")}


def test_a_rating_that_is_taken_back_is_promised_again(placed, reviewer):
    rate(placed, reviewer)
    rating.withdraw(claim=placed, by=reviewer.reviewer, now=NOW)

    assert lists(placed) == {("free", ""), ("promised", "reviewer")}


def test_disagreement_opens_a_slot_until_somebody_decides(placed, editor, reviewer, second):
    rate(placed, reviewer)
    rate(placed, second, "contradicted")
    apart = {("disagreement", ""), ("disagreement", "reviewer"), ("disagreement", "second"), ("to-decide", "")}
    assert lists(placed) == apart | {("free", "")}

    deciding.decide(claim=placed, outcome=Outcome(level(), "discussion", "The list is public."), by=editor, now=NOW)
    assert lists(placed) == {("unanswered", "")}

    rate(placed, second, "misleading")
    assert lists(placed) == apart | {("unanswered", "")}


def test_a_slot_promised_to_a_third_who_has_not_rated_opens_no_fourth(placed, editor, reviewer, second):
    placed.measure.topic.reviewers_needed = 3
    placed.measure.topic.save()
    rate(placed, reviewer)
    rate(placed, second, "contradicted")
    assigning.assign(claim=placed, reviewer=person("third", "Reviewer").reviewer, by=editor, now=NOW)

    assert ("free", "") not in lists(placed)


def test_a_topic_that_asks_for_more_ratings_opens_slots(placed, reviewer, second):
    rate(placed, reviewer)
    rate(placed, second)
    assert lists(placed) == {("to-decide", "")}

    topic = placed.measure.topic
    topic.reviewers_needed = 3
    topic.save()
    assert lists(placed) == {("free", ""), ("second", ""), ("second", "reviewer"), ("second", "second")}


def test_a_measure_that_moves_takes_on_what_its_new_topic_asks_for(placed, editor, reviewer, second):
    rate(placed, reviewer)
    rate(placed, second)
    other = measure("Injured").topic
    other.reviewers_needed = 1
    other.save()
    placed.measure.topic.reviewers_needed = 3
    placed.measure.topic.save()

    defining.merge_topics(topic=placed.measure.topic, into=other, by=editor, now=NOW)
    assert lists(placed) == {("to-decide", "")}


def test_what_was_judged_is_stale_once_the_claim_is_corrected_or_its_page_changes(placed, editor, reviewer, second):
    rate(placed, reviewer)
    rate(placed, second)
    deciding.decide(claim=placed, outcome=Outcome(level(), "majority", "Both agree."), by=editor, now=NOW)
    changed(placed, "reworded")
    assert lists(placed) == {("changes", ""), ("unanswered", "")}

    change = changed(placed)
    stale = {("stale", ""), ("stale", "reviewer"), ("stale", "second")}
    assert lists(placed) == stale | {("changes", "")}

    for one in placed.changes.all():
        baker.make(Acknowledgement, change=one, acknowledged_at=NOW, acknowledged_by=editor)
    assert lists(placed) == stale
    assert change.acknowledgements.exists()


def answered(counted, *claims, by):
    answer = stating.Answer(NOW.date(), None, None, None, "range", "48 were killed.", "no", claims, {})
    stating.state_finding(measure=counted, answer=answer, by=by, now=NOW)


def test_a_finding_answers_for_what_it_weighs_as_it_was_then(placed, editor):
    other = claim("60", 60, 60, placed_in=placed.measure, by=editor)
    assert lists(placed) == {("free", "")}

    answered(placed.measure, placed, by=editor)
    assert lists(placed) == {("free", "")}
    assert lists(other) == {("free", ""), ("unanswered", "")}

    Claim.objects.filter(pk=placed.pk).update(revision=2)
    assert lists(placed) == {("free", ""), ("unanswered", "")}


def _gone(placed, editor):
    changed(placed)


def _repeated(placed, editor):
    commenting.mark_repeat(
        claim=placed, original=claim("60", 60, 60, placed_in=placed.measure, by=editor), by=editor, now=NOW
    )


def _replaced(placed, editor):
    newer = claim("60", 60, 60, state="suggested", settled_at=None, settled_by=None, replaces=placed)
    assert ("left", "") not in lists(placed)
    placing.confirm(claim=newer, by=editor, now=NOW)


def _moved(placed, editor):
    placing.place(claim=placed, measure=measure("Injured"), by=editor, now=NOW)


@pytest.mark.parametrize("deed", [_gone, _repeated, _replaced, _moved])
def test_what_a_finding_counts_has_left_once_it_is_off_its_board(placed, editor, deed):
    counted = placed.measure
    answered(counted, placed, by=editor)

    deed(placed, editor)

    assert ("left", "") in lists(placed)
    assert counted in findings_due()


def test_many_rows_of_one_statement_bring_the_lists_of_all_their_claims_up(placed, editor, reviewer):
    other = claim("30", 30, 30, placed_in=placed.measure, by=editor)
    said = {"claim_revision": 1, "reviewer": reviewer.reviewer, "level": level(), "confidence": 2, "rated_at": NOW}

    Rating.objects.bulk_create(Rating(claim=one, snapshot_id=one.snapshot_id, **said) for one in (placed, other))

    assert lists(placed) == lists(other) == {("free", ""), ("second", ""), ("second", "reviewer")}


def test_a_rating_leaves_no_trace_on_its_claim(placed, reviewer):
    """Neither in the row's version, of which a board's tag is made, nor in its history, nor in what programs are told."""

    def traces():
        with connection.cursor() as cursor:
            cursor.execute("SELECT xmin, ctid::text FROM claims_claim WHERE id = %s", [placed.pk])
            version = cursor.fetchone()
        history = apps.get_model("claims", "ClaimEvent").objects.filter(pgh_obj_id=placed.pk).count()
        return version, history, Touch.objects.filter(record="claims_claim").count(), Claim.objects.get().revision

    before = traces()
    rate(placed, reviewer)

    assert lists(placed)
    assert traces() == before


def test_verifying_names_claims_in_a_list_too_many_and_in_one_too_few(placed, editor):
    story = tell(editor)
    assert not any("the lists of the queue" in broken for broken in broken_claims())

    Waiting.objects.filter(claim=placed).delete()
    Waiting.objects.create(claim=story.suggested, list=Waiting.List.CHANGES)

    [broken] = (broken for broken in broken_claims() if "the lists of the queue" in broken)
    assert {str(placed.pk), str(story.suggested.pk)} == set(broken.rpartition(": ")[2].split(", "))
