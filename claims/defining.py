"""Defining topics and measures: changing what they say they count, moving a measure, merging two of a kind, watching."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import pghistory
from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Measure, Topic, Watch

Defined = TypeVar("Defined", Topic, Measure)


class ChangedMeanwhile(Exception):
    """Somebody else changed the topic or the measure since this person saw it. Nothing was changed."""


class NotMergeable(ValueError):
    """The two cannot be merged; the message is a sentence. Nothing was changed."""


def version_of(record: Topic | Measure) -> int:
    """Return a number that goes up with every change of a topic or a measure; 0 for one that never changed."""
    events: Any = apps.get_model("claims", f"{type(record).__name__}Event").objects
    last: int | None = events.filter(pgh_obj=record.pk).order_by("-pgh_id").values_list("pgh_id", flat=True).first()
    return last or 0


@transaction.atomic
def redefine(*, record: Defined, values: Mapping[str, Any], seen_version: int, by: User) -> Defined:
    """Change fields of a topic or a measure; what it said before stays in its history.

    Args:
        values: the fields that a person fills in, with what they say now.
        seen_version: the version that the person had before them, see `version_of`.

    Raises:
        ChangedMeanwhile: it has another version by now; nothing was changed.
    """
    current = type(record).objects.select_for_update().get(pk=record.pk)
    if version_of(current) != seen_version:
        raise ChangedMeanwhile
    for name, value in values.items():
        setattr(current, name, value)
    with pghistory.context(user=by.pk):
        current.save()
    return current


@transaction.atomic
def merge_measures(*, measure: Measure, into: Measure, by: User, now: datetime) -> int:
    """Move every claim of a measure, whatever its state, into another and retire the first; return how many moved.

    Findings stay with the measure they were stated for, as facts do; parts of it become parts of the other.

    Raises:
        NotMergeable: they are one and the same, one of them is merged already, or they count different kinds of things.
    """
    rows = {
        row.pk: row for row in Measure.objects.select_for_update().filter(pk__in=(measure.pk, into.pk)).order_by("pk")
    }
    measure, into = rows[measure.pk], rows[into.pk]
    if measure == into:
        raise NotMergeable(_("A measure cannot be merged into itself."))
    if measure.merged_into_id or into.merged_into_id:
        raise NotMergeable(_("One of them was merged into another already."))
    if measure.counted_kind != into.counted_kind:
        raise NotMergeable(_("They count different kinds of things, so their figures cannot stand on one board."))
    moved = list(measure.claims.all())
    with pghistory.context(user=by.pk, reason=_("Merged into “%s”.") % into):
        for claim in moved:
            claim.measure, claim.placed_by, claim.placed_at = into, by, now
            claim.save(update_fields=["measure", "placed_by", "placed_at"])
        for part in measure.parts.exclude(pk=into.pk):
            part.whole = into
            part.save(update_fields=["whole"])
        if into.whole_id == measure.pk:
            into.whole = measure.whole if measure.whole_id != into.pk else None
            into.save(update_fields=["whole"])
        measure.merged_into = into
        measure.save(update_fields=["merged_into"])
    return len(moved)


@transaction.atomic
def merge_topics(*, topic: Topic, into: Topic, by: User, now: datetime) -> int:
    """Move a topic's measures into another topic and retire the first; return how many moved.

    Measures of one title and kind become one; of one title and another kind, the moved one says where it came from.

    Raises:
        NotMergeable: they are one and the same, or one of them is merged already.
    """
    rows = {row.pk: row for row in Topic.objects.select_for_update().filter(pk__in=(topic.pk, into.pk)).order_by("pk")}
    topic, into = rows[topic.pk], rows[into.pk]
    if topic == into:
        raise NotMergeable(_("A topic cannot be merged into itself."))
    if topic.merged_into_id or into.merged_into_id:
        raise NotMergeable(_("One of them was merged into another already."))
    titles = {measure.title.casefold(): measure for measure in into.measures.all()}
    moved = list(topic.measures.order_by("pk"))
    with pghistory.context(user=by.pk, reason=_("Merged into “%s”.") % into):
        for measure in moved:
            same = titles.get(measure.title.casefold())
            if same is not None:
                measure.title = f"{measure.title[:150]} ({topic.slug[:40]})"
            measure.topic = into
            measure.save(update_fields=["topic", "title"])
            if same is not None and _are_of_one_kind(measure, same):
                merge_measures(measure=measure, into=same, by=by, now=now)
        topic.merged_into = into
        topic.save(update_fields=["merged_into"])
    return len(moved)


def watch(*, topic: Topic, by: User, now: datetime) -> None:
    """Watch a topic; who watches it already goes on doing so."""
    Watch.objects.get_or_create(topic=topic, user=by, defaults={"watched_at": now})


def unwatch(*, topic: Topic, by: User) -> None:
    """Stop watching a topic; who does not watch it changes nothing."""
    Watch.objects.filter(topic=topic, user=by).delete()


def _are_of_one_kind(measure: Measure, other: Measure) -> bool:
    """Tell whether two measures count the same of the same, so that one board can hold both."""
    if measure.merged_into_id or other.merged_into_id:
        return False
    same = ("counted_kind", "population", "cause", "place", "kind", "first_day", "last_day")
    return all(getattr(measure, field) == getattr(other, field) for field in same)
