"""What was done here, the last first: who, what and when, over the records that tell it.

Of ratings only one's own are among them: that somebody rated a claim tells others nothing before they have.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.board.finding import name_of
from claims.display import moment_text
from claims.history import ClaimEvent, deed_on_claim
from claims.models import Acknowledgement, Change, Claim, Comment, Decision, Finding, Intake, Measure, Rating, Reviewer
from claims.veiling import veil_claims
from sources.models import Fetch, Promotion, Restriction

PAGE = 40


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done.

    Args:
        at: when.
        pk: number of the row that tells it, for the address of what came before.
        who: whose deed it was; empty for the machine.
        what: the deed in words.
        about: the words of what it was done to, `language` theirs; empty for none.
        url: where to look at it; empty for nowhere.
    """

    at: datetime
    pk: int
    who: str
    what: str
    about: str = ""
    language: str = ""
    url: str = ""

    @property
    def moment(self) -> str:
        return moment_text(self.at)


Reader = Callable[[User, int | None, datetime], list[Deed]]


def _last(rows: Any, before: int | None, key: str = "pk") -> Any:
    """Return one page of rows, the last first; each is found by the table's own order, however many there are."""
    if before is not None:
        rows = rows.filter(**{f"{key}__lt": before})
    return rows.order_by(f"-{key}")[:PAGE]


def _on_claims(rows: Iterable[tuple[Any, datetime, User | None, str, Claim]], now: datetime) -> list[Deed]:
    """Return deeds on claims, with the words of each as they may be shown."""
    rows = list(rows)
    claims = {claim.pk: claim for claim in veil_claims({row[4].pk: row[4] for row in rows}.values(), now=now)}
    return [
        Deed(
            at,
            pk,
            name_of(who) if who else "",
            what,
            claims[claim.pk].wording or claims[claim.pk].quote,
            claim.snapshot.source.language,
            claim.get_absolute_url(),
        )
        for pk, at, who, what, claim in rows
    ]


WITH_CLAIM = ("claim__snapshot__source",)


