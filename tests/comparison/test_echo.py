"""Repeats of one origin, and who an origin is."""

from datetime import UTC, date, datetime

import pytest

from claims.comparison.echo import KnownClaimant, claimant_key, collapse, find_claimant, is_generic, repeats_sentence
from claims.comparison.language import Language
from claims.comparison.stated import Origin
from tests.comparison.figures import COALITION, SOHR, at_least, exactly

OBSERVATORY = KnownClaimant("sohr", "Syrian Observatory for Human Rights", ("Observatorio Sirio de Derechos Humanos",))
OMBUDSMAN = KnownClaimant("ombudsman", "Defensoría del Pueblo", ("Ombudsman's Office of Peru",))
HEALTH = KnownClaimant("health", "Ministry of Health")
OTHER_HEALTH = KnownClaimant("other health", "Ministry of Health (Region of Puno)", ("Ministry of Health",))


def test_five_outlets_with_one_origin_are_one_count():
    outlets = [exactly(48, key=outlet, origin=SOHR) for outlet in ("a", "b", "c", "d", "e")]
    echoes = collapse([*outlets, exactly(48, key="own", origin=COALITION)])

    assert [(echo.first.key, len(echo.repeats)) for echo in echoes] == [("a", 4), ("own", 0)]
    assert repeats_sentence(echoes) == "6 figures from 2 origins"
    assert repeats_sentence(echoes, Language.SPANISH) == "6 cifras de 2 orígenes"


def test_the_first_published_stands_for_its_echo():
    late = exactly(48, key="late", origin=SOHR, published_on=date(2023, 1, 19))
    early = exactly(48, key="early", origin=SOHR, published_on=date(2023, 1, 12))
    undated = exactly(48, key="a", origin=SOHR)
    morning, evening = (
        exactly(
            48, key=key, origin=SOHR, published_on=date(2023, 1, 5), published_at=datetime(2023, 1, 5, hour, tzinfo=UTC)
        )
        for key, hour in (("z", 8), ("b", 20))
    )

    assert collapse([undated, late, early])[0].first is early
    assert collapse([evening, morning])[0].first is morning


def test_other_words_of_one_origin_and_unknown_origins_stand_alone():
    unknown = Origin("", "")
    figures = [
        exactly(48, key="a", origin=SOHR),
        at_least(48, key="b", origin=SOHR),
        exactly(48, key="c", origin=unknown),
        exactly(48, key="d", origin=unknown),
    ]

    assert [len(echo.repeats) for echo in collapse(figures)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("name", "language", "generic"),
    [
        pytest.param("officials", Language.ENGLISH, True, id="officials"),
        pytest.param("the police", Language.ENGLISH, True, id="the police of a place that is not named"),
        pytest.param("Peruvian human rights organizations", Language.ENGLISH, True, id="organizations of a nation"),
        pytest.param("a medical source in Hasakeh city", Language.ENGLISH, True, id="a source in a city"),
        pytest.param("", Language.ENGLISH, True, id="nobody"),
        pytest.param("the National Coalition for Syrian Revolution", Language.ENGLISH, False, id="a coalition's name"),
        pytest.param("SOHR", Language.ENGLISH, False, id="an acronym"),
        pytest.param("Interior Minister Paul Antoine Bien-Aime", Language.ENGLISH, False, id="a minister by name"),
        pytest.param("el Ministerio de Salud", Language.SPANISH, False, id="un ministerio"),
        pytest.param("Defensoría del Pueblo", Language.SPANISH, False, id="la Defensoría"),
        pytest.param("autoridades peruanas", Language.SPANISH, True, id="autoridades"),
        pytest.param("Cruz Roja peruana", Language.SPANISH, False, id="un nombre con adjetivo"),
    ],
)
def test_is_generic(name, language, generic):
    assert is_generic(name, language) is generic


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("the Syrian Observatory for Human Rights", OBSERVATORY, id="with an article"),
        pytest.param("S.O.H.R.", OBSERVATORY, id="by its initials"),
        pytest.param("Observatorio Sirio de Derechos Humanos", OBSERVATORY, id="in Spanish"),
        pytest.param("the Defensoria del Pueblo", OMBUDSMAN, id="without the accent"),
        pytest.param("human rights organizations", None, id="generic, never merged"),
        pytest.param("Ministry of Health", None, id="two claimants bear the name: a person decides"),
        pytest.param("Red Cross", None, id="not on record"),
    ],
)
def test_find_claimant(name, expected):
    assert find_claimant(name, [OBSERVATORY, OMBUDSMAN, HEALTH, OTHER_HEALTH]) == expected


def test_claimant_key_leaves_a_name_that_is_only_an_article_alone():
    assert claimant_key("The") == "the"
