"""The one border: what is removed from text, and what is said about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.readers.cleaning import clean


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        pytest.param("48 dead", "48 dead", (), id="a clean text stays as it is"),
        pytest.param("a\u00a0b “c” ’d’", "a\u00a0b “c” ’d’", (), id="no-break spaces and curly quotes stay"),
        pytest.param("4\x008", "48", ("Removed 1 NUL character.",), id="NUL goes"),
        pytest.param(
            "a\x00\x00\x01b",
            "ab",
            ("Removed 2 NUL characters.", "Removed 1 control character."),
            id="each kind is told",
        ),
        pytest.param("a\x80\x9fb", "ab", ("Removed 2 control characters.",), id="C1 controls go"),
        pytest.param("a\ufeffb", "ab", ("Removed 1 byte order mark.",), id="a byte order mark inside goes"),
        pytest.param("a\ud800b\udfff", "ab", ("Removed 2 lone surrogates.",), id="lone surrogates go"),
        pytest.param(
            "a\r\nb\rc\u2028d\x0be\x0cf\x85g", "a\nb\nc\nd\ne\nf\ng", (), id="every line end becomes a line feed"
        ),
        pytest.param("a\tb", "a\tb", (), id="tabs stay"),
        pytest.param(
            "\ufffd",
            "\ufffd",
            ("1 character could not be decoded and stands as \ufffd.",),
            id="damage stays and is told",
        ),
        pytest.param("😀\U000e0041", "😀\U000e0041", (), id="characters beyond the basic plane stay"),
    ],
)
def test_clean(text, expected, notes):
    cleaned = clean(text)

    assert cleaned.text == expected
    assert sorted(cleaned.notes) == sorted(notes)


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text).text

    assert clean(once).text == once
    once.encode("utf-8")
    assert "\x00" not in once
