"""One claim: its words in context, how they were read, and what a person can do with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims import correcting, placing
from claims.beside import other_figures, replaced_by_and_replacing
from claims.board.rows import page_state_of, standing_of
from claims.context import in_context
from claims.display import range_text, window_text
from claims.explaining import reasons_for_reading
from claims.forms import CorrectionForm, EvidenceForm, PlaceForm, RemarkForm
from claims.forms.versions import Version, take_as_seen, versions_of
from claims.history import history_of
from claims.matching import measures_for
from claims.models import Claim, Evidence, Repeat, Reviewer
from claims.queue import QueueChoice
from claims.remarks import changes_of, comments_on, proposals_for
from claims.stated import origin_of
from claims.veiling import veil_changes, veil_claims, veil_evidence, veil_notes
from claims.views.people import SignedInRequest, allowed, reviewer_of
from claims.weighing import changes_since
from sources.models import Snapshot, Source
from sources.restricting import cover_of


@require_GET
def claim_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a claim with all that is known of it; of others' ratings nothing."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    reviewer, now = reviewer_of(request), timezone.now()
    context = context_of(request, claim, reviewer=reviewer)
    evidence = Evidence.objects.visible_to(reviewer).filter(claim=claim)
    decision = next(iter(claim.standing_decisions), None)
    context |= {
        "evidence": veil_evidence(evidence.select_related("snapshot__source", "linked_by__reviewer"), now=now),
        "measures": measures_for(claim),
        "figures": other_figures(claim, now=now),
        "reopened": changes_since(claim, decision) if decision else (),
        "proposals": proposals_for(claim),
        "changes": veil_changes(changes_of(claim), now=now),
        "comments": veil_notes(comments_on(claim), now=now),
        "repeat": Repeat.objects.filter(claim=claim).select_related("original").first(),
        "history": history_of(claim),
        "holds_slot": reviewer is not None and claim.assignments.filter(reviewer=reviewer).exists(),
        "query": QueueChoice.of(request.GET).query(),
        "remark": RemarkForm(),
    }
    return render(request, "claims/claim_detail.html", context)


def context_of(request: SignedInRequest, claim: Claim, *, reviewer: Reviewer | None = None) -> dict[str, object]:
    """Return what the claim's page and the pages around it show of a claim, every figure a finished string."""
    now = timezone.now()
    (claim,) = veil_claims([claim], now=now)
    newer, earlier = replaced_by_and_replacing(claim, now=now)
    return {
        "claim": claim,
        "language": claim.snapshot.source.language,
        "words": in_context(claim, cover_of([claim.snapshot_id], now=now)),
        "range": range_text(claim.range, is_vague=claim.is_vague),
        "as_of": window_text(claim.as_of_first, claim.as_of_last, claim.as_of_known),
        "origin": origin_of(claim).name,
        "standing": standing_of(claim),
        "page_state": page_state_of(claim),
        "newer": newer,
        "earlier": earlier,
        "reading": reasons_for_reading(claim),
        "decision": next(iter(veil_notes(claim.standing_decisions, now=now)), None),
        "reviewer": reviewer,
    }


def onward(request: SignedInRequest, claim: Claim) -> HttpResponse:
    """Go to the next claim of the list that one works through, or stay with this one where there is no list."""
    choice = QueueChoice.of(request.GET)
    if not choice.name:
        return redirect(claim)
    return redirect(f"{reverse('queue-next')}?{choice.query()}&after={claim.pk}")


@require_POST
@allowed("claims.change_claim")
def claim_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stand behind a claim as it was read."""
    claim = placing.confirm(claim=get_object_or_404(Claim, pk=pk), by=request.user, now=timezone.now())
    messages.success(request, _("Confirmed. Now place it in a measure."))
    query = QueueChoice.of(request.GET).query()
    return redirect(f"{claim.get_absolute_url()}?{query}" if query else claim)


@require_POST
@allowed("claims.change_claim")
def claim_reject(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that this is not a claim."""
    claim = placing.reject(claim=get_object_or_404(Claim, pk=pk), by=request.user, now=timezone.now())
    messages.success(request, _("Rejected. It can be confirmed again later."))
    return onward(request, claim)


@require_POST
@allowed("claims.change_claim")
def claim_place(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a claim into a measure."""
    claim = get_object_or_404(Claim, pk=pk)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a measure. If the right one is missing, add it to a topic first."))
        return redirect(claim)
    claim = placing.place(claim=claim, measure=form.cleaned_data["measure"], by=request.user, now=timezone.now())
    messages.success(request, _("Placed in “%s”.") % claim.measure)
    return onward(request, claim)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.change_claim")
def claim_correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct what was read from a claim's words."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    if veil_claims([claim], now=timezone.now())[0].withheld is not None:
        messages.error(
            request, _("The words of this claim are withheld, so nobody can say what they mean. Lift that first.")
        )
        return redirect(claim)
    form = CorrectionForm(request.POST) if request.method == "POST" else CorrectionForm.of(claim)
    versions: list[Version] = []
    if request.method == "POST" and form.is_valid():
        try:
            claim = correcting.correct(
                claim=claim,
                reading=form.reading(),
                seen_revision=form.cleaned_data["revision"],
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=timezone.now(),
            )
        except correcting.ChangedMeanwhile:
            form.add_error(
                None,
                _("Somebody else corrected this claim meanwhile. Both versions stand below; fix yours, then save."),
            )
            now_read = Claim.objects.get(pk=pk)
            versions = versions_of(form, CorrectionForm.of(now_read).initial, but=("reason",))
            take_as_seen(form, revision=now_read.revision)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Corrected. The claim is at revision %d now.") % claim.revision)
            return redirect(claim)
    context = context_of(request, claim) | {"form": form, "versions": versions}
    return render(request, "claims/claim_correct.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_evidence")
def claim_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Link a source to a claim as evidence."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    form = EvidenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        start, end = form.span()
        placing.link(
            claim=claim,
            snapshot=form.cleaned_data["source"].current_snapshot,
            start=start,
            end=end,
            stance=Evidence.Stance(form.cleaned_data["stance"]),
            note=form.cleaned_data["note"],
            by=request.user,
            now=timezone.now(),
        )
        messages.success(request, _("Linked."))
        return redirect(claim)
    return render(
        request,
        "claims/claim_evidence.html",
        context_of(request, claim) | {"form": form},
        status=400 if form.errors else 200,
    )


@require_POST
@allowed("claims.add_claim")
def claim_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a claim for words that were selected in a source's current text."""
    source = get_object_or_404(Source, pk=pk)
    snapshot = get_object_or_404(Snapshot, pk=source.current_snapshot_id)
    try:
        start, end = int(request.POST.get("start", "")), int(request.POST.get("end", ""))
        claim = correcting.enter(snapshot=snapshot, start=start, end=end, by=request.user, now=timezone.now())
    except ValueError:
        messages.error(request, _("Select some words of the text, or choose a sentence."))
        return redirect("source-detail", pk=source.pk)
    if not claim.states_a_figure:
        messages.info(request, _("No figure was found in these words. Give it one here if they state one."))
        return redirect("claim-correct", pk=claim.pk)
    return redirect(claim)
