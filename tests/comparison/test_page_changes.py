"""Two versions of a page, and which of their figures changed."""

import pytest

from claims.comparison.anchoring import ChangeKind
from claims.comparison.page_changes import compare_pages, lines_of_fields

FIGURE, QUALIFIER = ChangeKind.FIGURE, ChangeKind.QUALIFIER


def changes(before, after, language="en"):
    return [
        (change.kind, change.before, change.after) for change in compare_pages(before, after, language=language).changes
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "At least 22 people were killed in the attack.",
            "At least 32 people were killed in the attack.",
            [(FIGURE, "At least 22", "At least 32")],
            id="a number in the same words",
        ),
        pytest.param(
            "A bomber killed at least 22 people on Monday at a wedding in the town, medics said.",
            "A bomber killed 30 people on Monday at a wedding party in the town, according to medics.",
            [(FIGURE, "at least 22", "30")],
            id="a number in a sentence that was rewritten",
        ),
        pytest.param(
            "More than 50 people were killed in the region.",
            "50 people were killed in the region.",
            [(QUALIFIER, "More than 50", "50")],
            id="a qualifier dropped",
        ),
        pytest.param(
            "The city has about 330,000 inhabitants according to the last census.",
            "The city has 490,268 inhabitants according to the last census.",
            [(FIGURE, "about 330,000", "490,268")],
            id="an estimate made exact",
        ),
        pytest.param(
            "17 people died in Altamira.\n9 people died in Buenavista.",
            "9 people died in Buenavista.\n18 people died in Altamira.",
            [(FIGURE, "17", "18")],
            id="sentences that changed places",
        ),
        pytest.param(
            "Injuries: 15\nFatalities:\nStarted: 2020-08-21",
            "Injuries: 17\nFatalities: 2\nStarted: 2020-08-22",
            [(FIGURE, "15", "17"), (FIGURE, None, "2")],
            id="lines that name a number",
        ),
        pytest.param(
            "The blaze burned 1,000 acres.",
            "The blaze burned 1,000 hectares.",
            [(FIGURE, "1,000 acres", "1,000 hectares")],
            id="one number in another unit",
        ),
        pytest.param(
            "Aid of $5 million came.", "Aid of €5 million came.", [(FIGURE, "$5 million", "€5 million")], id="a sign"
        ),
    ],
)
def test_a_figure_changed(before, after, expected):
    assert changes(before, after) == expected
    assert compare_pages(before, after, language="en").figure_changed


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        pytest.param("30 people died.", "30 people died.", "en", id="nothing at all"),
        pytest.param("30 people died.", "30 people died. Rescuers found 4 survivors.", "en", id="a sentence was added"),
        pytest.param("30 people died. 4 survived.", "30 people died.", "en", id="a sentence was cut"),
        pytest.param(
            "Murieron 6.000 personas en la guerra.", "Murieron 6,000 personas en la guerra.", "es", id="other marks"
        ),
        pytest.param("30 poeple died on the road.", "30 people died on the road.", "en", id="a misspelling put right"),
        pytest.param(
            "30 people died. Updated: 19 January 2023, 10:00",
            "30 people died. Updated: 19 January 2023, 18:30",
            "en",
            id="a time stamp",
        ),
        pytest.param("30 people died.\n12 comments", "30 people died.\n48 comments", "en", id="a counter of comments"),
        pytest.param("30 people died.\n1,203 views", "30 people died.\n9,999 views", "en", id="a counter of views"),
        pytest.param("Updated 092015. 30 died.", "Updated 102015. 30 died.", "en", id="a date that lost its marks"),
        pytest.param("30 people died. …", "30 people died. !!!", "en", id="marks without a word"),
        pytest.param("30 people died. 3 hours ago", "30 people died. 5 hours ago", "en", id="how long ago"),
        pytest.param(
            "Murieron 30. Publicado hace 3 horas", "Murieron 30. Publicado hace 5 horas", "es", id="hace horas"
        ),
        pytest.param("Latitude: 36.1\nOrderId: 7", "Latitude: 36.2\nOrderId: 8", "en", id="what a data sheet keeps"),
        pytest.param(
            "74 carreteras continuan bloqueadas.", "74 carreteras continúan bloqueadas.", "es", id="un acento"
        ),
        pytest.param("", "", "en", id="two empty pages"),
    ],
)
def test_no_figure_changed(before, after, language):
    assert changes(before, after, language) == []


def test_tags_that_were_left_in_a_field_are_no_words():
    assert changes("Status: <b>30</b> people hurt today", "Status: <i>30</i> people hurt today") == []


def test_a_name_that_stands_twice_is_read_as_prose():
    before, after = "Deaths: 3\nDeaths: 4", "Deaths: 3\nDeaths: 5"

    assert [(kind, new) for kind, _, new in changes(before, after)] == [(FIGURE, "5")]


def test_data_of_several_levels_becomes_lines():
    assert lines_of_fields({"Toll": {"Dead": 3, "Hurt": None}, "Towns": ["Altamira", "Buenavista"]}) == (
        "Toll.Dead: 3\nToll.Hurt:\nTowns: Altamira, Buenavista"
    )


def test_a_page_of_very_many_changed_sentences_is_compared_in_order():
    before = "\n".join(f"Village number {n} in the valley lost {n} of its houses in the flood." for n in range(500))
    after = "\n".join(f"Village number {n} in the valley lost {n + 1} of its many houses." for n in range(500))

    assert len(changes(before, after)) > 400
