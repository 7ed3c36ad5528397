"""Rating a claim, taking a rating back, and deciding on a claim."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims import deciding, rating
from claims.forms import DecisionForm, RatingForm
from claims.models import Claim, Rating, Reviewer
from claims.queue import to_decide
from claims.veiling import veil_notes
from claims.views.claim import context_of
from claims.views.people import SignedInRequest, allowed, reviewer_of


def _reviewer_or_403(request: SignedInRequest) -> Reviewer:
    reviewer = reviewer_of(request)
    if reviewer is None:
        raise PermissionDenied(_("This account does not rate. An administrator can make it a reviewer."))
    return reviewer


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_rating")
def claim_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Rate a claim; saving goes on to the next one that waits. Others' ratings show only once one's own is in."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    reviewer = _reviewer_or_403(request)
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rating.rate(claim=claim, judgement=form.judgement(), by=reviewer, now=timezone.now())
        except rating.NotRateable as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your rating is in."))
            following = Claim.objects.waiting_for(reviewer).filter(pk__gt=claim.pk).order_by("pk").first()
            return redirect("claim-review", pk=following.pk) if following else redirect(claim)
    ratings = Rating.objects.standing().filter(claim=claim).select_related("reviewer", "level")
    mine = ratings.filter(reviewer=reviewer).first()
    context = context_of(request, claim) | {
        "form": form,
        "mine": mine,
        "others": veil_notes(ratings.visible_to(reviewer).exclude(reviewer=reviewer), now=timezone.now())
        if mine
        else None,
    }
    return render(request, "claims/claim_review.html", context, status=400 if form.errors else 200)


@require_POST
@allowed("claims.add_rating")
def claim_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own rating of a claim back."""
    claim = get_object_or_404(Claim, pk=pk)
    try:
        rating.withdraw(claim=claim, by=_reviewer_or_403(request), now=timezone.now())
    except rating.NotRateable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your rating is taken back. It stays on record as withdrawn."))
    return redirect("claim-review", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_decision")
def claim_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide on a claim, with the standing ratings side by side; saving goes on to the next one that waits."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deciding.decide(claim=claim, outcome=form.outcome(), by=request.user, now=timezone.now())
        except deciding.NotDecidable as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Decided."))
            following = to_decide().exclude(pk=claim.pk).first()
            return redirect("claim-decide", pk=following.pk) if following else redirect(claim)
    ratings = Rating.objects.standing().filter(claim=claim).select_related("reviewer", "level").order_by("pk")
    context = context_of(request, claim) | {"form": form, "ratings": veil_notes(ratings, now=timezone.now())}
    return render(request, "claims/claim_decide.html", context, status=400 if form.errors else 200)
