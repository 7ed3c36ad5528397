"""Pages over everything: what was done, and how far reviewers agree."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims import activity as deeds
from claims.consensus import FEWEST, consensus
from claims.models import Topic
from claims.veiling import veil_claims
from claims.views.people import SignedInRequest


@require_GET
def activity(request: SignedInRequest) -> HttpResponse:
    """Show what was done, all of it or one kind, the last first."""
    kind = request.GET.get("kind", "")
    if kind and kind not in deeds.KINDS:
        raise Http404
    asked = request.GET.get("before", "")
    before = int(asked) if kind and asked.isdecimal() and len(asked) < 19 else None
    shown = deeds.activity(kind=kind, before=before, user=request.user, now=timezone.now())
    context = {
        "deeds": shown,
        "kinds": [(name, title, name == kind) for name, (title, _read) in deeds.KINDS.items()],
        "kind": kind,
        "before": shown[-1].pk if kind and len(shown) == deeds.PAGE else None,
        "is_later": before is not None,
    }
    return render(request, "claims/activity.html", context)


@require_GET
def agreement(request: SignedInRequest) -> HttpResponse:
    """Show how far reviewers agree, of one topic or of all."""
    topics = Topic.objects.visible_to(request.user)
    slug = request.GET.get("topic", "")
    topic = get_object_or_404(topics, slug=slug) if slug else None
    found = consensus(topic)
    veil_claims([one.claim for one in found.disagreements], now=timezone.now())
    context = {"found": found, "topics": topics, "topic": topic, "fewest": FEWEST}
    return render(request, "claims/agreement.html", context)
