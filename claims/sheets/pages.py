"""The pages of the admin site on which a file is looked at and taken in, and the file that goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.exporting.columns import asker_for
from claims.exporting.streaming import csv_of
from claims.exporting.tables import TABLES
from claims.sheets.outcome import Deed, Outcome, WrongRow
from claims.sheets.reading import NotASheet, Sheet, SheetRow, read_sheet

Take = Callable[..., Outcome]
DEEDS = {
    Deed.NEW: gettext_lazy("new"),
    Deed.CHANGED: gettext_lazy("changed"),
    Deed.SAME: gettext_lazy("as it is"),
    Deed.WRONG: gettext_lazy("wrong"),
}


@dataclass(frozen=True, slots=True)
class SheetOf:
    """What a kind of file holds.

    Args:
        table: of the export that such a file comes from.
        columns: that it may have.
        take: the act that takes one row in.
    """

    table: str
    columns: tuple[str, ...]
    take: Take


class SheetForm(forms.Form):
    """A file to look at, or the text of one that was looked at."""

    file = forms.FileField(label=gettext_lazy("CSV file"), required=False)
    text = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("text"):
            self.add_error("file", _("Choose a file."))
        return cleaned

    def body(self) -> bytes:
        """Return the bytes of the file."""
        file = self.cleaned_data.get("file")
        return bytes(file.read()) if file else str(self.cleaned_data["text"]).encode()


class _LookedAt(Exception):
    """Takes back what was done in order to look at it."""


def take_sheet(sheet: Sheet, *, take: Take, for_good: bool, by: User, now: datetime) -> list[Outcome]:
    """Take every row in, each seeing what those before it did, and say what became of each.

    Where a row is wrong, or it is only for a look, nothing of the file stays.
    """
    outcomes: list[Outcome] = []
    try:
        with transaction.atomic():
            outcomes += [_taken(row, take=take, by=by, now=now) for row in sheet.rows]
            if not for_good or any(outcome.deed is Deed.WRONG for outcome in outcomes):
                raise _LookedAt
    except _LookedAt:
        pass
    return outcomes


def _taken(row: SheetRow, *, take: Take, by: User, now: datetime) -> Outcome:
    try:
        with transaction.atomic():
            return take(row, by=by, now=now)
    except WrongRow as wrong:
        about = row.cells.get("title") or row.cells.get("quote") or row.cells.get("claim") or ""
        return Outcome(row.line, Deed.WRONG, about[:80], tuple(map(str, wrong.args)))


class SheetAdmin(admin.ModelAdmin):
    """A record of which files are taken in and out."""

    sheet: SheetOf
    change_list_template = "admin/change_list_of_sheets.html"

    def get_urls(self) -> list[URLPattern]:
        of = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path("import/", self.admin_site.admin_view(self.import_view), name=f"{of}_import"),
            path("export.csv", self.admin_site.admin_view(self.export_view), name=f"{of}_export"),
        ]
        return [*own, *super().get_urls()]

    def export_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """Stream every row as CSV, as the API does; the file can be changed and taken in again."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        table = TABLES[self.sheet.table]
        asker = asker_for(request.user, now=timezone.now())
        pieces = csv_of(table, table.wanted(asker), asker=asker, columns=table.columns_for(asker))
        response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.sheet.table}.csv"'
        return response

    def import_view(self, request: Any) -> HttpResponse:
        """Look at a file: what each row would do, or what is wrong with it; then take the whole of it in."""
        of = self.opts
        wanted = [f"{of.app_label}.{deed}_{of.model_name}" for deed in ("add", "change")]
        if not request.user.has_perms(wanted):
            raise PermissionDenied
        form = SheetForm(request.POST or None, request.FILES or None)
        sheet: Sheet | None = None
        outcomes: list[Outcome] = []
        if request.method == "POST" and form.is_valid():
            try:
                sheet = read_sheet(form.body(), known=self.sheet.columns)
            except NotASheet as refusal:
                form.add_error("file", str(refusal))
            else:
                for_good = "take" in request.POST
                now = timezone.now()
                outcomes = take_sheet(sheet, take=self.sheet.take, for_good=for_good, by=request.user, now=now)
                count = sum(outcome.deed in (Deed.NEW, Deed.CHANGED) for outcome in outcomes)
                if for_good and all(outcome.deed is not Deed.WRONG for outcome in outcomes):
                    said = ngettext("%d row was imported.", "%d rows were imported.", count) % count
                    messages.success(request, said)
                    return redirect(reverse(f"admin:{of.app_label}_{of.model_name}_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import a CSV file"),
            "opts": of,
            "form": form,
            "columns": self.sheet.columns,
            "sheet": sheet,
            "rows": [(outcome, DEEDS[outcome.deed]) for outcome in outcomes],
            "wrong": sum(outcome.deed is Deed.WRONG for outcome in outcomes),
            "moved": sum(outcome.deed in (Deed.NEW, Deed.CHANGED) for outcome in outcomes),
        }
        return TemplateResponse(request, "admin/sheet.html", context, status=400 if form.errors else 200)
