"""Getting pages: when each is due, what every attempt came to, and what is known of the hosts."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.constraints import set_together
from sources.models.source import Source
from sources.outcomes import Outcome


class ScheduleQuerySet(models.QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        """Return the schedules whose moment has come, that are not paused and that no worker holds, the oldest first."""
        return self.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=now), due_at__lte=now, paused_reason=""
        ).order_by("due_at")


class Schedule(models.Model):
    """When a source is checked next. Narrow and written often: what never changes stays in Source."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, primary_key=True, related_name="schedule")
    due_at = models.DateTimeField()
    cadence = models.DurationField(default=timedelta(hours=1))
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True, help_text=_("As the server wrote it."))
    failures = models.PositiveSmallIntegerField(default=0, help_text=_("In a row."))
    paused_reason = models.CharField(max_length=200, blank=True)
    watched_strings = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    lease_token = models.UUIDField(null=True, blank=True, editable=False)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        ordering = ["due_at"]
        constraints = [
            set_together("lease_until", "lease_token", on="schedule"),
            models.CheckConstraint(condition=Q(cadence__gt=timedelta(0)), name="a_cadence_is_longer_than_nothing"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(paused_reason=""), name="schedules_due_next")
        ]  # the picker

    def __str__(self) -> str:
        return f"{self.source}, due {self.due_at:%Y-%m-%d %H:%M}"


class Host(models.Model):
    """What is known of a host that pages come from: its rules, how fast it may be asked, whether it answers at all."""

    name = models.CharField(max_length=255, primary_key=True)
    robots = models.TextField(blank=True)
    robots_outcome = models.CharField(
        max_length=12, blank=True, help_text=_("Whether its robots.txt was found, and if not, why.")
    )
    robots_fetched_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True, help_text=_("Not to be asked before."))
    failures = models.PositiveSmallIntegerField(default=0, help_text=_("In a row."))
    open_until = models.DateTimeField(
        null=True, blank=True, help_text=_("Not asked at all until then: it failed too often.")
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Fetch(models.Model):
    """One attempt to get a page. Never edited: a failure is a fact too."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="fetches")
    outcome = models.CharField(max_length=17, choices=Outcome)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text=_("HTTP status code."))
    final_url = models.TextField(blank=True)
    byte_count = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    duration = models.DurationField()
    error = models.TextField(blank=True)
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        verbose_name_plural = "fetches"
        indexes = [models.Index(fields=["source", "-fetched_at"], name="fetches_of_a_source")]  # /sources/<id>/

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.fetched_at:%Y-%m-%d %H:%M}"
