"""Deciding on a claim, with the standing ratings side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims import deciding
from claims.beside import other_figures
from claims.forms import DecisionForm
from claims.models import Assignment, Claim, Decision, Rating, Reviewer
from claims.queue import QueueChoice
from claims.veiling import veil_notes
from claims.views.claim import context_of
from claims.views.people import SignedInRequest, allowed, reviewer_of
from claims.weighing import Weighing, reasons_to_reopen, weighing_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_decision")
def claim_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide on a claim; saving goes on to the next one that waits. Who has promised a rating gives it first."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    reviewer, now = reviewer_of(request), timezone.now()
    if _owes_a_rating(reviewer, claim):
        messages.info(
            request, _("You have a slot on this claim. Rate it, or hand it back, before you see the others' ratings.")
        )
        return redirect("claim-review", pk=pk)
    standing = next(iter(claim.standing_decisions), None)
    weighing = weighing_of(claim, now=now)
    form = DecisionForm(request.POST or None, initial=_seen(standing, weighing))
    if request.method == "POST" and form.is_valid():
        try:
            deciding.decide(claim=claim, outcome=form.outcome(), by=request.user, now=now, seen=form.seen())
        except deciding.NotDecidable as refusal:
            form.add_error(None, str(refusal))
        except deciding.DecidedMeanwhile:
            form.look_again(standing, weighing.seen)
        else:
            messages.success(request, _("Decided."))
            choice = QueueChoice.of(request.GET)
            query = choice.query(name=choice.name or "to-decide")
            return redirect(f"{reverse('queue-next')}?{query}&after={claim.pk}")
    earlier = Decision.objects.filter(claim=claim).select_related("level", "decided_by__reviewer")
    context = context_of(request, claim, reviewer=reviewer) | {
        "form": form,
        "weighing": weighing,
        "reasons": reasons_to_reopen(claim, standing) if standing else (),
        "earlier": veil_notes(earlier, now=now),
        "figures": other_figures(claim, now=now),
    }
    return render(request, "claims/claim_decide.html", context, status=400 if form.errors else 200)


def _owes_a_rating(reviewer: Reviewer | None, claim: Claim) -> bool:
    """Tell whether an editor holds a slot on a claim and has not rated it, so that they are to stay blind."""
    if reviewer is None or not Assignment.objects.filter(claim=claim, reviewer=reviewer).exists():
        return False
    return not Rating.objects.standing().filter(claim=claim, reviewer=reviewer).exists()


def _seen(standing: Decision | None, weighing: Weighing) -> dict[str, object]:
    return {"seen_decision": standing.pk if standing else None, "seen_ratings": weighing.seen}
