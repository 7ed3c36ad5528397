"""The board that lays a measure's figures side by side, and the same board as files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims.board.board import board_of
from claims.board.chart import chart_of
from claims.board.choice import BoardChoice
from claims.board.file import csv_of
from claims.board.finding import standing_card
from claims.board.links import links_of
from claims.board.state import from_shelf, put_on_shelf, state_of, tag_of
from claims.models import Measure, Topic
from claims.views.people import SignedInRequest, open_to_readers


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a measure that may be seen, and how its board is to look."""

    measure: Measure
    choice: BoardChoice
    refused: list[str]
    now: datetime


@require_GET
@open_to_readers
def topic_board(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the board of one measure of a topic; without a choice, the one with the most claims.

    A reader who has the board already, unchanged, is told so and nothing is read; else it is drawn once for everybody who
    sees the same.
    """
    now = timezone.now()
    measure_pk = _measure_pk(request, slug)
    state = state_of(slug, measure_pk, user=request.user, now=now) if measure_pk else None
    if state is None:
        return _no_board(request, slug)
    lasts = "known_at" not in request.GET
    tag = tag_of(state, _reader(request), request.get_full_path())
    if lasts and not len(messages.get_messages(request)):
        unchanged = get_conditional_response(request, etag=tag)
        if unchanged is not None:
            return unchanged
    rights = {
        "is_public": not request.user.is_authenticated,
        "may_correct": request.user.has_perm("claims.change_claim"),
        "may_state": request.user.has_perm("claims.add_finding"),
    }
    asked = BoardChoice.of(
        request.GET, zone=ZoneInfo("UTC")
    )  # the zone is that of a moment, and one that lasts names none
    key = tag_of(state, measure_pk, _manner(), sorted(rights.items()), *asked)
    drawn = from_shelf(key) if lasts else None
    if drawn is None:
        measure = Measure.objects.select_related("topic", "merged_into__topic").get(pk=measure_pk or 0)
        if measure.merged_into is not None:
            return redirect(measure.merged_into)
        drawn = _drawn(_asked(request, measure, now), rights)
        if lasts:
            put_on_shelf(key, drawn)
    response = render(request, "claims/topic_board.html", drawn)
    if lasts:
        response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


@require_GET
@open_to_readers
def topic_board_csv(request: SignedInRequest, slug: str) -> HttpResponse:
    """Return the rows of a board as a CSV file."""
    asked = _asked_or_404(request, slug)
    board = board_of(asked.measure, now=asked.now, choice=asked.choice)
    return _file(csv_of(board), "text/csv; charset=utf-8", f"{slug}-{asked.measure.pk}.csv")


@require_GET
@open_to_readers
def topic_board_svg(request: SignedInRequest, slug: str) -> HttpResponse:
    """Return the chart of a board as a drawing that stands by itself."""
    asked = _asked_or_404(request, slug)
    board = board_of(asked.measure, now=asked.now, choice=asked.choice)
    chart = chart_of(board)
    if chart is None:
        messages.info(request, _("There is nothing to draw yet: a chart needs two figures."))
        return redirect(reverse("topic-board", args=[slug]) + asked.choice.query(asked.measure.pk))
    drawing = render_to_string(
        "claims/topic_board_svg.svg",
        {"chart": chart, "title": f"{asked.measure.topic}: {asked.measure}", "reading": board.reading},
    )
    return _file(drawing, "image/svg+xml", f"{slug}-{asked.measure.pk}.svg")


def _drawn(asked: Asked, rights: Mapping[str, bool]) -> dict[str, str]:
    """Return the page of a board, but for what surrounds every page: its title, and what it shows."""
    measure, choice = asked.measure, asked.choice
    board = board_of(measure, now=asked.now, choice=choice)
    context: dict[str, object] = {
        "measure": measure,
        "measures": measure.topic.measures.standing().order_by("title"),
        "refused": asked.refused,
        "board": board,
        "chart": chart_of(board),
        "card": standing_card(measure, at=choice.known_at),
        "links": links_of(board, now=asked.now),
    }
    return {
        "title": f"{measure} · {measure.topic}",
        "shown": render_to_string("claims/_measure_board.html", {**context, **rights}),
    }


def _measure_pk(request: HttpRequest, slug: str) -> int | None:
    """Return the number of the measure that is asked for, or of the one with the most claims; None for none."""
    if asked := request.GET.get("measure", ""):
        return int(asked) if asked.isdecimal() and len(asked) < 19 else None
    open_claims = Count("claims", filter=Q(claims__state="open"))
    measures = Measure.objects.filter(topic__slug=slug).annotate(claim_count=open_claims)
    return measures.order_by("-claim_count", "pk").values_list("pk", flat=True).first()


def _no_board(request: SignedInRequest, slug: str) -> HttpResponse:
    """Answer for a measure that is not there: the topic's board, or a page that says that nothing is counted yet."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user).select_related("merged_into"), slug=slug)
    if topic.merged_into is not None:
        return redirect("topic-board", slug=topic.merged_into.slug)
    if request.GET.get("measure"):
        messages.error(request, _("This topic has no such measure."))
        return redirect("topic-board", slug=slug)
    return render(request, "claims/topic_board.html", {"title": topic, "topic": topic})


def _asked(request: HttpRequest, measure: Measure, now: datetime) -> Asked:
    choice, refused = BoardChoice.of(request.GET, zone=ZoneInfo(measure.topic.time_zone))
    return Asked(measure, choice, refused, now)


def _asked_or_404(request: SignedInRequest, slug: str) -> Asked:
    topics = Topic.objects.visible_to(request.user)
    measures = Measure.objects.filter(topic__in=topics, topic__slug=slug).select_related("topic")
    return _asked(request, get_object_or_404(measures, pk=_measure_pk(request, slug) or 0), timezone.now())


def _reader(request: SignedInRequest) -> tuple[object, ...]:
    """Return what a page around a board depends on besides the board: the session, and how it is written."""
    return (request.session.session_key, *_manner())


def _manner() -> tuple[object, ...]:
    """Return how a page is written for whoever asks: in which language, with moments of which time zone."""
    return (get_language(), timezone.get_current_timezone_name())


def _file(content: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response
