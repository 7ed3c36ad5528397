"""What differs between two versions of a text, in time that grows with their length alone."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import differing
from sources.differing import differences


def marked(rows):
    """Write rows as text: what is gone in brackets, what is new in braces, what was left out as a number."""

    def words(stretches, left, right):
        return "".join(s.text if s.is_shared else f"{left}{s.text}{right}" for s in stretches)

    return [row.skipped or (words(row.before, "[", "]"), words(row.after, "{", "}")) for row in rows]


def test_its_example_holds():
    assert doctest.testmod(differing).failed == 0


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("One.\n\nTwo.", "One.\n\nTwo.", [], id="the same"),
        pytest.param("One.\n\nTwo.", "One.\n\n\nTwo.\n", [], id="empty lines are nothing"),
        pytest.param("48 killed.", "49 killed.", [("[48] killed.", "{49} killed.")], id="one word"),
        pytest.param("One.", "One.\nTwo.", [("One.", "One."), ("", "{Two.}")], id="a paragraph more"),
        pytest.param("One.\nTwo.", "Two.", [("[One.]", ""), ("Two.", "Two.")], id="a paragraph less"),
        pytest.param(
            "a\nb\nc\n48\nd\ne\nf",
            "a\nb\nc\n49\nd\ne\nf",
            [2, ("c", "c"), ("[48]", "{49}"), ("d", "d"), 2],
            id="what is far from a change is counted",
        ),
        pytest.param("", "One.", [("", "{One.}")], id="from nothing"),
    ],
)
def test_what_differs(before, after, expected):
    assert marked(differences(before, after)) == expected


def is_within(some, all_of_them):
    """Tell whether lines stand among others in the same order."""
    left = iter(all_of_them)
    return all(line in left for line in some)


TEXTS = st.lists(st.sampled_from(["one", "two", "three", "48 killed", "49 killed"]), max_size=12).map("\n".join)


@given(TEXTS, TEXTS)
def test_either_version_can_be_told_from_the_rows(before, after):
    rows = differences(before, after)

    whole_old = [line for line in before.split("\n") if line.strip()]
    whole_new = [line for line in after.split("\n") if line.strip()]
    skipped = sum(row.skipped for row in rows)
    old = ["".join(s.text for s in row.before) for row in rows if row.before]
    new = ["".join(s.text for s in row.after) for row in rows if row.after]
    if whole_old == whole_new:
        assert rows == ()
    else:
        assert (len(old) + skipped, len(new) + skipped) == (len(whole_old), len(whole_new))
        assert is_within(old, whole_old)
        assert is_within(new, whole_new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("\n".join(f"a{n}" for n in range(9000)), "\n".join(f"b{n}" for n in range(9000)), id="all differ"),
        pytest.param("x\ny\n" * 4000, "y\nx\n" * 4100, id="all are alike, in another order"),
        pytest.param("word " * 200_000, "other " * 200_000, id="one paragraph of a megabyte"),
    ],
)
def test_what_would_take_too_long_is_one_change(before, after):
    rows = differences(before, after)

    assert sum(bool(row.before) for row in rows) >= 1
    assert all(len(row.before) <= 1 and len(row.after) <= 1 for row in rows[differing.MOST_COMPARED :])
