"""The rows of one page: first their numbers, by whatever narrows and orders them, then their columns.

The second statement is the same for every page, so it is written once and kept; and a plan for some numbers is found in a
fraction of the time that one for all the joins, conditions and limits together takes.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from claims.exporting.columns import Asker, Column, Part
from claims.exporting.copying import copied
from claims.exporting.objects import COPY_FORM, Buffer, ObjectForm
from claims.exporting.selecting import Selection, Statement
from claims.exporting.syncing import Wanted

_ASKED_AT = datetime(1, 1, 1, tzinfo=UTC)  # stands in a kept statement where the moment of asking goes
_MOST_KEPT = 256  # statements; one for each part and choice of columns


def objects_of(
    part: Part, wanted: Wanted, *, columns: Sequence[Column], keys: tuple[str, ...], asker: Asker
) -> list[tuple[int, bytes]]:
    """Return the number and the JSON object of each row that is wanted, in the order of `wanted`.

    Args:
        wanted: rows of the part, ordered and limited.
        columns: those that are wanted, as the table has them.
        keys: the names of the columns that are told of a row that is gone.
    """
    if wanted.gone is not None:
        own = part.own(columns)
        selection = Selection(part, wanted.rows, own, asker, many=False, gone=wanted.gone, keys=keys)
        return list(selection.form.numbered(_cells(selection.as_json(with_keys=True))))
    numbers = list(wanted.rows.values_list("pk", flat=True))
    if not numbers:
        return []
    (sql, parameters), form = _by_number(part, tuple(column.name for column in columns))
    values = (asker.now if value == _ASKED_AT else value for value in parameters)
    found = dict(form.numbered(_cells((sql, (*values, numbers)))))
    return [(number, found[number]) for number in numbers if number in found]  # one may be gone since


@lru_cache(maxsize=_MOST_KEPT)
def _by_number(part: Part, names: tuple[str, ...]) -> tuple[Statement, ObjectForm]:
    """Return the statement for rows of some numbers, its last parameter, and the form of their objects."""
    anybody = Asker(reviewer=None, sees_all=True, sees_names=True, now=_ASKED_AT)
    columns = tuple(column for column in part.columns if column.name in names)
    rows = part.rows(anybody).model._base_manager.order_by("pk")
    selection = Selection(part, rows, columns, anybody, many=False)
    sql, parameters = selection.as_json(with_keys=True)
    return (f"{sql} WHERE t.row_key = ANY(%s)", parameters), selection.form


def _cells(statement: Statement) -> list[Buffer]:
    return [row for rows in copied(statement, COPY_FORM) for row in rows]
