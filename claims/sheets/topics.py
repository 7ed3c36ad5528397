"""Rows of topics: one with a slug that is there changes that topic, another one adds a topic."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims import defining
from claims.fields_in_words import field_name
from claims.forms.topic import TopicForm
from claims.models import Topic
from claims.sheets.outcome import Deed, Outcome, WrongRow
from claims.sheets.reading import SheetRow

COLUMNS = ("topic", "title", "definition", "started_on", "time_zone", "is_public", "reviewers_needed")
YES = ("true", "t", "1", "yes", "y", "sí", "si", "s")
NO = ("false", "f", "0", "no", "n", "")


class TopicRowForm(TopicForm):
    """A topic as a row of a file has it; what the file does not name stays as it is."""

    class Meta(TopicForm.Meta):
        fields = [*TopicForm.Meta.fields, "is_public"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # 05/06/2023 is one day here and another one there.
        self.fields["started_on"] = forms.DateField(input_formats=["%Y-%m-%d"], required=False)


def take_topic(row: SheetRow, *, by: User, now: datetime) -> Outcome:
    """Add or change the topic of a row.

    Raises:
        WrongRow: it has no slug, or a cell holds what a topic cannot; nothing was changed.
    """
    slug = row.cells.get("topic", "")
    if not slug:
        raise WrongRow(_("Give the topic's short name in the column “topic”."))
    topic = Topic.objects.filter(slug=slug).first()
    form = TopicRowForm(dict(_values(row, topic)), instance=topic)
    if not form.is_valid():
        raise WrongRow(*(f"{field_name(name)}: {' '.join(map(str, errors))}" for name, errors in form.errors.items()))
    if topic is None:
        return Outcome(row.line, Deed.NEW, str(form.save()))
    if not form.changed_data:
        return Outcome(row.line, Deed.SAME, str(topic))
    current = Topic.objects.get(pk=topic.pk)
    values = {name: form.cleaned_data[name] for name in form.changed_data}
    defining.redefine(record=current, values=values, seen_version=defining.version_of(current), by=by)
    return Outcome(row.line, Deed.CHANGED, str(current), tuple(field_name(name) for name in form.changed_data))


def _values(row: SheetRow, topic: Topic | None) -> Iterator[tuple[str, Any]]:
    """Yield the values of a topic's form: from the cells, and for columns that are not there from the topic itself."""
    stands = topic if topic is not None else Topic()
    for name in TopicRowForm.Meta.fields:
        cell = row.cells.get("topic" if name == "slug" else name)
        if cell is None:
            yield name, getattr(stands, name)
        elif name == "is_public":
            yield name, _yes_or_no(cell)
        else:
            yield name, cell


def _yes_or_no(cell: str) -> bool:
    if cell.lower() not in (*YES, *NO):
        raise WrongRow(_("%(field)s: write true or false.") % {"field": field_name("is_public")})
    return cell.lower() in YES
