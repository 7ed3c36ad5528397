"""The finding on top of a board: what was answered, by whom, on what, and whether the figures have moved on since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.comparison.finding import Method
from claims.display import day_text, number_text, range_text, window_text
from claims.figures import Range
from claims.models import Claim, Finding, Measure
from claims.stated import origin_of, stated_figure
from claims.veiling import veil_claims


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding as it is shown, every field but the finding a finished string.

    Args:
        finding: the finding, for its address.
        sentence: the answer in words, as it was stated.
        numbers: from the lowest to the highest number; empty where there is none.
        best: the one number it comes to; empty where there is none.
        conflict: whether the sources conflict.
        as_of: the day it answers for.
        method: how it was come to.
        stated: who stated it, and when.
        counted: how many figures it counted and how many it left out.
        outgrown: why it is due again; empty while nothing changed.
    """

    finding: Finding
    sentence: str
    numbers: str
    best: str
    conflict: str
    as_of: str
    method: str
    stated: str
    counted: str
    outgrown: tuple[str, ...]


def standing_card(measure: Measure, *, at: datetime | None = None) -> FindingCard | None:
    """Return the finding that stands for a measure, now or as it was at a moment, or None."""
    finding = measure.findings.standing(at).select_related("stated_by__reviewer").first()
    if finding is None:
        return None
    return card_of(finding, outgrown=reasons_to_renew(finding) if at is None else ())


def card_of(finding: Finding, *, outgrown: Iterable[str] = ()) -> FindingCard:
    """Return a finding as it is shown."""
    included = list(finding.weighed.values_list("is_included", flat=True))
    return FindingCard(
        finding=finding,
        sentence=finding.sentence,
        numbers=numbers_text(finding),
        best="" if finding.best is None else number_text(finding.best),
        conflict=finding.get_conflict_display(),
        as_of=day_text(finding.as_of),
        method=method_text(finding.method),
        stated=_("%(who)s, %(day)s") % {"who": name_of(finding.stated_by), "day": day_text(finding.stated_at.date())},
        counted=_("%(counted)d counted, %(left_out)d left out")
        % {"counted": sum(included), "left_out": len(included) - sum(included)},
        outgrown=tuple(outgrown),
    )


def numbers_text(finding: Finding) -> str:
    """Write a finding's range: "48 – 52", "48 or more"; empty where it names no number."""
    if finding.low is None and finding.high is None:
        return ""
    return range_text(Range(finding.low, finding.high))


def method_text(method: str) -> str:
    """Write how a finding was come to, in a reader's words."""
    words = {
        Method.RANGE: _("range of the reports"),
        Method.MAJORITY: _("majority of the origins"),
        Method.SOURCE_HIERARCHY: _("hierarchy of sources"),
        Method.ACLED: _("the most conservative report, as ACLED codes"),
        "discussion": _("discussion"),
    }
    return words.get(method, method)


def name_of(user: User) -> str:
    """Return what a person is known by to others: a reviewer's pseudonym; who does not rate has no name here."""
    reviewer = getattr(user, "reviewer", None)
    return reviewer.pseudonym if reviewer is not None else _("an editor")


def reasons_to_renew(finding: Finding) -> tuple[str, ...]:
    """Return why a finding no longer answers for the figures as they are now, as sentences; none while it does."""
    weighed = {row.claim_id: row for row in finding.weighed.all()}
    present = dict(finding.measure.claims.on_board().values_list("pk", "revision"))
    added = sum(pk not in weighed for pk in present)
    corrected = sum(pk in present and row.claim_revision < present[pk] for pk, row in weighed.items())
    gone = sum(row.is_included and pk not in present for pk, row in weighed.items())
    sentences = (
        (added, ngettext("%d figure was added since.", "%d figures were added since.", added)),
        (corrected, ngettext("%d reading was corrected since.", "%d readings were corrected since.", corrected)),
        (
            gone,
            ngettext(
                "%d figure that it counted is no longer on its page or on this board.",
                "%d figures that it counted are no longer on their pages or on this board.",
                gone,
            ),
        ),
    )
    return tuple(sentence % count for count, sentence in sentences if count)


@dataclass(frozen=True, slots=True)
class WeighedFigure:
    """A claim that a finding counted or left out, as it is shown."""

    claim: Claim
    words: str
    range: str
    as_of: str
    origin: str
    is_included: bool
    reason: str
    is_outdated: bool


def weighed_in(finding: Finding, *, now: datetime) -> tuple[WeighedFigure, ...]:
    """Return the claims that a finding weighed, counted ones first, with the words that may be shown now.

    The numbers are those of the claim as it is read now; `is_outdated` says that it has been corrected since.
    """
    rows = list(finding.weighed.order_by("-is_included", "pk"))
    claims = Claim.objects.filter(pk__in=[row.claim_id for row in rows]).with_source()
    by_pk = {claim.pk: claim for claim in veil_claims(claims, now=now)}
    shown = []
    for row in rows:
        claim = by_pk[row.claim_id]
        window = stated_figure(claim, measure=finding.measure).window()
        shown.append(
            WeighedFigure(
                claim=claim,
                words=claim.wording or claim.quote,
                range=range_text(claim.range, is_vague=claim.is_vague),
                as_of=window_text(window.first_day, window.last_day, window.known),
                origin=origin_of(claim).name,
                is_included=row.is_included,
                reason=row.reason,
                is_outdated=row.claim_revision < claim.revision,
            )
        )
    return tuple(shown)
