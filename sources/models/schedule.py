"""When pages are asked for next, and what is known of the hosts they come from. Both are shared by all workers."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.constraints import set_together
from sources.leases import LEASE_LENGTH
from sources.models.source import Source
from sources.outcomes import Outcome

ATTEMPTS_IN_COMPANY = 2  # after so many died workers a page is fetched alone, so that it holds up nobody else
ATTEMPTS = 4  # and after so many it is left for a person


class Host(models.Model):
    """What is known of a host that pages come from: its rules, how fast it may be asked, whether it answers at all.

    Whoever asks a host for pages holds its lease, so that it is asked for one page at a time.
    """

    class Robots(models.TextChoices):
        FOUND = "found", _("found")
        NONE = "none", _("there is none")
        UNREADABLE = "unreadable", _("not readable")

    name = models.CharField(max_length=255, primary_key=True)
    robots = models.TextField(blank=True)
    robots_outcome = models.CharField(
        max_length=12, blank=True, choices=Robots, help_text=_("Whether its robots.txt was found, and if not, why.")
    )
    robots_fetched_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True, help_text=_("Not to be asked before."))
    failures = models.PositiveSmallIntegerField(default=0, help_text=_("In a row."))
    open_until = models.DateTimeField(
        null=True, blank=True, help_text=_("Not asked at all until then: it failed too often.")
    )
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    lease_token = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [set_together("lease_until", "lease_token", on="host")]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Due:
    """A leased schedule with what a fetch of its page needs to know; read and leased in one statement.

    Args:
        source_id: whose page it is.
        lease_token: by which the worker that leased it writes back.
        due_at: the slot that this fetch is for.
        published_on, added_at: of the source.
    """

    source_id: int
    lease_token: uuid.UUID
    url: str
    host: str
    due_at: datetime
    cadence: timedelta
    is_cadence_fixed: bool
    etag: str
    last_modified: str
    body_sha256: str
    markup_sha256: str
    words_sha256: str
    failures: int
    attempts: int
    published_on: date | None
    added_at: datetime


_LEASE = """
    UPDATE sources_schedule AS schedule
    SET lease_token = %(token)s, lease_until = %(until)s, attempts = schedule.attempts + 1
    FROM sources_source AS source
    WHERE source.id = schedule.source_id AND schedule.source_id IN (
        SELECT source_id FROM sources_schedule
        WHERE due_at <= %(now)s AND paused_reason = '' AND (lease_until IS NULL OR lease_until < %(now)s)
            AND attempts >= %(attempts_from)s AND attempts < %(attempts_below)s
            AND (%(only)s::bigint IS NULL OR source_id = %(only)s)
        ORDER BY due_at
        LIMIT %(limit)s
        FOR UPDATE SKIP LOCKED
    )
    RETURNING schedule.source_id, schedule.lease_token, source.canonical_url, schedule.host_id, schedule.due_at,
        schedule.cadence, schedule.is_cadence_fixed, schedule.etag, schedule.last_modified, schedule.body_sha256,
        schedule.markup_sha256, schedule.words_sha256, schedule.failures, schedule.attempts, source.published_on, source.added_at
"""


class ScheduleQuerySet(models.QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        """Return the schedules whose moment has come, that are not paused and that no worker holds, the oldest first."""
        return self.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=now),
            due_at__lte=now,
            paused_reason="",
            attempts__lt=ATTEMPTS,
        ).order_by("due_at")

    def worn_out(self, now: datetime) -> Self:
        """Return the schedules whose fetches have killed their workers too often, the last one included."""
        return self.filter(lease_until__lt=now, attempts__gte=ATTEMPTS, paused_reason="")

    def lease_due(self, *, limit: int, now: datetime, only: int | None = None) -> list[Due]:
        """Take up to `limit` due schedules that nobody holds, the oldest first, for as long as a lease lasts.

        Workers that ask at once get different ones. A page whose fetches have killed workers is handed out alone.

        Args:
            only: the source to take, where one is asked for.
        """
        in_company = self._lease(limit=limit, now=now, only=only, attempts=(0, ATTEMPTS_IN_COMPANY))
        return in_company or self._lease(limit=1, now=now, only=only, attempts=(ATTEMPTS_IN_COMPANY, ATTEMPTS))

    def _lease(self, *, limit: int, now: datetime, only: int | None, attempts: tuple[int, int]) -> list[Due]:
        values: dict[str, Any] = {
            "token": uuid.uuid4(),
            "until": now + LEASE_LENGTH,
            "now": now,
            "only": only,
            "limit": limit,
            "attempts_from": attempts[0],
            "attempts_below": attempts[1],
        }
        with connection.cursor() as cursor:
            cursor.execute(_LEASE, values)
            return sorted((Due(*row) for row in cursor.fetchall()), key=lambda due: due.due_at)


class Schedule(models.Model):
    """When a source is checked next. Narrow and written often: what never changes stays in Source."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, primary_key=True, related_name="schedule")
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="schedules", db_index=False)
    due_at = models.DateTimeField()
    cadence = models.DurationField(default=timedelta(hours=1))
    is_cadence_fixed = models.BooleanField(default=False, help_text=_("A person set it; it does not adapt."))
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True, help_text=_("As the server wrote it."))
    body_sha256 = models.CharField(max_length=64, blank=True, help_text=_("Of the page's bytes as last seen."))
    markup_sha256 = models.CharField(
        max_length=64, blank=True, help_text=_("Of the page's bytes as last seen, scripts and comments left out.")
    )
    words_sha256 = models.CharField(
        max_length=64, blank=True, help_text=_("Of all words of the page as last seen, furniture included.")
    )
    checked_at = models.DateTimeField(null=True, blank=True, help_text=_("When the page last gave an answer."))
    outcome = models.CharField(max_length=17, choices=Outcome, blank=True, help_text=_("Of the last attempt."))
    failures = models.PositiveSmallIntegerField(default=0, help_text=_("In a row."))
    attempts = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text=_("Leases since a worker last came back from it.")
    )
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
            models.Index(fields=["due_at"], condition=Q(paused_reason=""), name="schedules_due_next"),  # the picker
            models.Index(fields=["source"], condition=~Q(paused_reason=""), name="schedules_paused"),  # /sources/
            models.Index(fields=["source"], condition=Q(failures__gt=0), name="schedules_failing"),  # /sources/
        ]

    def __str__(self) -> str:
        return f"{self.source}, due {self.due_at:%Y-%m-%d %H:%M}"
