"""What something may come to is told from what was counted, so that a board never holds the two against each other."""

import pytest

from claims.figures import Basis, read

EXPECTED = [
    ("en", "The death toll could reach 100."),
    ("en", "The number is expected to rise above 60."),
    ("en", "The bill is expected to be $3 million."),
    ("en", "Organizers expect 20,000 people at the march."),
    ("en", "300 people could well lose their homes."),
    ("es", "El número de muertos podría llegar a 100."),
    ("es", "La cifra podría superar los 100 muertos."),
    ("es", "Se espera que asistan 20.000 personas."),
]
COUNTED = [
    ("en", "Around 40 people may have died."),
    ("en", "There could be as many as 100 dead."),
    ("es", "40 personas podrían haber muerto."),
    ("en", "On May 30, 40 people died."),
    ("en", "May saw 40 people die."),
    ("en", "The strike, which could last weeks, has left 30 dead."),
    ("en", "The agency could not verify the figure of 30 dead."),
    ("en", "30 people could not return home."),
    ("en", "Police said that 48 people were killed and that the toll could rise."),
    ("es", "En mayo murieron 40 personas."),
    ("es", "Hubo 48 muertos y la cifra podría aumentar."),
]


@pytest.mark.parametrize(("language", "sentence"), EXPECTED, ids=[sentence for _, sentence in EXPECTED])
def test_expected(language, sentence):
    assert read(sentence, language=language).figures[-1].basis is Basis.FEARED


@pytest.mark.parametrize(("language", "sentence"), COUNTED, ids=[sentence for _, sentence in COUNTED])
def test_counted(language, sentence):
    assert read(sentence, language=language).figures[-1].basis is Basis.REPORTED


def test_a_count_and_what_it_may_come_to_are_told_apart_in_one_sentence():
    counted, expected = read("48 people were killed, and the toll could reach 60.", language="en").figures

    assert (counted.basis, expected.basis) == (Basis.REPORTED, Basis.FEARED)
