"""What every table and column means, in the reader's language, from the registry that the tables are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.exporting.columns import Column, Kind, Table
from claims.exporting.tables import TABLES

_KINDS = {
    Kind.INTEGER: gettext_lazy("whole number"),
    Kind.NUMBER: gettext_lazy("number"),
    Kind.BOOLEAN: gettext_lazy("true or false"),
    Kind.DAY: gettext_lazy("day"),
    Kind.MOMENT: gettext_lazy("moment, UTC"),
    Kind.WORD: gettext_lazy("word"),
    Kind.TEXT: gettext_lazy("text"),
    Kind.LIST: gettext_lazy("list, as JSON"),
}


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column: its header, what stands in its cells, what it means, and from which words or table it is."""

    header: str
    kind: str
    meaning: str
    choices: tuple[str, ...]
    refers_to: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table: its name, what one row is, the columns that tell rows apart, and all columns in order.

    Args:
        is_in_packages_only: whether it is in data packages alone, and not under an address of its own.
    """

    name: str
    meaning: str
    keys: tuple[str, ...]
    columns: tuple[ColumnEntry, ...]
    is_in_packages_only: bool


def dictionary_of(tables: Iterable[Table]) -> tuple[TableEntry, ...]:
    """Return tables as a reader looks them up, in the language of the page."""
    return tuple(
        TableEntry(
            name=table.name,
            meaning=_(table.meaning),
            keys=table.keys,
            columns=tuple(_entry(column) for column in table.columns),
            is_in_packages_only=table.name not in TABLES,
        )
        for table in tables
    )


def _entry(column: Column) -> ColumnEntry:
    notes = []
    if column.names_people:
        notes.append(_("Only for those who may see names."))
    if column.veil:
        notes.append(_("May be withheld."))
    return ColumnEntry(
        header=column.header,
        kind=str(_KINDS[column.kind]),
        meaning=_(column.meaning),
        choices=tuple(choice for choice in column.choices if choice),
        refers_to=column.refers_to,
        notes=tuple(notes),
    )
