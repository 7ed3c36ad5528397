"""Values as plain JSON has them: numbers as numbers, days and moments as ISO 8601."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Return a value ready for JSON; a whole number stays whole, a moment is written in UTC with a Z.

    >>> plain(Decimal("30.0")), plain(Decimal("12.5")), plain(date(2023, 1, 19))
    (30, 12.5, '2023-01-19')
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
