"""The ratings of a claim side by side for whoever decides: what differs, how far they agree, and what came since a decision."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.assigning import do_differ
from claims.display import day_text, range_text
from claims.figures import Range
from claims.models import Claim, Decision, Rating
from claims.veiling import veil_evidence, veil_notes


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that ratings say, in the order of the ratings; `differs` where they do not all say the same."""

    name: str
    said: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Weighing:
    """The standing ratings of a claim.

    Args:
        ratings: the ratings, the first given first, with their levels, reviewers and evidence.
        aspects: what they say besides the level and the note, each aspect in the order of the ratings.
        levels_differ: whether they chose different levels.
        agreement: how far they agree, as a sentence; empty below two ratings.
        seen: the numbers of the ratings, for a form to tell which ones its reader had before them.
    """

    ratings: tuple[Rating, ...]
    aspects: tuple[Aspect, ...]
    levels_differ: bool
    agreement: str
    seen: str


def weighing_of(claim: Claim, *, now: datetime) -> Weighing:
    """Return the ratings that stand on a claim, side by side."""
    standing = Rating.objects.standing().filter(claim=claim).select_related("reviewer", "level", "newer")
    ratings = veil_notes(standing.prefetch_related("evidence__snapshot__source").order_by("pk"), now=now)
    veil_evidence([link for rating in ratings for link in rating.evidence.all()], now=now)
    return Weighing(
        ratings=tuple(ratings),
        aspects=tuple(_aspects(ratings, claim)),
        levels_differ=len({rating.level_id for rating in ratings}) > 1,
        agreement=_agreement(ratings),
        seen=seen_text(ratings),
    )


def seen_text(ratings: Sequence[Rating]) -> str:
    """Return the numbers of ratings as one word, the same for the same ratings."""
    return " ".join(str(pk) for pk in sorted(rating.pk for rating in ratings))


def reasons_to_reopen(claim: Claim, decision: Decision) -> tuple[str, ...]:
    """Return why a decision no longer answers for a claim as it is now, as sentences; none while it does.

    Only for those who may know of ratings; `claim` comes with its outcome.
    """
    weighed = set(decision.weighed.values_list("pk", flat=True))
    standing = set(Rating.objects.standing().filter(claim=claim).values_list("pk", flat=True))
    return (*_ratings_since(weighed, standing), *changes_since(claim, decision))


def changes_since(claim: Claim, decision: Decision) -> tuple[str, ...]:
    """Return what happened to the claim itself since a decision, as sentences that anybody may read."""
    sentences = []
    if decision.claim_revision < claim.revision:
        sentences.append(_("The reading of the claim was corrected since."))
    later = [c for c in claim.page_changes if c.found_at > decision.decided_at and c.kind not in c.LEAVES_THE_FIGURE]
    if later:
        sentences.append(_("Its page changed since: %s.") % later[0].get_kind_display())
    return tuple(sentences)


def _ratings_since(weighed: set[int], standing: set[int]) -> list[str]:
    sentences = []
    if count := len(standing - weighed):
        sentences.append(ngettext("%d rating came in since.", "%d ratings came in since.", count) % count)
    if count := len(weighed - standing):
        sentences.append(
            ngettext(
                "%d rating that it weighed was changed or taken back.",
                "%d ratings that it weighed were changed or taken back.",
                count,
            )
            % count
        )
    return sentences


def _aspects(ratings: Sequence[Rating], claim: Claim) -> list[Aspect]:
    return [
        _aspect(_("Reported faithfully"), [rating.get_faithful_display() or _("not judged") for rating in ratings]),
        _aspect(_("Confidence"), [str(rating.get_confidence_display()) for rating in ratings]),
        _aspect(_("Own reading"), [_reading(rating) for rating in ratings]),
        _aspect(_("Newer figure"), [str(rating.newer) if rating.newer else "–" for rating in ratings]),
        _aspect(_("Given for"), [_revision(rating, claim) for rating in ratings]),
        _aspect(_("On"), [day_text(rating.rated_at.date()) for rating in ratings]),
    ]


def _aspect(name: str, said: list[str]) -> Aspect:
    return Aspect(name, tuple(said), differs=len(set(said)) > 1)


def _reading(rating: Rating) -> str:
    if rating.own_low is None and rating.own_high is None:
        return "–"
    return range_text(Range(rating.own_low, rating.own_high))


def _revision(rating: Rating, claim: Claim) -> str:
    if rating.claim_revision == claim.revision:
        return _("this reading")
    return _("an earlier reading")


def _agreement(ratings: Sequence[Rating]) -> str:
    if len(ratings) < 2:
        return ""
    together = max(Counter(rating.level_id for rating in ratings).values())
    if together == 1:
        return _("Each of the %d chose another level.") % len(ratings)
    if together < len(ratings):
        return _("%(some)d of %(all)d chose the same level.") % {"some": together, "all": len(ratings)}
    if do_differ(ratings):
        return _("All %d chose the same level, but their own readings have no number in common.") % len(ratings)
    return _("All %d chose the same level.") % len(ratings)
