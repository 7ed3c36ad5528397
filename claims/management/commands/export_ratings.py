"""`manage.py export_ratings`: the ratings as CSV or JSON lines, the same bytes that the page gives."""

import argparse
import json
import sys
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand
from django.utils import timezone

from claims.exporting import csv_of_ratings, rows_of_ratings
from claims.models import Rating


class Command(BaseCommand):
    help = "Write every standing rating to standard output, or to a file."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--format", choices=["csv", "ndjson"], default="csv")
        parser.add_argument("--output", type=argparse.FileType("wb"), help="file to write; standard output without it")

    def handle(self, *args: Any, **options: Any) -> None:
        out: BinaryIO = options["output"] or sys.stdout.buffer
        ratings, now = Rating.objects.standing(), timezone.now()
        if options["format"] == "csv":
            for piece in csv_of_ratings(ratings, now=now):
                out.write(piece)
        else:
            for row in rows_of_ratings(ratings.order_by("pk"), now=now):
                out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        out.flush()
