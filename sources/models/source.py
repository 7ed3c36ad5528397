"""Pages and texts that were published."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sources.history import keep_history
from sources.models.publisher import Publisher


class SourceQuerySet(models.QuerySet[Any]):
    def listed_first(self) -> Self:
        """Return the sources newest first, with what a list of them shows."""
        return self.select_related("publisher", "current_snapshot", "listed_in").order_by("-pk")

    def with_items(self, source: "Source") -> Self:
        """Return a source and, where it is a listing, its items."""
        return self.filter(models.Q(pk=source.pk) | models.Q(listed_in=source))

    def held(self) -> Self:
        """Return the sources with a version that waits for a person to promote or discard it."""
        promotion = apps.get_model("sources", "Promotion")
        later = promotion.objects.filter(snapshot=models.OuterRef("snapshot"), pk__gt=models.OuterRef("pk"))
        held = promotion.objects.filter(~models.Exists(later), verdict="held")
        return self.filter(pk__in=held.order_by().values("snapshot__source"))

    def failing(self) -> Self:
        """Return the sources whose page did not come at the last look, but is looked at again."""
        return self.filter(schedule__failures__gt=0, schedule__paused_reason="")

    def paused(self) -> Self:
        """Return the sources whose page is not looked at until somebody resumes it."""
        return self.filter(schedule__isnull=False).exclude(schedule__paused_reason="")


@keep_history(except_for=["current_snapshot"])
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
        indexes = [GinIndex(SearchVector("title", config="words"), name="words_of_titles")]  # /search/

    def __str__(self) -> str:
        return self.title or self.url or f"{self.get_kind_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("source-detail", args=[self.pk])


def published_day(source: Source) -> date | None:
    """Return the day a source was published; an item of a listing without one has its listing's."""
    if source.published_on is None and source.listed_in is not None:
        return source.listed_in.published_on
    return source.published_on
