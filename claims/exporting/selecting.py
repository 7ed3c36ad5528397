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
from claims.exporting.objects import ObjectForm, is_bare
from claims.exporting.withheld import WITHHELD

Statement = tuple[str, tuple[Any, ...]]  # SQL and its parameters
_NOTHING: Statement = ("SELECT FROM (VALUES (0)) AS nothing WHERE false", ())

# Most texts begin with a letter of ASCII (65 is A, 126 is ~), which no spreadsheet takes for a formula, whatever follows; a
# number is compared in half the time of a text. What begins otherwise is looked at closely.
_HARMLESS = "ascii({cell}) BETWEEN 65 AND 126 OR {cell} = ''"
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
        cells = [self._csv_cell(column, guarded=guarded) for column in columns]
        return self._around(", ".join(cells))

    def as_json(self, *, with_keys: bool) -> Statement:
        """Return the statement whose rows are cells of JSON objects, for `form`.

        Args:
            with_keys: begin each row with its number, as a cell of its own.
        """
        cells = [self._json_cell(column) for column in self.columns]
        if self.gone is not None:
            cells.insert(0, self._json_cell(_GONE))
        return self._around(", ".join(["t.row_key", *cells] if with_keys else cells))

    @property
    def form(self) -> ObjectForm:
        """How those cells become objects."""
        return ObjectForm.of(self.columns, gone=_GONE if self.gone is not None else None, keys=self.keys)

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

    def _csv_cell(self, column: Column, *, guarded: bool) -> str:
        """Return SQL for a cell of CSV: empty in a row that is gone, but for its keys and the reason."""
        cell = self._veiled(column, _as_csv(f"t.{_alias(column)}", column, guarded=guarded), WITHHELD)
        if self.gone is not None and column.name not in self.keys and column is not _GONE:
            cell = f"CASE WHEN t.c_gone IS NULL THEN {cell} END"
        return cell

    def _json_cell(self, column: Column) -> str:
        return self._veiled(column, _as_json(f"t.{_alias(column)}", column), f'"{WITHHELD}"')

    def _veiled(self, column: Column, cell: str, withheld: str) -> str:
        return f"CASE WHEN t.v_{column.veil} THEN '{withheld}' ELSE {cell} END" if column.veil else cell


REASONS = ("superseded", "withdrawn", "restricted", "elsewhere")
_GONE = Column("gone", None, Kind.WORD, "Why a row that was there is no longer.", is_required=True, choices=REASONS)


def _alias(column: Column) -> str:
    """Return a name that no field of a record has."""
    return "c_gone" if column is _GONE else f"c_{column.header}"


def _as_csv(value: str, column: Column, *, guarded: bool) -> str:
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


def _as_json(value: str, column: Column) -> str:
    """Return SQL for a cell as JSON has it, null for none."""
    if column.kind in (Kind.INTEGER, Kind.NUMBER, Kind.LIST):
        return value
    if column.kind is Kind.BOOLEAN:
        return f"({value})::text"
    text = _moment(value) if column.kind is Kind.MOMENT else value
    if is_bare(column):
        return text
    return f"JSON_SCALAR({text})"  # since PostgreSQL 17; to_json() looks the type up again for every cell
