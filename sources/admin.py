"""The admin site for what was published: for repair, not for work. Facts are shown, never changed."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources import promoting, refreshing
from sources.long_lists import RecentValuesFilter
from sources.models import Fetch, Host, Promotion, Publisher, Restriction, Schedule, Snapshot, Source
from sources.repairing import EditedAdmin, FactAdmin, asked_twice
from sources.restricting import cover_of
from sources.sending import send_on_commit
from sources.tasks import fetch_source

_WORD = re.compile(r"[^\W_]+")


class EveryForm(forms.Form):
    """How often pages are looked at."""

    hours = forms.TypedChoiceField(
        label=_("Look at the pages"),
        choices=[
            (0, _("as often as they change")),
            (1, _("every hour")),
            (6, _("every 6 hours")),
            (24, _("every day")),
            (168, _("every week")),
        ],
        coerce=int,
    )


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


def _settle(act: Callable[..., Promotion], snapshots: QuerySet[Snapshot], *, reason: str, by: User) -> int:
    """Say of held snapshots whether they stand, and return how many were held."""
    settled = 0
    for snapshot in snapshots.select_related("source"):
        with suppress(promoting.NotHeld):
            act(snapshot=snapshot, reason=reason, by=by, now=timezone.now())
            settled += 1
    return settled


@admin.register(Publisher)
class PublisherAdmin(EditedAdmin):
    list_display = ["name", "kind", "locale", "grade"]
    list_filter = ["kind", "grade"]
    search_fields = ["name"]


@admin.register(Source)
class SourceAdmin(EditedAdmin):
    list_display = ["__str__", "kind", "publisher", "language", "published_on", "added_at"]
    list_filter = ["kind", ("language", RecentValuesFilter)]
    list_select_related = ["publisher"]
    search_fields = ["title", "url"]
    autocomplete_fields = ["publisher", "listed_in"]
    readonly_fields = ["canonical_url", "current_snapshot", "added_at", "added_by"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Source], search_term: str
    ) -> tuple[QuerySet[Source], bool]:
        """Return the sources with words in their titles, or with words that begin so, and those at an address."""
        words = " & ".join(f"'{word}':*" for word in _WORD.findall(search_term))
        if not words:
            return queryset, False
        titled = Source.objects.alias(found=SearchVector("title", config="words"))
        titled = titled.filter(found=SearchQuery(words, config="words", search_type="raw"))
        at = Source.objects.filter(canonical_url__startswith=search_term)
        return queryset.filter(pk__in=titled.order_by().values("pk").union(at.order_by().values("pk"))), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a source comes in through an intake, which reads and keeps its words

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Fetch)
class FetchAdmin(FactAdmin):
    list_display = ["source", "outcome", "status", "fetched_at"]
    list_filter = ["outcome"]
    list_select_related = ["source"]


@admin.register(Snapshot)
class SnapshotAdmin(FactAdmin):
    list_display = ["source", "captured_at", "standing", "complete", "sha256"]
    list_filter = ["standing", "complete"]
    list_select_related = ["source"]
    search_fields = ["sha256__exact"]
    actions = ["promote", "discard"]

    @asked_twice(
        description=_("Let stand"),
        explained=_(
            "Those of them that wait for a person stand as what their sources said; the others stay as they are."
        ),
        permission="sources.add_promotion",
        form=ReasonForm,
    )
    def promote(self, request: Any, snapshots: QuerySet[Snapshot], *, reason: str) -> int:
        return _settle(promoting.promote, snapshots, reason=reason, by=request.user)

    @asked_twice(
        description=_("Discard"),
        explained=_("Those of them that wait for a person never stand; their bytes are kept all the same."),
        permission="sources.add_promotion",
        form=ReasonForm,
    )
    def discard(self, request: Any, snapshots: QuerySet[Snapshot], *, reason: str) -> int:
        return _settle(promoting.discard, snapshots, reason=reason, by=request.user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        return super().get_queryset(request).defer("text", "sections", "dropped")

    def veiled(self, row: Snapshot) -> Snapshot:
        cover = cover_of([row.pk], now=timezone.now())
        if cover.by_snapshot:
            row.text, row.sections, row.dropped = cover.veil(row.text, row.pk), [], []
        return row


@admin.register(Schedule)
class ScheduleAdmin(EditedAdmin):
    ordering = ["-pk"]
    list_display = ["source", "due_at", "cadence", "outcome", "failures", "paused_reason"]
    list_filter = ["outcome"]
    list_select_related = ["source"]
    actions = ["fetch_now", "change_cadence", "pause", "resume"]
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

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a source with an address gets one by itself

    @asked_twice(
        description=_("Fetch now"),
        explained=_("These pages are fetched as soon as a worker is free, whenever they were due."),
        permission="sources.change_schedule",
    )
    def fetch_now(self, request: Any, schedules: QuerySet[Schedule]) -> int:
        for schedule in schedules.select_related("source"):
            refreshing.refresh_now(source=schedule.source, now=timezone.now())
            send_on_commit(fetch_source, schedule.pk)
        return len(schedules)

    @asked_twice(
        description=_("Change how often"),
        explained=_("These pages are checked this often from now on."),
        permission="sources.change_schedule",
        form=EveryForm,
    )
    def change_cadence(self, request: Any, schedules: QuerySet[Schedule], *, hours: int) -> int:
        for schedule in schedules.select_related("source"):
            every = timedelta(hours=hours) if hours else None
            refreshing.set_cadence(source=schedule.source, every=every, now=timezone.now())
        return len(schedules)

    @asked_twice(
        description=_("Pause"),
        explained=_("These pages are not looked at until somebody resumes them."),
        permission="sources.change_schedule",
        form=ReasonForm,
    )
    def pause(self, request: Any, schedules: QuerySet[Schedule], *, reason: str) -> int:
        for schedule in schedules.select_related("source"):
            refreshing.pause(source=schedule.source, reason=reason)
        return len(schedules)

    @asked_twice(
        description=_("Resume"),
        explained=_("These pages are looked at again, the first time at once."),
        permission="sources.change_schedule",
    )
    def resume(self, request: Any, schedules: QuerySet[Schedule]) -> int:
        for schedule in schedules.select_related("source"):
            refreshing.resume(source=schedule.source, now=timezone.now())
        return len(schedules)

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Host)
class HostAdmin(FactAdmin):
    list_display = ["name", "next_at", "failures", "open_until"]
    ordering = ["name"]
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
