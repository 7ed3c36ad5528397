"""What people found: reviewers, the scales they use, their ratings, and the decisions that weigh them."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim, Evidence
from claims.models.fields import NumberField
from sources.models import Snapshot


class Reviewer(models.Model):
    """A person who rates, known to others by a pseudonym. Deactivated with the account, never deleted."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviewer")
    pseudonym = models.CharField(max_length=40, unique=True)
    language = models.CharField(max_length=5, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    keys_on = models.BooleanField(_("keyboard shortcuts"), default=True)

    class Meta:
        ordering = ["pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym


class Scale(models.Model):
    """A versioned list of levels. Frozen once a rating uses it; a change is a new version."""

    name = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    is_default = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "version"]
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="one_scale_per_name_and_version"),
            models.UniqueConstraint(fields=["is_default"], condition=Q(is_default=True), name="one_default_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.name} v{self.version}"


class Level(models.Model):
    """A step of a scale, in two languages. Some carry a number; outdated, unverifiable and the like never do."""

    class Needs(models.TextChoices):
        EVIDENCE = "evidence", _("evidence")
        BOTH_SIDES = "both_sides", _("evidence for and against")
        NEWER_FIGURE = "newer_figure", _("the newer figure")
        WHAT_IS_MISSING = "what_is_missing", _("what is missing, in the note")

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="levels")
    key = models.SlugField(max_length=20)
    position = models.PositiveSmallIntegerField(help_text=_("Its place, and the key that chooses it."))
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text=_("Higher is truer; empty for none."))
    needs = models.CharField(
        max_length=15, choices=Needs, blank=True, help_text=_("What a rating of this level must come with.")
    )
    mark = models.CharField(max_length=2, help_text=_("A shape, so that colour alone never tells."))
    label_en = models.CharField(max_length=40)
    label_es = models.CharField(max_length=40)
    meaning_en = models.CharField(max_length=200)
    meaning_es = models.CharField(max_length=200)

    class Meta:
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "key"], name="one_level_per_key_of_a_scale"),
            models.UniqueConstraint(fields=["scale", "position"], name="one_level_per_place_of_a_scale"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Its word in the reader's language."""
        return self.label_es if (get_language() or "").startswith("es") else self.label_en

    @property
    def meaning(self) -> str:
        """What it means, in the reader's language."""
        return self.meaning_es if (get_language() or "").startswith("es") else self.meaning_en


class Assignment(models.Model):
    """A reviewer's slot on a claim. There are as many slots as the topic asks for; nobody has two."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="assignments")
    slot = models.PositiveSmallIntegerField()
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField()

    class Meta:
        ordering = ["claim", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "slot"], name="one_reviewer_per_slot_of_a_claim"),
            models.UniqueConstraint(fields=["claim", "reviewer"], name="one_slot_per_reviewer_of_a_claim"),
            models.CheckConstraint(condition=Q(slot__gte=1), name="slots_are_counted_from_one"),
        ]
        indexes = [models.Index(fields=["reviewer", "claim"], name="queue_of_a_reviewer")]  # /

    def __str__(self) -> str:
        return f"{self.reviewer}, slot {self.slot} of {self.claim}"


class RatingQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Return the ratings that nothing supersedes and that are not withdrawals."""
        return self.filter(~Exists(Rating.objects.filter(supersedes=OuterRef("pk"))), kind=Rating.Kind.RATING)

    def visible_to(self, reviewer: Reviewer | None) -> Self:
        """Return the ratings a reviewer may see: their own, and others' on claims where their own is in.

        Somebody who does not rate (None) sees the ratings of decided claims.
        """
        if reviewer is None:
            return self.filter(claim__decisions__isnull=False).distinct()
        rated = Rating.objects.standing().filter(reviewer=reviewer).values("claim")
        return self.filter(Q(reviewer=reviewer) | Q(claim__in=rated))


class Rating(models.Model):
    """One person's judgement on one claim, as it was then. Never edited: a new one supersedes it."""

    class Kind(models.TextChoices):
        RATING = "rating", _("rating")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Faithful(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNCLEAR = "unclear", _("unclear")

    class Confidence(models.IntegerChoices):
        LOW = 1, _("low")
        MEDIUM = 2, _("medium")
        HIGH = 3, _("high")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="ratings")
    claim_revision = models.PositiveIntegerField()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="ratings")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.RATING)
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="ratings", null=True, blank=True)
    faithful = models.CharField(
        max_length=7,
        choices=Faithful,
        blank=True,
        help_text=_("Does the page report its claimant's figure faithfully?"),
    )
    confidence = models.PositiveSmallIntegerField(choices=Confidence, null=True, blank=True)
    own_low = NumberField(null=True, blank=True)
    own_high = NumberField(null=True, blank=True)
    note = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, related_name="cited_in", blank=True)
    newer = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("The newer figure that makes this one outdated."),
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="superseded_by", null=True, blank=True
    )
    rated_at = models.DateTimeField()

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "reviewer"],
                condition=Q(supersedes__isnull=True),
                name="one_first_rating_per_claim_and_reviewer",
            ),
            models.UniqueConstraint(fields=["id", "claim", "reviewer"], name="rating_with_its_claim_and_reviewer"),
            models.CheckConstraint(
                condition=Q(kind="rating", level__isnull=False, confidence__isnull=False)
                | Q(kind="withdrawn", level__isnull=True, confidence__isnull=True, supersedes__isnull=False),
                name="a_rating_has_a_level_and_a_withdrawal_supersedes_one",
            ),
            models.CheckConstraint(
                condition=Q(own_low__isnull=True) | Q(own_high__isnull=True) | Q(own_low__lte=F("own_high")),
                name="own_low_is_not_above_own_high",
            ),
        ]
        indexes = [models.Index(fields=["reviewer", "-id"], name="ratings_of_a_reviewer")]  # /activity/?kind=ratings

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.level or self.get_kind_display()}"


