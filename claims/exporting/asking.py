"""Asking for a file: what is wanted, whether one like it is there already, who may have it, and whether it still holds."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from claims.exporting.columns import asker_for
from claims.exporting.files import path_of
from claims.exporting.filters import FilterRefused, filtered_by
from claims.exporting.tables import TABLES
from claims.models import (
    Change,
    Claim,
    Claimant,
    Decision,
    Evidence,
    Export,
    Finding,
    Measure,
    Rating,
    Topic,
    Touch,
)
from sources.models import Publisher, Restriction, Snapshot, Source

AT_ONCE = 3  # files that are built for one account at a time
_LOCK = 0x65787074  # the first number of our advisory locks on accounts that ask
_RESTRICTION = Restriction._meta.db_table
_RECORDS = [
    record._meta.db_table
    for record in (
        *(Topic, Measure, Claimant, Claim, Evidence, Change, Rating, Decision, Finding),
        *(Publisher, Source, Snapshot, Restriction),
    )
]
_PACKAGE_FILTERS = {"topic"}


class TooMany(Exception):
    """So many files are being built for the account that another has to wait. Nothing was written."""


@transaction.atomic
def ask(
    *,
    table: str,
    format: str,
    filters: Mapping[str, str],
    guarded: bool,
    names_people: bool,
    by: User,
    now: datetime,
) -> Export:
    """Return the file that an account wants: one that is being built or still holds, else a new one for a worker to build.

    Args:
        table: what is wanted; empty for a data package, which holds every table.
        filters: as in the address of the table; a data package takes `topic` alone.
        names_people: whether accounts are named; only for whoever may see names.

    Raises:
        FilterRefused: a parameter is unknown or does not hold what its name promises; nothing was written.
        TooMany: `AT_ONCE` files are being built for the account; nothing was written.
    """
    _refuse_bad(table, filters, by=by, now=now)
    with connection.cursor() as cursor:  # two requests at once must not build the same file twice
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, by.pk % 2**31])
    wanted = {
        "table": table,
        "format": format,
        "filters": dict(filters),
        "guarded": guarded,
        "names_people": names_people,
        "asked_by": by,
    }
    same = Export.objects.filter(**wanted)
    if (waiting := same.filter(state=Export.State.WAITING).first()) is not None:
        return waiting
    ready = same.filter(state=Export.State.READY).first()
    if ready is not None and path_of(ready).exists() and not is_stale(ready, now=now):
        return ready
    if Export.objects.filter(asked_by=by, is_pending=True).count() >= AT_ONCE:
        raise TooMany(_("%d files are being built for you. Ask again when one of them is ready.") % AT_ONCE)
    return Export.objects.create(**wanted, asked_at=now)


def _refuse_bad(table: str, filters: Mapping[str, str], *, by: User, now: datetime) -> None:
    if table:
        filtered_by(TABLES[table], filters, asker=asker_for(by, now=now))
    elif unknown := filters.keys() - _PACKAGE_FILTERS:
        raise FilterRefused(dict.fromkeys(unknown, _("A data package is narrowed by its topic alone.")))
    elif filters and not Topic.objects.filter(slug=filters["topic"]).exists():
        raise FilterRefused({"topic": _("There is no such topic.")})


def may_have(export: Export, user: User, *, sees_names: bool) -> bool:
    """Tell whether an account may know of a file and have it now: its own, or any for who looks after the site.

    What the account may see is asked again: rights that were taken away since it asked reach its old files too.
    """
    if export.asked_by_id != user.pk and not user.has_perm("claims.view_export"):
        return False
    if export.names_people and not sees_names:
        return False
    return not export.sees_all or user.has_perm("claims.add_decision")


def is_stale(export: Export, *, now: datetime) -> bool:
    """Tell whether a file that is ready shows another state than the records have now."""
    written = Touch.objects.filter(record__in=_RECORDS, transaction__gte=export.transaction)
    run_out = Restriction.objects.filter(until__gt=export.known_at, until__lte=now)
    sees_all = asker_for(export.asked_by, now=now).sees_all
    return written.exists() or run_out.exists() or sees_all != export.sees_all


def is_withheld_since(export: Export) -> bool:
    """Tell whether words were withheld, or shown again, since a file was built: it must not be given out any more."""
    return Touch.objects.filter(record=_RESTRICTION, transaction__gte=export.transaction).exists()
