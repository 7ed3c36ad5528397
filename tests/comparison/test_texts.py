"""Two figures at places of two texts, as a reader meets them."""

from datetime import date

import pytest

from claims.comparison.language import Language
from claims.comparison.relation import RelationKind
from claims.comparison.texts import NoFigureThere, compare_in_texts, figure_in_text

TENTH, ELEVENTH, TWENTIETH = date(2023, 1, 10), date(2023, 1, 11), date(2023, 1, 20)


def place(text, words, published=None, language="en", key="a"):
    start = text.index(words)
    return figure_in_text(text, start, start + len(words), key=key, language=language, published=published)


@pytest.mark.parametrize(
    ("one", "other", "same_measure", "kind"),
    [
        pytest.param(
            place("At least 140 people were killed in the floods around Valdehueso.", "140", TENTH),
            place("The death toll from the floods has risen to 161.", "161", ELEVENTH),
            True,
            RelationKind.SUPERSEDED,
            id="a report, then the toll",
        ),
        pytest.param(
            place("The flood killed 17 people and injured 40.", "17", TENTH),
            place("The flood killed 17 people and injured 40.", "40", TENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="the killed and the injured of one sentence",
        ),
        pytest.param(
            place("Rescuers say 1,700 people are missing after the earthquake.", "1,700", TENTH),
            place("Rescuers say 163 people are still missing after the earthquake.", "163", ELEVENTH),
            True,
            RelationKind.MOVED,
            id="fewer are missing a day later",
        ),
        pytest.param(
            place("Police opened fire at a march in Altamira. At least 18 people were killed.", "18", TENTH),
            place("The number of deaths from clashes between protesters and police exceeds 50.", "50", TWENTIETH),
            False,
            RelationKind.WITHIN_WHOLE,
            id="one day in one town and the toll of all the protests",
        ),
        pytest.param(
            place("Clashes in Altamira left 17 people injured.", "17", TENTH),
            place("Clashes in Buenavista left 43 people injured.", "43", TENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="clashes in two towns",
        ),
        pytest.param(
            place("Police detained 193 people at the university on Monday.", "193", TENTH),
            place("Police detained 14 people at a roadblock.", "14", TWENTIETH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="arrests ten days apart",
        ),
        pytest.param(
            place("At least 280,000 people have been killed since the war started in 2011.", "280,000", TENTH),
            place("A bomber struck a wedding, killing 32 people.", "32", TENTH),
            False,
            RelationKind.WITHIN_WHOLE,
            id="the war and one attack of it",
        ),
        pytest.param(
            place(
                "En total, del 1 de enero al 27 de marzo murieron más de 1500 personas.",
                "1500",
                date(2023, 4, 15),
                "es",
            ),
            place("Al menos 60 personas murieron en los ataques del 30 y 31 de marzo.", "60", date(2023, 4, 15), "es"),
            False,
            RelationKind.NOT_COMPARABLE,
            id="un trimestre y un ataque posterior",
        ),
        pytest.param(
            place("Two people were killed as protests escalated.", "Two", TENTH),
            place("La policía disparó en Altamira, matando a dos jóvenes.", "dos", TENTH, "es"),
            True,
            RelationKind.SAME,
            id="the same two dead, told in two languages",
        ),
        pytest.param(
            place("One person was killed in clashes in Altamira.", "One", ELEVENTH),
            place("La represión en Altamira deja un muerto.", "un muerto", TENTH, "es"),
            True,
            RelationKind.SAME,
            id="an article that counts",
        ),
        pytest.param(
            place("More than 43 people were injured in Altamira.", "43", TENTH),
            place("In Altamira 17 people were injured in clashes.", "17", ELEVENTH),
            True,
            RelationKind.LISTS_DIFFER,
            id="a lower count a day later",
        ),
        pytest.param(
            place("50,000 bodies had been collected.", "50,000", TENTH),
            place("75,000 bodies had already been buried.", "75,000", ELEVENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="bodies collected and bodies buried",
        ),
        pytest.param(
            place("The earthquake killed 300 people.", "300", TENTH),
            place("The floods killed 310 people.", "310", ELEVENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="an earthquake and a flood",
        ),
        pytest.param(
            place("The death toll from the raid has reached 40.", "40", TENTH),
            place("A raid killed 12 people on Friday.", "12", TWENTIETH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="a toll of what had yet to happen",
        ),
        pytest.param(
            place("In all 800 homes were evacuated.", "800", TENTH),
            place("In all 120 homes were destroyed.", "120", ELEVENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="homes evacuated and homes destroyed",
        ),
        pytest.param(
            place("Ten people died in the attack. Twenty died in another attack nearby.", "Ten", TENTH),
            place("Ten people died in the attack. Twenty died in another attack nearby.", "Twenty", TENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="one text sets two attacks apart",
        ),
        pytest.param(
            place("The death toll passes 500. Hours later the death toll rises to 570.", "500", TENTH),
            place("The death toll passes 500. Hours later the death toll rises to 570.", "570", TENTH),
            True,
            RelationKind.SUPERSEDED,
            id="a toll that rises within one text",
        ),
        pytest.param(
            place("Fires on Arenal have killed at least six people, officials said on Tuesday.", "six", TENTH),
            place("The death toll from the Arenal fires rose to 55, officials said on Wednesday.", "55", ELEVENTH),
            True,
            RelationKind.SUPERSEDED,
            id="days on which officials spoke, not days of two fires",
        ),
        pytest.param(
            place("A quake struck Arenal on Tuesday, killing 632 people.", "632", TENTH),
            place("Arenal's quake has killed 2,000 people, state radio said on Wednesday.", "2,000", ELEVENTH),
            True,
            RelationKind.SUPERSEDED,
            id="a name that opens its sentence is still the name",
        ),
        pytest.param(
            place("In all 2,059 people were injured, 1,404 of them badly.", "2,059", TENTH),
            place("In all 2,059 people were injured, 1,404 of them badly.", "1,404", TENTH),
            False,
            RelationKind.WITHIN_WHOLE,
            id="a part named in the sentence of its whole",
        ),
        pytest.param(
            place("The ministry said 30,320 people had been killed since 7 October.", "30,320", TENTH),
            place("On Tuesday 112 people were killed in a crush, the ministry said.", "112", TENTH),
            False,
            RelationKind.WITHIN_WHOLE,
            id="all since a day of another month, and one incident",
        ),
        pytest.param(
            place("Some 1,300 people were sheltering in the theatre.", "1,300", TENTH),
            place("In the theatre 600 people died.", "600", ELEVENTH),
            False,
            RelationKind.NOT_COMPARABLE,
            id="people who sheltered and people who died",
        ),
        pytest.param(
            place("The fire destroyed 1,000 buildings.", "1,000", TENTH),
            place("At least 2,700 structures were destroyed by the fire.", "2,700", ELEVENTH),
            True,
            RelationKind.SUPERSEDED,
            id="two words for what was destroyed",
        ),
        pytest.param(
            place("Las protestas en Arenal dejaron 19 muertos.", "19", TENTH, "es"),
            place("The government said 19 people had died in the unrest in Arenal.", "19", TENTH),
            True,
            RelationKind.SAME,
            id="the protests as the subject, and a running count",
        ),
        pytest.param(
            place("Two trains collided near Larissa, Greece, killing 36 people.", "36", TENTH),
            place("El choque de trenes en Grecia deja al menos 32 muertos.", "32", TENTH, "es"),
            True,
            RelationKind.REFINES,
            id="a country named in two languages",
        ),
        pytest.param(
            place("Inflation slowed to 3.4 percent in January from 3.9 percent in December.", "3.4", TENTH),
            place("Inflation slowed to 3.4 percent in January from 3.9 percent in December.", "3.9", TENTH),
            True,
            RelationKind.MOVED,
            id="one rate in two months",
        ),
    ],
)
def test_two_figures_in_texts(one, other, same_measure, kind):
    comparison = compare_in_texts(one, other)

    assert (comparison.same_measure, comparison.kind) == (same_measure, kind)
    assert compare_in_texts(other, one).kind is kind


def test_the_reason_is_given_in_the_language_that_is_asked_for():
    one = place("La inundación dejó 17 muertos.", "17", TENTH, "es", key="a")
    other = place("La inundación dejó 40 heridos.", "40", TENTH, "es", key="b")

    reason = compare_in_texts(one, other, language=Language.SPANISH).reason

    assert reason == "No se comparan: «17» cuenta muertos y «40» heridos."


def test_a_span_may_hold_words_around_the_figure():
    figure = place("In all, at least 256 people dead were counted.", "at least 256 people dead").stated

    assert (figure.words, figure.low, figure.scope.counted_kind) == ("at least 256", 256, "deaths")


def test_a_thousand_torn_by_a_space_is_read_whole():
    assert place("Officials put the dead at 45,000-50 ,000 people.", "45,000-50 ,000").stated.high == 50000


def test_no_figure_at_the_place_that_was_named():
    with pytest.raises(NoFigureThere, match="the valley"):
        place("Rescuers reached the valley.", "the valley")
