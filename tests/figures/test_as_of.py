"""The days a figure speaks for, and how they are known."""

from datetime import date

import pytest

from claims.figures import AsOf, Known, read

FRIDAY = date(2023, 1, 20)
YEAR_2022 = AsOf(date(2022, 1, 1), date(2022, 12, 31), Known.STATED)


def window(text, *, language="en", published=FRIDAY):
    return read(text, language=language, published=published).figures[-1].as_of


def day(month, number, known, year=2023):
    return AsOf(date(year, month, number), date(year, month, number), known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("On January 9, 2023, 18 people died.", day(1, 9, Known.STATED), id="a whole date"),
        pytest.param("18 people died on 9 January 2023.", day(1, 9, Known.STATED), id="a day first"),
        pytest.param("18 people died on 2023-01-09.", day(1, 9, Known.STATED), id="a date in digits"),
        pytest.param("18 people died on 9.1.2023.", day(1, 9, Known.STATED), id="a date in digits with dots"),
        pytest.param("18 people died on 1/9/2023.", day(1, 9, Known.STATED), id="English puts the month first"),
        pytest.param("18 people died on Jan. 9.", day(1, 9, Known.INFERRED), id="the year from the publication"),
        pytest.param("18 people died on December 9.", day(12, 9, Known.INFERRED, 2022), id="not after the publication"),
        pytest.param("18 people died on Monday.", day(1, 16, Known.INFERRED), id="the last such weekday"),
        pytest.param("18 people died on Friday.", day(1, 20, Known.INFERRED), id="a weekday may be the day itself"),
        pytest.param("As of today, 18 people have died.", day(1, 20, Known.STATED), id="today"),
        pytest.param("18 people died yesterday.", day(1, 19, Known.STATED), id="yesterday"),
        pytest.param("18 people died the day before.", day(1, 19, Known.INFERRED), id="the day before the publication"),
        pytest.param(
            "18 people died in December 2022.",
            AsOf(date(2022, 12, 1), date(2022, 12, 31), Known.STATED),
            id="a whole month",
        ),
        pytest.param(
            "18 people died on 16-18 January 2023.",
            AsOf(date(2023, 1, 16), date(2023, 1, 18), Known.STATED),
            id="some days of a month",
        ),
        pytest.param("18 people died on the 9th of January, 2023.", day(1, 9, Known.STATED), id="an ordinal day first"),
        pytest.param("18 people died on January 9th, 2023.", day(1, 9, Known.STATED), id="an ordinal day behind"),
        pytest.param(
            "18 people died on January 16-18.",
            AsOf(date(2023, 1, 16), date(2023, 1, 18), Known.INFERRED),
            id="some days behind the month",
        ),
        pytest.param("18 people may 5 times have died.", None, id="may before a number is not May 5"),
        pytest.param(
            "18 people died on Monday and on May 3, 2022.", day(1, 16, Known.INFERRED), id="two separate days"
        ),
        pytest.param("18 people died in last Tuesday 's quake.", None, id="a day that belongs to the quake"),
        pytest.param("Since January 4, 18 people have died.", None, id="a beginning is not the day"),
        pytest.param("18 people died on February 30, 2023.", None, id="a day that no month has"),
        pytest.param(
            "In mid-January 18 people died.",
            AsOf(date(2023, 1, 11), date(2023, 1, 20), Known.INFERRED),
            id="a third of a month",
        ),
        pytest.param(
            "At the end of February 2022, 18 people died.",
            AsOf(date(2022, 2, 21), date(2022, 2, 28), Known.STATED),
            id="the last third of a short month",
        ),
        pytest.param("Since late December 18 people have died.", None, id="a beginning that is a third of a month"),
        pytest.param(
            "18 people have died since the protests began on December 7.", None, id="a beginning in words of its own"
        ),
        pytest.param("A week ago 18 people died.", day(1, 13, Known.STATED), id="a week ago"),
        pytest.param("18 people died.", None, id="no day"),
        pytest.param("In 2022, 18 people died.", YEAR_2022, id="a year that opens the sentence"),
        pytest.param("There were 18 deaths in 2022.", YEAR_2022, id="a year behind what happened"),
        pytest.param("It is the worst since 2022, when 18 died.", YEAR_2022, id="a year that is explained"),
        pytest.param("A factory built in 2022 lost 18 workers.", None, id="a year in which something else was"),
        pytest.param("18 people may have died.", None, id="may is not a month here"),
        pytest.param(
            "On Thursday, police opened fire. They left 18 people dead.",
            day(1, 19, Known.INFERRED),
            id="the day that a report begins with",
        ),
        pytest.param(
            "He fell on December 7, 2022. Since then 18 people have died.",
            None,
            id="a day of the past is not handed on",
        ),
    ],
)
def test_the_days_of_a_figure(text, expected):
    assert window(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("El 9 de enero de 2023 murieron 18 personas.", day(1, 9, Known.STATED), id="una fecha entera"),
        pytest.param("El lunes murieron 18 personas.", day(1, 16, Known.INFERRED), id="un día de la semana"),
        pytest.param("En 2022 murieron 18 personas.", YEAR_2022, id="un año"),
        pytest.param("Ayer murieron 18 personas.", day(1, 19, Known.STATED), id="ayer"),
        pytest.param("Murieron 18 personas el 9/1/2023.", day(1, 9, Known.STATED), id="el día va primero"),
        pytest.param(
            "A fines de diciembre había 18 muertos.",
            AsOf(date(2022, 12, 21), date(2022, 12, 31), Known.INFERRED),
            id="a fines de un mes",
        ),
        pytest.param("En la av. 28 de julio murieron 18 personas.", None, id="una avenida no es una fecha"),
        pytest.param("El viernes 6 y sábado 7 de enero murieron 18.", day(1, 7, Known.INFERRED), id="dos días"),
    ],
)
def test_los_días_de_una_cifra(text, expected):
    assert window(text, language="es") == expected


