"""`read_figures`: one line for each figure, with offsets that quote the text as it was given."""

import pytest


def test_every_field_of_a_figure(ask):
    text = "As of 18 January 2023, more than 50 people had been killed, according to the government."

    answers, status = ask("read_figures", {"id": "t1", "text": text, "lang": "en", "published": "2023-01-19"})

    assert status == 0
    assert answers == [
        {
            "id": "t1",
            "start": 23,
            "end": 35,
            "quote": "more than 50",
            "low": 50,
            "high": None,
            "qualifier": "more_than",
            "range": {"low": 50, "high": None, "low_inc": False, "high_inc": False},
            "vague": False,
            "counted": "people killed",
            "measure": "deaths",
            "population": None,
            "unit": None,
            "attribution": "according to the government",
            "claimant": "government",
            "as_of": {"from": "2023-01-18", "to": "2023-01-18", "known": "stated"},
            "basis": "reported",
            "part": "total",
            "profile": "logical-v1",
            "rule": answers[0]["rule"],
        }
    ]
    assert answers[0]["rule"]


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        pytest.param("Exactly 48 people died.", 48, 48, "exact", id="exact: both ends"),
        pytest.param("About 30 people died.", 30, 30, "about", id="about: both ends"),
        pytest.param("Almost 30 people died.", 30, 30, "nearly", id="nearly: both ends"),
        pytest.param("At least 30 people died.", 30, None, "at_least", id="at least: no upper end"),
        pytest.param("Up to 30 people died.", None, 30, "at_most", id="at most: no lower end"),
        pytest.param("Fewer than 30 people died.", None, 30, "less_than", id="less than: no lower end"),
        pytest.param("Between 20 and 30 people died.", 20, 30, "range", id="a range: both ends"),
        pytest.param("Dozens of people died.", 24, None, "vague", id="vague: what the profile says"),
        pytest.param("Some 12.5 percent voted.", 12.5, 12.5, "about", id="a fraction stays a number"),
    ],
)
def test_the_written_numbers(ask, text, low, high, qualifier):
    (figure,), _ = ask("read_figures", {"id": 1, "text": text, "lang": "en"})

    assert (figure["low"], figure["high"], figure["qualifier"]) == (low, high, qualifier)


def test_offsets_are_code_points_of_the_text_as_given(ask):
    text = "\U0001f41f El gobierno\u00a0dijo que 1.234 personas murieron; “más de 50” resultaron heridas."

    figures, _ = ask("read_figures", {"id": 1, "text": text, "lang": "es"})

    assert [figure["quote"] for figure in figures] == ["1.234", "más de 50"]
    for figure in figures:
        assert text[figure["start"] : figure["end"]] == figure["quote"]


def test_the_language_is_found_out_where_none_is_given(ask):
    text = "Según la Defensoría, al menos 48 personas han muerto en las protestas de los últimos días."

    (figure,), _ = ask("read_figures", {"id": 1, "text": text})

    assert (figure["qualifier"], figure["measure"]) == ("at_least", "deaths")


def test_another_profile(ask):
    (figure,), _ = ask("read_figures", {"id": 1, "text": "Dozens of people died.", "lang": "en"}, profile="acled")

    assert (figure["low"], figure["profile"]) == (12, "acled")


def test_a_text_without_figures_gives_no_line(ask):
    assert ask("read_figures", {"id": 1, "text": "It rained.", "lang": "en"}) == ([], 0)
