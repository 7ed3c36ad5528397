"""Stating a finding: a person answers a measure's question, on the claims that were counted and left out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.comparison import Language, StatedFigure
from claims.comparison.finding import Proposal
from claims.figures.profiles import DEFAULT_PROFILE
from claims.models import Claim, Finding, Measure, Weighed

RULES_VERSION = "1"  # of the table of relations that proposed the answer; goes up when a rule changes


class NotStatable(ValueError):
    """The finding cannot be stated so; the message is a sentence. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answers.

    Args:
        as_of: the day it answers for.
        low, best, high: the numbers, both ends inclusive; None where there is none.
        method: how they were come to (range, majority, source_hierarchy, acled, discussion).
        sentence: the answer in words; required.
        conflict: yes, no or open.
        included: the claims that were counted.
        excluded: the claims that were left out, each with the reason.
        change_kind: for a later finding, why it replaces the standing one.
        public_note: what readers are told about the change; required for a correction or a retraction.
    """

    as_of: date
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    method: str
    sentence: str
    conflict: str
    included: tuple[Claim, ...]
    excluded: Mapping[Claim, str]
    change_kind: str = Finding.ChangeKind.UPDATE
    public_note: str = ""


def answer_of(proposal: Proposal, *, language: Language = Language.ENGLISH, **changed: Any) -> Answer:
    """Return what the machine proposes as an answer that a person may state as it is, or with some fields changed."""
    claims = Claim.objects.in_bulk([int(figure.key) for figure in _figures_of(proposal)])
    proposed = Answer(
        as_of=proposal.as_of,
        low=_inclusive(proposal.range.low, Decimal(1), proposal.range.low_inc) if proposal.range else None,
        best=proposal.best,
        high=_inclusive(proposal.range.high, Decimal(-1), proposal.range.high_inc) if proposal.range else None,
        method=proposal.method,
        sentence=proposal.sentence(language),
        conflict=proposal.conflict,
        included=tuple(claims[int(figure.key)] for figure in proposal.included),
        excluded={claims[int(left_out.figure.key)]: left_out.sentence(language) for left_out in proposal.excluded},
    )
    return replace(proposed, **changed)


def _inclusive(end: Decimal | None, step: Decimal, is_included: bool) -> Decimal | None:
    """Return an end as the last number inside it: "more than 50" people are 51 or more. A fraction stays as it is."""
    if end is None or is_included or end != end.to_integral_value():
        return end
    return end + step


def _figures_of(proposal: Proposal) -> list[StatedFigure]:
    return [*proposal.included, *(left_out.figure for left_out in proposal.excluded)]


@transaction.atomic
def state_finding(*, measure: Measure, answer: Answer, by: User, now: datetime) -> Finding:
    """Write the answer for a measure, superseding the one that stands.

    Raises:
        NotStatable: no sentence, numbers that do not rise, or a correction without a public note; nothing was written.
    """
    if not answer.sentence.strip():
        raise NotStatable(_("Say the answer in a sentence."))
    given = [number for number in (answer.low, answer.best, answer.high) if number is not None]
    if given != sorted(given):
        raise NotStatable(_("The three numbers must rise: lowest, best, highest."))
    Measure.objects.select_for_update().get(pk=measure.pk)
    earlier = Finding.objects.filter(measure=measure, superseded_by__isnull=True).first()
    change_kind = answer.change_kind if earlier else Finding.ChangeKind.FIRST
    needs_note = change_kind in (Finding.ChangeKind.CORRECTION, Finding.ChangeKind.RETRACTION)
    if needs_note and not answer.public_note.strip():
        raise NotStatable(_("A correction tells readers publicly what was wrong."))
    finding = Finding.objects.create(
        measure=measure,
        as_of=answer.as_of,
        known_at=now,
        low=answer.low,
        best=answer.best,
        high=answer.high,
        method=answer.method,
        sentence=answer.sentence,
        conflict=answer.conflict,
        rules_version=RULES_VERSION,
        profile=DEFAULT_PROFILE,
        change_kind=change_kind,
        public_note=answer.public_note if earlier else "",
        supersedes=earlier,
        stated_by=by,
        stated_at=now,
    )
    weighed = [(claim, True, "") for claim in answer.included]
    weighed += [(claim, False, reason) for claim, reason in answer.excluded.items()]
    Weighed.objects.bulk_create(
        Weighed(finding=finding, claim=claim, claim_revision=claim.revision, is_included=included, reason=reason[:300])
        for claim, included, reason in weighed
    )
    return finding
