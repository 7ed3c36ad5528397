"""What later snapshots did to claims, and what people say about claims beside rating them."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import FigureRangeField
from sources.models import Snapshot


class ChangeQuerySet(models.QuerySet[Any]):
    def known(self, at: datetime | None = None) -> Self:
        """Return the changes that are known now, or that were at a moment, the last first."""
        changes = self.order_by("-snapshot__captured_at", "-pk")
        return changes if at is None else changes.filter(snapshot__captured_at__lte=at)

    def unseen(self) -> Self:
        """Return the changes that nobody has acknowledged."""
        return self.filter(~Exists(Acknowledgement.objects.filter(change=OuterRef("pk"))))


class Change(models.Model):
    """What a later snapshot did to a claim. Never edited: an acknowledgement is a row of its own.

    The claim itself does not move. A change that gives a new figure also suggests a claim that replaces it.
    """

    class Kind(models.TextChoices):
        FIGURE = "figure", _("another figure")
        QUALIFIER = "qualifier", _("another qualifier")
        ATTRIBUTION = "attribution", _("another attribution")
        REWORDED = "reworded", _("other words, same figure")
        GONE = "gone", _("no longer on the page")
        BACK = "back", _("on the page again")

    class Nature(models.TextChoices):
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        UNCLEAR = "unclear", _("unclear")

    LEAVES_THE_FIGURE = (Kind.REWORDED, Kind.BACK)  # after any other the page no longer says what the claim quotes

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="changes")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=11, choices=Kind)
    nature = models.CharField(max_length=10, choices=Nature, default=Nature.UNCLEAR)
    notice = models.TextField(
        blank=True, help_text=_("The page's own notice of the change; empty when none was found.")
    )
    wording_before = models.TextField()
    wording_after = models.TextField(blank=True, help_text=_("Empty when the words are gone."))
    range_after = FigureRangeField(null=True, blank=True)
    found_at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-snapshot__captured_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "snapshot"], name="one_change_per_claim_and_snapshot"),
            models.CheckConstraint(
                condition=Q(kind="gone", wording_after="") | ~Q(kind="gone") & ~Q(wording_after=""),
                name="only_a_change_that_is_gone_has_no_words",
            ),
        ]
        indexes = [models.Index(fields=["kind", "-id"], name="changes_newest_first")]  # /changes/

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_kind_display()}"


class Acknowledgement(models.Model):
    """That a person has seen a change, and what they say about it. Never edited."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="acknowledgements")
    no_notice_confirmed = models.BooleanField(
        default=False, help_text=_("A person has looked and found no notice of the change on the page.")
    )
    note = models.TextField(blank=True)
    acknowledged_at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["change", "acknowledged_by"], name="one_acknowledgement_per_change_and_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.acknowledged_by}: {self.change}"


class Comment(models.Model):
    """A remark or a question on a claim. Never edited; notes on people are hidden by a restriction."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    is_question = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(
        default=False, help_text=_("Names a private person or a minor; never shown outside the house.")
    )
    answers = models.ForeignKey("self", on_delete=models.PROTECT, related_name="replies", null=True, blank=True)
    commented_at = models.DateTimeField()
    commented_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_comment_has_words")]

    def __str__(self) -> str:
        return f"{self.commented_by}, {self.commented_at:%Y-%m-%d %H:%M}"


class Repeat(models.Model):
    """A person's word that one claim only repeats another: the same statement, counted once."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="repeat")
    original = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="repeats")
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(claim=F("original")), name="a_claim_does_not_repeat_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} = {self.original}"
