"""`manage.py export_ratings`: ratings and decisions as CSV or JSON lines, the same bytes that the page gives."""

import argparse
import sys
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from tqdm import tqdm

from claims.exporting.columns import asker_for
from claims.exporting.streaming import csv_of, ndjson_of
from claims.exporting.tables import TABLES


class Command(BaseCommand):
    help = "Write every standing rating and decision to standard output, or to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["csv", "ndjson"], default="csv")
        parser.add_argument("--output", type=argparse.FileType("wb"), help="file to write; standard output without it")
        parser.add_argument(
            "--no-guard", action="store_true", help="leave cells that a spreadsheet would run as they are (CSV)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        table, asker = TABLES["ratings"], asker_for(None, now=timezone.now())
        wanted, columns = table.wanted(asker), table.columns_for(asker)
        if options["format"] == "csv":
            pieces = csv_of(table, wanted, asker=asker, columns=columns, guarded=not options["no_guard"])
        else:
            pieces = ndjson_of(table, wanted, asker=asker, columns=columns)
        out: BinaryIO = options["output"] or sys.stdout.buffer
        with tqdm(unit="B", unit_scale=True, file=sys.stderr, disable=None) as progress:
            for piece in pieces:
                out.write(piece)
                progress.update(len(piece))
        out.flush()
