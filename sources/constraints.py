"""Constraints that several records share; the name is the sentence an error message says."""

from django.db.models import CheckConstraint, Q


def set_together(first: str, second: str, *, on: str) -> CheckConstraint:
    """Return the constraint that two columns are both set or both null, as with `rated_at` and `rated_by`."""
    return CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=f"{on}_{first}_and_{second}_are_set_together",
    )
