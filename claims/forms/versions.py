"""Two versions of a form side by side: what somebody else saved meanwhile, and what this person filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Version:
    """One field: its name, what stands now, what this person filled in, and whether the two differ."""

    name: str
    now: str
    yours: str
    differs: bool


def versions_of(form: forms.BaseForm, current: Mapping[str, Any], *, but: tuple[str, ...] = ()) -> list[Version]:
    """Return every visible field of a form that was sent beside what stands now, those that differ first.

    Args:
        current: what stands, by the form's names.
        but: fields that have no counterpart, such as a reason.
    """
    versions = []
    for bound in form.visible_fields():
        if bound.name in but:
            continue
        now, yours = _text(bound.field, current.get(bound.name)), _text(bound.field, bound.value())
        versions.append(Version(str(bound.label), now, yours, now != yours))
    return sorted(versions, key=lambda version: not version.differs)


def take_as_seen(form: forms.BaseForm, **seen: int) -> None:
    """Take what is shown now as seen, so that sending the form again replaces it knowingly; what was filled in stays."""
    sent = cast(QueryDict, form.data).copy()
    for name, version in seen.items():
        sent[name] = str(version)
    form.data = sent


def _text(field: forms.Field, value: Any) -> str:
    """Write a field's value as its form shows it."""
    value = field.prepare_value(value.pk if isinstance(value, Model) else value)
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if value is None or value == "":
        return "–"
    if isinstance(field, forms.ModelChoiceField):
        return str(field.queryset.filter(pk=value).first() or value) if field.queryset is not None else str(value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(cast(Any, field.choices)).get(str(value), value))
    return str(field.widget.format_value(value) or "–") if isinstance(field.widget, forms.DateInput) else str(value)
