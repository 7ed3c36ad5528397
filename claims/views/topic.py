"""Topics, and the measures that are counted in them."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from claims.figures import CountedKind
from claims.forms import MeasureForm, TopicForm
from claims.models import Measure, Topic
from claims.views.people import SignedInRequest, allowed


@require_GET
def topic_list(request: SignedInRequest) -> HttpResponse:
    """Show the topics a person may see."""
    topics = Topic.objects.visible_to(request.user).annotate(
        claim_count=Count("measures__claims", filter=Q(measures__claims__state="open"))
    )
    return render(request, "claims/topic_list.html", {"topics": topics})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_topic")
def topic_new(request: SignedInRequest) -> HttpResponse:
    """Add a topic."""
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        topic = form.save()
        messages.success(request, _("Added. Say next what is counted in it."))
        return redirect("measure-new", slug=topic.slug)
    return render(request, "claims/topic_new.html", {"form": form}, status=400 if form.errors else 200)


@require_GET
def topic_detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show a topic with its measures."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    measures = topic.measures.annotate(claim_count=Count("claims", filter=Q(claims__state="open"))).order_by("title")
    return render(request, "claims/topic_detail.html", {"topic": topic, "measures": measures})


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
