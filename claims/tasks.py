"""Celery's front door: lease a row by id, call one act. No rules live here; the row is the truth, the message a hint."""

from celery import shared_task
from django.utils import timezone

from claims import digesting, rechecking, taking_in
from claims.api.keys import forget_receipts
from claims.exporting import building
from claims.exporting.syncing import forget_touches
from claims.models import Export, Intake, Reading
from claims.signed_in import forget_ended

SWEEP_SECONDS = 30  # between two sweeps; see CELERY_BEAT_SCHEDULE


@shared_task
def read_intake(intake_id: int) -> None:
    """Fetch and read what an intake waits for. Safe to run twice: one that is read or held by another is left alone."""
    intake = Intake.objects.lease(intake_id, now=timezone.now())
    if intake is not None:
        taking_in.take_up(intake, now=timezone.now())


@shared_task
def read_claims(reading_id: int) -> None:
    """Read one snapshot for figures. Safe to run twice: a reading that is done or held by another is left alone."""
    reading = Reading.objects.lease(reading_id, now=timezone.now())
    if reading is not None:
        rechecking.read_claims(reading, now=timezone.now())


@shared_task
def build_export(export_id: int) -> None:
    """Build a file that was asked for. Safe to run twice: one that is built or held by another is left alone."""
    export = Export.objects.lease(export_id, now=timezone.now())
    if export is not None:
        building.build(export)


@shared_task
def send_digests() -> None:
    """Send the mails that are due. Safe to run twice, and at once: each is locked while it is sent."""
    digesting.send_due(now=timezone.now())


@shared_task
def forget() -> None:
    """Forget what nobody asks for any more: what changed long ago, answers to requests of last week, sessions that ended."""
    now = timezone.now()
    forget_touches(now=now)
    forget_receipts(now=now)
    forget_ended(now=now)


@shared_task
def sweep() -> None:
    """Send out again what is pending and held by nobody: its message was lost, or its worker died.

    The messages expire with the next sweep, so that a long queue does not fill with copies.
    """
    now = timezone.now()
    for intake_id in Intake.objects.waiting(now).values_list("pk", flat=True)[:1000]:
        read_intake.apply_async((intake_id,), expires=SWEEP_SECONDS)
    for reading_id in Reading.objects.waiting(now).values_list("pk", flat=True)[:1000]:
        read_claims.apply_async((reading_id,), expires=SWEEP_SECONDS)
    for export_id in Export.objects.waiting(now).values_list("pk", flat=True)[:1000]:
        build_export.apply_async((export_id,), expires=SWEEP_SECONDS)
    for export in Export.objects.worn_out(now):
        building.give_up(export)
    building.sweep(now=now)
    for intake in Intake.objects.worn_out(now):
        taking_in.give_up(intake)
    for reading in Reading.objects.worn_out(now):
        rechecking.give_up(reading, now=now)
