"""What must not be shown in a table, as conditions that the database asks by itself while it writes rows."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from claims.models import Claim
from sources.models import Restriction
from sources.restricting import is_note_withheld, is_withheld

WITHHELD = "[withheld]"  # stands in place of words that must not be shown


def words_of_claim(prefix: str = "", *, snapshot: str = "snapshot") -> Any:
    """Return the veil over a claim's words, for a row that is the claim or refers to it.

    Args:
        prefix: the way from the row to the claim ("claim__"); empty when the row is the claim.
        snapshot: the row's column with the claim's snapshot.
    """

    def veil(now: datetime, many: bool) -> Any:
        if many:  # one look at what is restricted, rather than one for each row
            held = Claim.objects.filter(is_withheld("snapshot", "start", "end", now=now)).values("pk")
            return ExpressionWrapper(Q(**{f"{prefix}pk__in": held}), output_field=BooleanField())
        return is_withheld(snapshot, f"{prefix}start", f"{prefix}end", now=now)

    return veil


def quote_of_evidence(now: datetime, many: bool) -> Any:
    """The veil over the quote of a piece of evidence."""
    return is_withheld("snapshot", "start", "end", now=now)


def note_of(target: Restriction.Target) -> Any:
    """Return the veil over the notes of one kind."""

    def veil(now: datetime, many: bool) -> Any:
        return is_note_withheld(target, "pk", now=now)

    return veil


def words_of_change(now: datetime, many: bool) -> Any:
    """The veil over both wordings of a change: those of its claim, and all of a later page that holds anything back."""
    later_page = Restriction.objects.in_force(now).filter(snapshot=OuterRef("snapshot"))
    return is_withheld("claim__snapshot", "claim__start", "claim__end", now=now) | Exists(later_page)
