"""Days beside a headline, and lines that only say when and by whom."""

from datetime import date

import pytest

from sources.readers.days import day_in, is_byline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("January 19, 2023", date(2023, 1, 19), id="month first"),
        pytest.param("Jan. 9th, 2023", date(2023, 1, 9), id="short month, ordinal"),
        pytest.param("Thursday 19 January 2023 at 14:05", date(2023, 1, 19), id="day first"),
        pytest.param("19 de enero de 2023", date(2023, 1, 19), id="Spanish"),
        pytest.param("Publicado el 7 de setiembre del 2022", date(2022, 9, 7), id="Spanish as in Lima"),
        pytest.param("2023-01-19T23:30:00-05:00", date(2023, 1, 19), id="ISO, the day as written"),
        pytest.param("19/01/2023", date(2023, 1, 19), id="only one order is possible"),
        pytest.param("01/19/2023", date(2023, 1, 19), id="only one order is possible, American"),
        pytest.param("03/03/2023", date(2023, 3, 3), id="both orders say the same"),
        pytest.param("03/04/2023", None, id="two orders are possible"),
        pytest.param("31 February 2023", None, id="no such day"),
        pytest.param("January 19", None, id="no year"),
        pytest.param("0001-01-01T00:00:00", None, id="what programs write for no day"),
        pytest.param("9999-12-31", None, id="the end of the calendar"),
        pytest.param("48 people", None, id="no day"),
    ],
)
def test_day_in(line, day):
    assert day_in(line) == day


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("January 19, 2023", True, id="a day alone"),
        pytest.param("Thu, 19 January 2023 14:05 GMT", True, id="a day with its hour"),
        pytest.param("Publicado el 19 de enero de 2023 a las 10:40", True, id="published on"),
        pytest.param("By Ana Flores and Luis de la Cruz", True, id="two names"),
        pytest.param("By Ana Flores, The River Post. March 5, 2024", True, id="a name, an outlet and a day"),
        pytest.param("January 19, 2023 | Resist!", True, id="a day and a rubric"),
        pytest.param("Perú – 19 de enero de 2023", True, id="a rubric and a day"),
        pytest.param("48 dead – January 19, 2023", False, id="a figure and a day"),
        pytest.param("Por Ana Flores | 19 de enero de 2023", True, id="name and day"),
        pytest.param("By Tuesday the water had reached the school", False, id="a sentence that begins with by"),
        pytest.param("By The Numbers: 48 Dead, 224 Detained", False, id="a heading that begins with by"),
        pytest.param("Por la paz, mil velas en Ayacucho", False, id="a Spanish heading that begins with por"),
        pytest.param("19 January 2023: the day the bridge fell", False, id="a heading that begins with a day"),
        pytest.param("48 dead", False, id="a figure"),
    ],
)
def test_is_byline(line, expected):
    assert is_byline(line) is expected
