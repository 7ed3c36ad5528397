"""Pending work is a row: whoever works on it holds a lease, and a lease that runs out frees the row for the next."""

import contextlib
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Self

from django.db import connection, models
from django.db.models import Q

from sources.constraints import set_together

LEASE_LENGTH = timedelta(minutes=5)  # longer than CELERY_TASK_TIME_LIMIT, so that a live worker never loses its row
ATTEMPTS = 3  # a row whose worker dies this often is left for a person, or it would kill workers for ever
_PLACES = 0x66657463  # the first number of our advisory locks, apart from those of other programs


_LEASE = """
    UPDATE {table} SET lease_token = %s, lease_until = %s, attempts = attempts + 1
    WHERE {key} = %s AND is_pending AND attempts < %s AND (lease_until IS NULL OR lease_until < %s)
    RETURNING *
"""
_REMOVE = "DELETE FROM {table} WHERE {key} = %s AND lease_token = %s AND is_pending"


@contextlib.contextmanager
def one_place_of(count: int) -> Iterator[bool]:
    """Hold one of so many places in the whole installation for a block; yields False where all are taken.

    A place is free again when its worker leaves the block, or dies.
    """
    with connection.cursor() as cursor:
        for place in range(_PLACES, _PLACES + count):
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [place])
            if cursor.fetchone() == (True,):
                try:
                    yield True
                finally:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [place])
                return
    yield False


def one_after_another(*names: str) -> None:
    """Wait until no other transaction holds any of these names, and hold them until this one ends.

    What is looked for and not found stays not found; a name that nobody else asks for costs nothing.
    """
    # In one order for all, so that two that want the same names never wait for each other.
    keys = sorted({int.from_bytes(sha256(name.encode()).digest()[:8], signed=True) for name in names})
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


class LeasedQuerySet(models.QuerySet[Any]):
    """Rows of pending work; `waiting` rows are those nobody holds."""

    attempts_at_most = ATTEMPTS

    def waiting(self, now: datetime) -> Self:
        """Return the pending rows that nobody holds at this moment and that have attempts left."""
        return self.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=now), is_pending=True, attempts__lt=self.attempts_at_most
        )

    def worn_out(self, now: datetime) -> Self:
        """Return the pending rows whose last attempt has run out: their workers died each time."""
        return self.filter(lease_until__lt=now, is_pending=True, attempts__gte=self.attempts_at_most)

    def lease(self, pk: int, *, now: datetime) -> Any:
        """Take the row if it is waiting and return it with its new token; None when it is done, held or gone.

        Two workers that ask at once get one row and one None: the database decides, in one statement.
        """
        names = {"table": self.model._meta.db_table, "key": self.model._meta.pk.column}
        values = [uuid.uuid4(), now + LEASE_LENGTH, pk, self.attempts_at_most, now]
        return next(iter(self.raw(_LEASE.format(**names), values)), None)

    def remove(self, row: "Leased") -> bool:
        """Delete a row whose work is done, if the caller's token still fits; else nothing, and the caller must stop."""
        names = {"table": self.model._meta.db_table, "key": self.model._meta.pk.column}
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE.format(**names), [row.pk, row.lease_token])
            return bool(cursor.rowcount)

    def held(self, row: "Leased") -> Self:
        """Return the row itself, locked, if the caller's token still fits; else nothing, and the caller must stop."""
        return self.filter(pk=row.pk, lease_token=row.lease_token, is_pending=True).select_for_update()


class Leased(models.Model):
    """What every row of pending work carries."""

    is_pending = models.BooleanField(default=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    lease_token = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @staticmethod
    def lease_constraint(*, on: str) -> models.CheckConstraint:
        """Return the constraint that a lease has both an end and a token."""
        return set_together("lease_until", "lease_token", on=on)
