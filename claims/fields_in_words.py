"""What a claim's reading, a topic and a measure consist of, in a reader's words: the name of each field, and its value."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from claims.display import day_text, name_text, number_text, range_text
from claims.figures import Range
from claims.models import Claim, Measure
from claims.models.claim import BASES, KNOWN, PARTS, QUALIFIERS
from claims.models.fields import range_from_text

CHOICES: Mapping[str, Mapping[str, Any]] = {
    "qualifier": dict(QUALIFIERS),
    "part": dict(PARTS),
    "basis": dict(BASES),
    "as_of_known": dict(KNOWN),
    "state": dict(Claim.State.choices),
    "kind": dict(Measure.Kind.choices),
}
NAMES = ("counted_kind", "population", "cause")


def field_name(field: str) -> str:
    """Return what a field of a claim, a topic or a measure is called; one without a name of its own keeps that of its column."""
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
        "title": _("Title"),
        "slug": _("Short name, for its address"),
        "definition": _("What counts"),
        "started_on": _("Began on"),
        "time_zone": _("Time zone"),
        "reviewers_needed": _("Reviewers per claim"),
        "is_public": _("open to readers without an account"),
        "kind": _("Kind of count"),
        "first_day": _("From"),
        "last_day": _("Until"),
        "whole": _("Part of"),
        "topic": _("Topic"),
        "merged_into": _("Merged into"),
    }.get(field, field)


def value_text(field: str, value: Any) -> str:
    """Write the value of a field, as a claim has it or as plain JSON does; a dash where there is none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in CHOICES:
        return str(CHOICES[field].get(value, value))
    if field == "range":
        return range_text(value if isinstance(value, Range) else range_from_text(value))
    if field in ("low", "high"):
        return number_text(Decimal(value))
    if field in ("as_of_first", "as_of_last", "started_on", "first_day", "last_day"):
        return day_text(value if isinstance(value, date) else date.fromisoformat(value))
    return name_text(value) if field in NAMES else str(value)


def difference(field: str, before: Any, after: Any) -> tuple[str, str, str]:
    """Return a field's name with two values of it."""
    return field_name(field), value_text(field, before), value_text(field, after)
