"""`manage.py reread_claims`: read what was read before with the reader of today; it proposes, and overwrites nothing."""

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from claims.figures import PROFILES, UnknownProfile
from claims.figures.profiles import DEFAULT_PROFILE
from claims.models import Topic
from claims.rereading import reread
from sources.models import Snapshot


class Command(BaseCommand):
    help = "Read snapshots again and propose what a newer reader, or another profile, makes of their claims."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--topic", help="slug: only snapshots with claims in this topic")
        parser.add_argument("--profile", default=DEFAULT_PROFILE, help=f"one of {', '.join(sorted(PROFILES))}")

    def handle(self, *args: Any, **options: Any) -> None:
        snapshots = Snapshot.objects.filter(claims__isnull=False)
        if options["topic"]:
            if not Topic.objects.filter(slug=options["topic"]).exists():
                raise CommandError(f"There is no topic “{options['topic']}”.")
            snapshots = snapshots.filter(claims__measure__topic__slug=options["topic"])
        proposed = suggested = 0
        numbers = list(snapshots.order_by("pk").values_list("pk", flat=True).distinct())
        for pk in tqdm(numbers, unit="snapshot", file=sys.stderr, disable=None):
            try:
                came = reread(snapshot=Snapshot.objects.get(pk=pk), now=timezone.now(), profile=options["profile"])
            except UnknownProfile as error:
                raise CommandError(str(error)) from error
            proposed, suggested = proposed + came.proposed, suggested + came.suggested
        self.stdout.write(
            f"{len(numbers)} snapshots read again: {proposed} other readings proposed, {suggested} claims suggested"
        )
