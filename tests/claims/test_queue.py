"""The lists of the queue: what is in them for whom, and what comes next. Each holds a row that must not come back."""

from datetime import timedelta

import pytest
from model_bakery import baker

from claims import assigning, deciding, rating, stating
from claims.deciding import Outcome
from claims.models import Acknowledgement, Change, Claim
from claims.queue import COUNTED, QueueChoice, QueueList, facets_of, findings_due, lists_for
from tests.factories import NOW, claim, judged, level, measure, person, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def deaths():
    return measure()


@pytest.fixture
def third(db):
    return person("third", "Reviewer")


def rate(placed, by, key="supported", **said):
    return rating.rate(claim=placed, judgement=judged(placed, key, **said), by=by.reviewer, now=NOW)


def listed(name, user):
    lists = lists_for(user, getattr(user, "reviewer", None))
    return [Claim.objects.get(pk=number) for number in lists[name].numbers()] if name in lists else None


def test_who_does_not_rate_has_no_list_that_rests_on_ratings(viewer):
    assert set(lists_for(viewer, None)) == {"suggested", "to-place", "changes"}


def test_to_rate_leaves_out_what_is_rated_full_entered_or_decided(deaths, editor, reviewer, second, third):
    free, mine, full, entered = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2, 3, 4))
    rate(mine, reviewer)
    rate(full, second)
    rate(full, third)
    Claim.objects.filter(pk=entered.pk).update(entered_by=reviewer)

    assert listed("to-rate", reviewer) == [free]


def test_a_third_may_rate_what_two_disagree_on(deaths, editor, reviewer, second, third):
    agreed, levels_apart, readings_apart = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2, 3))
    rate(agreed, second)
    rate(agreed, third)
    rate(levels_apart, second)
    rate(levels_apart, third, "contradicted")
    rate(readings_apart, second, own_low=10, own_high=20)
    rate(readings_apart, third, own_low=30, own_high=40)

    assert listed("to-rate", reviewer) == [levels_apart, readings_apart]
    assert rate(readings_apart, reviewer).claim == readings_apart


def test_an_assigned_claim_is_to_rate_and_mine(deaths, editor, reviewer, second):
    placed = claim(placed_in=deaths, by=editor)
    assigning.assign(claim=placed, reviewer=reviewer.reviewer, by=editor, now=NOW)

    assert listed("to-rate", reviewer) == listed("mine", reviewer) == [placed]
    assert listed("mine", second) == []


def test_needs_a_second_shows_to_a_rater_only_what_they_rated(deaths, editor, reviewer, second):
    mine, others = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2))
    rate(mine, reviewer)
    rate(others, second)

    assert listed("second", reviewer) == [mine]
    assert listed("second", editor) == [mine, others]


def test_an_editor_who_promised_a_rating_is_as_blind_as_the_others(deaths, editor, reviewer):
    placed = claim(placed_in=deaths, by=editor)
    rate(placed, reviewer)
    assigning.assign(claim=placed, reviewer=editor.reviewer, by=editor, now=NOW)

    assert listed("second", editor) == []


def test_disagreement_is_known_to_who_rated_and_who_decides(deaths, editor, reviewer, second, third):
    apart, agreed = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2))
    rate(apart, reviewer)
    rate(apart, second, "contradicted")
    rate(agreed, reviewer)
    rate(agreed, second)

    assert listed("disagreement", reviewer) == listed("disagreement", editor) == [apart]
    assert listed("disagreement", third) == []


def test_to_decide_waits_for_as_many_ratings_as_the_topic_asks_for(deaths, editor, reviewer, second, third):
    deaths.topic.reviewers_needed = 3
    deaths.topic.save()
    two, three = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2))
    for rater in (reviewer, second):
        rate(two, rater)
    for rater in (reviewer, second, third):
        rate(three, rater)

    assert listed("to-decide", editor) == [three]
    deciding.decide(claim=three, outcome=Outcome(level(), "majority", "All agree."), by=editor, now=NOW)
    assert listed("to-decide", editor) == []


def test_stale_is_what_was_judged_before_a_correction_or_a_change(deaths, editor, reviewer, second):
    corrected, changed, reworded, fresh = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2, 3, 4))
    for placed in (corrected, changed, reworded, fresh):
        rate(placed, reviewer)
    Claim.objects.filter(pk=corrected.pk).update(revision=2)
    for placed, kind in ((changed, "figure"), (reworded, "reworded")):
        later = snapshot("49 people were killed.", at=NOW + timedelta(hours=1))
        baker.make(
            Change,
            claim=placed,
            snapshot=later,
            kind=kind,
            wording_before="48",
            wording_after="49",
            found_at=NOW + timedelta(hours=1),
        )

    assert listed("stale", reviewer) == [corrected, changed]
    assert listed("stale", second) == []


def test_a_change_waits_until_somebody_has_seen_it(deaths, editor, viewer):
    seen, unseen = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2))
    for placed in (seen, unseen):
        later = snapshot("49 people were killed.", at=NOW + timedelta(hours=1))
        baker.make(Change, claim=placed, snapshot=later, kind="gone", wording_before="48", found_at=NOW)
    baker.make(Acknowledgement, change=seen.changes.get(), acknowledged_at=NOW, acknowledged_by=editor)

    assert listed("changes", viewer) == [unseen]


