"""What a claim's reading consists of, in a reader's words: the name of each field, and its value."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from claims.display import day_text, name_text, number_text, range_text
from claims.figures import Range
from claims.models import Claim
from claims.models.claim import BASES, KNOWN, PARTS, QUALIFIERS
from claims.models.fields import range_from_text

CHOICES: Mapping[str, Mapping[str, Any]] = {
    "qualifier": dict(QUALIFIERS),
    "part": dict(PARTS),
    "basis": dict(BASES),
    "as_of_known": dict(KNOWN),
    "state": dict(Claim.State.choices),
}
NAMES = ("counted_kind", "population", "cause")


def field_name(field: str) -> str:
    """Return what a field of a claim is called; one without a name of its own keeps that of its column."""
    return {
        "state": _("State"),
        "measure": _("Measure"),
        "range": _("Commits to"),
        "low": _("Lower number"),
        "high": _("Higher number"),
        "qualifier": _("Qualifier"),
        "part": _("Total or part"),
        "basis": _("Stated as"),
        "counted_kind": _("Kind"),
        "population": _("Who is counted"),
        "cause": _("Cause"),
        "counted": _("Counts"),
        "place": _("Place"),
        "unit": _("Unit"),
        "wording": _("Words"),
        "as_of_first": _("As of, first day"),
        "as_of_last": _("As of, last day"),
        "as_of_known": _("How the days are known"),
        "claimant": _("Who says so"),
    }.get(field, field)


def value_text(field: str, value: Any) -> str:
    """Write the value of a field, as a claim has it or as plain JSON does; a dash where there is none."""
    if value is None or value == "":
        return "–"
    if field in CHOICES:
        return str(CHOICES[field].get(value, value))
    if field == "range":
        return range_text(value if isinstance(value, Range) else range_from_text(value))
    if field in ("low", "high"):
        return number_text(Decimal(value))
    if field in ("as_of_first", "as_of_last"):
        return day_text(value if isinstance(value, date) else date.fromisoformat(value))
    return name_text(value) if field in NAMES else str(value)


def difference(field: str, before: Any, after: Any) -> tuple[str, str, str]:
    """Return a field's name with two values of it."""
    return field_name(field), value_text(field, before), value_text(field, after)
