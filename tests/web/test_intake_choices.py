"""Before a text is kept a person says which figures are claims, how much of the text they quote, and where articles end."""

import pytest
from django.urls import reverse

from claims import choosing, taking_in
from claims.models import Claim, Intake, Reading, Repeat
from claims.proposing import propose
from sources.models import Source
from tests.factories import NOW

pytestmark = pytest.mark.django_db

TEXT = """48 killed in the protests

The police came at dawn. Human rights groups say that 48 people were killed. Nobody answered.

In 2022 the paper counted 30 people killed.
"""


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def intake(signed_in):
    signed_in.post(reverse("intake-new"), {"text": TEXT, "language": "en"})
    waiting = Intake.objects.lease(Intake.objects.get().pk, now=NOW)
    taking_in.read(waiting)
    return Intake.objects.get()


def span(words, number=0):
    """The span of a figure by its words, the second occurrence with number 1."""
    start = -1
    for _time in range(number + 1):
        start = TEXT.index(words, start + 1)
    return choosing.key_of(start, start + len(words))


def say(client, intake, figure, act, **more):
    return client.post(reverse("intake-choose", args=[intake.pk]), {"figure": figure, "act": act} | more)


def keep(client, intake):
    """Keep an intake and do what the worker does then; return the claims by what they count, in the order of the text."""
    client.post(reverse("intake-keep", args=[intake.pk]))
    for reading in Reading.objects.filter(is_pending=True):
        propose(reading=Reading.objects.lease(reading.pk, now=NOW), now=NOW)
    return list(Claim.objects.order_by("snapshot", "figure_start"))


def test_what_was_said_holds_once_it_is_kept(signed_in, intake, reviewer):
    say(signed_in, intake, span("48", 1), "accepted")
    say(signed_in, intake, span("30"), "rejected")

    headline, accepted, rejected = keep(signed_in, intake)

    assert [claim.state for claim in (headline, accepted, rejected)] == ["suggested", "open", "rejected"]
    assert accepted.settled_by == reviewer
    assert accepted.quote == "Human rights groups say that 48 people were killed."


def test_a_quote_can_take_in_the_sentences_around_it(signed_in, intake):
    say(signed_in, intake, span("48", 1), "before")
    say(signed_in, intake, span("48", 1), "after")

    page = signed_in.get(intake.get_absolute_url()).content.decode()
    assert '<q lang="en">The police came at dawn. Human rights groups say that <mark>48</mark>' in page
    _headline, claim, _other = keep(signed_in, intake)
    assert claim.quote.startswith("The police came at dawn.")
    assert claim.quote.endswith("Nobody answered.")
    assert claim.quote[claim.figure_start - claim.start :].startswith("48")


def test_merged_figures_count_once(signed_in, intake):
    say(signed_in, intake, span("48"), "merged", same_as=span("48", 1))

    headline, body, _other = keep(signed_in, intake)

    repeat = Repeat.objects.get()
    assert (repeat.claim, repeat.original) == (headline, body)


def test_a_word_can_be_taken_back(signed_in, intake):
    say(signed_in, intake, span("30"), "rejected")
    say(signed_in, intake, span("30"), "none")

    assert [claim.state for claim in keep(signed_in, intake)] == ["suggested"] * 3


def test_accepting_all_leaves_what_was_rejected(signed_in, intake):
    say(signed_in, intake, span("30"), "rejected")
    say(signed_in, intake, "", "all")

    assert [claim.state for claim in keep(signed_in, intake)] == ["open", "open", "rejected"]


def test_each_word_leads_to_the_next_figure(signed_in, intake):
    answer = say(signed_in, intake, span("48"), "accepted")

    assert answer.url.endswith("#figure-" + span("48", 1).replace(":", "-"))


@pytest.mark.parametrize(
    ("figure", "act", "more"),
    [
        pytest.param("0:99", "accepted", {}, id="a figure that is not there"),
        pytest.param("", "accepted", {}, id="no figure"),
        pytest.param("0:2", "praised", {}, id="a word that means nothing"),
        pytest.param("0:2", "merged", {"same_as": "0:2"}, id="a repeat of itself"),
        pytest.param("0:2", "merged", {"same_as": "7:9"}, id="a repeat of nothing"),
    ],
)
def test_what_makes_no_sense_changes_nothing(signed_in, intake, figure, act, more):
    say(signed_in, intake, figure, act, **more)

    assert Intake.objects.get().choices == {}


def test_what_was_kept_meanwhile_takes_no_more_words(signed_in, intake):
    keep(signed_in, intake)

    answer = signed_in.post(
        reverse("intake-choose", args=[intake.pk]), {"figure": span("30"), "act": "rejected"}, follow=True
    )

    assert "kept or thrown away meanwhile" in answer.content.decode()


def test_a_text_can_be_split_into_articles_and_joined_again(signed_in, intake):
    split = reverse("intake-split", args=[intake.pk])
    at = TEXT.index("In 2022")

    signed_in.post(split, {"act": "split", "at": at})
    assert "A listing with 2 items" in signed_in.get(intake.get_absolute_url()).content.decode()
    signed_in.post(split, {"act": "join", "at": at})
    assert "A listing" not in signed_in.get(intake.get_absolute_url()).content.decode()
    signed_in.post(split, {"act": "split", "at": at})
    say(signed_in, intake, span("30"), "accepted")

    claims = keep(signed_in, intake)
    assert Source.objects.filter(listed_in__isnull=False).count() == 2
    assert {(claim.wording, claim.state) for claim in claims} == {("48", "suggested"), ("30", "open")}
    assert len({claim.snapshot_id for claim in claims}) == 2


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        pytest.param({"act": "split", "at": "0"}, "begins there already", id="at the beginning"),
        pytest.param({"act": "split", "at": "99999"}, "begins there already", id="beyond the end"),
        pytest.param({"act": "join", "at": "3"}, "No item begins there", id="a join of nothing"),
        pytest.param({"act": "items"}, "nothing to split", id="items of a text with one part"),
    ],
)
def test_what_cannot_be_split_says_why(signed_in, intake, posted, sentence):
    answer = signed_in.post(reverse("intake-split", args=[intake.pk]), posted, follow=True)

    assert sentence in answer.content.decode()


def test_a_page_with_an_address_is_not_split_by_hand(signed_in, intake):
    Intake.objects.update(url="https://paper.example/list")

    answer = signed_in.post(reverse("intake-split", args=[intake.pk]), {"act": "split", "at": 27}, follow=True)

    assert "is watched" in answer.content.decode()


def test_a_text_that_failed_can_be_tried_again(signed_in, intake):
    Intake.objects.update(state="failed", error="The worker died.", page=None, attempts=5)

    signed_in.post(reverse("intake-try-again", args=[intake.pk]))
    waiting = Intake.objects.lease(intake.pk, now=NOW)
    taking_in.read(waiting)

    again = Intake.objects.get()
    assert (again.state, again.error) == ("ready", "")
    assert again.sha256 == intake.sha256
