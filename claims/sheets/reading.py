"""From the bytes of a CSV file, whichever way a spreadsheet wrote them, to rows of named cells."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

LARGEST = 2 * 1024 * 1024  # bytes
MOST_ROWS = 5000
DELIMITERS = (",", ";", "\t")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what an export puts an apostrophe before
NAMED_LINES = 5  # lines that a note names


class NotASheet(ValueError):
    """The file cannot be read as rows; the message is a sentence that says what to mend."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a file.

    Args:
        line: where it ends in the file, from 1.
        cells: what stands in it, by the name of the column, without space around it.
    """

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, its text, and what had to be guessed about it, as sentences."""

    rows: tuple[SheetRow, ...]
    text: str
    notes: tuple[str, ...]


def read_sheet(body: bytes, *, known: Collection[str]) -> Sheet:
    """Return the rows of a CSV file: commas, semicolons or tabs between cells, with or without a byte order mark.

    A line that is not UTF-8 is read as Windows-1252, as old spreadsheets write it, and a note says which. Names of columns
    are taken in any case, with spaces or dots for underscores. Rows in which every cell is empty are passed over.

    Args:
        known: the names of columns that mean something.

    Raises:
        NotASheet: it is too large or no text, a quotation mark is left open, or its first line does not name the columns.
    """
    if len(body) > LARGEST:
        raise NotASheet(_("The file is too large: at most %d MB are taken at once.") % (LARGEST // 1024 // 1024))
    text, notes = _decoded(body)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise NotASheet(_("This is not a CSV file. Save the spreadsheet as CSV first."))
    delimiter = _delimiter(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[SheetRow] = []
    try:
        names = [_column(cell) for cell in next(reader, [])]
        _check_header(names, known)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(names):
                raise NotASheet(
                    _("Line %d has more cells than the first line has columns. Put quotation marks around its text.")
                    % reader.line_num
                )
            if len(rows) == MOST_ROWS:
                raise NotASheet(_("At most %d rows are taken at once. Split the file.") % MOST_ROWS)
            pairs = zip(names, (_unguarded(cell.strip()) for cell in cells), strict=False)
            rows.append(SheetRow(reader.line_num, {name: cell for name, cell in pairs if name}))
    except csv.Error as error:
        where = reader.line_num
        raise NotASheet(_("Line %d cannot be read as CSV: a quotation mark is missing.") % where) from error
    return Sheet(tuple(rows), text, tuple(notes))


def _decoded(body: bytes) -> tuple[str, list[str]]:
    """Return the text of a file, and a note where its encoding had to be guessed."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace"), []
    body = body.removeprefix(b"\xef\xbb\xbf")
    lines, guessed = [], []
    for number, line in enumerate(body.split(b"\n"), start=1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            guessed.append(number)
    if not guessed:
        return "\n".join(lines), []
    named = ", ".join(map(str, guessed[:NAMED_LINES])) + (" …" if len(guessed) > NAMED_LINES else "")
    return "\n".join(lines), [_("Not UTF-8, so read as Windows-1252; look at the accents: line %s") % named]


def _delimiter(text: str, known: Collection[str]) -> str:
    """Return what stands between the cells: the sign that parts the first line into the most names we know."""
    first = text.split("\n", 1)[0]

    def named(delimiter: str) -> int:
        return sum(_column(cell.strip('"')) in known for cell in first.split(delimiter))

    return max(DELIMITERS, key=named)


def _column(cell: str) -> str:
    return "_".join(cell.strip().strip('"').lower().replace(".", " ").split())


def _check_header(names: list[str], known: Collection[str]) -> None:
    unknown = [name for name in names if name and name not in known]
    if unknown or not any(names):
        raise NotASheet(
            _("The first line has to name the columns. Unknown: %(unknown)s. Known: %(known)s.")
            % {"unknown": ", ".join(unknown) or "–", "known": ", ".join(sorted(known))}
        )
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise NotASheet(_("A column is named twice: %s.") % ", ".join(twice))


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that an export put before what a spreadsheet would take for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA and len(cell) > 1 else cell
