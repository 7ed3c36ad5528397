"""From a table and its rows to SQL: one statement selects the values, another around it writes each as a cell.

The inner statement is Django's own, with its filters; it is always ordered, so that the planner evaluates each of its
values once. The outer one is ours: what is withheld is replaced there, and numbers, days and moments are written alike
wherever they leave the house.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, ExpressionWrapper, Q

from claims.exporting.columns import Asker, Column, Kind, Part
from claims.exporting.withheld import WITHHELD

_SLOT = "%%s"  # of format(), as it is written in a statement that has parameters
Statement = tuple[str, tuple[Any, ...]]  # SQL and its parameters
_NOTHING: Statement = ("SELECT FROM (VALUES (0)) AS nothing WHERE false", ())

# A first character that no spreadsheet takes for a formula, whatever follows: a digit, a letter of any script but the
# full-width forms. What begins otherwise is looked at closely.
_HARMLESS = (
    "(ascii({cell}) BETWEEN 48 AND 57 OR ascii({cell}) BETWEEN 65 AND 126 OR ascii({cell}) BETWEEN 161 AND 5759)"
)
# Source: OWASP, CSV Injection (read 2026-11-23); full-width signs as some spreadsheets read them.
_FORMULA = "{cell} ~ '^[[:space:]]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]'"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of a part are taken out, and which columns of them.

    Args:
        part: where the rows come from.
        rows: those that are wanted, filtered and limited.
        columns: those that are wanted, in order.
        asker: on whose behalf.
        many: whether the whole table may be asked for, rather than a page.
        gone: SQL text that says why a row is gone, null for one that is not; None when none is. A row that is gone is
            told by its keys and the reason alone.
        keys: the names of the columns that stay of such a row.
    """

    part: Part
    rows: Any
    columns: tuple[Column, ...]
    asker: Asker
    many: bool
    gone: Any = None
    keys: tuple[str, ...] = ()

    def as_csv(self, *, guarded: bool) -> Statement:
        """Return the statement whose rows are cells of CSV.

        Args:
            guarded: put an apostrophe before text that a spreadsheet would run as a formula.
        """
        columns = self.columns if self.gone is None else (*self.columns, _GONE)
        cells = [_csv_cell(self._value(column), column, guarded=guarded) for column in columns]
        return self._around(", ".join(cells))

    def as_json(self, *, with_keys: bool) -> Statement:
        """Return the statement whose rows are JSON objects, as text.

        Args:
            with_keys: begin each with the number of its row, as a column of its own.
        """
        whole = _json_object([(column, self._veiled(column)) for column in self.columns])
        if self.gone is not None:
            own = [column for column in self.columns if column.name in self.keys]
            tombstone = _json_object([(column, self._veiled(column)) for column in (*own, _GONE)])
            whole = f"CASE WHEN t.c_gone IS NULL THEN {whole} ELSE {tombstone} END"
        return self._around(f"t.row_key, {whole}" if with_keys else whole)

    def _around(self, outer: str) -> Statement:
        try:
            inner, parameters = self._inner()
        except EmptyResultSet:  # Django knows without asking that no row fits the filters
            return _NOTHING
        return f"SELECT {outer} FROM ({inner}) t", parameters

    def _inner(self) -> Statement:
        """Return Django's statement: the values, whether each veil lies over the row, and why it is gone."""
        values: dict[str, Any] = {_alias(column): column.value for column in self.columns}
        for name in {column.veil for column in self.columns} - {""}:
            veil = self.part.veils[name](self.asker.now, self.many)
            values[f"v_{name}"] = ExpressionWrapper(Q(veil), output_field=BooleanField())
        if self.gone is not None:
            values["c_gone"] = self.gone
        rows = self.rows.annotate(**values).values_list("pk", *values)
        sql, parameters = rows.query.sql_with_params()
        names = ", ".join(["row_key", *values])
        return f"SELECT * FROM ({sql}) AS inner_rows({names})", parameters

    def _value(self, column: Column) -> str:
        """Return SQL for a cell: empty in a row that is gone, but for its keys and the reason."""
        value = self._veiled(column)
        if self.gone is not None and column.name not in self.keys and column is not _GONE:
            value = f"CASE WHEN t.c_gone IS NULL THEN {value} END"
        return value

    def _veiled(self, column: Column) -> str:
        value = f"t.{_alias(column)}"
        return f"CASE WHEN t.v_{column.veil} THEN '{WITHHELD}' ELSE {value} END" if column.veil else value


REASONS = ("superseded", "withdrawn", "restricted", "elsewhere")
_GONE = Column("gone", None, Kind.WORD, "Why a row that was there is no longer.", is_required=True, choices=REASONS)


def _alias(column: Column) -> str:
    """Return a name that no field of a record has."""
    return "c_gone" if column is _GONE else f"c_{column.header}"


def _csv_cell(value: str, column: Column, *, guarded: bool) -> str:
    if column.kind is Kind.BOOLEAN:
        return f"({value})::text"  # true and false; COPY alone would write t and f
    if column.kind is Kind.MOMENT:
        return _moment(value)
    if guarded and column.kind in (Kind.TEXT, Kind.LIST):
        harmless, formula = _HARMLESS.format(cell=value), _FORMULA.format(cell=value)
        return f"CASE WHEN {harmless} THEN {value} WHEN {formula} THEN '''' || ({value}) ELSE {value} END"
    return value


def _moment(value: str) -> str:
    return f"""to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def _json_object(members: list[tuple[Column, str]]) -> str:
    """Return SQL for a JSON object; members "a.b" and "a.c" stand together in an object "a".

    One call of format() writes the row, which takes half the time that the functions for JSON take for it.
    """
    pieces: list[str] = []
    values: list[str] = []
    group = ""
    for column, value in members:
        if group and column.group != group:
            pieces[-1] += "}"
        opening = f'"{column.group}":{{' if column.group and column.group != group else ""
        group = column.group
        written, sql = _json_member(column, value)
        pieces.append(f'{opening}"{column.name.rpartition(".")[2]}":{written}')
        values.append(sql)
    whole = f"{{{','.join(pieces)}{'}' if group else ''}}}"
    return f"format('{whole}', {', '.join(values)})"


def _json_member(column: Column, value: str) -> tuple[str, str]:
    """Return how a value stands in the template of format(), and the SQL that fills it; null stands for none."""
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return _SLOT, value if column.is_required else f"coalesce(({value})::text, 'null')"
    if column.kind is Kind.BOOLEAN:
        none = "" if column.is_required else f"WHEN {value} IS NULL THEN 'null' "
        return _SLOT, f"CASE {none}WHEN {value} THEN 'true' ELSE 'false' END"
    text = _moment(value) if column.kind is Kind.MOMENT else value
    if column.kind in (Kind.MOMENT, Kind.DAY) or column.choices or column.is_plain:
        if column.is_required:
            return f'"{_SLOT}"', text
        return _SLOT, f"""coalesce('"' || {text} || '"', 'null')"""
    written = text if column.kind is Kind.LIST else f"to_json({text})"
    return _SLOT, written if column.is_required else f"coalesce(({written})::text, 'null')"
