"""Habits of the admin site: facts are only looked at, acts on many rows ask once more, and no edit overwrites another unseen."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.long_lists import LongListAdmin

NAMED = 10  # rows that a page names before an act on them
MOST = 1000  # rows that one act takes; more would keep the page waiting


class FactAdmin(LongListAdmin):
    """A record that is never edited: it can be looked at, and nothing else."""

    ordering = ["-pk"]

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


Act = Callable[..., int]


def asked_twice(
    *, description: Any, explained: Any, permission: str, form: type[forms.Form] | None = None
) -> Callable[[Act], Any]:
    """Return the decorator of an action that first shows what it would do, and to which rows.

    The act gets the model's admin, the request, the rows and what its form holds, and returns how many rows it was done to.

    Args:
        explained: a sentence that says what will be different.
        permission: what an account needs, such as "claims.add_assignment".
        form: what else is to be said, such as to whom.
    """

    def decorate(act: Act) -> Any:
        @wraps(act)
        def action(self: Any, request: Any, rows: QuerySet[Any]) -> HttpResponse | None:
            if not request.user.has_perm(permission):
                messages.error(request, _("Your account may not do this."))
                return None
            count = rows.count()
            if count > MOST:
                messages.error(request, _("Choose at most %d rows at once.") % MOST)
                return None
            is_confirmed = "confirmed" in request.POST
            filled = form(request.POST if is_confirmed else None) if form is not None else None
            if is_confirmed and (filled is None or filled.is_valid()):
                keys = list(rows.values_list("pk", flat=True))
                done = act(self, request, rows, **(filled.cleaned_data if filled is not None else {}))
                _log(self.model, keys, by=request.user.pk, deed=str(description))
                messages.success(request, ngettext("Done for %d row.", "Done for %d rows.", done) % done)
                return None
            veiled = getattr(self, "veiled", lambda row: row)
            context = {
                **self.admin_site.each_context(request),
                "title": description,
                "explained": explained,
                "action": act.__name__,
                "count": count,
                "named": [str(veiled(row)) for row in rows[:NAMED]],
                "more": max(count - NAMED, 0),
                "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
                "all_of_them": request.POST.get("select_across", "0"),
                "checkbox": ACTION_CHECKBOX_NAME,
                "form": filled,
                "opts": self.opts,
            }
            return TemplateResponse(request, "admin/asked_twice.html", context)

        return admin.action(description=description)(action)

    return decorate


def _log(model: type[Model], keys: list[int], *, by: int, deed: str) -> None:
    """Write into the log of the admin site what was done, by the rows' numbers: their words may have to be withheld later."""
    kind = ContentType.objects.get_for_model(model)
    entries = [
        LogEntry(
            user_id=by,
            content_type=kind,
            object_id=str(key),
            object_repr=f"{model._meta.verbose_name} {key}",
            action_flag=CHANGE,
            change_message=deed,
        )
        for key in keys
    ]
    LogEntry.objects.bulk_create(entries)


class SeenForm(forms.ModelForm):
    """A form that knows what stood when it was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self._standing()

    def _standing(self) -> str:
        """Return a short word for what stands in the row now."""
        stands = [(name, str(self.initial.get(name))) for name in sorted(self.fields) if name != "seen"]
        return hashlib.sha256(repr(stands).encode()).hexdigest()

    def clean(self) -> Any:
        """Refuse, once, what would replace a version that this person has not seen, and say how the two differ."""
        cleaned = super().clean()
        now = self.initial["seen"]
        if self.data.get("seen") in ("", None, now):
            return cleaned
        differing = [name for name in self.changed_data if name != "seen"]
        told = [
            _("%(field)s: now “%(now)s”, yours “%(yours)s”.")
            % {
                "field": self.fields[name].label,
                "now": self.fields[name].prepare_value(self.initial.get(name)),
                "yours": self[name].value(),
            }
            for name in differing
        ]
        said = _("Somebody else changed this meanwhile. Nothing of yours was saved; save it again to replace theirs.")
        self.add_error(None, [said, *told])
        sent = cast(QueryDict, self.data).copy()
        sent["seen"] = now
        self.data = sent
        return cleaned


class EditedAdmin(LongListAdmin):
    """A record that several people may edit: who saves second is shown what stands by then, and replaces it knowingly."""

    form = SeenForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        may = self.has_add_permission(request) if obj is None else self.has_change_permission(request, obj)
        return [name for name in super().get_fields(request, obj) if may or name != "seen"]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the row; locked while an edit of it is saved, so that two edits come one after the other."""
        row = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST" and transaction.get_connection().in_atomic_block:
            self.model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
            row.refresh_from_db()
        return row
