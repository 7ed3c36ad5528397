"""Who is told of changes by mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.review import Reviewer


class Digest(models.Model):
    """That a person asked to be told of changes by mail, and up to which they have been told. Gone when they ask no more."""

    reviewer = models.OneToOneField(Reviewer, on_delete=models.PROTECT, related_name="digest")
    address = models.EmailField()
    last_change = models.BigIntegerField(default=0, help_text=_("Number of the latest change that was told."))
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["due_at"]

    def __str__(self) -> str:
        return f"{self.reviewer}, {self.address}"
