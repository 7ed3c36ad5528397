"""Habits of the admin site for lists of millions of rows: newest first by their numbers, not counted to the end, never gone through."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.paging import LongPaginator

RECENT = 10_000  # rows whose values a filter offers


class LongListAdmin(admin.ModelAdmin):
    """A record of which there may be very many rows."""

    show_full_result_count = False

    def get_paginator(self, request: HttpRequest, *args: Any, **more: Any) -> Paginator:
        """Return pages that are counted only as far as one may go next; the site's own choosers number them otherwise."""
        return LongPaginator(*args, asked=request.GET.get("p", request.GET.get("page")), **more)


class RecentValuesFilter(admin.AllValuesFieldListFilter):
    """A filter that offers the values of the latest rows: those of all rows could only be found by reading them."""

    def __init__(
        self, field: Any, request: HttpRequest, params: Any, model: Any, model_admin: Any, field_path: str
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        rows = model._default_manager.all()
        last = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
        latest = rows.filter(pk__gt=last - RECENT).order_by(field.name)
        self.lookup_choices = latest.values_list(field.name, flat=True).distinct()


def with_number(rows: QuerySet[Any], term: str) -> QuerySet[Any]:
    """Return the rows of a list that have the number which is searched for; all of them where nothing is."""
    if not term:
        return rows
    return rows.filter(pk=int(term)) if term.isdecimal() and len(term) < 19 else rows.none()
