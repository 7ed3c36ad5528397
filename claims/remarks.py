"""What others left on a claim beside ratings: changes of its page, other readings proposed, comments and questions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from claims.fields_in_words import difference
from claims.models import Acknowledgement, Change, Claim, Comment, Proposal


@dataclass(frozen=True, slots=True)
class ProposedReading:
    """Another reading of a claim's words: the proposal, and what would change as (field, now, then) in a reader's words."""

    proposal: Proposal
    differences: tuple[tuple[str, str, str], ...]


def changes_of(claim: Claim) -> Any:
    """Return what later snapshots did to a claim, the last first, with who has seen it."""
    seen = Acknowledgement.objects.select_related("acknowledged_by__reviewer")
    changes = Change.objects.known().filter(claim=claim).select_related("claim", "snapshot__source")
    return changes.prefetch_related(Prefetch("acknowledgements", queryset=seen))


def comments_on(claim: Claim) -> Any:
    """Return the remarks and questions on a claim in the order of writing."""
    return Comment.objects.filter(claim=claim).select_related("commented_by__reviewer", "answers")


def proposals_for(claim: Claim) -> list[ProposedReading]:
    """Return the other readings that wait for a person's word; none for a claim whose words are withheld."""
    if claim.withheld is not None:
        return []
    waiting = Proposal.objects.waiting().filter(claim=claim)
    return [ProposedReading(proposal, tuple(_differences(claim, proposal))) for proposal in waiting]


def _differences(claim: Claim, proposal: Proposal) -> list[tuple[str, str, str]]:
    if not proposal.reading:
        return [(_("Figure"), claim.wording, _("none is read any more"))]
    return [difference(name, getattr(claim, name), then) for name, then in proposal.reading.items()]
