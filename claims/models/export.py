"""Files that were asked for: what is to be in them, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sources.leases import Leased, LeasedQuerySet


class Export(Leased):
    """A file that an account asked for: built by a worker from one moment of the database, kept under its own hash.

    A file is published whole or not at all. What was asked for stays; the file itself is given up when it has grown old.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("being built")
        READY = "ready", _("ready")
        FAILED = "failed", _("could not be built")
        EXPIRED = "expired", _("given up; ask for it again")

    class Format(models.TextChoices):
        CSV = "csv", _("CSV")
        NDJSON = "ndjson", _("JSON lines")
        PACKAGE = "datapackage", _("data package")

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    table = models.CharField(max_length=40, blank=True, help_text=_("Empty for a data package, which holds them all."))
    format = models.CharField(max_length=11, choices=Format)
    filters = models.JSONField(default=dict, help_text=_("As in the address of the table."))
    guarded = models.BooleanField(
        default=True, help_text=_("Whether text that a spreadsheet would run as a formula has an apostrophe before it.")
    )
    names_people = models.BooleanField(default=False, help_text=_("Whether accounts are named beside pseudonyms."))
    sees_all = models.BooleanField(
        default=False, help_text=_("Whether it holds ratings that are hidden from reviewers.")
    )
    rows_expected = models.PositiveBigIntegerField(null=True, blank=True, help_text=_("Once the building has begun."))
    rows_written = models.PositiveBigIntegerField(default=0, help_text=_("So far, while it is being built."))
    row_count = models.PositiveBigIntegerField(null=True, blank=True)
    byte_count = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True, help_text=_("Why it could not be built, and what to do."))
    known_at = models.DateTimeField(null=True, blank=True, help_text=_("The moment that the file shows."))
    transaction = models.BigIntegerField(null=True, blank=True, help_text=_("The first that the file may not show."))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exports")

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            Leased.lease_constraint(on="export"),
            models.CheckConstraint(
                condition=Q(state="waiting", is_pending=True) | ~Q(state="waiting") & Q(is_pending=False),
                name="an_export_waits_as_long_as_it_is_pending",
            ),
            models.CheckConstraint(
                condition=Q(state="failed") & ~Q(error="") | ~Q(state="failed") & Q(error=""),
                name="only_a_failed_export_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready")
                | ~Q(sha256="") & Q(row_count__isnull=False, byte_count__isnull=False, known_at__isnull=False),
                name="an_export_that_is_ready_says_what_is_in_it",
            ),
            models.CheckConstraint(
                condition=Q(format="datapackage", table="") | ~Q(format="datapackage") & ~Q(table=""),
                name="a_data_package_and_nothing_else_holds_every_table",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(is_pending=True), name="pending_exports"),  # the sweep
            models.Index(fields=["asked_by", "-id"], name="exports_of_a_person"),  # /export/
        ]

    def __str__(self) -> str:
        return f"{self.table or 'data package'} as {self.get_format_display()}"

    def get_absolute_url(self) -> str:
        return reverse("export-detail", args=[self.pk])

    @property
    def media_type(self) -> str:
        """What kind of file it is, as HTTP says it."""
        return MEDIA_TYPES[self.Format(self.format)]

    @property
    def file_name(self) -> str:
        """The name it is downloaded under."""
        suffix = "zip" if self.format == self.Format.PACKAGE else self.format
        return f"{self.table or 'factcheck'}-{self.pk}.{suffix}"


MEDIA_TYPES = {
    Export.Format.CSV: "text/csv; charset=utf-8",
    Export.Format.NDJSON: "application/x-ndjson; charset=utf-8",
    Export.Format.PACKAGE: "application/zip",
}