def _intakes(user: User, before: int | None, now: datetime) -> list[Deed]:
    if not user.has_perm("claims.view_intake"):
        return []
    rows = _last(Intake.objects.select_related("added_by__reviewer", "source"), before)
    return [
        Deed(
            row.added_at,
            row.pk,
            name_of(row.added_by) if row.added_by else "",
            _("added (%s)") % row.get_state_display(),
            str(row),
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


def _claims(user: User, before: int | None, now: datetime) -> list[Deed]:
    events = list(_last(ClaimEvent.objects.select_related("pgh_context"), before, "pgh_id"))
    claims = Claim.objects.select_related("snapshot__source").in_bulk({event.pgh_obj_id for event in events})
    people = User.objects.select_related("reviewer").in_bulk(
        {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    )
    return _on_claims(
        (
            (
                event.pgh_id,
                event.pgh_created_at,
                people.get(event.pgh_context.metadata.get("user")) if event.pgh_context else None,
                what,
                claims[event.pgh_obj_id],
            )
            for event, what in zip(events, _what_was_done(events, claims), strict=True)
            if event.pgh_obj_id in claims
        ),
        now,
    )


def _what_was_done(events: list[Any], claims: dict[int, Claim]) -> list[str]:
    """Return what made of each former state of a claim the one that followed it."""
    since = min((event.pgh_id for event in events), default=0)
    later = ClaimEvent.objects.filter(pgh_obj__in=list(claims), pgh_id__gte=since).order_by("-pgh_id")
    follows: dict[int, Any] = {}
    next_of: dict[int, Any] = dict(claims)
    for event in later:
        follows[event.pgh_id] = next_of[event.pgh_obj_id]
        next_of[event.pgh_obj_id] = event
    measures = Measure.objects.in_bulk({after.measure_id for after in follows.values() if after.measure_id})
    return [deed_on_claim(event, follows.get(event.pgh_id, event), measures) for event in events]


def _ratings(user: User, before: int | None, now: datetime) -> list[Deed]:
    reviewer = Reviewer.objects.filter(user=user).first()
    if reviewer is None:
        return []
    rows = _last(Rating.objects.filter(reviewer=reviewer).select_related("level", *WITH_CLAIM), before)
    return _on_claims(
        (
            (
                row.pk,
                row.rated_at,
                user,
                _("rated: %s") % row.level if row.level else _("took the rating back"),
                row.claim,
            )
            for row in rows
        ),
        now,
    )


def _decisions(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Decision.objects.select_related("level", "decided_by__reviewer", *WITH_CLAIM), before)
    return _on_claims(
        ((row.pk, row.decided_at, row.decided_by, _("decided: %s") % row.level, row.claim) for row in rows), now
    )


def _comments(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Comment.objects.select_related("commented_by__reviewer", *WITH_CLAIM), before)
    return _on_claims(
        (
            (row.pk, row.commented_at, row.commented_by, _("asked") if row.is_question else _("commented"), row.claim)
            for row in rows
        ),
        now,
    )


def _changes(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Change.objects.select_related(*WITH_CLAIM), before)
    return _on_claims(
        ((row.pk, row.found_at, None, _("its page changed: %s") % row.get_kind_display(), row.claim) for row in rows),
        now,
    )


def _acknowledgements(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = Acknowledgement.objects.select_related("acknowledged_by__reviewer", "change__claim__snapshot__source")
    return _on_claims(
        (
            (row.pk, row.acknowledged_at, row.acknowledged_by, _("saw the change of its page"), row.change.claim)
            for row in _last(rows, before)
        ),
        now,
    )


def _findings(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Finding.objects.select_related("stated_by__reviewer"), before)
    return [
        Deed(
            row.stated_at,
            row.pk,
            name_of(row.stated_by),
            _("stated a finding (%s)") % row.get_change_kind_display(),
            row.sentence,
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


def _fetches(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Fetch.objects.select_related("source"), before)
    return [
        Deed(
            row.fetched_at,
            row.pk,
            "",
            row.get_outcome_display(),
            str(row.source),
            row.source.language,
            row.source.get_absolute_url(),
        )
        for row in rows
    ]


def _promotions(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Promotion.objects.select_related("promoted_by__reviewer", "snapshot__source"), before)
    return [
        Deed(
            row.promoted_at,
            row.pk,
            name_of(row.promoted_by) if row.promoted_by else "",
            _("version of the page: %s") % row.get_verdict_display(),
            str(row.snapshot.source),
            row.snapshot.source.language,
            row.snapshot.source.get_absolute_url(),
        )
        for row in rows
    ]


def _restrictions(user: User, before: int | None, now: datetime) -> list[Deed]:
    rows = _last(Restriction.objects.select_related("restricted_by__reviewer"), before)
    return [
        Deed(
            row.restricted_at,
            row.pk,
            name_of(row.restricted_by),
            _("lifted a restriction") if row.lifts_id else _("withheld words"),
            row.get_reason_display(),
        )
        for row in rows
    ]


KINDS: dict[str, tuple[Any, Reader]] = {
    "added": (gettext_lazy("Added"), _intakes),
    "claims": (gettext_lazy("Claims"), _claims),
    "ratings": (gettext_lazy("My ratings"), _ratings),
    "decisions": (gettext_lazy("Decisions"), _decisions),
    "findings": (gettext_lazy("Findings"), _findings),
    "comments": (gettext_lazy("Comments"), _comments),
    "changes": (gettext_lazy("Changes of pages"), _changes),
    "seen": (gettext_lazy("Changes seen"), _acknowledgements),
    "fetches": (gettext_lazy("Fetches"), _fetches),
    "versions": (gettext_lazy("Versions"), _promotions),
    "restrictions": (gettext_lazy("Withheld words"), _restrictions),
}


def activity(*, kind: str, before: int | None, user: User, now: datetime) -> Sequence[Deed]:
    """Return one page of what was done.

    Args:
        kind: one of `KINDS`, or empty for the last of all of them.
        before: number of the row whose predecessors are wanted; means something only with a kind.
    """
    if kind:
        return KINDS[kind][1](user, before, now)
    deeds = [deed for _title, read in KINDS.values() for deed in read(user, None, now)]
    return sorted(deeds, key=lambda deed: deed.at, reverse=True)[:PAGE]
