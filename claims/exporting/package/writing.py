"""Writing a data package: every table as CSV from one moment of the database, then what describes them."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from claims.consensus import SEED
from claims.exporting.columns import Asker, Column, Table
from claims.exporting.counting import csv_rows
from claims.exporting.describing import NOTES, codebook_of
from claims.exporting.files import Draft
from claims.exporting.package.comparing import Row, answer_claim_rows, answer_row, proposals, relation_rows
from claims.exporting.package.descriptor import package_of, resource_of
from claims.exporting.package.narrowing import Narrowed, every_row, of_topic
from claims.exporting.package.reading import citation, readme
from claims.exporting.package.rules import rules_as_data
from claims.exporting.package.tables import ANSWER_CLAIMS, ANSWERS, PACKAGE_TABLES, RELATIONS, STORED
from claims.exporting.streaming import csv_of
from claims.exporting.syncing import Wanted
from claims.figures.profiles import DEFAULT_PROFILE
from claims.models import Export, Finding, Measure
from claims.stating import RULES_VERSION
from sources.models import Publisher
from sources.models.snapshot import READER_VERSION

RECOMPUTE = Path(settings.BASE_DIR) / "docs" / "recompute"
SOURCES_NAMED = 200
_PIECE = 1000  # rows written at a time
_FORM_VERSION = "1"  # of the package: goes up when a table or a column is renamed or taken away


class Counted(Protocol):
    """Who is told how far the writing is."""

    expected: int

    def add(self, rows: int) -> None: ...


class Package:
    """A package that is being written: files go in, tables are described on the way."""

    def __init__(self, draft: Draft, asker: Asker, progress: Counted) -> None:
        self._archive = zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=4)
        self._stamp = asker.now.timetuple()[:6]
        self._asker = asker
        self._progress = progress
        self.resources: list[dict[str, Any]] = []

    def add_table(self, table: Table, pieces: Iterable[tuple[bytes, int]]) -> None:
        """Write a table.

        Args:
            pieces: its CSV, header first, with how many lines are in each piece.
        """
        sha256, byte_count, lines = hashlib.sha256(), 0, -1
        self._progress.add(-1)  # the header
        with self._archive.open(self._entry(f"{table.name}.csv"), "w", force_zip64=True) as file:
            for piece, count in pieces:
                file.write(piece)
                sha256.update(piece)
                byte_count += len(piece)
                lines += count
                self._progress.add(count)
        columns = self.columns_of(table)
        self.resources.append(
            resource_of(table, columns, PACKAGE_TABLES, byte_count=byte_count, sha256=sha256.hexdigest(), rows=lines)
        )

    def columns_of(self, table: Table) -> tuple[Column, ...]:
        """Return the columns of a table that whoever asks may have."""
        return table.columns_for(self._asker)

    def add_text(self, name: str, text: str) -> None:
        """Write a file of text."""
        self._archive.writestr(self._entry(name), text.encode())

    def finish(self) -> None:
        """Write where everything stands."""
        self._archive.close()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._stamp)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return entry


def write_package(export: Export, asker: Asker, draft: Draft, progress: Counted) -> None:
    """Write a data package; the caller holds the one moment that it shows."""
    topic = export.filters.get("topic", "")
    narrowed = of_topic(topic, asker) if topic else every_row
    package = Package(draft, asker, progress)
    wanted = {name: _wanted(table, asker, narrowed) for name, table in STORED.items()}
    progress.expected = sum(part.rows.count() for parts in wanted.values() for part in parts)
    for name, table in STORED.items():
        columns = package.columns_of(table)
        package.add_table(table, csv_rows(csv_of(table, wanted[name], asker=asker, columns=columns, guarded=False)))
    measures = Measure.objects.filter(topic__slug=topic) if topic else Measure.objects.all()
    _add_said(package, RELATIONS, relation_rows(measures, now=asker.now), progress)
    findings = Finding.objects.filter(measure__topic__slug=topic) if topic else Finding.objects.all()
    proposed = list(proposals(findings, now=asker.now))
    _add_said(package, ANSWERS, (answer_row(*one) for one in proposed), progress)
    _add_said(package, ANSWER_CLAIMS, (row for one in proposed for row in answer_claim_rows(*one)), progress)
    _describe(package, export, asker)
    package.finish()


def _wanted(table: Table, asker: Asker, narrowed: Narrowed) -> list[Wanted]:
    return [Wanted(narrowed(table.name, part.rows(asker))) for part in table.parts]


def _add_said(package: Package, table: Table, rows: Iterable[Row], progress: Counted) -> None:
    """Write a table that is worked out, which nobody could count before."""

    def counted() -> Iterator[Row]:
        for row in rows:
            progress.expected += 1
            yield row

    package.add_table(table, _as_csv(package.columns_of(table), counted()))


def _as_csv(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[tuple[bytes, int]]:
    """Yield rows as CSV, written as the database writes them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.header for column in columns])
    lines = 1
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        lines += 1
        if lines >= _PIECE:
            yield text.getvalue().encode(), lines
            text.seek(0)
            text.truncate()
            lines = 0
    yield text.getvalue().encode(), lines


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else str(value)


def _describe(package: Package, export: Export, asker: Asker) -> None:
    about = {
        "form_version": _FORM_VERSION,
        "known_at": _moment(asker.now),
        "filter": export.filters,
        "names_people": asker.sees_names,
        "rules_version": RULES_VERSION,
        "profile": DEFAULT_PROFILE,
        "reader_version": READER_VERSION,
        "seed": SEED,
    }
    sources = Publisher.objects.order_by("name").values_list("name", flat=True)
    resources = package.resources
    named = [] if export.filters else list(sources[:SOURCES_NAMED])
    package.add_text("datapackage.json", _json(package_of(resources, about=about, sources=named)))
    books = [codebook_of(table, package.columns_of(table)) for table in PACKAGE_TABLES.values()]
    for book in books:
        for column in book["columns"]:
            column["is_guarded"] = False
    notes = {
        **NOTES,
        "guard": "The CSV of a data package has no guard against formulas: every cell is as it was written.",
    }
    package.add_text("codebook.json", _json({"notes": notes, "tables": books}))
    package.add_text("rules.json", _json(rules_as_data()))
    for path in sorted(RECOMPUTE.glob("*.py")):
        package.add_text(path.name, path.read_text())
    package.add_text("README.md", readme(list(resources), about))
    package.add_text("CITATION.cff", citation(about))


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False, default=str) + "\n"


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
