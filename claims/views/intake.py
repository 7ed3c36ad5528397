"""Adding an article: paste it, upload it or give its address, look at what was read, keep it or throw it away."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims import taking_in
from claims.forms import IntakeForm
from claims.models import Intake, Reading
from claims.preview import preview_of
from claims.tasks import read_claims, read_intake
from claims.views.people import SignedInRequest, allowed
from sources.adding import AlreadyAdded
from sources.models import Publisher
from sources.sending import send_on_commit


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_intake")
def intake_new(request: SignedInRequest) -> HttpResponse:
    """Take a text, a file or an address in and go to where it is read."""
    form = IntakeForm(request.POST or None, request.FILES or None)
    there = None
    if request.method == "POST" and form.is_valid():
        try:
            intake = _take_in(form, by=request.user)
        except taking_in.IntakeRefused as refusal:
            form.add_error(None, ValidationError(str(refusal)))
        except AlreadyAdded as already:
            there = already.source
            form.add_error(None, ValidationError(str(already)))
        else:
            send_on_commit(read_intake, intake.pk)
            return redirect(intake)
    context = {"form": form, "there": there, "publishers": Publisher.objects.all()[:500]}
    return render(request, "claims/intake_new.html", context, status=400 if form.errors else 200)


def _take_in(form: IntakeForm, *, by: User) -> Intake:
    now = timezone.now()
    if form.is_address_alone():
        return taking_in.take_in_address(given=form.given(), by=by, now=now)
    return taking_in.take_in(
        body=form.body(),
        media_type=form.media_type(),
        given=form.given(),
        charset=form.cleaned_data["charset"],
        file_name=form.file_name(),
        by=by,
        now=now,
    )


@require_GET
@allowed("claims.view_intake")
def intake_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an intake: being read, what was read, or why it could not be."""
    intake = get_object_or_404(Intake.objects.select_related("source"), pk=pk)
    if intake.source is not None:
        return redirect(intake.source)
    template = "claims/_intake.html" if request.htmx else "claims/intake_detail.html"
    return render(request, template, {"intake": intake, "preview": preview_of(intake)})


@require_POST
@allowed("claims.add_intake")
def intake_keep(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep what was read as a source; its figures are looked for next."""
    intake = get_object_or_404(Intake, pk=pk)
    try:
        source = taking_in.keep(intake=intake, by=request.user, now=timezone.now())
    except (taking_in.NotReady, AlreadyAdded) as refusal:
        messages.error(request, str(refusal))
        return redirect(intake)
    for reading_id in Reading.objects.of_source(source).values_list("pk", flat=True):
        send_on_commit(read_claims, reading_id)
    return redirect(source)


@require_POST
@allowed("claims.delete_intake")
def intake_throw_away(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw an intake away that was not kept."""
    intake = get_object_or_404(Intake, pk=pk)
    try:
        taking_in.throw_away(intake=intake)
    except taking_in.NotReady as refusal:
        messages.error(request, str(refusal))
        return redirect(intake)
    messages.success(request, _("Thrown away. Nothing of it was kept."))
    return redirect("intake-new")