def test_a_finding_is_due_once_a_claim_is_decided_and_again_when_figures_come_or_go(deaths, editor, reviewer):
    placed = claim(placed_in=deaths, by=editor)
    assert list(findings_due()) == []
    rate(placed, reviewer)
    deciding.decide(claim=placed, outcome=Outcome(level(), "majority", "Well shown."), by=editor, now=NOW)
    assert list(findings_due()) == [deaths]

    answer = stating.Answer(NOW.date(), None, None, None, "range", "48 were killed.", "no", (placed,), {})
    stating.state_finding(measure=deaths, answer=answer, by=editor, now=NOW)
    assert list(findings_due()) == []

    claim("60", 60, 60, placed_in=deaths, by=editor)
    assert list(findings_due()) == [deaths]


def test_a_finding_is_due_when_what_it_counted_leaves_the_board(deaths, editor):
    placed = claim(placed_in=deaths, by=editor)
    answer = stating.Answer(NOW.date(), None, None, None, "range", "48 were killed.", "no", (placed,), {})
    stating.state_finding(measure=deaths, answer=answer, by=editor, now=NOW)
    Claim.objects.filter(pk=placed.pk).update(state="rejected")

    assert list(findings_due()) == [deaths]


def test_next_goes_on_behind_the_last_and_from_the_beginning_at_the_end(deaths, editor, reviewer):
    first, middle, last = (claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2, 3))
    claims = lists_for(reviewer, reviewer.reviewer)["to-rate"]

    assert claims.following(after=0) == first
    assert claims.following(after=first.pk) == middle
    assert claims.following(after=last.pk) == first
    assert QueueList((Claim.objects.filter(pk=last.pk),), claim="").following(after=last.pk) is None


def test_a_list_can_be_narrowed_and_says_by_what(deaths, editor, reviewer):
    here = claim(placed_in=deaths, by=editor)
    there = claim(placed_in=measure(), by=editor)
    claims = lists_for(reviewer, reviewer.reviewer)["to-rate"]

    assert claims.narrowed(QueueChoice(topic=deaths.topic.slug)).numbers() == [here.pk]
    assert claims.narrowed(QueueChoice(language="es")).numbers() == []
    topics, languages = facets_of(claims.numbers())
    assert {(facet.value, facet.count) for facet in topics} == {
        (deaths.topic.slug, 1),
        (there.measure.topic.slug, 1),
    }
    assert [(facet.value, facet.count) for facet in languages] == [("en", 2)]


def test_counting_stops_above_a_thousand(deaths, editor):
    one = claim(state="suggested", settled_at=None, settled_by=None, by=editor)
    fields = {f.attname: getattr(one, f.attname) for f in Claim._meta.concrete_fields if f.attname != "id"}
    spans = ({"figure_start": None, "figure_end": None, "wording": "", "qualifier": ""} for _ in range(COUNTED + 50))
    Claim.objects.bulk_create(Claim(**fields | span) for span in spans)

    assert QueueList((Claim.objects.suggested(),), claim="").count() == COUNTED + 1


def test_sharing_out_fills_slots_evenly_and_never_with_who_entered_it(deaths, editor, reviewer, second, third):
    claims = [claim(str(n), n, n, placed_in=deaths, by=editor) for n in (1, 2, 3)]
    Claim.objects.filter(pk=claims[0].pk).update(entered_by=reviewer)
    among = [reviewer.reviewer, second.reviewer, third.reviewer]

    shared = assigning.share_out(claims=Claim.objects.order_by("pk"), among=among, by=editor, now=NOW)

    assert (shared.filled, shared.short) == (6, ())
    held = [sorted(a.reviewer.pseudonym for a in placed.assignments.all()) for placed in claims]
    assert held[0] == ["second", "third"]
    assert sorted(name for names in held for name in names) == [
        "reviewer",
        "reviewer",
        "second",
        "second",
        "third",
        "third",
    ]


def test_sharing_out_says_where_nobody_was_left(deaths, editor, reviewer):
    placed = claim(placed_in=deaths, by=editor)

    shared = assigning.share_out(claims=[placed], among=[reviewer.reviewer], by=editor, now=NOW)
    again = assigning.share_out(claims=[placed], among=[reviewer.reviewer], by=editor, now=NOW)

    assert (shared.filled, shared.short) == (1, (placed,))
    assert (again.filled, again.short) == (0, (placed,))


def test_sharing_out_many_claims_asks_no_more_than_sharing_out_one(
    deaths, editor, reviewer, second, django_assert_num_queries
):
    claims = [claim(str(n), n, n, placed_in=deaths, by=editor) for n in range(1, 9)]
    among = [reviewer.reviewer, second.reviewer]

    with django_assert_num_queries(7):
        assigning.share_out(claims=claims, among=among, by=editor, now=NOW)
