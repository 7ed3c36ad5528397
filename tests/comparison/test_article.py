"""What the figures of one article owe each other."""

from dataclasses import replace

import pytest

from claims.comparison.article import QuestionKind, questions_of
from claims.comparison.language import Language
from claims.comparison.stated import Scope
from claims.figures.figure import Part
from tests.comparison.figures import DEATHS, about, at_least, exactly, more_than

STORY = {"text_key": "story"}


def part(number, population, **facts):
    scope = replace(DEATHS, population=population)
    return exactly(number, key=population, scope=scope, part=Part.PART, **STORY, **facts)


def whole(number, **facts):
    return exactly(number, key="whole", **STORY, **facts)


def found(*sentences, headline=()):
    return [(question.kind, question.sentence()) for question in questions_of(sentences, headline=headline)]


def test_more_children_than_people():
    assert found([whole(30), part(40, "minors")]) == [
        (
            QuestionKind.PART_EXCEEDS_WHOLE,
            "“40” counts only minors, a part of what “30” counts, and yet is larger: they cannot both be complete counts.",
        )
    ]


def test_parts_that_add_up_to_more_than_their_whole():
    sentence = [whole(30), part(27, "civilians"), part(5, "police")]

    assert found(sentence) == [
        (
            QuestionKind.PARTS_EXCEED_WHOLE,
            "The parts “27”, “5” add up to 32, more than “30”, of which they are parts.",
        )
    ]
    assert questions_of([sentence])[0].sentence(Language.SPANISH) == (
        "Las partes «27», «5» suman 32, más que «30», de lo que forman parte."
    )


def test_a_headline_that_the_text_does_not_bear_out():
    headline, body = exactly(22, key="headline", **STORY), exactly(32, key="body", **STORY)

    assert found([headline], [body], headline={"headline"}) == [
        (QuestionKind.HEADLINE_DIFFERS, "The headline says “22”, the text “32”, and no number fits both.")
    ]


INJURED = exactly(90, key="injured", scope=Scope(counted_kind="injured"), **STORY)
HEADLINE = exactly(30, key="headline", **STORY)


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([[whole(30), part(27, "civilians"), part(3, "police")]], id="parts that add up"),
        pytest.param([[whole(30), part(4, "minors"), part(2, "police")]], id="parts that are not all named"),
        pytest.param([[whole(30), part(20, "minors"), part(20, "women")]], id="groups that overlap"),
        pytest.param([[at_least(30, **STORY), part(27, "civilians"), part(5, "police")]], id="a whole open above"),
        pytest.param([[about(30, **STORY), part(27, "civilians"), part(8, "police")]], id="a whole that is vague"),
        pytest.param([[whole(30)], [part(40, "minors")]], id="a part in another sentence"),
        pytest.param([[HEADLINE], [INJURED], [at_least(30, **STORY)]], id="a headline that drops the qualifier"),
        pytest.param([[HEADLINE], [more_than(30, **STORY)]], id="a headline that rounds down"),
        pytest.param([[HEADLINE], [about(40, **STORY)]], id="a text that is vague"),
        pytest.param([[HEADLINE], [INJURED]], id="a headline that stands alone"),
    ],
)
def test_what_raises_no_question(sentences):
    assert found(*sentences, headline={"headline"}) == []
