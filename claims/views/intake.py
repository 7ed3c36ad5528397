"""Adding an article: paste it, upload it or give its address, look at what was read, keep it or throw it away."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims import choosing, splitting, taking_in
from claims.forms import IntakeForm
from claims.models import Intake, Reading
from claims.preview import parts_of, preview_of, suggestions_of
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
    parts, breaks = parts_of(intake)
    context = {
        "intake": intake,
        "preview": preview_of(intake),
        "suggestions": suggestions_of(intake),
        "parts": parts,
        "breaks": breaks,
    }
    return render(request, template, context)


@require_POST
@allowed("claims.add_intake")
def intake_choose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say of a figure what it is, before the text is kept, and go on to the next one."""
    intake = get_object_or_404(Intake, pk=pk)
    figure, act = request.POST.get("figure", ""), request.POST.get("act", "")
    now = timezone.now()
    try:
        if act in ("before", "after"):
            choosing.quote_more(intake=intake, figure=figure, before=act == "before", by=request.user, now=now)
        elif act == "all":
            choosing.choose_all(intake=intake, by=request.user, now=now)
        else:
            verdict = choosing.Verdict(act) if act != "none" else None
            same_as = request.POST.get("same_as", "")
            choosing.choose(intake=intake, figure=figure, verdict=verdict, same_as=same_as, by=request.user, now=now)
    except ValueError as refusal:
        messages.error(request, str(refusal))
        return redirect(intake)
    onward = _next_open(intake, figure) if act in list(choosing.Verdict) else figure
    return redirect(f"{intake.get_absolute_url()}#figure-{onward.replace(':', '-')}" if onward else intake)


@require_POST
@allowed("claims.add_intake")
def intake_split(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say where one article ends and the next begins, or that all is one."""
    intake = get_object_or_404(Intake, pk=pk)
    at = request.POST.get("at", "")
    position = int(at) if at.isdecimal() and len(at) < 10 else -1
    try:
        match request.POST.get("act"):
            case "one":
                splitting.keep_as_one(intake=intake)
            case "items":
                splitting.keep_as_items(intake=intake)
            case "join":
                splitting.join(intake=intake, at=position)
            case _:
                splitting.split(intake=intake, at=position)
    except splitting.NotSplittable as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{intake.get_absolute_url()}#parts")


def _next_open(intake: Intake, figure: str) -> str:
    """Return the next figure of which nothing was said yet, from the beginning again at the end; empty for none."""
    intake.refresh_from_db(fields=["choices", "page"])
    keys = [suggestion.key for suggestion in suggestions_of(intake)]
    place = keys.index(figure) + 1 if figure in keys else 0
    return next((key for key in keys[place:] + keys[:place] if key not in intake.choices), "")


@require_POST
@allowed("claims.add_intake")
def intake_try_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a text that could not be read be taken up once more."""
    intake = get_object_or_404(Intake, pk=pk)
    try:
        taking_in.try_again(intake=intake)
    except taking_in.NotReady as refusal:
        messages.error(request, str(refusal))
    else:
        send_on_commit(read_intake, intake.pk)
    return redirect(intake)


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
