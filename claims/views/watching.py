"""A source over time: its versions, what came of every fetch, and how it is watched."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.forms import AddressForm, CadenceForm, PauseForm, StringsForm
from claims.views.people import SignedInRequest, allowed
from sources import adding, refreshing
from sources.models import Arrival, Promotion, Schedule, Snapshot, Source
from sources.outcomes import Outcome
from sources.sending import send_on_commit
from sources.tasks import fetch_source

FETCHES = 100  # shown; the admin site has all
VERSIONS = 200


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a source as it is listed.

    Args:
        snapshot: the version.
        state: what became of it, in a word.
        reason: why it was held, promoted or discarded; empty where nobody had to say.
        is_held: whether it waits for a person.
        before: the version that stood before it, to compare it with; None for the first.
    """

    snapshot: Snapshot
    state: str
    reason: str
    is_held: bool
    before: Snapshot | None


@dataclass(frozen=True, slots=True)
class Watch:
    """How a source is watched, in finished strings.

    Args:
        schedule: its row.
        cadence: how long between two looks.
        last: what came of the last attempt, as a sentence; empty before the first.
        is_under_way: whether it is being fetched or read now, or about to be.
    """

    schedule: Schedule
    cadence: str
    last: str
    is_under_way: bool


@require_GET
@allowed("sources.view_snapshot")
def source_history(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the versions of a source, its fetches with what came of them, and how it is watched."""
    source = get_object_or_404(Source.objects.listed_first(), pk=pk)
    now = timezone.now()
    watch = _watch_of(source, now)
    context = {
        "source": source,
        "watch": watch,
        "versions": _versions_of(source),
        "fetches": list(source.fetches.select_related("arrival")[:FETCHES]),
        "cadence_form": CadenceForm(initial={"minutes": _fixed_minutes(watch)}),
        "pause_form": PauseForm(),
        "strings_form": StringsForm(
            initial={"strings": "\n".join(watch.schedule.watched_strings) if watch is not None else ""}
        ),
        "address_form": AddressForm(),
    }
    template = "sources/_source_watch.html" if request.htmx else "sources/source_history.html"
    return render(request, template, context)


def _watch_of(source: Source, now: datetime) -> Watch | None:
    schedule = Schedule.objects.filter(pk=source.pk).first()
    if schedule is None:
        return None
    is_asked = not schedule.paused_reason and (schedule.due_at <= now or schedule.lease_token is not None)
    is_read = Arrival.objects.filter(fetch__source=source, is_pending=True).exists()
    return Watch(
        schedule=schedule,
        cadence=timesince(now - schedule.cadence, now),
        last=str(Outcome(schedule.outcome).sentence) if schedule.outcome else "",
        is_under_way=is_asked or is_read,
    )


def _fixed_minutes(watch: Watch | None) -> int:
    if watch is None or not watch.schedule.is_cadence_fixed:
        return 0
    return round(watch.schedule.cadence.total_seconds() / 60)


def _versions_of(source: Source) -> list[Version]:
    """Return the versions of a source, the latest first, each with the one that stood before it."""
    snapshots = list(source.snapshots.prefetch_related("promotions").order_by("-captured_at", "-pk")[:VERSIONS])
    versions: list[Version] = []
    stood: Snapshot | None = None
    for snapshot in reversed(snapshots):
        said = max(snapshot.promotions.all(), key=lambda promotion: promotion.pk, default=None)
        verdict = said.verdict if said else Promotion.Verdict.PROMOTED
        is_current = snapshot.pk == source.current_snapshot_id
        versions.append(
            Version(
                snapshot=snapshot,
                state=_("current") if is_current else str(Promotion.Verdict(verdict).label) if said else "",
                reason=said.reason if said else "",
                is_held=verdict == Promotion.Verdict.HELD,
                before=stood,
            )
        )
        if verdict == Promotion.Verdict.PROMOTED:
            stood = snapshot
    return versions[::-1]


@require_POST
@allowed("sources.change_schedule")
def source_refresh(request: SignedInRequest, pk: int) -> HttpResponse:
    """Have the page fetched now."""
    source = get_object_or_404(Source, pk=pk)

    def refresh() -> None:
        refreshing.refresh_now(source=source, now=timezone.now())
        send_on_commit(fetch_source, source.pk)

    return _done(request, source, refresh, _("The page is asked for now."))


@require_POST
@allowed("sources.change_schedule")
def source_pause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop looking at the page."""
    source = get_object_or_404(Source, pk=pk)
    form = PauseForm(request.POST)
    return _done(
        request,
        source,
        lambda: refreshing.pause(source=source, reason=form.cleaned_data["reason"]),
        _("The page is not looked at until somebody resumes it."),
        form=form,
    )


@require_POST
@allowed("sources.change_schedule")
def source_resume(request: SignedInRequest, pk: int) -> HttpResponse:
    """Look at a paused page again."""
    source = get_object_or_404(Source, pk=pk)
    resume = refreshing.resume
    return _done(request, source, lambda: resume(source=source, now=timezone.now()), _("The page is watched again."))


@require_POST
@allowed("sources.change_schedule")
def source_cadence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set how often the page is looked at."""
    source = get_object_or_404(Source, pk=pk)
    form = CadenceForm(request.POST)
    return _done(
        request,
        source,
        lambda: refreshing.set_cadence(source=source, every=form.every(), now=timezone.now()),
        _("Saved."),
        form=form,
    )


@require_POST
@allowed("sources.change_schedule")
def source_strings(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say which words are expected on the page."""
    source = get_object_or_404(Source, pk=pk)
    form = StringsForm(request.POST)
    return _done(
        request,
        source,
        lambda: refreshing.watch_strings(source=source, strings=form.cleaned_data["strings"].splitlines()),
        _("Saved."),
        form=form,
    )


@require_POST
@allowed("sources.change_schedule")
def source_address(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say where a text was published, and watch its page from now on."""
    source = get_object_or_404(Source, pk=pk)
    form = AddressForm(request.POST)
    return _done(
        request,
        source,
        lambda: adding.give_address(source=source, url=form.cleaned_data["url"], now=timezone.now()),
        _("The page is watched from now on."),
        form=form,
    )


def _done(
    request: SignedInRequest, source: Source, act: Callable[[], None], said: str, *, form: forms.Form | None = None
) -> HttpResponse:
    """Act if the form is in order, say what came of it, and go back to the source's history."""
    if form is not None and not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect("source-history", source.pk)
    try:
        act()
    except (refreshing.NotWatched, adding.AlreadyAdded, ValueError) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("source-history", source.pk)
