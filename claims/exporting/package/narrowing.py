"""One topic of a data package: its rows, and all that they refer to, so that every reference leads somewhere."""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.db.models.expressions import RawSQL

from claims.exporting.columns import Asker
from claims.models import Change, Claim, Evidence, Finding, Measure, Weighed
from sources.models import Snapshot, Source

Narrowed = Callable[[str, Any], Any]  # from the name of a table and its rows to those that are wanted


def every_row(name: str, rows: Any) -> Any:
    """Return the rows as they are."""
    return rows


def of_topic(slug: str, asker: Asker) -> Narrowed:
    """Return what narrows the rows of each table to a topic.

    Another topic's claims are among them where a claim of this one replaces or repeats them, or a finding weighed them.
    """
    findings = Finding.objects.filter(measure__topic__slug=slug)
    weighed = Weighed.objects.filter(finding__in=findings).values_list("claim_id", flat=True)
    claims = _with_references(
        Claim,
        {*Claim.objects.filter(measure__topic__slug=slug).values_list("pk", flat=True), *weighed},
        ("replaces_id", "repeat__original_id"),
    )
    of_claims = Claim.objects.filter(pk__in=_array(claims))
    own_measures = Measure.objects.filter(topic__slug=slug).values_list("pk", flat=True)
    measures = _with_references(Measure, {*own_measures, *_values(of_claims, "measure_id")}, ("whole_id",))
    linked = (of_claims, *(record.objects.filter(claim__in=_array(claims)) for record in (Evidence, Change)))
    snapshots: set[int] = {pk for rows in linked for pk in _values(rows, "snapshot_id")}
    sources: set[int] = set()
    while True:
        snapshots = _with_references(Snapshot, snapshots, ("taken_from_id",))
        found = _with_references(
            Source, {*_values(Snapshot.objects.filter(pk__in=_array(snapshots)), "source_id")}, ("listed_in_id",)
        )
        if found == sources:
            break
        sources = found
        snapshots |= set(_values(Source.objects.filter(pk__in=_array(sources)), "current_snapshot_id"))
    publishers = set(_values(Source.objects.filter(pk__in=_array(sources)), "publisher_id"))
    former = apps.get_model("claims", "ClaimEvent").objects.filter(pgh_obj_id__in=_array(claims))
    wanted: dict[str, Q] = {
        "claimants": Q(pk__in=_array(_values(of_claims, "claimant_id") | _values(former, "claimant_id"))),
        "topics": Q(pk__in=_array(_values(Measure.objects.filter(pk__in=_array(measures)), "topic_id"))) | Q(slug=slug),
        "measures": Q(pk__in=_array(measures)),
        "publishers": Q(pk__in=_array(publishers)),
        "sources": Q(pk__in=_array(sources)),
        "snapshots": Q(pk__in=_array(snapshots)),
        "texts": Q(pk__in=_array(snapshots)),
        "claims": Q(pk__in=_array(claims)),
        "former_claims": Q(pgh_obj_id__in=_array(claims)),
        "decision_ratings": Q(decision__claim__in=_array(claims)),
        "findings": Q(measure__topic__slug=slug),
        "finding_claims": Q(finding__measure__topic__slug=slug),
        **dict.fromkeys(("evidence", "changes", "ratings", "former_ratings", "decisions"), Q(claim__in=_array(claims))),
    }
    return lambda name, rows: rows.filter(wanted[name]) if name in wanted else rows


def _with_references(record: Any, numbers: set[int], references: tuple[str, ...]) -> set[int]:
    """Return rows and all that they refer to, and so on."""
    new = numbers
    while new:
        rows = record.objects.filter(pk__in=_array(new))
        new = {pk for reference in references for pk in _values(rows, reference)} - numbers
        numbers = numbers | new
    return numbers


def _values(rows: Any, name: str) -> set[int]:
    return set(rows.exclude(**{f"{name}__isnull": True}).values_list(name, flat=True))


def _array(numbers: Iterable[int]) -> RawSQL:
    """Return numbers as one parameter, of which there may be any number."""
    return RawSQL("SELECT unnest(%s::bigint[])", [sorted(numbers)])
