"""The golden corpus: what must be read in a sentence, and the negative corpus: sentences without a figure."""

import pytest

from claims.figures import read
from tests.figures import corpus_en, corpus_es
from tests.figures.corpus import Row, figure_at

GROUPS = ("COUNTS", "WORDINGS", "VAGUE", "NUMBERS_AND_UNITS", "PARTS", "AGES", "POPULATIONS_AND_CAUSES", "ZEROS")
CORPORA = {"en": corpus_en, "es": corpus_es}


def rows_of(language):
    return [row for group in GROUPS for row in getattr(CORPORA[language], group)]


@pytest.mark.parametrize(
    ("language", "row"),
    [pytest.param(language, row, id=row.id) for language in CORPORA for row in rows_of(language)],
)
def test_a_figure_is_read(language, row: Row):
    figure = figure_at(row, language=language)

    assert figure is not None, [found.quote for found in read(row.text, language=language).figures]
    assert {name: getattr(figure, name) for name, _ in row.expected} == dict(row.expected)


@pytest.mark.parametrize(
    ("language", "text", "claimant", "kind", "basis"),
    [pytest.param(language, *row, id=row[0]) for language, corpus in CORPORA.items() for row in corpus.SOURCES],
)
def test_a_figure_is_attributed(language, text, claimant, kind, basis):
    figure = read(text, language=language).figures[0]
    said = figure.attribution

    assert ((said.claimant, said.kind) if said else (None, None), figure.basis) == ((claimant, kind), basis)


@pytest.mark.parametrize(
    ("language", "text"),
    [pytest.param(language, text, id=text) for language, corpus in CORPORA.items() for text in corpus.NOT_FIGURES],
)
def test_a_number_that_counts_nothing_is_not_a_figure(language, text):
    assert [figure.quote for figure in read(text, language=language).figures] == []
