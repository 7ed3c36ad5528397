"""What holds of every text."""

from hypothesis import given
from hypothesis import strategies as st

from claims.figures import Qualifier, conventions_of, read

PHRASE = (
    "at least more than up to about 30 48 1,234 2.5 million dozens of people killed were injured in Lima on Friday , . "
    "and the government said including 4 children % $ between five - one a minor no deaths 2019 may police"
)
WORDS = st.sampled_from([*PHRASE.split(), "\u00a0", "\n\n", "”", "’"])
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
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


@given(SENTENCES.filter(lambda text: "\n" not in text), SENTENCES.filter(lambda text: "\n" not in text))
def test_a_paragraph_is_read_without_its_neighbours(one, other):
    text = f"{one}\n\n{other}"
    shown = conventions_of(text, language="en")
    alone = read(other, language="en", conventions=shown).figures
    together = [
        figure for figure in read(text, language="en", conventions=shown).figures if figure.start >= len(one) + 2
    ]

    assert [(figure.quote, figure.range, figure.counted, figure.counted_kind, figure.as_of) for figure in together] == [
        (figure.quote, figure.range, figure.counted, figure.counted_kind, figure.as_of) for figure in alone
    ]


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
