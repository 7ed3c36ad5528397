"""A board as a file: the rows of its table as CSV, numbers as numbers."""

import csv
import io
from typing import Any

from claims.board.board import Board
from claims.board.rows import BoardRow
from claims.comparison.stated import StatedFigure
from claims.plain import plain

COLUMNS = (
    "number", "claim", "words", "low", "high", "qualifier", "range_low", "range_high", "low_inc", "high_inc", "vague",
    "counted_kind", "scope", "as_of_from", "as_of_to", "as_of_known", "origin", "origin_kind", "source", "publisher",
    "publisher_grade", "url", "published_on", "captured_at", "snapshot_sha256", "repeats", "decision", "relation_family",
    "relation",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(board: Board) -> str:
    """Return the compared rows of a board as CSV (RFC 4180, header first), in the order of its table.

    An open end is an empty cell with `low_inc` or `high_inc` beside it; an apostrophe stands before words that a
    spreadsheet would run as a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row, figure in zip(board.rows, board.figures, strict=True):
        writer.writerow([_cell(value) for value in _values(row, figure)])
    return out.getvalue()


def _values(row: BoardRow, figure: StatedFigure) -> list[Any]:
    claim, source, snapshot = row.claim, row.source, row.claim.snapshot
    range_, window = figure.range, figure.window()
    return [
        row.number,
        claim.pk,
        row.words,
        figure.low,
        figure.high,
        figure.qualifier.value,
        range_.low if range_ else None,
        range_.high if range_ else None,
        None if range_ is None or range_.low is None else range_.low_inc,
        None if range_ is None or range_.high is None else range_.high_inc,
        figure.vague,
        claim.counted_kind,
        row.scope,
        None if row.needs_date else window.first_day,
        None if row.needs_date else window.last_day,
        window.known.value,
        row.origin,
        claim.claimant.kind if claim.claimant else "",
        str(source),
        str(source.publisher or ""),
        source.publisher.grade if source.publisher else "",
        source.url,
        figure.published_on,
        snapshot.captured_at,
        snapshot.sha256,
        len(claim.repeats.all()),
        claim.standing_decisions[0].level.key if claim.standing_decisions else "",
        row.family,
        row.relation,
    ]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return "" if value is None else plain(value)
