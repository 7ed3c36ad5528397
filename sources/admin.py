"""The admin site for what was published: for repair, not for work. Facts are shown, never changed."""

from django.contrib import admin
from django.http import HttpRequest

from sources.models import Fetch, Publisher, Snapshot, Source


class FactAdmin(admin.ModelAdmin):
    """A record that is never edited: it can be looked at, and nothing else."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


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
