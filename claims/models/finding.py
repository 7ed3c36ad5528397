"""The answer to a measure's question: how many, as of when, and whether the sources conflict."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import NumberField
from claims.models.topic import Measure


class FindingQuerySet(models.QuerySet[Any]):
    def standing(self, at: datetime | None = None) -> Self:
        """Return the findings that nothing supersedes and that were not taken back, now or as it was at a moment."""
        kept = self.exclude(change_kind=Finding.ChangeKind.RETRACTION)
        if at is None:
            return kept.filter(superseded_by__isnull=True)
        return kept.filter(stated_at__lte=at).exclude(superseded_by__stated_at__lte=at)


class Finding(models.Model):
    """The answer for a measure at a day, as a person states it. Never edited: a correction supersedes it, with a note."""

    class Conflict(models.TextChoices):
        YES = "yes", _("the sources conflict")
        NO = "no", _("the sources do not conflict")
        OPEN = "open", _("open")

    class ChangeKind(models.TextChoices):
        FIRST = "first", _("first finding")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        RETRACTION = "retraction", _("retraction")

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="findings")
    as_of = models.DateField()
    known_at = models.DateTimeField(help_text=_("What was known at this moment was weighed, and nothing later."))
    low = NumberField(null=True, blank=True)
    best = NumberField(null=True, blank=True)
    high = NumberField(null=True, blank=True)
    method = models.CharField(max_length=20)
    sentence = models.TextField()
    conflict = models.CharField(max_length=4, choices=Conflict)
    rules_version = models.CharField(max_length=20)
    profile = models.CharField(max_length=20)
    change_kind = models.CharField(max_length=10, choices=ChangeKind, default=ChangeKind.FIRST)
    public_note = models.TextField(blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="superseded_by", null=True, blank=True
    )
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure"], condition=Q(supersedes__isnull=True), name="one_first_finding_per_measure"
            ),
            models.UniqueConstraint(fields=["id", "measure"], name="finding_with_its_measure"),
            models.CheckConstraint(condition=~Q(sentence=""), name="a_finding_is_a_sentence"),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(best__isnull=True) | Q(low__lte=F("best")))
                & (Q(best__isnull=True) | Q(high__isnull=True) | Q(best__lte=F("high")))
                & (Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high"))),
                name="a_findings_numbers_rise_from_low_over_best_to_high",
            ),
            models.CheckConstraint(
                condition=Q(change_kind="first", supersedes__isnull=True, public_note="")
                | Q(change_kind="update", supersedes__isnull=False)
                | Q(change_kind__in=("correction", "retraction"), supersedes__isnull=False) & ~Q(public_note=""),
                name="a_corrected_finding_says_publicly_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stated_at"],
                condition=Q(change_kind__in=("correction", "retraction")),
                name="findings_corrected",
            )
        ]  # /corrections/

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("finding-detail", args=[self.pk])


class Weighed(models.Model):
    """A claim that a finding counted or left out, and why. Never edited."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="weighed")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="weighed_in_findings")
    claim_revision = models.PositiveIntegerField()
    is_included = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "weighed"
        constraints = [
            models.UniqueConstraint(fields=["finding", "claim"], name="a_finding_weighs_a_claim_once"),
            models.CheckConstraint(
                condition=Q(is_included=True) | ~Q(reason=""), name="a_claim_left_out_of_a_finding_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}{'' if self.is_included else ' (left out)'}"
