"""What the sentence around a figure tells about the count."""

from datetime import date

import pytest

from claims.comparison.circumstances import circumstances_of
from claims.figures import read

PUBLISHED = date(2023, 4, 15)


def told(text, language="en", published=PUBLISHED):
    figure = read(text, language=language, published=published).figures[0]
    return circumstances_of(text, figure, language=language, published=published)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        pytest.param("The death toll rises to 161.", "en", "deaths", id="a death toll"),
        pytest.param("The toll has reached 161.", "en", "deaths", id="a toll"),
        pytest.param("The number of injured stands at 161.", "en", "injured", id="a number of injured"),
        pytest.param("La cifra de fallecidos asciende a 161.", "es", "deaths", id="una cifra de fallecidos"),
        pytest.param("El número de heridos llegó a 161.", "es", "injured", id="un número de heridos"),
        pytest.param("The bomb killed 161 people.", "en", None, id="a report"),
    ],
)
def test_what_a_toll_counts(text, language, kind):
    assert told(text, language).toll_kind == kind


@pytest.mark.parametrize(
    ("text", "language", "is_running", "is_of_many"),
    [
        pytest.param("So far 30 people were killed.", "en", True, False, id="so far"),
        pytest.param("The unrest has killed 30 people.", "en", True, True, id="an unrest that has killed"),
        pytest.param("The war has displaced 3,000 families since 2011.", "en", True, True, id="a war since a year"),
        pytest.param("Clashes killed 30 people on Friday.", "en", False, False, id="clashes of one day"),
        pytest.param("The protests left 30 dead.", "en", False, True, id="the protests, as those who did it"),
        pytest.param("The protests left 30 dead on Friday.", "en", False, False, id="the protests of one day"),
        pytest.param("So far this year 200 died in riots.", "en", True, True, id="a year so far"),
        pytest.param("30 people were killed since last October.", "en", True, True, id="since a month"),
        pytest.param("Hasta la fecha 30 personas murieron en las protestas.", "es", True, True, id="hasta la fecha"),
    ],
)
def test_what_is_a_running_count(text, language, is_running, is_of_many):
    circumstances = told(text, language)

    assert (circumstances.is_running, circumstances.is_of_many_incidents) == (is_running, is_of_many)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        pytest.param("A bomb killed 30 people.", "en", (date(2023, 4, 12), PUBLISHED), id="the days of the news"),
        pytest.param(
            "A bomb killed 30 people on 3 April 2023.", "en", (date(2023, 4, 3), date(2023, 4, 3)), id="a stated day"
        ),
        pytest.param("The toll rose to 30.", "en", (date.min, PUBLISHED), id="a toll, up to publication"),
        pytest.param(
            "The fire has killed 30 people, police said on Thursday.",
            "en",
            (date.min, PUBLISHED),
            id="the day a running count was told",
        ),
        pytest.param(
            "Since 2011 the war has killed 30 people.", "en", (date(2011, 1, 1), PUBLISHED), id="since a year"
        ),
        pytest.param(
            "In all, 30 people died from 1 January to 27 March.",
            "en",
            (date(2023, 1, 1), date(2023, 3, 27)),
            id="from a day to a day",
        ),
        pytest.param(
            "Murieron 30 personas del 20 de diciembre al 5 de enero.",
            "es",
            (date(2022, 12, 20), date(2023, 1, 5)),
            id="over the turn of a year",
        ),
        pytest.param(
            "In all, 30 people died from 29 February to 30 February.",
            "en",
            (date.min, PUBLISHED),
            id="days that no year has",
        ),
        pytest.param(
            "Police fired in 28 July Avenue, killing 30 people.", "en", (date(2023, 4, 12), PUBLISHED), id="a street"
        ),
    ],
)
def test_days_of_what_is_counted(text, language, days):
    figure = next(f for f in read(text, language=language, published=PUBLISHED).figures if f.low == 30)

    assert circumstances_of(text, figure, language=language, published=PUBLISHED).days == days


def test_without_a_day_of_publication_a_report_has_no_days():
    assert told("A bomb killed 30 people.", published=None).days is None
    assert told("A bomb killed 30 people.", published=None).may_be_of_one_time(told("A bomb killed 30 people."))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The toll has reached 30.", "en", id="has reached"),
        pytest.param("The toll passes 30.", "en", id="passes, which is a qualifier too"),
        pytest.param("La cifra de muertos asciende a 30.", "es", id="asciende a"),
    ],
)
def test_words_of_growth(text, language):
    assert told(text, language).grows


def test_places_and_names_of_the_passage():
    one = told("Police fired on a march in northern Altamira. 30 people were killed.")
    other = told("The Altamiran hospital counted 31 dead.")
    elsewhere = told("In Buenavista 40 people were killed.")

    assert one.shares_a_name_with(other)
    assert one.is_elsewhere_than(elsewhere)
    assert not one.is_elsewhere_than(other)


def test_counted_words_tell_what_was_done():
    assert told("75,000 bodies had already been buried.").counted == "bodies buried"
    assert told("75,000 bodies had already been buried.").deed == "buried"
    assert told("1,000 buildings were destroyed.").counted == "buildings destroyed"
    assert told("At least 30.").counted is None
    assert told("The 17 who were killed were named.").refers_back
