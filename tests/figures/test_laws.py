"""What holds of every text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.figures import Qualifier, conventions_of, read
from tests.figures.corpus import FRIDAY

PHRASE = (
    "at least more than up to about 30 48 1,234 2.5 million dozens of people killed were injured in Lima on Friday , . "
    "and the government said including 4 children % $ between five - one a minor no deaths 2019 may police another "
    "more up from yesterday rose by of them ; : al menos más de unos otros muertos heridos personas el lunes según"
)
WORDS = st.sampled_from([*PHRASE.split(), "\u00a0", "\n\n", "”", "’"])
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
ONE_PARAGRAPH = SENTENCES.filter(lambda text: "\n" not in text)
NUMBERS = st.integers(min_value=1, max_value=999)


@given(SENTENCES, st.sampled_from(["en", "es"]))
def test_spans_quote_the_text_and_do_not_overlap(text, language):
    figures = read(text, language=language).figures

    assert all(text[figure.start : figure.end] == figure.quote for figure in figures)
    assert all(one.end <= other.start for one, other in zip(figures, figures[1:], strict=False))
    assert all(figure.sentence_start <= figure.start and figure.end <= figure.sentence_end for figure in figures)


@given(st.text(max_size=200), st.sampled_from(["en", "es", "xx"]))
def test_any_text_can_be_read(text, language):
    assert all(text[figure.start : figure.end] == figure.quote for figure in read(text, language=language).figures)


@given(SENTENCES, st.sampled_from(["en", "es"]))
def test_every_figure_names_the_rule_that_read_it(text, language):
    assert all(figure.rule for figure in read(text, language=language).figures)


@given(ONE_PARAGRAPH, ONE_PARAGRAPH, st.sampled_from(["en", "es"]))
def test_a_paragraph_is_read_without_its_neighbours(one, other, language):
    text = f"{one}\n\n{other}"
    shown = conventions_of(text, language=language)
    alone = read(other, language=language, conventions=shown, published=FRIDAY).figures
    together = read(text, language=language, conventions=shown, published=FRIDAY).figures

    shift = len(one) + 2
    assert [moved(figure, -shift) for figure in together if figure.start >= shift] == list(alone)


def moved(figure, by):
    """Return a figure with its places moved, as in a text of its own."""
    return replace(
        figure,
        start=figure.start + by,
        end=figure.end + by,
        sentence_start=figure.sentence_start + by,
        sentence_end=figure.sentence_end + by,
    )


@given(NUMBERS)
def test_a_wider_wording_never_narrows_the_range(number):
    exact = read(f"It left {number} dead.", language="en").figures[0]

    for wording in ("at least", "about", "up to", "nearly"):
        wider = read(f"It left {wording} {number} dead.", language="en").figures[0]
        assert exact.range.lies_inside(wider.range)


@given(NUMBERS)
def test_more_than_a_number_does_not_hold_the_number(number):
    figure = read(f"More than {number} people died.", language="en").figures[0]

    assert figure.qualifier is Qualifier.MORE_THAN
    assert number not in figure.range
    assert number + 1 in figure.range


@given(NUMBERS)
def test_the_two_languages_agree(number):
    english = read(f"At least {number} people were killed.", language="en").figures[0]
    spanish = read(f"Al menos {number} personas fueron asesinadas.", language="es").figures[0]

    for field in ("low", "high", "qualifier", "range", "counted_kind", "part", "basis"):
        assert getattr(english, field) == getattr(spanish, field)
