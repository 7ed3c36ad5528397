"""How ratings and decisions are narrowed: by the claim they judge, by who judged and by what came out."""

from typing import Any

from django.db.models import F, Q
from django_filters import CharFilter, ChoiceFilter

from claims.exporting.filters import CountFilter, FromPart, KeyFilter, YesNoFilter, day, word
from claims.models import Measure
from claims.models.claim import QUALIFIERS
from sources.restricting import is_withheld


class JudgementFilters(FromPart):
    """What ratings and decisions have in common."""

    row = ChoiceFilter(method="of_row", choices=[("rating", "rating"), ("decision", "decision")])
    claim = KeyFilter("claim")
    topic = word("claim__measure__topic__slug")
    measure = KeyFilter("claim__measure")
    measure_kind = word("claim__measure__kind", *Measure.Kind.values)
    counted_kind = word("claim__counted_kind")
    claimant = KeyFilter("claim__claimant")
    source = KeyFilter("claim__snapshot__source")
    publisher = KeyFilter("claim__snapshot__source__publisher")
    language = word("claim__snapshot__source__language")
    qualifier = word("claim__qualifier", *(value for value, _ in QUALIFIERS))
    level = word("level__key")
    is_stale = YesNoFilter(method="of_staleness")
    as_of_after = day("claim__as_of_last", "gte")
    as_of_before = day("claim__as_of_first", "lte")
    low_gte = CountFilter("claim__low", "gte")
    high_lte = CountFilter("claim__high", "lte")
    open_ended = YesNoFilter(method="of_open_ends")
    q = CharFilter(method="of_words", max_length=200)

    is_rating: bool

    def of_row(self, rows: Any, name: str, value: str) -> Any:
        """Keep the rows of this part, or none of them."""
        return rows if (value == "rating") is self.is_rating else rows.none()

    def of_staleness(self, rows: Any, name: str, value: bool) -> Any:
        """Keep the rows whose claim was corrected since, or was not."""
        stale = Q(claim__revision__gt=F("claim_revision"))
        return rows.filter(stale if value else ~stale)

    def of_open_ends(self, rows: Any, name: str, value: bool) -> Any:
        """Keep the rows whose figure has an open end, or two closed ones."""
        is_open = Q(claim__range__lower_inf=True) | Q(claim__range__upper_inf=True)
        return rows.filter(is_open if value else Q(claim__range__lower_inf=False, claim__range__upper_inf=False))

    def of_words(self, rows: Any, name: str, value: str) -> Any:
        """Keep the rows whose sentence holds some words; a sentence that must not be shown is not found by its words."""
        held = is_withheld("claim__snapshot", "claim__start", "claim__end", now=self.asker.now)
        return rows.filter(~Q(held), claim__quote__icontains=value)


class RatingFilters(JudgementFilters):
    """How ratings are narrowed."""

    reviewer = CharFilter("reviewer__pseudonym", max_length=40)

    is_rating = True


class DecisionFilters(JudgementFilters):
    """How decisions are narrowed; no decision is a reviewer's."""

    reviewer = CharFilter(method="of_reviewer", max_length=40)

    is_rating = False

    def of_reviewer(self, rows: Any, name: str, value: str) -> Any:
        """Keep none."""
        return rows.none()
