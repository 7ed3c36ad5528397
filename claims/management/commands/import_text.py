"""`manage.py import_text`: add a text or HTML file from the command line and see what was read."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from claims import taking_in
from claims.models import Intake, Reading
from claims.proposing import propose
from claims.summary import summary_of
from sources.adding import AlreadyAdded, Given
from sources.models import Source


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
        try:
            source = self._add(body, given, path, options["charset"])
        except AlreadyAdded as already:
            source = already.source
            self.stderr.write(f"{already} Nothing was added.")
        except taking_in.IntakeRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        summary = summary_of(source, now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(summary, ensure_ascii=False))
        else:
            self.stdout.write(
                f"{source}: {len(summary['sections'])} sections, {len(summary['claims'])} claims, "
                f"{len(summary['dropped'])} blocks dropped"
            )

    def _add(self, body: bytes, given: Given, path: str, charset: str) -> Source:
        """Do in this process, step by step, what the worker does for a page: take in, read, keep, propose.

        Each row is leased in the transaction that writes it, so that a worker's sweep never takes it from us.
        """
        with transaction.atomic():
            intake = taking_in.take_in(
                body=body,
                media_type="text/html" if path.lower().endswith((".html", ".htm")) else "text/plain",
                given=given,
                charset=charset,
                file_name=Path(path).name,
                by=None,
                now=timezone.now(),
            )
            intake = Intake.objects.lease(intake.pk, now=timezone.now())
        taking_in.read(intake)
        intake.refresh_from_db()
        try:
            if intake.state == Intake.State.FAILED:
                raise CommandError(intake.error)
            with transaction.atomic():
                source = taking_in.keep(intake=intake, by=None, now=timezone.now())
                waiting = Reading.objects.of_source(source).values_list("pk", flat=True)
                readings = [Reading.objects.lease(pk, now=timezone.now()) for pk in waiting]
        except (CommandError, AlreadyAdded):
            taking_in.throw_away(intake=intake)
            raise
        for reading in readings:
            propose(reading=reading, now=timezone.now())
        return source
