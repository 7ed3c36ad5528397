"""Stating the answer for a measure, and the page on which a finding can be read with all it rests on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from claims import stating
from claims.board.finding import FindingCard, card_of, reasons_to_renew, standing_card, weighed_in
from claims.comparison.finding import Method
from claims.display import page_language
from claims.forms import FindingForm, ProposalForm
from claims.models import Finding, Measure, Topic
from claims.proposals import ProposedFinding, proposed_finding
from claims.views.people import SignedInRequest, allowed, open_to_readers


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_finding")
def finding_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """State the answer for a measure, starting from what a named method proposes."""
    measure = get_object_or_404(Measure.objects.select_related("topic"), pk=pk)
    now = timezone.now()
    asked = ProposalForm(request.GET or None)
    method = Method(asked.cleaned_data["method"]) if asked.is_valid() else Method.RANGE
    as_of = asked.cleaned_data["as_of"] if asked.is_valid() else None
    proposed = proposed_finding(measure, method=method, as_of=as_of, now=now)
    standing = standing_card(measure)
    form = _form(request, proposed, seen=standing.finding.pk if standing else None)
    if request.method == "POST" and form.is_valid() and _is_up_to_date(request, form, standing):
        try:
            finding = stating.state_finding(measure=measure, answer=form.answer(), by=request.user, now=now)
        except stating.NotStatable as refusal:
            form.add_error(None, ValidationError(str(refusal)))
        else:
            messages.success(request, _("Stated. It stands on top of the board now."))
            return redirect(finding.measure)
    context = {
        "measure": measure,
        "asked": ProposalForm(initial={"method": method, "as_of": proposed.proposal.as_of}, auto_id="asked_%s"),
        "form": form,
        "rows": [(row, form[f"counted_{row.claim.pk}"], form[f"reason_{row.claim.pk}"]) for row in proposed.figures],
        "proposed": proposed.proposal.sentence(page_language()),
        "card": standing,
    }
    return render(request, "claims/finding_new.html", context, status=400 if form.errors else 200)


@require_GET
@open_to_readers
def finding_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a finding: the answer, the figures it counted and left out, and what came before and after it."""
    topics = Topic.objects.visible_to(request.user)
    findings = Finding.objects.filter(measure__topic__in=topics).select_related("measure__topic", "stated_by__reviewer")
    finding = get_object_or_404(findings, pk=pk)
    stands = not hasattr(finding, "superseded_by") and finding.change_kind != Finding.ChangeKind.RETRACTION
    context = {
        "card": card_of(finding, outgrown=reasons_to_renew(finding) if stands else ()),
        "finding": finding,
        "measure": finding.measure,
        "stands": stands,
        "weighed": weighed_in(finding, now=timezone.now()),
        "others": [card_of(other) for other in findings.filter(measure=finding.measure).exclude(pk=finding.pk)],
    }
    return render(request, "claims/finding_detail.html", context)


def _form(request: SignedInRequest, proposed: ProposedFinding, *, seen: int | None) -> FindingForm:
    """Return the form as it was sent, or filled with what is proposed."""
    claims = [row.claim for row in proposed.figures]
    if request.method == "POST":
        return FindingForm(request.POST, claims=claims)
    answer = stating.answer_of(proposed.proposal, language=page_language())
    initial: dict[str, object] = {
        name: getattr(answer, name) for name in ("as_of", "low", "best", "high", "method", "sentence", "conflict")
    }
    initial |= {f"counted_{row.claim.pk}": row.is_counted for row in proposed.figures}
    initial |= {f"reason_{row.claim.pk}": row.reason for row in proposed.figures}
    return FindingForm(claims=claims, initial=initial | {"seen": seen})


def _is_up_to_date(request: SignedInRequest, form: FindingForm, standing: FindingCard | None) -> bool:
    """Tell whether the finding that the person saw still stands; else say so on the form and show them the new one."""
    standing_pk = standing.finding.pk if standing else None
    if form.cleaned_data["seen"] == standing_pk:
        return True
    form.add_error(
        None,
        _("Somebody else stated a finding meanwhile. It stands beside yours; compare, then save again to replace it."),
    )
    sent = request.POST.copy()
    sent["seen"] = "" if standing_pk is None else str(standing_pk)
    form.data = sent
    return False
