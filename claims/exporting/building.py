"""Building the files that were asked for: from one moment of the database, whole or not at all."""

import time
from contextlib import closing
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from claims.exporting import files
from claims.exporting.asking import is_withheld_since
from claims.exporting.columns import Asker, asker_for
from claims.exporting.counting import csv_rows, ndjson_rows
from claims.exporting.files import Draft
from claims.exporting.filters import filtered_by
from claims.exporting.package.writing import write_package
from claims.exporting.streaming import csv_of, ndjson_of, one_moment
from claims.exporting.tables import TABLES
from claims.models import Export

KEPT_FOR = timedelta(days=7)
KEPT_PER_ACCOUNT = 20
_TOLD_EVERY = 1.0  # seconds between two words on how far it is


class RowsMissing(Exception):
    """A file does not hold as many rows as the database counted at the same moment. It was not published."""


class Progress:
    """How far a file is, told now and then to whoever waits for it, over a connection of its own."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._told_at = time.monotonic()
        self.expected = 0
        self.written = 0

    def add(self, rows: int) -> None:
        """Count rows that were written."""
        self.written += rows
        if time.monotonic() - self._told_at >= _TOLD_EVERY:
            self._told_at = time.monotonic()
            self._tell()

    def _tell(self) -> None:
        # The connection that reads sees one moment only and writes nothing.
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute(
                "UPDATE claims_export SET rows_written = %s, rows_expected = %s WHERE id = %s AND lease_token = %s",
                [self.written, self.expected, self._export.pk, self._export.lease_token],
            )


def build(export: Export) -> None:
    """Build a file and make it ready, if the caller still holds the row; else nothing is left of it.

    Raises:
        ExportInterrupted: the database went away; the row stays as it is, for the next who leases it.
        RowsMissing: see there; the row stays as it is.
    """
    by = export.asked_by
    if not by.is_active:
        _settle(export, state=Export.State.FAILED, error=_("The account that asked for it is closed."))
        return
    try:
        with files.draft_of(export) as draft:
            built = _written(export, by, draft)
    except OSError:
        _settle(
            export,
            state=Export.State.FAILED,
            error=_("There was no room to write the file. Tell whoever looks after this site, and ask again."),
        )
        return
    is_ours = _settle(
        export,
        state=Export.State.READY,
        error="",
        sha256=draft.sha256,
        byte_count=draft.byte_count,
        **built,
    )
    if not is_ours and not Export.objects.filter(pk=export.pk, sha256=draft.sha256).exists():
        files.remove(export, draft.sha256)


def _written(export: Export, by: User, draft: Draft) -> dict[str, object]:
    """Write the file and return what is known of it."""
    progress = Progress(export)
    with one_moment():
        transaction_number, at = _moment()
        asker = asker_for(by, now=at, sees_names=export.names_people and by.has_perm("claims.view_reviewer"))
        write = write_package if export.format == Export.Format.PACKAGE else write_table
        write(export, asker, draft, progress)
    if progress.written != progress.expected:
        raise RowsMissing(f"export {export.pk} has {progress.written} rows of {progress.expected}")
    return {
        "row_count": progress.written,
        "rows_written": progress.written,
        "rows_expected": progress.expected,
        "known_at": at,
        "transaction": transaction_number,
        "sees_all": asker.sees_all,
    }


def write_table(export: Export, asker: Asker, draft: Draft, progress: Progress) -> None:
    """Write one table as CSV or JSON lines, the very bytes that its stream has at this moment."""
    table = TABLES[export.table]
    columns = table.columns_for(asker)
    wanted = table.wanted(asker, filtered_by(table, export.filters, asker=asker))
    progress.expected = sum(part.rows.count() for part in wanted)
    if export.format == Export.Format.CSV:
        counted = csv_rows(csv_of(table, wanted, asker=asker, columns=columns, guarded=export.guarded))
        progress.add(-1)  # the header
    else:
        counted = ndjson_rows(ndjson_of(table, wanted, asker=asker, columns=columns))
    for piece, rows in counted:
        draft.write(piece)
        progress.add(rows)


def _moment() -> tuple[int, datetime]:
    """Return the first transaction that this moment does not show, and the moment by the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, statement_timestamp()")
        number, at = cursor.fetchone()
    return number, at


def give_up(export: Export) -> None:
    """Say of a file whose workers died each time that it cannot be built."""
    _settle(
        export,
        state=Export.State.FAILED,
        error=_("Building this file took too much time or memory. Ask for less, such as one topic."),
    )


def _settle(export: Export, **outcome: object) -> bool:
    """Write what became of a file if the caller still holds the row; return whether it did."""
    with transaction.atomic():
        held = Export.objects.held(export)
        return bool(held.update(is_pending=False, lease_until=None, lease_token=None, **outcome))


def sweep(*, now: datetime) -> None:
    """Give up files that have grown old, are too many, or hold words that were withheld since; remove what is left over."""
    ready = Export.objects.filter(state=Export.State.READY)
    kept: set[str] = set()
    count: dict[int, int] = {}
    for export in ready.order_by("-known_at"):
        count[export.asked_by_id] = count.get(export.asked_by_id, 0) + 1
        is_one_too_many = count[export.asked_by_id] > KEPT_PER_ACCOUNT
        is_old = export.known_at is None or export.known_at < now - KEPT_FOR
        if is_one_too_many or is_old or is_withheld_since(export):
            Export.objects.filter(pk=export.pk, state=Export.State.READY).update(state=Export.State.EXPIRED)
            files.remove(export, export.sha256)
        else:
            kept.add(files.path_of(export).name)
    files.remove_all_but(kept, now=now)
