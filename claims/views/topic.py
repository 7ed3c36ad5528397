"""Topics, and the measures that are counted in them."""

from typing import Any

from django.contrib import messages
from django.db.models import Case, Count, OuterRef, Q, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims import defining
from claims.figures import CountedKind
from claims.forms import MeasureChangeForm, MeasureForm, MergeForm, TopicChangeForm, TopicForm
from claims.forms.versions import Version, take_as_seen, versions_of
from claims.history import history_of_definition
from claims.models import Finding, Measure, Topic
from claims.views.people import SignedInRequest, allowed


@require_GET
def topic_list(request: SignedInRequest) -> HttpResponse:
    """Show the topics a person may see."""
    topics: Any = Topic.objects.visible_to(request.user).standing().with_watching(request.user)
    topics = topics.annotate(claim_count=Count("measures__claims", filter=Q(measures__claims__state="open")))
    topics = topics.order_by("-is_watched", "title")
    return render(request, "claims/topic_list.html", {"topics": topics})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_topic")
def topic_new(request: SignedInRequest) -> HttpResponse:
    """Add a topic."""
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        topic = form.save()
        messages.success(request, _("Added. Now say what is counted in it."))
        return redirect("measure-new", slug=topic.slug)
    return render(request, "claims/topic_new.html", {"form": form}, status=400 if form.errors else 200)


@require_GET
def topic_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show a topic with its measures; one that was merged leads to the topic that took it over."""
    topics = Topic.objects.visible_to(request.user).with_watching(request.user)
    topic = get_object_or_404(topics.select_related("merged_into"), slug=slug)
    if topic.merged_into is not None:
        return redirect(topic.merged_into)
    measures = topic.measures.standing().select_related("whole")
    measures = measures.annotate(
        claim_count=Count("claims", filter=Q(claims__state="open")),
        answer=Finding.objects.standing().filter(measure=OuterRef("pk")).values("sentence")[:1],
    ).order_by("title")
    return render(request, "claims/topic_detail.html", {"topic": topic, "measures": measures})


@require_GET
def topic_history(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what a topic said of itself before, who changed it and when."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    return render(request, "claims/topic_history.html", {"topic": topic, "history": history_of_definition(topic)})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.change_topic")
def topic_change(request: SignedInRequest, slug: str) -> HttpResponse:
    """Change what a topic says of itself."""
    topic = get_object_or_404(Topic.objects.standing(), slug=slug)
    form = TopicChangeForm(request.POST or None, instance=topic, initial={"version": defining.version_of(topic)})
    versions: list[Version] = []
    if request.method == "POST" and form.is_valid():
        saved, versions = _redefined(request, form, Topic.objects.get(pk=topic.pk))
        if saved is not None:
            messages.success(request, _("Saved. What it said before stays in its history."))
            return redirect(saved)
    context = {
        "form": form,
        "versions": versions,
        "topic": Topic.objects.get(pk=topic.pk),
        "merge": MergeForm(choices=Topic.objects.standing().exclude(pk=topic.pk)),
    }
    return render(request, "claims/topic_change.html", context, status=400 if form.errors else 200)


@require_POST
@allowed("claims.change_topic")
def topic_merge(request: SignedInRequest, slug: str) -> HttpResponse:
    """Merge a topic into another one."""
    topic = get_object_or_404(Topic, slug=slug)
    form = MergeForm(request.POST, choices=Topic.objects.standing())
    if not form.is_valid():
        messages.error(request, _("Choose what to merge it into."))
        return redirect("topic-change", slug=slug)
    try:
        defining.merge_topics(topic=topic, into=form.cleaned_data["into"], by=request.user, now=timezone.now())
    except defining.NotMergeable as refusal:
        messages.error(request, str(refusal))
        return redirect(topic)
    messages.success(request, _("Merged. Its old address leads here."))
    return redirect(form.cleaned_data["into"])


@require_POST
def topic_watch(request: SignedInRequest, slug: str) -> HttpResponse:
    """Watch a topic, or stop."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    if "stop" in request.POST:
        defining.unwatch(topic=topic, by=request.user)
    else:
        defining.watch(topic=topic, by=request.user, now=timezone.now())
    return redirect(topic)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_measure")
