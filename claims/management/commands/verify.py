"""`manage.py verify`: look whether everything that is kept still is what it was."""

import argparse
import itertools
import sys
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claims.verifying import broken_claims
from sources.verifying import broken_rules, damaged_blobs


class Command(BaseCommand):
    help = (
        "Hash every blob, look for the blob of every row, hold every quote against its text, and check what ties rows together. "
        "Names what is wrong, one line each, and ends with 1 if anything is."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--rows-only", action="store_true", help="leave the blobs out, which take the time")

    def handle(self, *args: Any, **options: Any) -> None:
        progress = partial(tqdm, desc="blobs", unit="", disable=not sys.stderr.isatty())
        blobs = () if options["rows_only"] else damaged_blobs(progress)
        wrong = 0
        for sentence in itertools.chain(broken_rules(), broken_claims(), blobs):
            wrong += 1
            self.stdout.write(sentence)
        if wrong:
            raise CommandError(f"{wrong} faults were found.")
        self.stdout.write("Everything is what it was.")
