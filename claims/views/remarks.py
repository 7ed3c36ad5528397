"""What a person says about a claim beside rating it: comments, that it repeats another, that they saw a change, which reading holds."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims import commenting, correcting, rechecking, rereading
from claims.forms import RemarkForm
from claims.models import Change, Claim, Comment, Proposal
from claims.views.people import SignedInRequest, allowed


@require_POST
@allowed("claims.add_comment")
def claim_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a remark or a question on a claim, or answer one."""
    claim = get_object_or_404(Claim, pk=pk)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write something first."))
        return redirect(f"{claim.get_absolute_url()}#comments")
    answers = Comment.objects.filter(claim=claim, pk=form.cleaned_data["answers"] or 0).first()
    said = {name: form.cleaned_data[name] for name in ("text", "is_question", "is_sensitive")}
    commenting.comment(claim=claim, answers=answers, by=request.user, now=timezone.now(), **said)
    messages.success(request, _("Written down."))
    return redirect(f"{claim.get_absolute_url()}#comments")


@require_POST
@allowed("claims.add_repeat")
def claim_repeat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a claim only repeats another one of its measure, or take that back."""
    claim = get_object_or_404(Claim, pk=pk)
    asked = request.POST.get("original", "")
    if not asked:
        commenting.unmark_repeat(claim=claim)
        messages.success(request, _("It counts by itself again."))
        return redirect(claim)
    original = get_object_or_404(Claim, pk=int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
    try:
        commenting.mark_repeat(claim=claim, original=original, by=request.user, now=timezone.now())
    except commenting.NotARepeat as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Marked as a repeat: the two count once."))
    return redirect(claim)


@require_POST
@allowed("claims.change_claim")
def proposal_settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take another reading of a claim's words, or leave it."""
    proposal = get_object_or_404(Proposal.objects.select_related("claim"), pk=pk)
    act = rereading.take if "take" in request.POST else rereading.leave
    try:
        act(proposal=proposal, by=request.user, now=timezone.now())
    except (rereading.NothingWaits, correcting.ChangedMeanwhile):
        messages.error(request, _("This proposal was settled, or the claim corrected, meanwhile. Nothing was changed."))
    else:
        messages.success(request, _("Settled. The claim's history shows it."))
    return redirect(proposal.claim)


@require_POST
@allowed("claims.change_claim")
def change_acknowledge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that one has seen what a page did to a claim."""
    change = get_object_or_404(Change.objects.select_related("claim"), pk=pk)
    try:
        rechecking.acknowledge(
            change=change,
            note=request.POST.get("note", "")[:2000],
            no_notice_confirmed="no_notice_confirmed" in request.POST,
            by=request.user,
            now=timezone.now(),
        )
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Seen. Ratings given before the change show as stale until they are renewed."))
    return redirect("change-list" if "from_list" in request.POST else f"{change.claim.get_absolute_url()}#changes")
