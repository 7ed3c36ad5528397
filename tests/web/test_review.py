"""Rating by page: the form with its evidence and its draft, what comes next, and that nobody learns of others' ratings first."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims import assigning, rating
from claims.models import Draft, Evidence, Rating
from tests.factories import NOW, claim, judged, level, measure, person, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def deaths():
    return measure()


@pytest.fixture
def placed(deaths, editor):
    return claim(placed_in=deaths, by=editor)


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def said(placed, **changed):
    """The form as a reviewer sends it, with the claim's own sentence chosen as evidence."""
    words = {"snapshot": placed.snapshot_id, "sentence": f"{placed.start}:{placed.end}", "stance": "supports"}
    return {"level": level().pk, "confidence": 2, "note": "As they say."} | words | changed


def page_of(client, placed, query=""):
    response = client.get(reverse("claim-review", args=[placed.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def rate(placed, by, **fields):
    return rating.rate(claim=placed, judgement=judged(placed, **fields), by=by.reviewer, now=NOW)


def test_a_rating_comes_with_the_words_it_rests_on_and_leads_to_the_next(signed_in, placed, deaths, editor):
    following = claim("60", 60, 60, placed_in=deaths, by=editor)

    answer = signed_in.post(reverse("claim-review", args=[placed.pk]), said(placed), follow=True)

    given = Rating.objects.get()
    assert [link.quote for link in given.evidence.all()] == ["48 people were killed."]
    assert answer.redirect_chain[-1][0].startswith(reverse("claim-review", args=[following.pk]))
    assert "You rated “48”: Supported." in answer.content.decode()


def test_next_keeps_to_the_list_and_the_topic_one_works_through(signed_in, placed, deaths, editor):
    elsewhere = claim("1", 1, 1, placed_in=measure(), by=editor)
    here = claim("60", 60, 60, placed_in=deaths, by=editor)
    query = f"?list=to-rate&topic={deaths.topic.slug}"

    answer = signed_in.post(reverse("claim-review", args=[placed.pk]) + query, said(placed), follow=True)

    assert elsewhere.pk < here.pk
    last = answer.redirect_chain[-1][0]
    assert last.startswith(reverse("claim-review", args=[here.pk]))
    assert f"topic={deaths.topic.slug}" in last


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param({"sentence": ""}, "needs evidence", id="a numbered level without words"),
        pytest.param({"sentence": "0:9999"}, "Select some words", id="words that are not there"),
        pytest.param({"level": ""}, "This field is required", id="no level"),
        pytest.param({"own_low": "9", "own_high": "3"}, "must not be below", id="a reading upside down"),
    ],
)
def test_what_cannot_be_saved_says_why_and_keeps_what_was_filled_in(signed_in, placed, changed, sentence):
    answer = signed_in.post(reverse("claim-review", args=[placed.pk]), said(placed, **changed))

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert "As they say." in answer.content.decode()
    assert not Rating.objects.exists()


def test_outdated_names_the_newer_figure_from_the_board(signed_in, placed, deaths, editor):
    newer = claim("60", 60, 60, placed_in=deaths, by=editor)
    posted = said(placed, level=level("outdated").pk, newer=newer.pk)

    signed_in.post(reverse("claim-review", args=[placed.pk]), posted)

    assert Rating.objects.get().newer == newer


def test_opening_another_source_keeps_the_draft_without_javascript(signed_in, placed, deaths, editor):
    other = claim("60", 60, 60, placed_in=deaths, by=editor, snapshot=snapshot("60 people were killed. A list."))
    draft = reverse("claim-draft", args=[placed.pk])

    answer = signed_in.post(draft, said(placed, note="Half a thought", open=other.snapshot_id), follow=True)

    page = answer.content.decode()
    assert "Half a thought" in page
    assert "A list." in page
    sentence = {"snapshot": other.snapshot_id, "sentence": "0:22", "stance": "contradicts", "bring": "1"}
    page = signed_in.post(draft, said(placed, note="Half a thought") | sentence, follow=True).content.decode()
    assert "You bring" in page
    signed_in.post(reverse("claim-review", args=[placed.pk]), said(placed, sentence=""))
    assert [link.quote for link in Rating.objects.get().evidence.all()] == ["60 people were killed."]
    assert not Draft.objects.exists()


def test_a_draft_is_kept_while_typing_and_says_when(signed_in, placed):
    answer = signed_in.post(
        reverse("claim-draft", args=[placed.pk]), said(placed, level=""), headers={"HX-Request": "true"}
    )

    assert "Kept as a draft at" in answer.content.decode()
    assert Draft.objects.get().answers["note"] == "As they say."


def test_words_can_be_taken_off_the_draft(signed_in, placed):
    draft = reverse("claim-draft", args=[placed.pk])
    signed_in.post(draft, said(placed, bring="1"))
    signed_in.post(draft, said(placed, take_off="0"))

    assert Draft.objects.get().evidence == []


def test_taking_a_rating_back_leads_to_the_form_as_it_was(signed_in, placed):
    signed_in.post(reverse("claim-review", args=[placed.pk]), said(placed, note="Too quick"))

    page = signed_in.post(reverse("claim-withdraw", args=[placed.pk]), follow=True).content.decode()

    assert "Too quick" in page
    assert not Rating.objects.standing().exists()
    (cited,) = Evidence.objects.all()
    assert re.search(rf'name="cited"[^>]*value="{cited.pk}" checked', page)


def test_a_stale_rating_says_so_and_is_renewed_with_what_was_said(signed_in, placed, reviewer):
    rate(placed, reviewer)
    type(placed).objects.filter(pk=placed.pk).update(revision=2)

    assert "what the claim said earlier" in page_of(signed_in, placed)
    signed_in.post(reverse("claim-review", args=[placed.pk]), said(placed))
    assert Rating.objects.standing().get().claim_revision == 2
    assert "what the claim said earlier" not in page_of(signed_in, placed)


def test_handing_back_frees_the_slot(signed_in, placed, reviewer, editor):
    assigning.assign(claim=placed, reviewer=reviewer.reviewer, by=editor, now=NOW)

    signed_in.post(reverse("claim-hand-back", args=[placed.pk]))

    assert not placed.assignments.exists()


SEEN_BEFORE_RATING = ("claim-review", "claim-detail", "queue")


def whole_answer(client, name, placed):
    """Return a page as bytes with its headers, but for what differs between any two answers."""
    address = reverse(name, args=[placed.pk] if name.startswith("claim") else [])
    response = client.get(address)
    headers = {key: value for key, value in response.headers.items() if key != "Set-Cookie"}
    return headers | {"page": re.sub(rb'(csrfmiddlewaretoken" value=|CSRFToken": )"\w+"', b"", response.content)}


@pytest.mark.parametrize("name", SEEN_BEFORE_RATING)
def test_nothing_tells_another_s_rating_before_one_s_own(
    signed_in, placed, second, name, django_assert_num_queries, django_assert_max_num_queries
):
    before = whole_answer(signed_in, name, placed)
    with django_assert_max_num_queries(200) as asked:
        whole_answer(signed_in, name, placed)

    rate(placed, second, note="I know better.", own_low=1, own_high=2, faithful="no")

    with django_assert_num_queries(len(asked)):
        after = whole_answer(signed_in, name, placed)
    assert after == before


def test_nothing_tells_it_between_two_and_a_third_either(signed_in, placed, second, editor):
    third = person("third", "Reviewer")
    before = whole_answer(signed_in, "claim-review", placed)
    rate(placed, second)
    rate(placed, third, key="contradicted")

    assert whole_answer(signed_in, "claim-review", placed) == before


def test_an_editor_who_has_a_slot_rates_before_they_see(client, placed, editor, second):
    rate(placed, second, note="I know better.")
    assigning.assign(claim=placed, reviewer=editor.reviewer, by=editor, now=NOW)
    client.force_login(editor)

    page = client.get(reverse("claim-decide", args=[placed.pk]), follow=True).content.decode()

    assert "before you see the others" in page
    assert "I know better." not in page


@pytest.mark.parametrize("name", ["claim-review", "claim-detail", "claim-decide", "queue"])
def test_a_page_asks_as_much_for_many_rows_as_for_few(deaths, placed, editor, name, django_assert_max_num_queries):
    """As many queries for nine figures, with ratings, evidence, comments and sources, as for three."""
    raters = [person(f"rater{number}", "Reviewer") for number in range(3)]
    deaths.topic.reviewers_needed = 9
    deaths.topic.save()
    client = Client()
    client.force_login(editor)
    counts = []
    for number in range(8):
        other = claim(str(number), number, number, placed_in=deaths, by=editor)
        for rater in raters if number in (1, 7) else ():
            rate(other, rater)
        placing = {1: raters[:2], 7: raters[2:]}.get(number, ())
        for rater in placing:
            rate(placed, rater)
        if number in (1, 7):
            client.get("/")  # what is asked once per process is asked
            with django_assert_max_num_queries(200) as asked:
                client.get(reverse(name, args=[placed.pk] if name.startswith("claim") else []))
            counts.append(len(asked))

    assert counts[0] == counts[1]
