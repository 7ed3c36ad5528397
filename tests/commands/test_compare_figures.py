"""`compare_figures`: whether two figures measure the same thing and how they relate, from texts or from fields."""

import pytest

FLOOR = {"text": "At least 30 people have died so far.", "start": 0, "end": 11, "lang": "en", "published": "2022-12-26"}
COUNT = {"text": "48 people have died so far.", "start": 0, "end": 2, "lang": "en", "published": "2023-01-12"}


def test_two_places_in_texts(ask):
    answers, status = ask("compare_figures", {"id": "p1", "topic": "protests", "a": FLOOR, "b": COUNT})

    assert status == 0
    assert answers == [
        {
            "id": "p1",
            "same_measure": True,
            "relation": "superseded",
            "family": "growth",
            "reason": "The count rose from “At least 30” (about 26 December 2022) to “48” (about 12 January 2023): "
            "the later one takes its place.",
        }
    ]


def test_fields_where_there_is_no_text(ask):
    first = {"low": 48, "high": 48, "qualifier": "exact", "counted": "people killed", "as_of": "2023-01-12"}
    second = first | {"low": 39, "high": 39}

    (answer,), _ = ask("compare_figures", {"id": 1, "a": first, "b": second})

    assert (answer["same_measure"], answer["relation"], answer["family"]) == (True, "contradicts", "conflict")


def test_reasons_in_spanish(ask):
    (answer,), _ = ask("compare_figures", {"id": 1, "a": FLOOR, "b": COUNT}, language="es")

    assert "26 de diciembre de 2022" in answer["reason"]


@pytest.mark.parametrize(
    ("pair", "error"),
    [
        pytest.param({"a": FLOOR}, "b: there has to be a figure", id="one figure"),
        pytest.param({"a": FLOOR, "b": COUNT | {"end": 99}}, "no place in the text", id="a place behind the end"),
        pytest.param({"a": FLOOR, "b": COUNT | {"start": 10, "end": 14}}, "no figure is read", id="no figure there"),
        pytest.param({"a": FLOOR, "b": {"counted": "deaths"}}, "one of them has to be a number", id="no number"),
        pytest.param({"a": FLOOR, "b": {"low": 3, "qualifier": "maybe"}}, "is none of", id="an unknown qualifier"),
        pytest.param({"a": FLOOR, "b": {"low": "1e999999999"}}, "low", id="a number without end"),
    ],
)
def test_a_pair_that_is_not_right(ask, pair, error):
    (wrong, right), status = ask("compare_figures", {"id": "bad"} | pair, {"id": "ok", "a": FLOOR, "b": COUNT})

    assert (wrong["line"], wrong["id"]) == (1, "bad")
    assert error in wrong["error"]
    assert right["id"] == "ok"
    assert status == 1
