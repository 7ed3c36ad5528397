"""`manage.py import_url`: fetch pages from the command line, read them and see what was read."""

import argparse
import sys
from datetime import date
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from claims import taking_in
from claims.management.importing import imported, write_summary
from sources.adding import AlreadyAdded, Given


class Command(BaseCommand):
    help = (
        "Fetch pages, add each as a source, read it for figures, suggest claims, and watch it from now on. "
        "A page that cannot be fetched or read says why, the others go on, and the command ends with 1."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "urls", nargs="+", metavar="url", help="address of a page; - for one per line on standard input"
        )
        parser.add_argument("--publisher", default="", help="who published them")
        parser.add_argument("--language", default="", help="en or es; found out when left away")
        parser.add_argument("--published", type=date.fromisoformat, help="day of publication, such as 2023-01-19")
        parser.add_argument("--json", action="store_true", help="print what was read as a JSON object per page")

    def handle(self, *args: Any, **options: Any) -> None:
        urls = [url for given in options["urls"] for url in (sys.stdin.read().split() if given == "-" else [given])]
        failed = 0
        for url in tqdm(urls, unit=" pages", disable=len(urls) == 1 or not sys.stderr.isatty()):
            given = Given(
                publisher=options["publisher"],
                url=url,
                language=options["language"],
                published_on=options["published"],
            )
            try:
                source = imported(partial(taking_in.take_in_address, given=given, by=None, now=timezone.now()))
            except AlreadyAdded as already:
                source = already.source
                self.stderr.write(f"{url}: {already} Nothing was added.")
            except CommandError as refusal:
                failed += 1
                self.stderr.write(f"{url}: {refusal}")
                continue
            write_summary(source, self.stdout, as_json=options["json"])
        if failed:
            raise CommandError(f"{failed} of {len(urls)} pages were not added.")
