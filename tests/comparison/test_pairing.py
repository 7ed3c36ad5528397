"""What two figures seen together do not have."""

import pytest

from claims.comparison.language import Language
from claims.comparison.pairing import Pair
from claims.comparison.phrases import phrases_for
from tests.comparison.figures import COALITION, SOHR, countless, exactly, on


def test_words_without_a_number_lie_in_no_range_and_rival_nobody():
    pair = Pair.of(countless(as_of=on(5), origin=SOHR), exactly(100, as_of=on(5), origin=COALITION))

    assert not pair.is_one_inside_other
    assert not pair.are_rivals


@pytest.mark.parametrize("field", ["difference", "narrower"])
def test_figures_of_one_measure_have_no_words_for_what_sets_them_apart(field):
    phrases = phrases_for(Pair.of(exactly(30), exactly(48)), Language.ENGLISH)

    with pytest.raises(ValueError, match="differ|narrower"):
        phrases[field]
