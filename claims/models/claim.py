"""What was said: intakes, readings, the claims they found, and the evidence linked to them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.figures.figure import Basis, Known, Part, Qualifier
from claims.models.fields import FigureRangeField, NumberField, range_constraints
from claims.models.topic import Claimant, Measure
from sources.constraints import set_together
from sources.history import keep_history
from sources.leases import Leased, LeasedQuerySet
from sources.models import Snapshot, Source

if TYPE_CHECKING:
    from claims.models.change import Change
    from claims.models.review import Decision


def _labels(enum: Any, **labels: Any) -> list[tuple[str, Any]]:
    """Return Django choices for an enumeration of the pure core, one label per member."""
    return [(member.value, labels[member.value]) for member in enum]


QUALIFIERS = _labels(
    Qualifier,
    exact=_("exactly"),
    at_least=_("at least"),
    more_than=_("more than"),
    at_most=_("at most"),
    less_than=_("less than"),
    about=_("about"),
    nearly=_("nearly"),
    range=_("between"),
    vague=_("vague words"),
)
PARTS = _labels(Part, total=_("total"), part=_("part of a total"), increment=_("added to an earlier figure"))
BASES = _labels(
    Basis, confirmed=_("confirmed"), reported=_("reported"), estimated=_("estimated"), feared=_("feared or expected")
)
KNOWN = _labels(Known, stated=_("stated"), inferred=_("inferred"), unknown=_("unknown"))


class Intake(Leased):
    """One adding of a text, file or address: fetched and read by a worker, looked at by a person, then kept or thrown away."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being read")
        READY = "ready", _("ready to keep")
        KEPT = "kept", _("kept")
        FAILED = "failed", _("could not be read")

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    title = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=200, blank=True)
    charset = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("Of the bytes as they arrived; the name of their blob. Empty until an address is fetched."),
    )
    url = models.TextField(blank=True)
    fetched = models.JSONField(null=True, blank=True, help_text=_("How the page was got, where it was fetched."))
    publisher = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, blank=True)
    published_on = models.DateField(null=True, blank=True)
    page = models.JSONField(null=True, blank=True, help_text=_("What the reader made of it, until it is kept."))
    choices = models.JSONField(
        default=dict, help_text=_("What a person said of the figures before keeping, by the span of each.")
    )
    error = models.TextField(blank=True, help_text=_("Why it could not be read, and what to do."))
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="intake", null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            Leased.lease_constraint(on="intake"),
            models.CheckConstraint(
                condition=Q(state="waiting", is_pending=True) | ~Q(state="waiting") & Q(is_pending=False),
                name="an_intake_waits_as_long_as_it_is_pending",
            ),
            models.CheckConstraint(
                condition=Q(state="failed") & ~Q(error="") | ~Q(state="failed") & Q(error=""),
                name="only_a_failed_intake_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(sha256="") | ~Q(url="") & Q(state__in=("waiting", "failed")),
                name="an_intake_has_bytes_or_an_address_to_get_them_from",
            ),
            models.CheckConstraint(
                condition=Q(state="kept", source__isnull=False) | ~Q(state="kept") & Q(source__isnull=True),
                name="only_a_kept_intake_has_a_source",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(is_pending=True), name="pending_intakes")]  # the sweep

    def __str__(self) -> str:
        return self.title or self.file_name or self.url or gettext("Pasted text %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("intake-detail", args=[self.pk])


class ReadingQuerySet(LeasedQuerySet):
    def of_source(self, source: Source) -> Self:
        """Return the readings of a source's snapshots and of the snapshots of its items."""
        return self.filter(snapshot__source__in=Source.objects.with_items(source).values("pk"))


class Reading(Leased):
    """That a snapshot was, or is still to be, read for figures."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first reading")
        RECHECK = "recheck", _("recheck")

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="reading")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.FIRST)
    reader_version = models.CharField(max_length=20, blank=True)
    figure_count = models.PositiveIntegerField(null=True, blank=True)
    left_out = models.JSONField(default=list, help_text=_("Sentences that say what was not read, and why."))
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            Leased.lease_constraint(on="reading"),
            models.CheckConstraint(
                condition=Q(is_pending=True, read_at__isnull=True, figure_count__isnull=True)
                | Q(is_pending=False, read_at__isnull=False, figure_count__isnull=False),
                name="a_reading_is_done_when_it_is_no_longer_pending",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(is_pending=True), name="pending_readings")]  # the sweep

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.snapshot}"


class ClaimQuerySet(models.QuerySet[Any]):
    def suggested(self) -> Self:
        """Return the machine's suggestions that no person has looked at yet."""
        return self.filter(state=Claim.State.SUGGESTED)

    def open(self) -> Self:
        """Return the claims a person stands behind."""
        return self.filter(state=Claim.State.OPEN)

    def placed(self) -> Self:
        """Return the open claims that are in a measure."""
        return self.open().filter(measure__isnull=False)

    def stating(self) -> Self:
        """Return the open claims that state a figure and repeat no other claim, whether their page still says so or not."""
        return self.open().filter(figure_start__isnull=False, repeat__isnull=True)

    def on_board(self) -> Self:
        """Return the claims whose figures are compared: open, no repeats, and what their page says to this day."""
        change = apps.get_model("claims", "Change")
        changes = change.objects.filter(claim=OuterRef("pk")).order_by("-snapshot__captured_at", "-pk")
        stating = self.stating().annotate(last_change=Subquery(changes.values("kind")[:1]))
        on_page = Q(last_change__isnull=True) | Q(last_change__in=change.LEAVES_THE_FIGURE)
        came_back = Q(last_change=change.Kind.BACK)  # whatever replaced it meanwhile
        return stating.filter(on_page).filter(came_back | ~Q(replaced_by__state=Claim.State.OPEN))

    def decided(self) -> Self:
        """Return the claims on which somebody decided."""
        decisions = apps.get_model("claims", "Decision").objects.filter(claim=OuterRef("pk"))
        return self.filter(Exists(decisions))

    def with_outcome(self, at: datetime | None = None) -> Self:
        """Return the claims with what became of them, as of now or as it was known at a moment.

        Each gets `standing_decisions` (none or one) and `page_changes` (what later snapshots did to it, the last first).
        Ratings are left alone: nobody is to see them, or how long they take to load, before their own is in.
        """
        decisions = apps.get_model("claims", "Decision").objects.standing(at).select_related("level")
        changes = apps.get_model("claims", "Change").objects.known(at).select_related("snapshot")
        return self.prefetch_related(
            Prefetch("decisions", queryset=decisions, to_attr="standing_decisions"),
            Prefetch("changes", queryset=changes, to_attr="page_changes"),
        )

    def with_source(self) -> Self:
        """Return the claims with the rows that a list of them shows, in one query."""
        return self.select_related("snapshot__source__publisher", "claimant", "measure__topic")


@keep_history()
class Claim(models.Model):
    """A sentence in a snapshot that states a figure, or a plain statement. It never moves: span and words stay as said.

    A person may correct what the machine made of the words; each correction is a new revision.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        OPEN = "open", _("open")
        REJECTED = "rejected", _("not a claim")

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    section = models.CharField(max_length=500, blank=True, help_text=_("The heading it stands under."))
    figure_start = models.PositiveIntegerField(null=True, blank=True)
    figure_end = models.PositiveIntegerField(null=True, blank=True)
    wording = models.CharField(max_length=300, blank=True, help_text=_("The figure's words, verbatim."))
    low = NumberField(null=True, blank=True, help_text=_("The lower number that is written."))
    high = NumberField(null=True, blank=True, help_text=_("The higher number that is written."))
    qualifier = models.CharField(max_length=9, choices=QUALIFIERS, blank=True)
    range = FigureRangeField(null=True, blank=True)
    plausible = FigureRangeField(null=True, blank=True)
    is_vague = models.BooleanField(default=False)
    counted = models.CharField(max_length=300, blank=True)
    counted_kind = models.CharField(max_length=40, blank=True)
    population = models.CharField(max_length=40, blank=True)
    cause = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    part = models.CharField(max_length=9, choices=PARTS, default=Part.TOTAL)
    basis = models.CharField(max_length=9, choices=BASES, default=Basis.REPORTED)
    as_of_first = models.DateField(null=True, blank=True)
    as_of_last = models.DateField(null=True, blank=True)
    as_of_known = models.CharField(max_length=8, choices=KNOWN, default=Known.UNKNOWN)
    is_current_report = models.BooleanField(
        default=False,
        help_text=_("Reports the state of things when it was written, so the day of publication dates it."),
    )
    grows = models.BooleanField(default=False, help_text=_("Stands with words of growth, such as “rises to”."))
    attribution = models.CharField(max_length=300, blank=True, help_text=_("The attributing words, verbatim."))
    claimant = models.ForeignKey(Claimant, on_delete=models.PROTECT, related_name="claims", null=True, blank=True)
    via = models.CharField(max_length=200, blank=True)
    profile = models.CharField(max_length=20)
    rule = models.CharField(max_length=60, blank=True, help_text=_("The rule that read it; empty when a person did."))
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="claims", null=True, blank=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Who added it by hand; empty when the machine suggested it."),
    )

    objects = ClaimQuerySet.as_manager()

    # Both only on claims that were asked for with_outcome().
    standing_decisions: "list[Decision]"
    page_changes: "list[Change]"
    withheld: str | None = None  # why its words must not be shown; set by claims.veiling

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="a_quote_has_words"),
            models.CheckConstraint(
                condition=Q(figure_start__isnull=True, figure_end__isnull=True, wording="", qualifier="")
                | Q(start__lte=F("figure_start"), figure_start__lt=F("figure_end"), figure_end__lte=F("end"))
                & ~Q(wording="")
                & ~Q(qualifier=""),
                name="a_figure_stands_inside_its_quote_with_words_and_a_qualifier",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="written_low_is_not_above_written_high",
            ),
            *range_constraints("range", on="claim"),
            *range_constraints("plausible", on="claim"),
            set_together("as_of_first", "as_of_last", on="claim"),
            models.CheckConstraint(
                condition=Q(as_of_first__isnull=True, as_of_known="unknown")
                | Q(as_of_first__lte=F("as_of_last")) & ~Q(as_of_known="unknown"),
                name="an_as_of_window_has_days_and_says_how_they_are_known",
            ),
            set_together("placed_at", "placed_by", on="claim"),
            models.CheckConstraint(
                condition=Q(measure__isnull=True, placed_at__isnull=True)
                | Q(measure__isnull=False, placed_at__isnull=False),
                name="a_claim_in_a_measure_was_placed_by_somebody",
            ),
            set_together("settled_at", "settled_by", on="claim"),
            models.CheckConstraint(
                condition=Q(state="suggested", settled_at__isnull=True)
                | ~Q(state="suggested") & Q(settled_at__isnull=False),
                name="a_person_opens_or_rejects_a_suggestion",
            ),
            models.UniqueConstraint(fields=["id", "snapshot"], name="claim_with_its_snapshot"),
            models.UniqueConstraint(
                fields=["snapshot", "figure_start", "figure_end"],
                condition=Q(figure_start__isnull=False),
                name="one_claim_per_figure_of_a_snapshot",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="queue_by_state"),  # /
            models.Index(
                fields=["id"], condition=Q(state="open", measure__isnull=True), name="claims_to_place"
            ),  # /?list=to-place
            GinIndex(
                Func("id", "quote", "state", "counted_kind", function="factcheck_words_of_claim"),
                name="words_of_claims",
            ),  # /search/
            models.Index(fields=["measure", "state"], name="claims_of_a_board"),  # /topics/<slug>/board/
        ]

    def __str__(self) -> str:
        return self.wording or gettext("statement %d") % self.pk

    def get_absolute_url(self) -> str:
        return reverse("claim-detail", args=[self.pk])

    @property
    def states_a_figure(self) -> bool:
        """Whether it states a figure; else it is a plain statement."""
        return self.figure_start is not None


class EvidenceQuerySet(models.QuerySet[Any]):
    def visible_to(self, reviewer: Any) -> Self:
        """Return the evidence a reviewer may see: none that only others' ratings cite which they may not see yet.

        Evidence that no rating cites is open to everybody.
        """
        ratings = apps.get_model("claims", "Rating").objects
        cited = ratings.filter(evidence=OuterRef("pk"))
        return self.filter(~Exists(cited) | Exists(ratings.visible_to(reviewer).filter(evidence=OuterRef("pk"))))


class Evidence(models.Model):
    """A source linked to a claim by a quote of one of its snapshots, with a stance."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")
        CONTEXT = "context", _("gives context")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    stance = models.CharField(max_length=11, choices=Stance)
    note = models.TextField(blank=True)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, quote="") | Q(start__lt=F("end")) & ~Q(quote=""),
                name="evidence_quotes_words_or_the_whole_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.snapshot.source}"
