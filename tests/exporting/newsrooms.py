"""Newsrooms made up by dice: every kind of wording, day, origin, part and whole, corrected since and not, with findings by each method."""

import random
from datetime import date, timedelta
from decimal import Decimal

from model_bakery import baker

from claims import stating
from claims.comparison.finding import Method, propose_finding
from claims.models import Claim, Claimant, Evidence, Measure, Topic
from claims.proposals import grades_of
from claims.stated import figures_of
from sources.models import Publisher
from tests.factories import NOW, claim, snapshot

WORDINGS = (
    ("{low}", "exact", True, True),
    ("at least {low}", "at_least", True, False),
    ("more than {low}", "more_than", True, False),
    ("up to {high}", "at_most", False, True),
    ("fewer than {high}", "less_than", False, True),
    ("about {low}", "about", True, True),
    ("nearly {low}", "nearly", True, True),
)
FIRST_DAY = date(2022, 12, 7)


def make_up(seed, *, by, claims=50):
    """Write a newsroom with so many claims; the same for the same seed."""
    dice = random.Random(seed)
    topic = baker.make(
        Topic, slug=f"made-up-{seed}", title="Protests", started_on=FIRST_DAY, time_zone="America/Lima", is_public=True
    )
    whole = _measure(topic, "People killed")
    measures = [
        whole,
        _measure(topic, "Minors killed", population="minors", whole=whole),
        _measure(topic, "Killed in Puno", place="Puno", cause="state_forces", whole=whole),
        _measure(topic, "Roads blocked", counted_kind="roadblocks", kind="level"),
    ]
    publishers = [
        baker.make(
            Publisher, name=f"Paper {seed} {n}", locale="", grade=grade, grade_reason="Known.", graded_on=FIRST_DAY
        )
        for n, grade in enumerate("ABF")
    ]
    claimants = [
        baker.make(Claimant, name=name, is_generic=name == "officials", aliases=["=1+1", "a, b"])
        for name in ("Rights Watch", "Ministry of Health", "officials")
    ]
    pages = [_page(dice, n, publishers) for n in range(claims // 3)]
    placed = [_claim(dice, n, measures, claimants, pages, by) for n in range(claims)]
    for method in Method:
        measure = dice.choice(measures)
        _state(dice, measure, method, by)
    for one in dice.sample(placed, 10):
        Claim.objects.filter(pk=one.pk).update(
            revision=one.revision + 1, claimant=dice.choice([None, *claimants]), grows=not one.grows
        )
    baker.make(Evidence, claim=placed[0], snapshot=placed[0].snapshot, quote="", note="", linked_at=NOW, linked_by=by)
    return topic


def _measure(topic, title, **fields):
    return baker.make(Measure, topic=topic, title=title, **{"counted_kind": "deaths", "kind": "cumulative"} | fields)


def _page(dice, number, publishers):
    published = dice.choice([None, FIRST_DAY + timedelta(days=dice.randrange(60))])
    text = f"Page {number}. " + "Words of the page. " * 5
    return snapshot(
        text,
        at=NOW - timedelta(hours=dice.randrange(100)),
        publisher=dice.choice([None, *publishers]),
        published_on=published,
        published_known="meta" if published else "",
        title=f"Page {number}",
        url=f"https://paper.example/{number}",
    )


def _claim(dice, number, measures, claimants, pages, by):
    words, qualifier, has_low, has_high = dice.choice(WORDINGS)
    count = dice.randrange(20, 80)
    low, high = (count if has_low else None), (count if has_high else None)
    first = FIRST_DAY + timedelta(days=dice.randrange(40))
    as_of = dice.choice(
        [{}, *[{"as_of_first": first, "as_of_known": known} for known in ("stated", "stated", "inferred")]]
    )
    if as_of:
        as_of["as_of_last"] = first + timedelta(days=dice.choice([0, 0, 0, 5]))
    words = words.format(low=count, high=count)
    start = number * 100
    return claim(
        words,
        low,
        high,
        qualifier,
        placed_in=dice.choice(measures),
        by=by,
        snapshot=dice.choice(pages),
        start=start,
        end=start + len(f"{words} people were killed."),
        figure_start=start,
        figure_end=start + len(words),
        counted_kind=dice.choice(["", "", "", "deaths"]),
        population=dice.choice(["", "", "", "police"]),
        claimant=dice.choice([None, *claimants]),
        basis=dice.choice(["reported", "reported", "confirmed", "feared"]),
        part=dice.choice(["total"] * 6 + ["part", "increment"]),
        grows=dice.random() < 0.1,
        is_current_report=dice.random() < 0.5,
        **as_of,
    )


def _state(dice, measure, method, by):
    """State what a method proposes, now and then otherwise."""
    claims = list(measure.claims.on_board().with_source())
    figures = figures_of(claims, measure=measure)
    as_of = FIRST_DAY + timedelta(days=dice.randrange(20, 60))
    proposal = propose_finding(figures, method, as_of=as_of, grades=grades_of(claims, figures))
    answer = stating.answer_of(proposal)
    if dice.random() < 0.3:
        answer = stating.replace(answer, low=Decimal(1), best=None, high=None)
    stating.state_finding(measure=measure, answer=answer, by=by, now=NOW)
