"""Searching: what is found, what may not be, and that counting stops."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims import deciding, rating
from claims.deciding import Outcome
from claims.models import Claim
from claims.searching import CAP, PAGE
from sources import restricting
from sources.models import Source
from tests.factories import NOW, claim, judged, level, measure, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, editor):
    client.force_login(editor)

    def asked(question, **more):
        return client.get(reverse("search"), {"q": question, **more})

    return asked


def found(response):
    return sorted(one.wording for one in response.context["found"].claims)


@pytest.fixture
def deaths(editor):
    """Three claims of one measure: 30 in English without a day, 48 in Spanish as of 13 January 2023, more than 50."""
    deaths = measure()
    claim("30", 30, 30, placed_in=deaths, by=editor)
    spanish = snapshot("Según la Defensoría murieron 48 personas en Perú.", title="Cifra de la Defensoría")
    Source.objects.filter(pk=spanish.source_id).update(language="es")
    text = spanish.text
    claim(
        "48",
        48,
        48,
        snapshot=spanish,
        quote=text,
        end=len(text),
        figure_start=text.index("48"),
        figure_end=text.index("48") + 2,
        placed_in=deaths,
        by=editor,
        as_of_first=NOW.date(),
        as_of_last=NOW.date(),
        as_of_known="stated",
    )
    claim("more than 50", 50, None, "more_than", by=editor)
    return deaths


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("killed", ["30", "more than 50"], id="a word"),
        pytest.param("kill", ["30", "more than 50"], id="the beginning of a word"),
        pytest.param("defensoria peru", ["48"], id="without accents"),
        pytest.param('"people were"', ["30", "more than 50"], id="a phrase"),
        pytest.param('"were people"', [], id="a phrase the other way round"),
        pytest.param("killed -more", ["30"], id="without a word"),
        pytest.param('killed -"than were"', ["30", "more than 50"], id="without a phrase that stands nowhere"),
        pytest.param('killed -"people were"', [], id="without a phrase that stands everywhere"),
        pytest.param("state:open kind:deaths killed", ["30", "more than 50"], id="a word, a state and a counted kind"),
        pytest.param("state:suggested killed", [], id="a word, and a state that no claim with it is in"),
        pytest.param("topic:topic-1 killed", ["30"], id="a word in a topic"),
        pytest.param("lang:en killed", ["30", "more than 50"], id="a word in a language"),
        pytest.param("state:o'pen\\", [], id="a state in signs of another language"),
        pytest.param("value:48", ["48"], id="a number that a figure has, or is open to; 50 is not under 48"),
        pytest.param("value:40..60", ["48", "more than 50"], id="numbers that a figure meets"),
        pytest.param("asof:2023-01", ["48"], id="days"),
        pytest.param("lang:es", ["48"], id="a language"),
        pytest.param("has:measure kind:deaths", ["30", "48"], id="two operators"),
        pytest.param("topic:nowhere", [], id="a topic that is not there"),
        pytest.param("level:supported", [], id="a level that nobody decided on"),
        pytest.param("x" * 20_000, [], id="a very long word"),
        pytest.param("'; drop table", [], id="signs of another language"),
    ],
)
def test_claims_are_found(ask, deaths, question, expected):
    assert found(ask(question)) == expected


def test_what_was_decided_is_found(ask, deaths, editor, reviewer):
    decided = Claim.objects.get(wording="48")
    rating.rate(claim=decided, judgement=judged(decided), by=reviewer.reviewer, now=NOW)
    deciding.decide(claim=decided, outcome=Outcome(level(), "majority", "Counted."), by=editor, now=NOW)

    assert found(ask("level:supported")) == ["48"]
    assert found(ask("has:decision")) == ["48"]


def test_topics_are_found_with_a_typing_error_and_sources_by_title(ask, deaths):
    assert [str(one) for one in ask("protets").context["found"].topics] == ["Protests"]
    assert [str(one) for one in ask("defensoria").context["found"].sources] == ["Cifra de la Defensoría"]


def test_words_that_are_withheld_find_nothing(ask, deaths, editor):
    held = Claim.objects.get(wording="48")
    restricting.restrict(
        snapshot=held.snapshot, start=10, end=20, reason="minor", note="", until=None, by=editor, now=timezone.now()
    )

    assert found(ask("defensoria")) == []
    assert "Según la Defensor" not in ask("lang:es").content.decode()


def test_facets_narrow_what_was_found(ask, deaths):
    facets = {facet.title: facet.values for facet in ask("value:1..").context["found"].facets}

    assert [(one.title, one.count) for one in facets["Language"]] == [("en", 2), ("es", 1)]
    assert found(ask(facets["Language"][1].question)) == ["48"]


def test_counting_stops_and_pages_hold_what_is_counted(ask, deaths, monkeypatch):
    monkeypatch.setattr("claims.searching.CAP", 2)
    monkeypatch.setattr("claims.searching.PAGE", 1)

    response = ask("value:1..", page="9")

    assert "more than 2" in response.content.decode()
    assert found(response) == ["48"]
    assert CAP % PAGE == 0


def test_without_a_question_the_page_says_how_to_ask(ask):
    assert "How to ask" in ask("").content.decode()


def test_the_number_of_queries_does_not_grow_with_what_is_found(ask, deaths, editor):
    def queries(question):
        with CaptureQueriesContext(connection) as counted:
            ask(question)
        return len(counted)

    one = queries("value:48")
    for number in range(60, 70):
        claim(str(number), number, number, placed_in=deaths, by=editor)

    assert queries("value:1..") <= one + 1  # the titles of topics among the facets
