"""What was published: publishers, sources, and what each source said at which moment."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sources.constraints import set_together
from sources.readers.page import Standing

READER_VERSION = "1"


class Publisher(models.Model):
    """An outlet, agency, ministry or organisation as publisher of pages. Its grade is a person's word, with a reason."""

    class Kind(models.TextChoices):
        MEDIA = "media", _("media outlet")
        AGENCY = "agency", _("news agency")
        GOVERNMENT = "government", _("government")
        NGO = "ngo", _("non-governmental organisation")
        UN = "un", _("international organisation")
        ACADEMIC = "academic", _("research institution")
        PARTY = "party", _("political or armed group")
        PERSON = "person", _("person")
        OTHER = "other", _("other")

    class Grade(models.TextChoices):
        A = "A", _("A – completely reliable")
        B = "B", _("B – usually reliable")
        C = "C", _("C – fairly reliable")
        D = "D", _("D – not usually reliable")
        E = "E", _("E – unreliable")
        F = "F", _("F – cannot be judged")

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.MEDIA)
    locale = models.CharField(
        max_length=12,
        blank=True,
        help_text=_("Such as es-PE. Decides whether 1.234 is a thousand where the text itself does not show it."),
    )
    grade = models.CharField(max_length=1, choices=Grade, blank=True)
    grade_reason = models.TextField(blank=True)
    graded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(grade="", graded_on__isnull=True)
                | ~Q(grade="") & Q(graded_on__isnull=False) & ~Q(grade_reason=""),
                name="a_grade_has_a_reason_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SourceQuerySet(models.QuerySet[Any]):
    def listed_first(self) -> Self:
        """Return the sources newest first, with what a list of them shows."""
        return self.select_related("publisher", "current_snapshot", "listed_in").order_by("-pk")


class Source(models.Model):
    """A page or a text that was published. What it said, and when, is in its snapshots."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("article")
        LISTING = "listing", _("listing")
        EXCERPT = "excerpt", _("item of a listing")
        REPORT = "report", _("report")
        DATASET = "dataset", _("dataset")
        PASTED = "pasted", _("pasted text")

    class PublishedKnown(models.TextChoices):
        GIVEN = "given", _("given by hand")
        META = "meta", _("stated in the page's data")
        TEXT = "text", _("stated in the text")
        URL = "url", _("read from the address")
        LISTING = "listing", _("stated by the listing")

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="sources", null=True, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True, help_text=_("Such as en or es; empty when unknown."))
    url = models.TextField(blank=True, help_text=_("As it was given."))
    canonical_url = models.TextField(null=True, blank=True, unique=True, editable=False)
    published_on = models.DateField(null=True, blank=True)
    published_known = models.CharField(max_length=8, choices=PublishedKnown, blank=True)
    listed_in = models.ForeignKey("self", on_delete=models.PROTECT, related_name="items", null=True, blank=True)
    current_snapshot = models.ForeignKey(
        "Snapshot", on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_known="")
                | Q(published_on__isnull=False) & ~Q(published_known=""),
                name="a_day_of_publication_says_how_it_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="excerpt", listed_in__isnull=False) | ~Q(kind="excerpt") & Q(listed_in__isnull=True),
                name="an_excerpt_and_nothing_else_is_listed_in_a_source",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or f"{self.get_kind_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("source-detail", args=[self.pk])


class Fetch(models.Model):
    """One attempt to get a page. Never edited: a failure is a fact too."""

    class Outcome(models.TextChoices):
        OK = "ok", _("fetched")
        UNCHANGED = "unchanged", _("unchanged")
        HTTP_ERROR = "http_error", _("the server refused")
        UNREACHABLE = "unreachable", _("not reachable")
        BLOCKED = "blocked", _("not a public address")
        TIMEOUT = "timeout", _("took too long")
        TOO_LARGE = "too_large", _("too large")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="fetches")
    outcome = models.CharField(max_length=12, choices=Outcome)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text=_("HTTP status code."))
    final_url = models.TextField(blank=True)
    byte_count = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    duration = models.DurationField()
    error = models.TextField(blank=True)
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        verbose_name_plural = "fetches"
        indexes = [models.Index(fields=["source", "-fetched_at"], name="fetches_of_a_source")]  # /sources/<id>/

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.fetched_at:%Y-%m-%d %H:%M}"


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
            models.Index(fields=["text_sha256"], name="snapshot_by_its_text"),  # /intake/: was this added before?
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.captured_at:%Y-%m-%d %H:%M}"

    def span(self, start: int, end: int) -> str:
        """Return the words of a span, offsets in code points, end exclusive."""
        return self.text[start:end]


def published_day(source: Source) -> date | None:
    """Return the day a source was published; an item of a listing without one has its listing's."""
    if source.published_on is None and source.listed_in is not None:
        return source.listed_in.published_on
    return source.published_on
