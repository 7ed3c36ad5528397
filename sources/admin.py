"""The admin site for what was published: for repair, not for work. Facts are shown, never changed."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources import refreshing
from sources.models import Fetch, Host, Promotion, Publisher, Restriction, Schedule, Snapshot, Source
from sources.restricting import cover_of
from sources.sending import send_on_commit
from sources.tasks import fetch_source


class FactAdmin(admin.ModelAdmin):
    """A record that is never edited: it can be looked at, and nothing else."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the row as it may be shown."""
        row = super().get_object(request, object_id, from_field)
        return None if row is None else self.veiled(row)

    def veiled(self, row: Any) -> Any:
        """Return a row with the words that a restriction withholds replaced."""
        return row


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "locale", "grade"]
    list_filter = ["kind", "grade"]
    search_fields = ["name"]


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind", "publisher", "language", "published_on", "added_at"]
    list_filter = ["kind", "language"]
    list_select_related = ["publisher"]
    search_fields = ["title", "url"]
    autocomplete_fields = ["publisher", "listed_in"]
    readonly_fields = ["canonical_url", "current_snapshot", "added_at", "added_by"]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a source comes in through an intake, which reads and keeps its words

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Fetch)
class FetchAdmin(FactAdmin):
    list_display = ["source", "outcome", "status", "fetched_at"]
    list_filter = ["outcome"]
    list_select_related = ["source"]
    show_full_result_count = False


@admin.register(Snapshot)
class SnapshotAdmin(FactAdmin):
    list_display = ["source", "captured_at", "standing", "complete", "sha256"]
    list_filter = ["standing", "complete"]
    list_select_related = ["source"]
    search_fields = ["=sha256"]
    show_full_result_count = False

    def veiled(self, row: Snapshot) -> Snapshot:
        cover = cover_of([row.pk], now=timezone.now())
        if cover.by_snapshot:
            row.text, row.sections, row.dropped = cover.veil(row.text, row.pk), [], []
        return row


@admin.register(Schedule)
class ScheduleAdmin(admin.ModelAdmin):
    list_display = ["source", "due_at", "cadence", "outcome", "failures", "paused_reason"]
    list_filter = ["outcome"]
    list_select_related = ["source"]
    actions = ["fetch_now", "pause", "resume"]
    readonly_fields = [
        "source",
        "host",
        "due_at",
        "etag",
        "last_modified",
        "body_sha256",
        "markup_sha256",
        "words_sha256",
        "outcome",
        "failures",
    ]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a source with an address gets one by itself

    @admin.action(description=_("Fetch now"), permissions=["change"])
    def fetch_now(self, request: HttpRequest, schedules: QuerySet[Schedule]) -> None:
        for schedule in schedules.select_related("source"):
            refreshing.refresh_now(source=schedule.source, now=timezone.now())
            send_on_commit(fetch_source, schedule.pk)

    @admin.action(description=_("Pause"), permissions=["change"])
    def pause(self, request: HttpRequest, schedules: QuerySet[Schedule]) -> None:
        for schedule in schedules.select_related("source"):
            refreshing.pause(source=schedule.source, reason=str(_("Paused on the admin site.")))

    @admin.action(description=_("Resume"), permissions=["change"])
    def resume(self, request: HttpRequest, schedules: QuerySet[Schedule]) -> None:
        for schedule in schedules.select_related("source"):
            refreshing.resume(source=schedule.source, now=timezone.now())

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Host)
class HostAdmin(FactAdmin):
    list_display = ["name", "next_at", "failures", "open_until"]
    search_fields = ["name"]


@admin.register(Promotion)
class PromotionAdmin(FactAdmin):
    list_display = ["snapshot", "verdict", "reason", "promoted_by", "promoted_at"]
    list_filter = ["verdict"]
    list_select_related = ["snapshot__source", "promoted_by"]


@admin.register(Restriction)
class RestrictionAdmin(FactAdmin):
    list_display = ["target", "snapshot", "reason", "until", "restricted_by", "restricted_at"]
    list_filter = ["target", "reason"]
    list_select_related = ["snapshot__source", "restricted_by"]
