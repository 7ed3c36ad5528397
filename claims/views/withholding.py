"""Withholding words of a source, and letting them be shown again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.forms import RestrictionForm
from claims.views.people import SignedInRequest, allowed
from sources import restricting
from sources.models import Restriction, Snapshot, Source


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("sources.add_restriction")
def source_withhold(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withhold words of what a source says now, wherever they stand; show what is withheld of it already."""
    source = get_object_or_404(Source, pk=pk)
    snapshot = get_object_or_404(Snapshot, pk=source.current_snapshot_id)
    form = RestrictionForm(request.POST or None, snapshot=snapshot)
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        start, end = form.span()
        restricting.restrict(
            snapshot=snapshot,
            start=start,
            end=end,
            reason=Restriction.Reason(form.cleaned_data["reason"]),
            note=form.cleaned_data["note"],
            until=form.ends_at(),
            by=request.user,
            now=now,
        )
        messages.success(request, _("Withheld. Pages, files, searches and programs no longer show these words."))
        return redirect("source-withhold", pk=pk)
    held = Restriction.objects.in_force(now).filter(snapshot__source=source, stems_from__isnull=True)
    context = {
        "source": source,
        "form": form,
        "held": held.select_related("restricted_by__reviewer").order_by("-pk"),
    }
    return render(request, "sources/source_withhold.html", context, status=400 if form.errors else 200)


@require_POST
@allowed("sources.add_restriction")
def restriction_lift(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let withheld words be shown again; both stay on record."""
    restriction = get_object_or_404(Restriction.objects.select_related("snapshot"), pk=pk, snapshot__isnull=False)
    try:
        restricting.lift(
            restriction=restriction, note=request.POST.get("note", "")[:2000], by=request.user, now=timezone.now()
        )
    except restricting.NothingToRestrict as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Lifted. The words show again."))
    return redirect("source-withhold", pk=restriction.snapshot.source_id if restriction.snapshot else 0)
