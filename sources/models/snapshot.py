"""What a source said at one moment, and what people said about showing it."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.constraints import set_together
from sources.models.fetch import Fetch
from sources.models.source import Source
from sources.readers.page import Standing

READER_VERSION = "1"


class Snapshot(models.Model):
    """What a source said at one moment. Never edited; a later reading of the same bytes changes nothing here."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="snapshots")
    fetch = models.OneToOneField(Fetch, on_delete=models.PROTECT, related_name="snapshot", null=True, blank=True)
    taken_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="parts",
        null=True,
        blank=True,
        help_text=_("The listing's snapshot that this item was cut from."),
    )
    taken_from_start = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, help_text=_("Of the bytes as they arrived; the name of their blob."))
    media_type = models.CharField(max_length=100)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    sections = models.JSONField(default=list)
    dropped = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    complete = models.BooleanField(default=True)
    standing = models.CharField(max_length=12, choices=[(standing.value, standing.value) for standing in Standing])
    reader_version = models.CharField(max_length=20, default=READER_VERSION)
    captured_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-captured_at", "-pk"]
        constraints = [
            set_together("taken_from", "taken_from_start", on="snapshot"),
            models.CheckConstraint(
                condition=Q(fetch__isnull=True) | Q(taken_from__isnull=True),
                name="a_snapshot_is_fetched_or_cut_from_a_listing",
            ),
            models.CheckConstraint(
                condition=Q(recorded_at__gte=F("captured_at")), name="a_snapshot_is_recorded_after_it_was_captured"
            ),
        ]
        indexes = [
            models.Index(fields=["source", "-captured_at", "-id"], name="snapshots_of_a_source"),  # /sources/<id>/
            models.Index(fields=["sha256"], name="snapshot_by_its_bytes"),  # the admin site
            models.Index(fields=["text_sha256"], name="snapshot_by_its_text"),  # /intake/: was this added before?
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.captured_at:%Y-%m-%d %H:%M}"

    def span(self, start: int, end: int) -> str:
        """Return the words of a span, offsets in code points, end exclusive."""
        return self.text[start:end]


class Promotion(models.Model):
    """A person's or the machine's word that a snapshot may stand as what its source says now. Never edited."""

    class Verdict(models.TextChoices):
        PROMOTED = "promoted", _("promoted")
        HELD = "held", _("held for a person")
        DISCARDED = "discarded", _("discarded")

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="promotions")
    verdict = models.CharField(max_length=9, choices=Verdict)
    reason = models.CharField(max_length=300)
    promoted_at = models.DateTimeField()
    promoted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when the machine said so."),
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_promotion_says_why")]
        indexes = [
            models.Index(fields=["snapshot"], condition=Q(verdict="held"), name="promotions_that_hold")
        ]  # /sources/?list=held

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.snapshot}"


class RestrictionQuerySet(models.QuerySet[Any]):
    def in_force(self, now: datetime) -> Self:
        """Return the restrictions that hold at a moment: not run out, and neither they nor what they stem from lifted."""
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=now),
            lifts__isnull=True,
            lifted_by__isnull=True,
            stems_from__lifted_by__isnull=True,
        )


class Restriction(models.Model):
    """Words that must not be shown, wherever they appear. Never edited: lifting one is a row of its own.

    A restriction of a snapshot covers every quote of it; one of a span covers every quote that touches the span. Notes and
    comments are restricted by what they are and their number.
    """

    class Target(models.TextChoices):
        SNAPSHOT = "snapshot", _("a whole snapshot")
        SPAN = "span", _("words of a snapshot")
        RATING = "rating", _("the note of a rating")
        DECISION = "decision", _("the words of a decision")
        EVIDENCE = "evidence", _("the note on a piece of evidence")
        COMMENT = "comment", _("a comment")

    class Reason(models.TextChoices):
        MINOR = "minor", _("names a minor")
        VICTIM = "victim", _("names a victim")
        WITNESS = "witness", _("endangers a witness")
        PRIVATE = "private", _("names a private person")
        COURT = "court", _("order of a court")
        COPYRIGHT = "copyright", _("copyright")

    target = models.CharField(max_length=8, choices=Target)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="restrictions", null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    target_number = models.BigIntegerField(
        null=True, blank=True, help_text=_("Number of the rating, decision or comment.")
    )
    reason = models.CharField(max_length=9, choices=Reason)
    note = models.TextField(blank=True, help_text=_("For those who may lift it; never shown to others."))
    destroys = models.BooleanField(default=False, help_text=_("The words are blanked for good, not only hidden."))
    until = models.DateTimeField(null=True, blank=True)
    lifts = models.OneToOneField("self", on_delete=models.PROTECT, related_name="lifted_by", null=True, blank=True)
    stems_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="copies",
        null=True,
        blank=True,
        help_text=_("The restriction of the same words in another snapshot that this one follows."),
    )
    restricted_at = models.DateTimeField()
    restricted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    target="snapshot",
                    snapshot__isnull=False,
                    start__isnull=True,
                    end__isnull=True,
                    target_number__isnull=True,
                )
                | Q(target="span", snapshot__isnull=False, start__lt=F("end"), target_number__isnull=True)
                | ~Q(target__in=("snapshot", "span"))
                & Q(snapshot__isnull=True, start__isnull=True, end__isnull=True, target_number__isnull=False),
                name="a_restriction_names_what_it_covers",
            ),
            models.CheckConstraint(
                condition=Q(destroys=False) | Q(until__isnull=True), name="what_is_destroyed_is_destroyed_for_good"
            ),
        ]
        indexes = [
            models.Index(fields=["snapshot"], name="restrictions_of_a_snapshot"),  # every page that shows its words
            models.Index(
                fields=["target", "target_number"], name="restrictions_of_a_note"
            ),  # every page that shows notes
        ]

    def __str__(self) -> str:
        return f"{self.get_target_display()}: {self.get_reason_display()}"
