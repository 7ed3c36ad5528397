"""Values as plain JSON has them: numbers as numbers, days and moments as ISO 8601."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from claims.figures.range import Range


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


def plain_window(first: date | None, last: date | None, known: str) -> dict[str, str] | None:
    """Return an as-of window as {from, to, known}, both days inclusive; None where no days are known.

    >>> plain_window(date(2023, 1, 18), date(2023, 1, 18), "inferred")
    {'from': '2023-01-18', 'to': '2023-01-18', 'known': 'inferred'}
    """
    return {"from": first.isoformat(), "to": last.isoformat(), "known": known} if first and last else None


def plain_range(range_: Range | None) -> dict[str, Any] | None:
    """Return a range with an open end as null and the flags beside it; None where the words commit to nothing.

    >>> plain_range(Range(Decimal(50), None, low_inc=False))
    {'low': 50, 'high': None, 'low_inc': False, 'high_inc': False}
    """
    if range_ is None:
        return None
    return {
        "low": plain(range_.low),
        "high": plain(range_.high),
        "low_inc": range_.low_inc,
        "high_inc": range_.high_inc,
    }
