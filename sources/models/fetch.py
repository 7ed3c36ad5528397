"""Getting pages: what every attempt came to, and the bodies that still have to be read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.leases import Leased, LeasedQuerySet
from sources.models.source import Source
from sources.outcomes import Outcome


class Fetch(models.Model):
    """One attempt to get a page that brought something new or failed. Never edited: a failure is a fact too.

    An attempt that found the page unchanged is no row of its own; the schedule says when the page was last seen.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="fetches")
    due_at = models.DateTimeField(
        null=True, blank=True, help_text=_("The moment it was due; empty for the fetch by which the source was added.")
    )
    outcome = models.CharField(max_length=17, choices=Outcome)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text=_("HTTP status code."))
    final_url = models.TextField(blank=True)
    media_type = models.CharField(max_length=200, blank=True, help_text=_("As the server wrote it."))
    byte_count = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    duration = models.DurationField()
    error = models.TextField(blank=True)
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        verbose_name_plural = "fetches"
        constraints = [
            models.UniqueConstraint(fields=["source", "due_at"], name="one_fetch_per_source_and_slot"),
            models.CheckConstraint(
                condition=Q(outcome="ok") & ~Q(sha256="") | ~Q(outcome="ok") & Q(sha256=""),
                name="a_fetch_has_a_body_when_it_succeeded",
            ),
        ]
        indexes = [models.Index(fields=["source", "-fetched_at"], name="fetches_of_a_source")]  # /sources/<id>/

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.fetched_at:%Y-%m-%d %H:%M}"


class ArrivalQuerySet(LeasedQuerySet):
    attempts_at_most = 2  # a page that kills its reader twice will do so again


class Arrival(Leased):
    """The body of a fetch that is still to be read. The row goes when that is done, and stays when it cannot be done."""

    fetch = models.OneToOneField(Fetch, on_delete=models.PROTECT, primary_key=True, related_name="arrival")
    error = models.TextField(blank=True, help_text=_("Why no page could be made of it."))

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            Leased.lease_constraint(on="arrival"),
            models.CheckConstraint(
                condition=Q(is_pending=True, error="") | Q(is_pending=False) & ~Q(error=""),
                name="an_arrival_that_cannot_be_read_says_why",
            ),
        ]
        indexes = [models.Index(fields=["fetch"], condition=Q(is_pending=True), name="pending_arrivals")]  # the sweep

    def __str__(self) -> str:
        return str(self.fetch)
