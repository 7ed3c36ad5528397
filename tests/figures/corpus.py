"""The form of the golden corpus: sentences of our own, grouped by what must be read in them.

The figure that a row is about stands in ⟦double brackets⟧, which are taken out before the sentence is read.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.figures import Figure, read

FRIDAY = date(2023, 1, 20)


@dataclass(frozen=True)
class Row:
    """One sentence, the quote that must be read in it, and the fields that must come out."""

    text: str
    start: int
    end: int
    expected: tuple[tuple[str, object], ...]
    id: str


def row(marked: str, **expected: object) -> Row:
    """Return a row; `low` and `high` may be written as plain numbers or as strings of exact decimals."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    fields = {name: exact(value) if name in ("low", "high") else value for name, value in expected.items()}
    return Row(text, start, end, tuple(fields.items()), marked)


def rows(marked: list[str], **expected: object) -> list[Row]:
    """Return rows that have one answer in common."""
    return [row(text, **expected) for text in marked]


def exact(value: object) -> object:
    """Return a bound as the exact decimal it is compared with."""
    return None if value is None else Decimal(str(value))


def figure_at(wanted: Row, *, language: str) -> Figure | None:
    """Return the figure that was read at the marked place of a row, read as published on Friday, 20 January 2023."""
    found = read(wanted.text, language=language, published=FRIDAY).figures
    return next((figure for figure in found if (figure.start, figure.end) == (wanted.start, wanted.end)), None)