class Draft(models.Model):
    """What a reviewer has written about a claim so far and not sent. Nobody else ever sees it; sending removes it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="drafts")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="drafts")
    answers = models.JSONField(default=dict, help_text=_("The fields of the form, as they were sent."))
    evidence = models.JSONField(default=list, help_text=_("Quotes that are to be linked when the rating is sent."))
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["claim", "reviewer"], name="one_draft_per_claim_and_reviewer")]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.claim}"


class DecisionQuerySet(models.QuerySet[Any]):
    def standing(self, at: datetime | None = None) -> Self:
        """Return the decisions that nothing supersedes, now or as it was at a moment."""
        if at is None:
            return self.filter(~Exists(Decision.objects.filter(supersedes=OuterRef("pk"))))
        return self.filter(decided_at__lte=at).exclude(superseded_by__decided_at__lte=at)


class Decision(models.Model):
    """The outcome for one claim, weighing exact ratings. Never edited: a correction supersedes it, with a note."""

    class Method(models.TextChoices):
        MAJORITY = "majority", _("majority of the ratings")
        RANGE = "range", _("range of the reports")
        HIERARCHY = "hierarchy", _("hierarchy of sources")
        DISCUSSION = "discussion", _("discussion")

    class ChangeKind(models.TextChoices):
        FIRST = "first", _("first decision")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        RETRACTION = "retraction", _("retraction")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    claim_revision = models.PositiveIntegerField()
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="decisions")
    low = NumberField(null=True, blank=True)
    best = NumberField(null=True, blank=True)
    high = NumberField(null=True, blank=True)
    method = models.CharField(max_length=10, choices=Method)
    rationale = models.TextField()
    weighed = models.ManyToManyField(Rating, related_name="weighed_in")
    change_kind = models.CharField(max_length=10, choices=ChangeKind, default=ChangeKind.FIRST)
    public_note = models.TextField(blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="superseded_by", null=True, blank=True
    )
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(supersedes__isnull=True), name="one_first_decision_per_claim"
            ),
            models.UniqueConstraint(fields=["id", "claim"], name="decision_with_its_claim"),
            models.CheckConstraint(
                condition=Q(change_kind="first", supersedes__isnull=True)
                | ~Q(change_kind="first") & Q(supersedes__isnull=False),
                name="only_a_first_decision_supersedes_nothing",
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="a_decision_says_why"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="decided_low_is_not_above_decided_high",
            ),
        ]
        indexes = [
            models.Index(
                fields=["decided_at"],
                condition=Q(change_kind__in=("correction", "retraction")),
                name="decisions_corrected",
            )
        ]  # /corrections/

    def __str__(self) -> str:
        return f"{self.level}: {self.claim}"
