"""What figures are collected about: topics, the measures counted in them, and the claimants who state figures."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sources.history import keep_history


class TopicQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Return the topics a person may see: every topic after signing in, public ones before."""
        return self if user.is_authenticated else self.filter(is_public=True)

    def standing(self) -> Self:
        """Return the topics that were not merged into another."""
        return self.filter(merged_into__isnull=True)

    def with_watching(self, user: User | AnonymousUser) -> Self:
        """Return the topics with `is_watched`: whether a person watches them."""
        watched = Watch.objects.filter(topic=OuterRef("pk"), user=user.pk)
        return self.annotate(is_watched=Exists(watched))


@keep_history()
class Topic(models.Model):
    """An event or question that figures are collected about. Private until somebody opens it."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    definition = models.TextField(blank=True, help_text=_("What counts and what does not."))
    started_on = models.DateField(null=True, blank=True)
    time_zone = models.CharField(max_length=60, default="UTC", help_text=_("Decides which day “on Wednesday” is."))
    is_public = models.BooleanField(default=False)
    reviewers_needed = models.PositiveSmallIntegerField(
        default=2, help_text=_("How many people rate each claim, none seeing another's rating before their own is in.")
    )

    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged",
        null=True,
        blank=True,
        help_text=_("The topic that took over its measures; its address leads there."),
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="a_topic_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(reviewers_needed__range=(1, 9)), name="between_one_and_nine_people_rate_a_claim"
            ),
        ]
        indexes = [GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="titles_of_topics")]  # /search/

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("topic-detail", args=[self.slug])


class Watch(models.Model):
    """That a person watches a topic: it comes first in their list, with what waits in it. Taking it back removes the row."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="watches")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="watches")
    watched_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "watches"
        constraints = [models.UniqueConstraint(fields=["topic", "user"], name="a_person_watches_a_topic_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.topic}"


class MeasureQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Return the measures that were not merged into another."""
        return self.filter(merged_into__isnull=True)


@keep_history()
class Measure(models.Model):
    """One thing counted in a topic. Figures are compared only inside a measure, or between a part and its whole."""

    class Kind(models.TextChoices):
        CUMULATIVE = "cumulative", _("cumulative: can only grow while more becomes known")
        LEVEL = "level", _("level: may rise and fall")

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="measures")
    title = models.CharField(max_length=200)
    definition = models.TextField(blank=True, help_text=_("What counts and what does not."))
    counted_kind = models.CharField(max_length=40, help_text=_("What is counted, such as deaths or roadblocks."))
    population = models.CharField(max_length=40, blank=True, help_text=_("Who is counted; empty for everybody."))
    cause = models.CharField(max_length=40, blank=True, help_text=_("From what; empty for every cause."))
    place = models.CharField(max_length=120, blank=True, help_text=_("Where; empty for the whole area of the topic."))
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CUMULATIVE)
    whole = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="parts",
        null=True,
        blank=True,
        help_text=_("The measure that this one is a part of."),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged",
        null=True,
        blank=True,
        help_text=_("The measure that took over its claims."),
    )

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "title"]
        constraints = [
            models.UniqueConstraint("topic", Lower("title"), name="one_measure_of_a_title_per_topic"),
            models.CheckConstraint(condition=~Q(whole=models.F("id")), name="a_measure_is_not_a_part_of_itself"),
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("id")), name="a_measure_is_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(first_day__lte=models.F("last_day")),
                name="a_measure_does_not_end_before_it_begins",
            ),
        ]
        indexes = [GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="titles_of_measures")]  # /search/

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('topic-board', args=[self.topic.slug])}?measure={self.pk}"


@keep_history()
class Claimant(models.Model):
    """Who figures are attributed to. A generic one ("human rights organizations") is never merged by the machine."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("government")
        POLICE = "police", _("police")
        MILITARY = "military", _("military")
        PROSECUTORS = "prosecutors", _("prosecutors and courts")
        MEDICAL = "medical", _("medical or forensic")
        NGO = "ngo", _("non-governmental organisation")
        UN = "un", _("international organisation")
        MEDIA = "media", _("media")
        PARTY = "party", _("political or armed group")
        WITNESS = "witness", _("witness")
        OTHER = "other", _("other")

    name = models.CharField(max_length=200)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    is_party = models.BooleanField(_("party to the conflict"), default=False)
    is_generic = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="one_claimant_per_name")]

    def __str__(self) -> str:
        return self.name
