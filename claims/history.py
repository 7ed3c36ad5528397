"""What was done to a claim, a topic or a measure, by whom, when and why, from the history that the database keeps by itself.

Ratings are not in that of a claim: nobody is to learn from it that others rated it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from claims.board.finding import name_of
from claims.display import moment_text
from claims.fields_in_words import difference, field_name
from claims.models import Claim, Claimant, Measure, Topic

ClaimEvent: Any = apps.get_model("claims", "ClaimEvent")
SHOWN = 50
FIELDS = (
    "state",
    "range",
    "low",
    "high",
    "qualifier",
    "part",
    "basis",
    "counted_kind",
    "population",
    "cause",
    "counted",
    "place",
    "unit",
    "wording",
    "as_of_first",
    "as_of_last",
)


TOPIC_FIELDS = ("title", "slug", "definition", "started_on", "time_zone", "reviewers_needed", "is_public")
MEASURE_FIELDS = (
    "title",
    "definition",
    "counted_kind",
    "kind",
    "population",
    "cause",
    "place",
    "first_day",
    "last_day",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a record, every field but the moment a finished string: what differs is (field, before, after)."""

    at: datetime
    moment: str
    who: str
    reason: str
    differences: tuple[tuple[str, str, str], ...]


def history_of(claim: Claim) -> list[Step]:
    """Return what was done to a claim, the last first; words that are withheld stay out of it."""
    if claim.withheld is not None:
        return []
    events = list(
        ClaimEvent.objects.filter(pgh_obj=claim.pk).select_related("pgh_context").order_by("-pgh_id")[: SHOWN + 1]
    )
    rows = [claim, *events]
    people = User.objects.select_related("reviewer").in_bulk(_people(events))
    measures = Measure.objects.in_bulk({row.measure_id for row in rows if row.measure_id})
    claimants = Claimant.objects.in_bulk({row.claimant_id for row in rows if row.claimant_id})
    steps = []
    for after, before in zip(rows, events, strict=False):
        told = before.pgh_context.metadata if before.pgh_context else {}
        user = people.get(told.get("user") or _doer(before, after))
        steps.append(
            Step(
                at=before.pgh_created_at,
                moment=moment_text(before.pgh_created_at),
                who=name_of(user) if user else _("the machine"),
                reason=str(told.get("reason", "")),
                differences=tuple(_differences(before, after, measures, claimants)),
            )
        )
    return [step for step in steps if step.differences or step.reason][:SHOWN]


def deed_on_claim(before: Any, after: Any, measures: Mapping[int, Measure]) -> str:
    """Say what somebody did that made of one state of a claim the next, as a verb."""
    if before.measure_id != after.measure_id:
        return _("placed in “%s”") % _named(measures, after.measure_id)
    if before.state != after.state:
        return pgettext("deed", "confirmed") if after.state == Claim.State.OPEN else pgettext("deed", "rejected")
    return pgettext("deed", "corrected") if before.revision != after.revision else pgettext("deed", "changed")


def history_of_definition(record: Topic | Measure) -> list[Step]:
    """Return what was done to a topic or a measure, the last first: what it counted, where it lay, what took it over."""
    is_topic = isinstance(record, Topic)
    events: Any = apps.get_model("claims", f"{type(record).__name__}Event")
    before = list(events.objects.filter(pgh_obj=record.pk).select_related("pgh_context").order_by("-pgh_id")[:SHOWN])
    rows = [record, *before]
    people = User.objects.select_related("reviewer").in_bulk(
        {event.pgh_context.metadata.get("user") for event in before if event.pgh_context} - {None}
    )
    leading = {"merged_into": type(record)} if is_topic else {"whole": Measure, "topic": Topic, "merged_into": Measure}
    led_to = {
        name: model._default_manager.in_bulk({getattr(row, f"{name}_id") for row in rows} - {None})
        for name, model in leading.items()
    }
    steps = []
    for later, earlier in zip(rows, before, strict=False):
        pairs = [
            difference(name, getattr(earlier, name), getattr(later, name))
            for name in (TOPIC_FIELDS if is_topic else MEASURE_FIELDS)
        ]
        pairs += [
            (
                field_name(name),
                _named(found, getattr(earlier, f"{name}_id")),
                _named(found, getattr(later, f"{name}_id")),
            )
            for name, found in led_to.items()
        ]
        told = earlier.pgh_context.metadata if earlier.pgh_context else {}
        user = people.get(told.get("user"))
        steps.append(
            Step(
                at=earlier.pgh_created_at,
                moment=moment_text(earlier.pgh_created_at),
                who=name_of(user) if user else _("the machine"),
                reason=str(told.get("reason", "")),
                differences=tuple((name, was, now) for name, was, now in pairs if was != now),
            )
        )
    return steps


def _people(events: list[Any]) -> set[int]:
    told = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    rows = {pk for event in events for pk in (event.settled_by_id, event.placed_by_id)}
    return {pk for pk in told | rows if pk}


def _doer(before: Any, after: Any) -> int | None:
    """Return who settled or placed the claim in a step whose context does not say."""
    if before.placed_at != after.placed_at:
        return after.placed_by_id
    return after.settled_by_id if before.settled_at != after.settled_at else None


def _differences(before: Any, after: Any, measures: Any, claimants: Any) -> list[tuple[str, str, str]]:
    """Return the fields that differ in a reader's words."""
    pairs = [difference(name, getattr(before, name), getattr(after, name)) for name in FIELDS]
    pairs.append((field_name("measure"), _named(measures, before.measure_id), _named(measures, after.measure_id)))
    pairs.append((field_name("claimant"), _named(claimants, before.claimant_id), _named(claimants, after.claimant_id)))
    return [(name, was, now) for name, was, now in pairs if was != now]


def _named(rows: Any, pk: int | None) -> str:
    return str(rows[pk]) if pk in rows else "–"
