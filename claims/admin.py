"""The admin site for claims and reviews: for repair, not for work. Facts are shown, never changed."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

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
from claims.veiling import veil_claims, veil_evidence, veil_notes
from sources.admin import FactAdmin


class MeasureInline(admin.TabularInline):
    model = Measure
    fields = ["title", "counted_kind", "kind", "population", "cause", "place"]
    extra = 0
    show_change_link = True


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ["title", "slug", "started_on", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [MeasureInline]


@admin.register(Measure)
class MeasureAdmin(admin.ModelAdmin):
    list_display = ["title", "topic", "counted_kind", "kind", "whole"]
    list_filter = ["kind", "counted_kind"]
    list_select_related = ["topic", "whole"]
    search_fields = ["title", "topic__title"]
    autocomplete_fields = ["topic", "whole"]


@admin.register(Claimant)
class ClaimantAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "is_party", "is_generic"]
    list_filter = ["kind", "is_party", "is_generic"]
    search_fields = ["name"]


@admin.register(Intake)
class IntakeAdmin(FactAdmin):
    list_display = ["__str__", "state", "added_at", "added_by", "attempts"]
    list_filter = ["state"]
    list_select_related = ["added_by"]
    show_full_result_count = False


@admin.register(Reading)
class ReadingAdmin(FactAdmin):
    list_display = ["snapshot", "kind", "is_pending", "figure_count", "attempts", "read_at"]
    list_filter = ["is_pending", "kind"]
    list_select_related = ["snapshot__source"]
    show_full_result_count = False


@admin.register(Claim)
class ClaimAdmin(FactAdmin):
    """Corrections go through the claim's own page, which asks for a reason and keeps the revision."""

    list_display = ["__str__", "counted_kind", "state", "measure", "entered_at"]
    list_filter = ["state", "qualifier", "counted_kind"]
    list_select_related = ["measure"]
    search_fields = ["=id"]
    show_full_result_count = False

    def veiled(self, row: Claim) -> Claim:
        return veil_claims([row], now=timezone.now())[0]


@admin.register(Evidence)
class EvidenceAdmin(FactAdmin):
    list_display = ["claim", "stance", "snapshot", "linked_by", "linked_at"]
    list_filter = ["stance"]
    list_select_related = ["claim", "snapshot__source", "linked_by"]

    def veiled(self, row: Evidence) -> Evidence:
        return veil_evidence([row], now=timezone.now())[0]


@admin.register(Reviewer)
class ReviewerAdmin(admin.ModelAdmin):
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
class ScaleAdmin(admin.ModelAdmin):
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
    show_full_result_count = False

    def veiled(self, row: Rating) -> Rating:
        return veil_notes([row], now=timezone.now())[0]


@admin.register(Decision)
class DecisionAdmin(FactAdmin):
    list_display = ["claim", "level", "method", "change_kind", "decided_by", "decided_at"]
    list_filter = ["level", "method", "change_kind"]
    list_select_related = ["claim", "level", "decided_by"]
    show_full_result_count = False

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
    show_full_result_count = False


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
    show_full_result_count = False


@admin.register(Finding)
class FindingAdmin(FactAdmin):
    list_display = ["measure", "as_of", "low", "best", "high", "conflict", "change_kind", "stated_at"]
    list_filter = ["conflict", "change_kind"]
    list_select_related = ["measure"]
