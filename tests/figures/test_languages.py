"""A language is a table: the grammar reads a further one without a change."""

from dataclasses import fields, replace

import pytest

from claims.figures import Qualifier, read
from claims.figures.figure import Basis
from claims.figures.kinds import CountedKind
from claims.figures.languages import DIGITS_ONLY, LANGUAGES, language_named
from claims.figures.languages.table import (
    Form,
    Language,
    Tag,
    by_word,
    merged,
    numbers,
    phrases,
    states,
    tagged,
    word_tuples,
    words_of,
)

NUMBERS = numbers("unit", dois=2, três=3) | numbers("ten", trinta=30) | numbers("scale", mil=1000)
STATES = merged(
    states(CountedKind.DEATHS, Form.BEFORE | Form.AFTER, "morreram"),
    states(CountedKind.DEATHS, Form.NOUN | Form.AFTER, "mortos"),
    states(CountedKind.INJURED, Form.NOUN | Form.AFTER, "feridos feridas"),
)
PORTUGUESE = replace(
    DIGITS_ONLY,
    code="pt",
    decimal_mark=",",
    numbers=NUMBERS,
    joins=frozenset({"e"}),
    join_after_tens=True,
    verb_first=True,
    links_nouns=True,
    before=phrases({Qualifier.MORE_THAN: "mais de", Qualifier.AT_LEAST: "pelo menos"}, by_last_word=True),
    states=STATES,
    says=by_word({Basis.REPORTED: "disse"}),
    none=word_tuples("nenhum"),
    tags=tagged(
        (Tag.NUMBER, NUMBERS),
        (Tag.STATE, STATES),
        (Tag.STOP, words_of("e em foram ficaram disse")),
        (Tag.AUX, words_of("foram ficaram")),
        (Tag.AND, words_of("e")),
        (Tag.PERSON, words_of("pessoas")),
        (Tag.SAYS, words_of("disse")),
        (Tag.GOES_ON, [*NUMBERS, "e"]),
    ),
)


@pytest.fixture
def portuguese(monkeypatch):
    monkeypatch.setitem(LANGUAGES, "pt", PORTUGUESE)


@pytest.mark.usefixtures("portuguese")
@pytest.mark.parametrize(
    ("text", "quote", "low", "qualifier", "kind"),
    [
        pytest.param("Mais de trinta e dois mil morreram.", "Mais de trinta e dois mil", 32000, "more_than", "deaths", id="words"),
        pytest.param("O ataque deixou pelo menos 30 mortos.", "pelo menos 30", 30, "at_least", "deaths", id="a noun"),
        pytest.param("Três pessoas ficaram feridas.", "Três", 3, "exact", "injured", id="a verb behind"),
        pytest.param("Morreram 1.234.567 pessoas.", "1.234.567", 1234567, "exact", "deaths", id="a verb before"),
    ],
)  # fmt: skip
def test_a_third_language_is_a_table(text, quote, low, qualifier, kind):
    found = read(text, language="pt-BR")

    assert [(one.quote, one.low, one.qualifier.value, one.counted_kind) for one in found.figures] == [
        (quote, low, qualifier, kind)
    ]
    assert found.left_out == ()


def test_a_table_explains_every_field():
    explained = Language.__doc__ or ""

    assert [field.name for field in fields(Language) if field.name != "code" and field.name not in explained] == []


@pytest.mark.parametrize(
    ("code", "known"),
    [
        pytest.param("es", "es", id="a language"),
        pytest.param("es-PE", "es", id="with its country"),
        pytest.param("EN_us", "en", id="in another spelling"),
        pytest.param("de", None, id="one without a table"),
        pytest.param("", None, id="none"),
    ],
)
def test_a_language_is_found_by_its_code(code, known):
    table = language_named(code)

    assert (table.code if table else None) == known
