"""What the commands that add a source have in common: they do in one process, step by step, what the worker does for a page."""

import json
from collections.abc import Callable

from django.core.management.base import CommandError, OutputWrapper
from django.db import transaction
from django.utils import timezone

from claims import taking_in
from claims.models import Intake, Reading
from claims.proposing import propose
from claims.summary import summary_of
from sources.adding import AlreadyAdded
from sources.models import Source


def imported(take_in: Callable[[], Intake]) -> Source:
    """Take something in, read it, keep it and suggest its claims; return the source it has become.

    Each row is leased in the transaction that writes it, so that a worker's sweep never takes it from us.

    Args:
        take_in: writes the pending intake.

    Raises:
        CommandError: it cannot be taken in or read; nothing was kept.
        AlreadyAdded: it is here already; nothing was added.
    """
    try:
        with transaction.atomic():
            intake = Intake.objects.lease(take_in().pk, now=timezone.now())
    except taking_in.IntakeRefused as refusal:
        raise CommandError(str(refusal)) from refusal
    taking_in.take_up(intake, now=timezone.now())
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


def write_summary(source: Source, out: OutputWrapper, *, as_json: bool) -> None:
    """Write what was read from a source: one line for people, or one JSON object."""
    summary = summary_of(source, now=timezone.now())
    if as_json:
        out.write(json.dumps(summary, ensure_ascii=False))
    elif source.current_snapshot is None:
        out.write(f"{source}: held for a person to look at")
    else:
        counts = f"{len(summary['sections'])} sections, {len(summary['claims'])} claims, {len(summary['dropped'])} blocks dropped"
        out.write(f"{source}: {counts}")
