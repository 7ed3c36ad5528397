"""Finding a quote again, and what became of its figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.anchoring import AnchorState, ChangeKind, anchor, change_of, take_quote
from claims.comparison.masking import mask, masked, numerals
from claims.figures import read

BEFORE = "Heavy rain fell on Puno all night.\n"
AFTER = "\nThe roads to Juliaca remain closed."
SENTENCE = "At least 30 people died in the floods, according to the government."
PAGE = BEFORE + SENTENCE + AFTER


def quote_in(page, sentence=SENTENCE, figure="At least 30"):
    start = page.index(sentence)
    at = page.index(figure, start)
    return take_quote(page, start=start, end=start + len(sentence), figure_start=at, figure_end=at + len(figure))


def became(page, *, was_gone=False, quote=None):
    """Return the state, the words now at the figure, and the kind of change."""
    quote = quote or quote_in(PAGE)
    found = anchor(quote, masked(page, "en"))
    figure = next(f for f in read(quote.words, language="en").figures if f.start == quote.figure_start)
    change = change_of(figure, found, read(page, language="en").figures, was_gone=was_gone)
    words = None if found.figure_start is None else page[found.figure_start : found.figure_end]
    return found.state, words, None if change is None else change.kind


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(PAGE, (AnchorState.SAME, "At least 30", None), id="nothing changed"),
        pytest.param(
            "Breaking news. " + PAGE + " Sign up for our digest.",
            (AnchorState.SAME, "At least 30", None),
            id="the page changed around it",
        ),
        pytest.param(
            PAGE.replace("At least 30", "At least 48"),
            (AnchorState.OTHER_NUMBERS, "At least 48", ChangeKind.FIGURE),
            id="another number",
        ),
        pytest.param(
            PAGE.replace("At least 30", "Forty-eight"),
            (AnchorState.OTHER_NUMBERS, "Forty-eight", ChangeKind.FIGURE),
            id="another number, in words",
        ),
        pytest.param(
            PAGE.replace("At least 30", "More than 30"),
            (AnchorState.OTHER_NUMBERS, "More than 30", ChangeKind.QUALIFIER),
            id="another qualifier",
        ),
        pytest.param(
            PAGE.replace("At least 30", "30"),
            (AnchorState.OTHER_NUMBERS, "30", ChangeKind.QUALIFIER),
            id="the qualifier dropped",
        ),
        pytest.param(
            PAGE.replace("the government", "the Red Cross"),
            (AnchorState.REPLACED, None, ChangeKind.ATTRIBUTION),
            id="another attribution",
        ),
        pytest.param(
            PAGE.replace("died in the floods", "lost their lives when the river rose"),
            (AnchorState.REPLACED, None, ChangeKind.REWORDED),
            id="other words, the same figure",
        ),
        pytest.param(
            PAGE.replace(SENTENCE, "The floods killed 48 people, according to the government."),
            (AnchorState.REPLACED, None, ChangeKind.FIGURE),
            id="other words and another figure",
        ),
        pytest.param(
            PAGE.replace(SENTENCE, "The government has not said more."),
            (AnchorState.REPLACED, None, ChangeKind.GONE),
            id="something else stands in its place",
        ),
        pytest.param(BEFORE + AFTER, (AnchorState.GONE, None, ChangeKind.GONE), id="the sentence was cut"),
        pytest.param("An entirely different page.", (AnchorState.GONE, None, ChangeKind.GONE), id="another page"),
        pytest.param("", (AnchorState.GONE, None, ChangeKind.GONE), id="an empty page"),
        pytest.param(
            BEFORE + "Rescuers reached the valley.", (AnchorState.ORPHAN, None, None), id="one neighbour left: unsure"
        ),
        pytest.param(
            PAGE.replace("At least 30", "At least 48") + "\n" + PAGE.replace("At least 30", "At least 17"),
            (AnchorState.ORPHAN, None, None),
            id="two places as good: unsure",
        ),
        pytest.param(
            PAGE.replace(" ", "\u00a0").replace("At\u00a0least\u00a030", "At\u00a0least\u00a048"),
            (AnchorState.OTHER_NUMBERS, "At\u00a0least\u00a048", ChangeKind.FIGURE),
            id="set with no-break spaces",
        ),
    ],
)
def test_what_became_of_a_claim(page, expected):
    assert became(page) == expected


def test_words_that_come_back_are_a_change_of_their_own():
    assert became(PAGE, was_gone=True) == (AnchorState.SAME, "At least 30", ChangeKind.BACK)
    assert became(BEFORE + AFTER, was_gone=True) == (AnchorState.GONE, None, None)


def test_the_right_one_of_two_like_sentences_is_known_by_its_surroundings():
    listing = "Cusco. The march went on.\n30 people died.\nPuno. The airport was taken.\n17 people died.\nLima is calm."
    quote = quote_in(listing, "17 people died.", "17")
    newer = listing.replace("30 people", "31 people").replace("17 people", "18 people")

    assert became(newer, quote=quote) == (AnchorState.OTHER_NUMBERS, "18", ChangeKind.FIGURE)


def test_a_short_sentence_alone_among_strangers_is_an_orphan():
    quote = quote_in(PAGE.replace(SENTENCE, "30 people died."), "30 people died.", "30")

    assert became("A bus fell into a ravine.\n12 people died.\nPolice are at the scene.", quote=quote) == (
        AnchorState.ORPHAN,
        None,
        None,
    )


def test_a_figure_of_two_numbers_is_found_whole():
    page = PAGE.replace("At least 30", "Between 100 and 200")
    newer = PAGE.replace("At least 30", "Between 150 and 250")

    assert became(newer, quote=quote_in(page, page[len(BEFORE) : -len(AFTER)], "Between 100 and 200"))[1:] == (
        "Between 150 and 250",
        ChangeKind.FIGURE,
    )


def test_a_quote_lies_within_its_text():
    with pytest.raises(ValueError, match="no figure"):
        take_quote("30 died", start=0, end=7, figure_start=5, figure_end=9)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("At least 48 people", "en", "# people", id="what bounds a number goes with it"),
        pytest.param("48 people or more", "en", "# people or more", id="but not beyond its noun"),
        pytest.param("two hundred and five or more", "en", "#", id="words, and what bounds them behind"),
        pytest.param("50 000 and 1.234,56 and 2.5 million", "en", "# and # and #", id="thousands and decimals"),
        pytest.param("al menos treinta y dos muertos", "es", "# muertos", id="en español"),
        pytest.param("más de 30 heridos", "es", "# heridos", id="más de"),
        pytest.param("30 Tote", "de", "# Tote", id="a language without a table, by its digits"),
    ],
)
def test_mask(text, language, expected):
    assert mask(text, language) == expected


words = st.sampled_from(
    ["people", "died", "in", "Puno", "at least", "more than", "48", "30", "three", "and", ".", "\n", "5,000"]
)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)


@given(texts, texts, st.data())
def test_anchoring_never_returns_a_span_whose_masked_text_differs(old, new, data):
    spans = numerals(old, "en")
    if not spans:
        return
    figure_start, figure_end = data.draw(st.sampled_from(spans))
    start = data.draw(st.integers(0, figure_start))
    end = data.draw(st.integers(figure_end, len(old)))
    quote = take_quote(old, start=start, end=end, figure_start=figure_start, figure_end=figure_end)

    found = anchor(quote, masked(new, "en"))

    if found.start is not None:
        assert mask(new[found.start : found.end], "en") == mask(quote.words, "en")
        assert found.start <= found.figure_start < found.figure_end <= found.end


@given(texts, st.data())
def test_a_quote_is_found_at_once_in_its_own_text(old, data):
    spans = numerals(old, "en")
    if not spans:
        return
    figure_start, figure_end = data.draw(st.sampled_from(spans))
    quote = take_quote(old, start=0, end=len(old), figure_start=figure_start, figure_end=figure_end)

    found = anchor(quote, masked(old, "en"))

    assert found.state is AnchorState.SAME
    assert old[found.start : found.end] == quote.words


def test_of_very_many_equal_sentences_none_is_taken():
    page = "\n".join("30 people died." for _ in range(200))
    quote = quote_in("One. 30 people died. Two.", "30 people died.", "30")

    assert anchor(quote, masked(page, "en")).state is AnchorState.ORPHAN


def test_what_grew_far_beyond_the_quote_is_no_replacement():
    page = BEFORE + "Rescuers reached the valley. " * 40 + AFTER

    assert anchor(quote_in(PAGE), masked(page, "en")).state is AnchorState.ORPHAN


def test_a_number_that_grew_a_word_is_found_whole():
    quote = take_quote("Of them five.", start=0, end=12, figure_start=8, figure_end=12)
    page = "Of them five million."

    found = anchor(quote, masked(page, "en"))

    assert page[found.figure_start : found.figure_end] == "five million"
