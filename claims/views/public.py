"""What readers see without an account: a decided claim, and what was corrected or taken back."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.claimreview import as_script, claimreview_of
from claims.corrections import corrections_for, shown
from claims.display import range_text, window_text
from claims.models import Claim, Decision, Topic
from claims.stated import origin_of
from claims.veiling import veil_claims, veil_evidence, veil_notes
from claims.views.people import SignedInRequest, open_to_readers
from sources.paging import LongPaginator

PAGE = 30
ORGANISATION = "factcheck"


@require_GET
@open_to_readers
def claim_public(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a decided claim of a public topic: what was said, what was decided, why, on what, and what was said before."""
    now = timezone.now()
    topics = Topic.objects.visible_to(request.user)
    claim = get_object_or_404(Claim.objects.open().decided().filter(measure__topic__in=topics).with_source(), pk=pk)
    decisions = veil_notes(Decision.objects.filter(claim=claim).select_related("level").order_by("-pk"), now=now)
    (claim,) = veil_claims([claim], now=now)
    decision = decisions[0]
    is_taken_back = decision.change_kind == Decision.ChangeKind.RETRACTION
    review = claimreview_of(
        claim,
        decision,
        url=request.build_absolute_uri(request.path),
        organisation=ORGANISATION,
        home=request.build_absolute_uri("/"),
    )
    context = {
        "claim": claim,
        "source": claim.snapshot.source,
        "range": range_text(claim.range, is_vague=claim.is_vague),
        "as_of": window_text(claim.as_of_first, claim.as_of_last, claim.as_of_known),
        "origin": origin_of(claim).name,
        "decision": decision,
        "earlier": decisions[1:],
        "is_stale": decision.claim_revision != claim.revision,
        "evidence": veil_evidence(claim.evidence.select_related("snapshot__source"), now=now),
        "claimreview": as_script(review)
        if claim.measure and claim.measure.topic.is_public and not is_taken_back
        else "",
        "is_taken_back": is_taken_back,
    }
    return render(request, "claims/claim_public.html", context)


@login_not_required
@require_GET
def correction_list(request: SignedInRequest) -> HttpResponse:
    """Show what was corrected or taken back, the newest first."""
    asked = request.GET.get("page")
    page = LongPaginator(corrections_for(request.user), PAGE, asked=asked).get_page(asked)
    context = {"page": page, "corrections": shown(page.object_list, now=timezone.now())}
    return render(request, "claims/correction_list.html", context)
