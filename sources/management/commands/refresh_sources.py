"""`manage.py refresh_sources`: fetch what is due, here and now, without a worker."""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from sources import arriving, refreshing
from sources.models import Arrival, Source


class Command(BaseCommand):
    help = (
        "Fetch the pages that are due, politely, and read what is new. With --source fetch these now, due or not. "
        "Pages whose host asks to wait stay due."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--source", type=int, action="append", default=[], help="number of a source; may be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        totals = {"fetched": 0, "unchanged": 0, "failed": 0, "put off": 0}
        progress = tqdm(unit=" pages", disable=not sys.stderr.isatty())
        for refreshed in self._named(options["source"]) if options["source"] else self._due():
            for fetch_id in refreshed.arrived:
                arrival = Arrival.objects.lease(fetch_id, now=timezone.now())
                if arrival is not None:
                    arriving.read_arrival(arrival, now=timezone.now())
            totals["fetched"] += len(refreshed.arrived)
            totals["unchanged"] += refreshed.unchanged
            totals["failed"] += refreshed.failed
            totals["put off"] += refreshed.put_off
            progress.update(refreshed.count)
        progress.close()
        self.stdout.write(", ".join(f"{count} {what}" for what, count in totals.items()))

    def _due(self) -> Iterator[refreshing.Refreshed]:
        """Yield round after round until nothing is due any more, or only what its host asks to wait for."""
        while (refreshed := refreshing.refresh_due(now=timezone.now())).count:
            yield refreshed
            if refreshed.put_off == refreshed.count:
                return

    def _named(self, numbers: list[int]) -> Iterator[refreshing.Refreshed]:
        for number in numbers:
            source = Source.objects.filter(pk=number).first()
            if source is None:
                raise CommandError(f"There is no source {number}.")
            try:
                refreshing.refresh_now(source=source, now=timezone.now())
            except refreshing.NotWatched as refusal:
                raise CommandError(f"Source {number}: {refusal}") from refusal
            yield refreshing.refresh_due(now=timezone.now(), only=number)
