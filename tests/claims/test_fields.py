"""Ranges and numbers come back from the database as they went in."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from claims.figures import Range
from claims.models import Claim
from claims.models.fields import range_as_text, range_from_text
from tests.factories import claim


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(Range(Decimal(30), Decimal(30)), id="exactly 30"),
        pytest.param(Range(Decimal(50), None, low_inc=False), id="more than 50"),
        pytest.param(Range(Decimal(0), Decimal(30), high_inc=False), id="fewer than 30"),
        pytest.param(Range(None, Decimal("-2.5")), id="at most -2.5"),
        pytest.param(Range(Decimal("0.125"), Decimal("1e12")), id="from an eighth to a trillion"),
    ],
)
@pytest.mark.django_db
def test_a_range_comes_back_as_it_went_in(stored):
    made = claim()
    Claim.objects.update(range=stored)

    made.refresh_from_db()

    assert made.range == stored


numbers = st.decimals(min_value=-(10**20), max_value=10**20, allow_nan=False, places=6)


@st.composite
def ranges(draw):
    one, other = sorted((draw(numbers), draw(numbers)))
    if one == other:
        return Range(one, one)
    low, high = draw(st.sampled_from([(one, other), (one, None), (None, other)]))
    return Range(low, high, draw(st.booleans()), draw(st.booleans()))


@given(ranges())
def test_a_range_written_as_text_reads_back(written):
    assert range_from_text(range_as_text(written)) == written


class AnyRange(HypothesisTestCase):
    def setUp(self):
        self.claim = claim()

    @given(ranges())
    def test_any_range_comes_back_from_the_database(self, stored):
        Claim.objects.update(range=stored)
        self.claim.refresh_from_db()
        assert self.claim.range == stored


@pytest.mark.django_db
def test_a_number_keeps_its_digits():
    made = claim()
    Claim.objects.update(low=Decimal("0.125"), high=Decimal(30))

    made.refresh_from_db()

    assert (str(made.low), str(made.high)) == ("0.125", "30")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "constraint"),
    [
        pytest.param("(30,30)", "claim_range_is_not_empty", id="an empty range"),
        pytest.param("(,)", "claim_range_has_an_end", id="a range without an end"),
        pytest.param("[5,infinity)", "claim_range_ends_at_finite_numbers", id="a range that ends at infinity"),
    ],
)
def test_the_database_refuses(written, constraint):
    claim()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET range = %s::numrange", [written])
