"""What waits for a person, as the database keeps it: which claims stand in which list of the queue, and for whom."""

from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from claims.models.review import Reviewer


class Waiting(models.Model):
    """That a claim stands in a list of the queue. Kept by the database itself with every row that the lists rest on.

    What the lists hold is said once, by the view `factcheck_waits` of the migrations; these are its rows, where an index
    finds them. They are a table of their own because a claim must not change when somebody rates it: its versions and the
    tag of its board would tell.
    """

    class List(models.TextChoices):
        FREE = "free"  # a slot is free, one more where the ratings asked for disagree
        PROMISED = "promised"  # the reviewer's slot, without their rating
        SECOND = "second"
        DISAGREEMENT = "disagreement"
        TO_DECIDE = "to-decide"
        STALE = "stale"
        CHANGES = "changes"
        UNANSWERED = "unanswered"  # on a board, and not weighed by its finding; decided, where there is no finding yet
        LEFT = "left"  # counted by a finding from whose board it has gone

    # No constraints: the rows follow from others that have them, and checking would make raters wait for each other.
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="waits", db_constraint=False, db_index=False
    )
    list = models.CharField(max_length=12, choices=List)
    reviewer = models.ForeignKey(
        Reviewer,
        on_delete=models.PROTECT,
        related_name="waits",
        db_constraint=False,
        db_index=False,
        null=True,
        blank=True,
        help_text="Whose list it is; empty for the list of all who may see it.",
    )

    class Meta:
        ordering = ["claim"]
        verbose_name_plural = "waiting"
        constraints = [
            models.UniqueConstraint(
                fields=["list", "claim"], condition=Q(reviewer__isnull=True), name="a_claim_waits_once_in_a_list"
            ),
            models.UniqueConstraint(
                fields=["list", "reviewer", "claim"],
                condition=Q(reviewer__isnull=False),
                name="a_claim_waits_once_in_a_list_of_a_reviewer",
            ),
        ]
        indexes = [models.Index(fields=["claim"], name="lists_of_a_claim")]  # the triggers that keep these rows

    def __str__(self) -> str:
        return f"{self.list}: {self.claim_id}"
