"""What was corrected or taken back publicly: decisions and findings in one list, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F, Value

from claims.display import day_text
from claims.models import Decision, Finding, Topic
from claims.veiling import veil_claims, veil_notes

PUBLIC = (Decision.ChangeKind.CORRECTION, Decision.ChangeKind.RETRACTION)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction or retraction, every field but the record a finished string.

    Args:
        record: the decision or the finding that replaced an earlier one.
        day: when.
        kind: correction or retraction.
        about: the topic and the measure.
        was, now: what was said before and what is said instead: a level, or a sentence.
        words: the claim's words; empty for a finding.
        language: of those words.
        note: what readers are told.
    """

    record: Decision | Finding
    day: str
    kind: str
    about: str
    was: str
    now: str
    words: str
    language: str
    note: str


def corrections_for(user: User | AnonymousUser) -> Any:
    """Return what was corrected in the topics that a person may see, as (what, pk, at), the newest first."""
    topics = Topic.objects.visible_to(user)
    decisions = Decision.objects.filter(change_kind__in=PUBLIC, claim__measure__topic__in=topics)
    findings = Finding.objects.filter(change_kind__in=PUBLIC, measure__topic__in=topics)
    return (
        decisions.order_by()
        .annotate(what=Value("decision"), at=F("decided_at"))
        .values("what", "pk", "at")
        .union(
            findings.order_by().annotate(what=Value("finding"), at=F("stated_at")).values("what", "pk", "at"), all=True
        )
        .order_by("-at", "-pk")
    )


def shown(rows: Iterable[dict[str, Any]], *, now: datetime) -> list[Correction]:
    """Return rows of `corrections_for` with the words that may be shown, in their order and in a fixed number of queries."""
    listed = list(rows)
    decisions = _decisions([row["pk"] for row in listed if row["what"] == "decision"], now=now)
    findings = Finding.objects.select_related("measure__topic", "supersedes").in_bulk(
        [row["pk"] for row in listed if row["what"] == "finding"]
    )
    return [
        _of_decision(decisions[row["pk"]]) if row["what"] == "decision" else _of_finding(findings[row["pk"]])
        for row in listed
    ]


def _decisions(pks: list[int], *, now: datetime) -> dict[int, Decision]:
    related = Decision.objects.select_related(
        "level", "supersedes__level", "claim__snapshot__source", "claim__measure__topic"
    )
    decisions = veil_notes(related.filter(pk__in=pks), now=now)
    veil_claims([decision.claim for decision in decisions], now=now)
    return {decision.pk: decision for decision in decisions}


def _of_decision(decision: Decision) -> Correction:
    claim = decision.claim
    return Correction(
        record=decision,
        day=day_text(decision.decided_at.date()),
        kind=decision.get_change_kind_display(),
        about=f"{claim.measure.topic} · {claim.measure}" if claim.measure else "",
        was=str(decision.supersedes.level) if decision.supersedes else "",
        now=str(decision.level),
        words=claim.quote,
        language=claim.snapshot.source.language,
        note=decision.public_note,
    )


def _of_finding(finding: Finding) -> Correction:
    return Correction(
        record=finding,
        day=day_text(finding.stated_at.date()),
        kind=finding.get_change_kind_display(),
        about=f"{finding.measure.topic} · {finding.measure}",
        was=finding.supersedes.sentence if finding.supersedes else "",
        now=finding.sentence,
        words="",
        language="",
        note=finding.public_note,
    )
