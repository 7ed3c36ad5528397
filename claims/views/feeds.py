"""Feeds that readers follow without an account: of a topic that is public, and of the corrections."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.models import Topic
from claims.public_feeds import changes_feed, corrections_feed, findings_feed
from claims.views.people import SignedInRequest, open_to_readers

ATOM = "application/atom+xml; charset=utf-8"


@require_GET
@open_to_readers
def topic_findings_feed(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give the latest findings of a topic."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    return HttpResponse(findings_feed(topic, absolute=request.build_absolute_uri), content_type=ATOM)


@require_GET
@open_to_readers
def topic_changes_feed(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give what pages did last to the figures of a topic."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    feed = changes_feed(topic, absolute=request.build_absolute_uri, now=timezone.now())
    return HttpResponse(feed, content_type=ATOM)


@require_GET
@login_not_required
def correction_feed(request: SignedInRequest) -> HttpResponse:
    """Give what was corrected or taken back last."""
    feed = corrections_feed(request.user, absolute=request.build_absolute_uri, now=timezone.now())
    return HttpResponse(feed, content_type=ATOM)
