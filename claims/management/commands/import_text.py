"""`manage.py import_text`: add a text or HTML file from the command line and see what was read."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims import taking_in
from claims.management.importing import imported, write_summary
from claims.models import Intake
from sources.adding import AlreadyAdded, Given


class Command(BaseCommand):
    help = "Add a .txt or .html file as a source, read it for figures, and suggest claims."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", help="path of the file; - for standard input")
        parser.add_argument("--publisher", default="", help="who published it")
        parser.add_argument("--title", default="")
        parser.add_argument("--url", default="", help="address of the page")
        parser.add_argument("--language", default="", help="en or es; found out when left away")
        parser.add_argument("--published", type=date.fromisoformat, help="day of publication, such as 2023-01-19")
        parser.add_argument("--charset", default="", help="encoding of the file; found out when left away")
        parser.add_argument("--json", action="store_true", help="print what was read as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            body = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            raise CommandError(
                f"{path} cannot be read: {error.strerror}. Give the path of a .txt or .html file."
            ) from error
        given = Given(
            publisher=options["publisher"],
            title=options["title"],
            url=options["url"],
            language=options["language"],
            published_on=options["published"],
        )

        def take_in() -> Intake:
            return taking_in.take_in(
                body=body,
                media_type="text/html" if path.lower().endswith((".html", ".htm")) else "text/plain",
                given=given,
                charset=options["charset"],
                file_name=Path(path).name,
                by=None,
                now=timezone.now(),
            )

        try:
            source = imported(take_in)
        except AlreadyAdded as already:
            source = already.source
            self.stderr.write(f"{already} Nothing was added.")
        write_summary(source, self.stdout, as_json=options["json"])