def test_without_a_publication_relative_days_stay_unknown():
    assert window("18 people died yesterday.", published=None) is None
    assert window("18 people died on Monday.", published=None) is None


def test_without_a_publication_the_document_tells_the_year():
    text = "He fell on December 7, 2022. On December 15, hundreds of people gathered."

    assert window(text, published=None) == day(12, 15, Known.INFERRED, 2022)


def test_a_weekday_chooses_between_the_years_of_a_document():
    text = "In December 2021 and December 2022 they met. On Monday, December 26, 18 people died."

    assert window(text, published=None) == day(12, 26, Known.INFERRED, 2022)


def test_no_clock_guesses_a_year():
    assert window("On December 15, 18 people died.", published=None) is None


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        pytest.param("en", "On Monday 18 people died; today, 22.", [(16, Known.INFERRED), (20, Known.STATED)], id="en"),
        pytest.param(
            "es", "El jueves eran 37 y el miércoles, 25.", [(19, Known.INFERRED), (18, Known.INFERRED)], id="es"
        ),
        pytest.param("es", "Son 84 muertos, frente a los 77 del lunes.", [None, (16, Known.INFERRED)], id="frente a"),
        pytest.param(
            "en", "37 died on Thursday and 25 on Monday.", [(19, Known.INFERRED), (16, Known.INFERRED)], id="day behind"
        ),
        pytest.param(
            "en", "The toll rose to 54, up from 48 a day earlier, with 12 missing.", [None, (19, Known.INFERRED), None],
            id="a day that belongs to the earlier count alone",
        ),
    ],
)  # fmt: skip
def test_each_figure_has_its_own_day(language, text, days):
    figures = read(text, language=language, published=FRIDAY).figures

    assert [figure.as_of for figure in figures] == [None if found is None else day(1, *found) for found in days]