def measure_new(request: SignedInRequest, slug: str) -> HttpResponse:
    """Add a measure to a topic."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    form = MeasureForm(
        request.POST or None,
        instance=Measure(topic=topic),
        initial={"counted_kind": request.GET.get("counted_kind", "")},
    )
    if request.method == "POST" and form.is_valid():
        measure = form.save()
        messages.success(request, _("Added. Claims can be placed in “%s” now.") % measure)
        return redirect(topic)
    context = {"form": form, "topic": topic, "kinds": list(CountedKind)}
    return render(request, "claims/measure_new.html", context, status=400 if form.errors else 200)


@require_GET
def measure_history(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a measure counted before, who changed it and when."""
    measure = get_object_or_404(Measure.objects.select_related("topic"), pk=pk)
    context = {"measure": measure, "history": history_of_definition(measure)}
    return render(request, "claims/measure_history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.change_measure")
def measure_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what a measure counts, or move it to another topic."""
    measure = get_object_or_404(Measure.objects.standing().select_related("topic"), pk=pk)
    form = MeasureChangeForm(request.POST or None, instance=measure, initial={"version": defining.version_of(measure)})
    versions: list[Version] = []
    if request.method == "POST" and form.is_valid():
        saved, versions = _redefined(request, form, Measure.objects.get(pk=pk))
        if saved is not None:
            messages.success(request, _("Saved. What it said before stays in its history."))
            return redirect(saved)
    context = {
        "form": form,
        "versions": versions,
        "measure": Measure.objects.select_related("topic").get(pk=pk),
        "kinds": list(CountedKind),
        "merge": MergeForm(choices=_mergeable(measure)),
    }
    return render(request, "claims/measure_change.html", context, status=400 if form.errors else 200)


@require_POST
@allowed("claims.change_measure")
def measure_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Merge a measure into another one."""
    measure = get_object_or_404(Measure.objects.select_related("topic"), pk=pk)
    form = MergeForm(request.POST, choices=Measure.objects.standing().select_related("topic"))
    if not form.is_valid():
        messages.error(request, _("Choose what to merge it into."))
        return redirect("measure-change", pk=pk)
    into = form.cleaned_data["into"]
    try:
        moved = defining.merge_measures(measure=measure, into=into, by=request.user, now=timezone.now())
    except defining.NotMergeable as refusal:
        messages.error(request, str(refusal))
        return redirect(measure)
    messages.success(request, ngettext("%d claim moved here.", "%d claims moved here.", moved) % moved)
    return redirect(into)


def _mergeable(measure: Measure) -> Any:
    """Return the measures that one can be merged into: of the same kind of thing, those of its topic first."""
    others = Measure.objects.standing().exclude(pk=measure.pk).filter(counted_kind=measure.counted_kind)
    return others.select_related("topic").order_by(Case(When(topic=measure.topic_id, then=0), default=1), "title")


def _redefined(request: SignedInRequest, form: Any, current: Any) -> tuple[Any, list[Version]]:
    """Save what a form says, and return the record; or None and both versions where somebody else was faster."""
    values = {name: form.cleaned_data[name] for name in form.Meta.fields}
    seen = form.cleaned_data["version"]
    try:
        return defining.redefine(record=current, values=values, seen_version=seen, by=request.user), []
    except defining.ChangedMeanwhile:
        form.add_error(
            None,
            _("Somebody else changed this meanwhile. Both versions stand below; fix yours and save it again."),
        )
        take_as_seen(form, version=defining.version_of(current))
        return None, versions_of(form, {name: getattr(current, name) for name in form.Meta.fields})
