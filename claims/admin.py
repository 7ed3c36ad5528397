"""The admin site for claims and reviews: for repair, not for work. Facts are shown, never changed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.assigning import share_out
from claims.history import Step, history_of, history_of_definition
from claims.models import (
    Acknowledgement,
    Assignment,
    Change,
    Claim,
    Claimant,
    Comment,
    Decision,
    Evidence,
    Finding,
    Intake,
    Level,
    Measure,
    Rating,
    Reading,
    Repeat,
    Reviewer,
    Scale,
    Topic,
)
from claims.placing import confirm
from claims.sheets import claims, topics
from claims.sheets.pages import SheetAdmin, SheetOf
from claims.veiling import veil_claims, veil_evidence, veil_notes
from sources.long_lists import RecentValuesFilter, with_number
from sources.repairing import EditedAdmin, FactAdmin, asked_twice


class HistoryAdmin(admin.ModelAdmin):
    """A record whose former states the database keeps; its history shows them beside what was done on this site."""

    object_history_template = "admin/history_of_rows.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.model._default_manager.filter(pk=int(object_id) if object_id.isdecimal() else 0).first()
        steps = self.steps(row) if row is not None else []
        return super().history_view(request, object_id, {**(extra_context or {}), "history": steps})

    def steps(self, row: Any) -> list[Step]:
        """Return what was done to a row, the last first."""
        return history_of_definition(row)


class AmongForm(forms.Form):
    """Who claims are shared out among."""

    reviewers = forms.ModelMultipleChoiceField(
        label=_("Reviewers"),
        queryset=Reviewer.objects.filter(user__is_active=True),
        widget=forms.CheckboxSelectMultiple,
    )


class MeasureInline(admin.TabularInline):
    """The measures of a topic, each with a link to its own page, on which it is changed."""

    model = Measure
    fields = ["title", "counted_kind", "kind", "population", "cause", "place"]
    extra = 0
    show_change_link = True

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False  # saving a topic would overwrite what somebody else made of its measures meanwhile

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Topic)
class TopicAdmin(HistoryAdmin, SheetAdmin, EditedAdmin):
    sheet = SheetOf("topics", topics.COLUMNS, topics.take_topic)

    list_display = ["title", "slug", "started_on", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [MeasureInline]


@admin.register(Measure)
class MeasureAdmin(HistoryAdmin, EditedAdmin):
    list_display = ["title", "topic", "counted_kind", "kind", "whole"]
    list_filter = ["kind", ("counted_kind", RecentValuesFilter)]
    list_select_related = ["topic", "whole"]
    search_fields = ["title", "topic__title"]
    autocomplete_fields = ["topic", "whole"]


@admin.register(Claimant)
class ClaimantAdmin(EditedAdmin):
    list_display = ["name", "kind", "is_party", "is_generic"]
    list_filter = ["kind", "is_party", "is_generic"]
    search_fields = ["name"]


@admin.register(Intake)
class IntakeAdmin(FactAdmin):
    list_display = ["__str__", "state", "added_at", "added_by", "attempts"]
    list_filter = ["state"]
    list_select_related = ["added_by"]


@admin.register(Reading)
class ReadingAdmin(FactAdmin):
    list_display = ["snapshot", "kind", "is_pending", "figure_count", "attempts", "read_at"]
    list_filter = ["is_pending", "kind"]
    list_select_related = ["snapshot__source"]


@admin.register(Claim)
class ClaimAdmin(HistoryAdmin, SheetAdmin, FactAdmin):
    """Corrections go through the claim's own page or a file, which ask for a reason and keep the revision."""

    sheet = SheetOf("claims", claims.COLUMNS, claims.take_claim)
    actions = ["assign", "reopen"]
    list_display = ["__str__", "counted_kind", "state", "measure", "entered_at"]
    list_filter = ["state", "qualifier", ("counted_kind", RecentValuesFilter)]
    list_select_related = ["measure"]
    search_fields = ["id"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        return with_number(queryset, search_term.strip()), False

    def veiled(self, row: Claim) -> Claim:
        return veil_claims([row], now=timezone.now())[0]

    def steps(self, row: Any) -> list[Step]:
        return history_of(self.veiled(row))

    @asked_twice(
        description=_("Share out among reviewers"),
        explained=_(
            "The free places on those of them that are in a measure go to these reviewers, fewest first; never to who entered it."
        ),
        permission="claims.add_assignment",
        form=AmongForm,
    )
    def assign(self, request: Any, rows: QuerySet[Claim], *, reviewers: QuerySet[Reviewer]) -> int:
        chosen = Claim.objects.placed().filter(pk__in=rows.values("pk")).order_by("pk")
        return share_out(claims=chosen, among=list(reviewers), by=request.user, now=timezone.now()).filled

    @asked_twice(
        description=_("Reopen what was rejected"),
        explained=_("Those of them that were said to be no claims are open again."),
        permission="claims.change_claim",
    )
    def reopen(self, request: Any, rows: QuerySet[Claim]) -> int:
        rejected = list(Claim.objects.filter(pk__in=rows.values("pk"), state=Claim.State.REJECTED))
        for claim in rejected:
            confirm(claim=claim, by=request.user, now=timezone.now())
        return len(rejected)


@admin.register(Evidence)
class EvidenceAdmin(FactAdmin):
    list_display = ["claim", "stance", "snapshot", "linked_by", "linked_at"]
    list_filter = ["stance"]
    list_select_related = ["claim", "snapshot__source", "linked_by"]

    def veiled(self, row: Evidence) -> Evidence:
        return veil_evidence([row], now=timezone.now())[0]


@admin.register(Reviewer)
class ReviewerAdmin(EditedAdmin):
    list_display = ["pseudonym", "user", "language", "time_zone"]
    list_select_related = ["user"]
    search_fields = ["pseudonym", "user__username"]
    autocomplete_fields = ["user"]

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False  # an account is deactivated; its ratings stay somebody's


class LevelInline(admin.TabularInline):
    model = Level
    extra = 0


@admin.register(Scale)
class ScaleAdmin(EditedAdmin):
    """A scale that a rating uses is frozen: it can be looked at, and a new version be added beside it."""

    list_display = ["name", "version", "is_default"]
    inlines = [LevelInline]

    def has_change_permission(self, request: HttpRequest, obj: Scale | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and _is_used(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Scale | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and _is_used(obj))


def _is_used(scale: Scale) -> bool:
    return Rating.objects.filter(level__scale=scale).exists() or Decision.objects.filter(level__scale=scale).exists()


@admin.register(Rating)
class RatingAdmin(FactAdmin):
    list_display = ["claim", "reviewer", "kind", "level", "confidence", "rated_at"]
    list_filter = ["kind", "level", "confidence"]
    list_select_related = ["claim", "reviewer", "level"]

    def veiled(self, row: Rating) -> Rating:
        return veil_notes([row], now=timezone.now())[0]


@admin.register(Decision)
class DecisionAdmin(FactAdmin):
    list_display = ["claim", "level", "method", "change_kind", "decided_by", "decided_at"]
    list_filter = ["level", "method", "change_kind"]
    list_select_related = ["claim", "level", "decided_by"]

    def veiled(self, row: Decision) -> Decision:
        return veil_notes([row], now=timezone.now())[0]


@admin.register(Comment)
class CommentAdmin(FactAdmin):
    list_display = ["claim", "is_question", "is_sensitive", "commented_by", "commented_at"]
    list_filter = ["is_question", "is_sensitive"]
    list_select_related = ["claim", "commented_by"]

    def veiled(self, row: Comment) -> Comment:
        return veil_notes([row], now=timezone.now())[0]


@admin.register(Change)
class ChangeAdmin(FactAdmin):
    list_display = ["claim", "kind", "nature", "snapshot", "found_at"]
    list_filter = ["kind", "nature"]
    list_select_related = ["claim", "snapshot__source"]
    exclude = [
        "wording_before",
        "wording_after",
        "notice",
    ]  # the page of changes shows them, as far as they may be shown


@admin.register(Acknowledgement)
class AcknowledgementAdmin(FactAdmin):
    list_display = ["change", "acknowledged_by", "acknowledged_at", "no_notice_confirmed"]
    list_select_related = ["change__claim", "acknowledged_by"]


@admin.register(Repeat)
class RepeatAdmin(FactAdmin):
    list_display = ["claim", "original", "marked_by", "marked_at"]
    list_select_related = ["claim", "original", "marked_by"]


@admin.register(Assignment)
class AssignmentAdmin(FactAdmin):
    list_display = ["claim", "slot", "reviewer", "assigned_at"]
    list_select_related = ["claim", "reviewer"]


@admin.register(Finding)
class FindingAdmin(FactAdmin):
    list_display = ["measure", "as_of", "low", "best", "high", "conflict", "change_kind", "stated_at"]
    list_filter = ["conflict", "change_kind"]
    list_select_related = ["measure"]
