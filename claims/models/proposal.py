"""What a newer reader makes of words that were read before."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from sources.constraints import set_together


class ProposalQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        """Return the proposals that nobody has taken or left, on claims that were not corrected since."""
        return self.filter(settled_at__isnull=True, claim__revision=models.F("claim_revision"))


class Proposal(models.Model):
    """Another reading of a claim's words, by a newer reader or another profile. It changes nothing until a person takes it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="proposals")
    claim_revision = models.PositiveIntegerField()
    reader_version = models.CharField(max_length=20)
    profile = models.CharField(max_length=20)
    reading = models.JSONField(
        help_text=_("Each field that would change, with what it would be; empty when no figure is read.")
    )
    was_taken = models.BooleanField(null=True, blank=True)
    proposed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            set_together("settled_at", "settled_by", on="proposal"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, was_taken__isnull=True)
                | Q(settled_at__isnull=False, was_taken__isnull=False),
                name="a_settled_proposal_was_taken_or_left",
            ),
            models.UniqueConstraint(
                fields=["claim", "claim_revision", "reader_version", "profile"],
                name="one_proposal_per_reader_of_a_revision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: reader {self.reader_version}, {self.profile}"
