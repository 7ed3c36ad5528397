"""Reading a whole text: spans, what one sentence leaves to another, and what is left out."""

from datetime import date
from decimal import Decimal

import pytest

from claims.figures import AsOf, Known, Part, UnknownProfile, conventions_of, read

DAY = date(2023, 1, 6)


def quotes(text, **arguments):
    return [figure.quote for figure in read(text, language="en", **arguments).figures]


def test_spans_quote_the_text_with_its_no_break_spaces_and_curly_quotes():
    text = "“Almost\u00a030 deaths,” they said. It’s more than\u00a050\u00a0people now."

    figures = read(text, language="en").figures

    assert [figure.quote for figure in figures] == ["Almost\u00a030", "more than\u00a050"]
    assert all(text[figure.start : figure.end] == figure.quote for figure in figures)


def test_figures_come_in_the_order_of_the_text():
    assert quotes("30 people died. 200 were hurt.\n\nThen 5 more died.") == ["30", "200", "5"]


def test_a_third_behind_two_is_one_more_and_no_share():
    assert quotes("He killed two people and wounded a third.") == ["two"]
    assert quotes("A third of the homes burned.") == ["A third"]


def test_a_figure_knows_its_sentence():
    text = "The strike goes on. 224 people were detained."
    figure = read(text, language="en").figures[0]

    assert text[figure.sentence_start : figure.sentence_end] == "224 people were detained."


def test_a_bare_number_goes_on_with_the_count_of_the_sentence_before():
    text = (
        "According to the government, as of today, protesters have blocked off highways at 46 points. "
        "This is up from 37 yesterday, and 25 the day before."
    )

    today, yesterday, before = read(text, language="en", published=DAY).figures

    assert [figure.low for figure in (today, yesterday, before)] == [46, 37, 25]
    assert {figure.counted_kind for figure in (today, yesterday, before)} == {"roadblocks"}
    assert {figure.attribution.claimant for figure in (today, yesterday, before)} == {"government"}
    assert [figure.as_of for figure in (today, yesterday, before)] == [
        AsOf(date(2023, 1, 6), date(2023, 1, 6), Known.STATED),
        AsOf(date(2023, 1, 5), date(2023, 1, 5), Known.STATED),
        AsOf(date(2023, 1, 4), date(2023, 1, 4), Known.STATED),
    ]


def test_a_bare_number_takes_nothing_from_another_paragraph():
    assert read("46 roads are blocked.\n\nUp from 37.", language="en").figures[1].counted is None


def test_two_figures_of_a_change_are_two_figures():
    rose = read("The toll rose from 37 to 46.", language="en").figures

    assert [(figure.low, figure.high) for figure in rose] == [(37, 37), (46, 46)]
    assert all(figure.grows for figure in rose)


def test_the_killed_and_the_injured_are_never_one_measure():
    text = "More than 50 Peruvians have been killed by police. On Thursday more than 50 people were injured in Cusco."
    killed, injured = read(text, language="en").figures

    assert (killed.counted_kind, injured.counted_kind) == ("deaths", "injured")
    assert (killed.cause, injured.place) == ("state_forces", "Cusco")


def test_hundreds_more_injured_are_a_total_of_another_kind():
    killed, injured = read("48 people have been killed and hundreds more have been injured.", language="en").figures

    assert (killed.part, injured.part) == (Part.TOTAL, Part.TOTAL)
    assert injured.counted_kind == "injured"


def test_a_report_says_whether_it_tells_of_the_present():
    assert read("48 people have been killed.", language="en").figures[0].is_current_report
    assert not read("48 people died in the crash.", language="en").figures[0].is_current_report


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        pytest.param("There were 12 casualties.", "en", "casualties", id="casualties are the dead, or all harmed"),
        pytest.param("Hubo 12 víctimas.", "es", "víctimas", id="víctimas son los muertos, o todos los afectados"),
    ],
)
def test_an_ambiguous_word_stays_ambiguous_and_asks(text, language, words):
    figure = read(text, language=language).figures[0]

    assert figure.counted_kind is None
    assert words in figure.questions[0]


def test_a_language_without_a_table_is_read_in_digits_and_says_so():
    found = read("Mindestens 48 Menschen starben, sechs wurden verletzt.", language="de")

    assert [figure.quote for figure in found.figures] == ["48"]
    assert found.left_out == ("There is no table for the language “de”: only numbers in digits were read.",)


def test_a_text_of_too_many_figures_is_cut_and_says_so():
    found = read("5 died. " * 10_001, language="en")

    assert len(found.figures) == 10_000
    assert found.left_out == ("Only the first 10,000 figures were read; the text after them was left out.",)


def test_a_text_without_figures_leaves_nothing_out():
    assert read("Nobody knows.", language="en") == read("", language="en")
    assert read("", language="en").left_out == ()


def test_an_unknown_profile_is_refused_before_anything_is_read():
    with pytest.raises(UnknownProfile):
        read("Nobody knows.", language="en", profile="mine")


def test_a_profile_decides_what_vague_words_bound():
    logical = read("Hundreds were hurt.", language="en").figures[0]
    acled = read("Hundreds were hurt.", language="en", profile="acled").figures[0]

    assert (logical.low, acled.low) == (200, 100)
    assert (logical.profile, acled.profile) == ("logical-v1", "acled")


def test_an_item_is_read_with_the_conventions_of_the_whole_listing():
    listing = "On December 7, 2022 he fell.\n\nThis Monday, December 26, almost 30 deaths were counted."
    item = listing.partition("\n\n")[2]

    alone = read(item, language="en").figures[0]
    inside = read(item, language="en", conventions=conventions_of(listing, language="en")).figures[0]

    assert alone.as_of is None
    assert inside.as_of == AsOf(date(2022, 12, 26), date(2022, 12, 26), Known.INFERRED)
    assert inside.range.low == Decimal("27.0")


def test_each_of_two_sources_has_its_own_figure():
    text = "Marcharon 15.000 personas, según la policía, y 50.000 según los organizadores."

    found = read(text, language="es").figures

    assert [(figure.low, figure.attribution.claimant) for figure in found] == [
        (15000, "policía"),
        (50000, "organizadores"),
    ]


def test_a_remark_on_a_source_ends_with_its_clause():
    text = "Murieron cinco militares, según el Ejército; la guerrilla habla de 15."

    found = read(text, language="es").figures

    assert [(figure.low, figure.attribution.claimant) for figure in found] == [(5, "Ejército"), (15, "guerrilla")]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        pytest.param("Hospital sources told AFP that 18 people died.", "AFP", id="who was told passed it on"),
        pytest.param("The ministry told relatives that 18 people died.", None, id="relatives are no medium"),
    ],
)
def test_a_medium_that_was_told_passed_it_on(text, via):
    assert read(text, language="en").figures[0].attribution.via == via
