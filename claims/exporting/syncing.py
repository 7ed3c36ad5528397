"""What changed since a program asked last: rows by the transactions that touched them, so that none is missed.

A transaction that is still running when somebody asks is left for the next time, with all that it touched; nothing it
writes can fall before the moment that was answered for.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.db.models import BooleanField, Exists, Func, OuterRef, Q, TextField, Value

from claims.models import Claim, Touch
from sources.models import Restriction

TOUCHES_KEPT = timedelta(days=90)
FORGOTTEN = "forgotten"  # the record of the one touch that tells up to which moment all others were forgotten


class TooLongAgo(ValueError):
    """What changed since a moment is not known any more.

    Attributes:
        known_from: from which moment on it is.
    """

    def __init__(self, known_from: datetime) -> None:
        self.known_from = known_from
        super().__init__(f"what changed is known from {known_from.isoformat()} on")


@dataclass(frozen=True, slots=True)
class Interval:
    """From one asking to the next: which transactions, and which moments for what ends by itself.

    Args:
        first, end: numbers of transactions, the end exclusive.
        after, until: moments, the first exclusive.
    """

    first: int
    end: int
    after: datetime
    until: datetime

    def touched(self, record: type[models.Model]) -> Any:
        """Return the numbers of a record's rows that these transactions touched."""
        touches = Touch.objects.filter(
            record=record._meta.db_table, transaction__gte=self.first, transaction__lt=self.end
        )
        return touches.values("number")

    def among(self, record: type[models.Model]) -> Q:
        """Return the condition, for a query of a record, that these transactions touched the row."""
        return Q(pk__in=self.touched(record))

    def restrictions(self) -> Any:
        """Return the restrictions that were made, lifted or ran out."""
        written = Restriction.objects.filter(pk__in=self.touched(Restriction))
        return Restriction.objects.filter(
            Q(pk__in=written.values("pk"))
            | Q(pk__in=written.values("lifts"))
            | Q(stems_from__in=written.values("lifts"))
            | Q(until__gt=self.after, until__lte=self.until)
        )

    def unveiled_claims(self) -> Any:
        """Return the numbers of the claims whose words came to be withheld or shown."""
        on_snapshot = Q(snapshot__restrictions__in=self.restrictions().values("pk"))
        return Claim.objects.filter(on_snapshot).values("pk")


def interval_since(after: datetime) -> Interval:
    """Return the interval from a moment to now; what is still being written belongs to the next one.

    Raises:
        TooLongAgo: what changed then is not known any more.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, statement_timestamp(),"
            " (SELECT oldest_running FROM claims_touch WHERE touched_at <= %s ORDER BY touched_at DESC LIMIT 1),"
            " (SELECT max(touched_at) FROM claims_touch WHERE record = %s)",
            [after, FORGOTTEN],
        )
        end, until, first, forgotten = cursor.fetchone()
    if forgotten is not None and after < forgotten:
        raise TooLongAgo(forgotten)
    return Interval(first=first or 0, end=end, after=after, until=until)


@transaction.atomic
def forget_touches(*, now: datetime) -> int:
    """Forget what was touched more than TOUCHES_KEPT ago, and note up to when; return how many touches went."""
    until = now - TOUCHES_KEPT
    count, _ = Touch.objects.filter(touched_at__lt=until).exclude(record=FORGOTTEN).delete()
    if count:
        Touch.objects.filter(record=FORGOTTEN).delete()
        Touch.objects.create(record=FORGOTTEN, number=0, transaction=0, oldest_running=0, touched_at=until)
    return count


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows of one part that are taken out, and why some of them are told as gone; None when none is."""

    rows: Any
    gone: Any = None


def current_snapshot() -> str:
    """Return which transactions have ended, as PostgreSQL writes it, to pin the start of a walk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def standing_at(snapshot: str, rows: Any) -> Any:
    """Return the rows that nothing superseded yet when a walk began, whatever was written since.

    Args:
        snapshot: which transactions had ended, from `current_snapshot`; empty for now.
        rows: of a record that can be superseded.
    """
    later = rows.model.objects.filter(supersedes=OuterRef("pk"))
    if snapshot:
        number = Func("transaction", template="(%(expressions)s)::text::xid8", output_field=TextField())
        pinned = Func(Value(snapshot), template="(%(expressions)s)::pg_snapshot", output_field=TextField())
        ended = Func(number, pinned, function="pg_visible_in_snapshot", output_field=BooleanField())
        recent = Touch.objects.filter(record=rows.model._meta.db_table, transaction__gte=int(snapshot.split(":")[0]))
        later = later.exclude(pk__in=recent.filter(~Q(ended)).values("number"))
    return rows.filter(~Exists(later))
