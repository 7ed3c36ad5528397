"""Which rows were written when, by the transaction that wrote them: what programs that keep a copy ask for."""

from django.db import models


class Touch(models.Model):
    """That a row was written or changed. Kept by the database itself, in the transaction that touched the row.

    Moments alone would lose rows: one that is written before and committed after another program has asked lies before
    the moment it asks from next. Transactions tell which were still running then.
    """

    record = models.CharField(max_length=40, help_text="Name of the table.")  # or claims.exporting.syncing.FORGOTTEN
    number = models.BigIntegerField(help_text="Key of the row.")
    transaction = models.BigIntegerField(help_text="Number of the transaction that touched it.")
    oldest_running = models.BigIntegerField(help_text="Number of the oldest transaction that had not ended yet.")
    touched_at = models.DateTimeField(help_text="By the database's own clock.")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "touches"
        indexes = [
            models.Index(fields=["record", "transaction", "number"], name="touched_since"),  # updated_since= of the API
            models.Index(fields=["touched_at"], name="touches_by_moment"),  # from a moment to its transactions
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.number}"
