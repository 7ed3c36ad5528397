"""How figures relate: the board of a measure, and the relations of one claim to the others of its measure."""

from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.describing import answers, parameters
from claims.api.listing import only_once
from claims.api.problems import BadQuery
from claims.api.rendering import CSV, JSON, SVG, ProblemJSON
from claims.api.view import ApiView
from claims.board.board import board_of
from claims.board.chart import chart_of
from claims.board.choice import BoardChoice
from claims.board.file import csv_of
from claims.comparison import Relation, StatedFigure, relate
from claims.models import Claim, Measure, Topic
from claims.plain import plain, plain_range, plain_window
from claims.stated import figures_of, stated_figure
from claims.veiling import veil_claims

MOST_PAIRED = 60  # figures of a board whose every pair is told
_RELATION = {
    "type": "object",
    "properties": {
        "one": {"type": "integer"},
        "other": {"type": "integer"},
        "relation": {"type": "string"},
        "family": {"type": "string", "enum": ["fits", "growth", "conflict", "open", "apart"]},
        "reason": {"type": "string"},
    },
    "required": ["one", "other", "relation", "family", "reason"],
}
_BOARD = {
    "type": "object",
    "properties": {
        "measure": {"type": "integer"},
        "reading": {"type": "string", "description": "What the figures say together, as a sentence."},
        "figures": {"type": "array", "items": {"type": "object"}},
        "relations": {
            "type": ["array", "null"],
            "items": _RELATION,
            "description": f"Null above {MOST_PAIRED} figures.",
        },
    },
    "required": ["measure", "reading", "figures", "relations"],
}


class TopicBoard(ApiView):
    """The board of a measure, as rows and relations, as CSV, or as a drawing; of a public topic for everybody."""

    is_public = True
    renderer_classes = [JSON, CSV, SVG, ProblemJSON]

    @extend_schema(
        operation_id="board",
        parameters=parameters(
            {
                "measure": {
                    "type": "integer",
                    "minimum": 1,
                    "description": "The measure with the lowest number without it.",
                },
                "format": {"type": "string", "enum": ["json", "csv", "svg"]},
            }
        ),
        responses=answers(_BOARD, others={"text/csv": {"type": "string"}, "image/svg+xml": {"type": "string"}}),
        tags=["topics"],
    )
    def get(self, request: Request, slug: str, format: str | None = None) -> HttpResponse:
        """Return the board as it is now."""
        number = only_once(request, known=("measure", "format")).get("measure", "")
        measure = _measure(number, Topic.objects.visible_to(request.user).filter(slug=slug))
        choice, _refused = BoardChoice.of(QueryDict(), zone=ZoneInfo(measure.topic.time_zone))
        board = board_of(measure, now=timezone.now(), choice=choice)
        kind = request.accepted_renderer.format
        if kind == "csv":
            return HttpResponse(csv_of(board), content_type="text/csv; charset=utf-8")
        if kind == "svg":
            chart = chart_of(board)
            if chart is None:
                raise BadQuery({"measure": "There is nothing to draw yet: a chart needs two figures."})
            context = {"chart": chart, "title": f"{measure.topic}: {measure}", "reading": board.reading}
            return HttpResponse(render_to_string("claims/topic_board_svg.svg", context), content_type="image/svg+xml")
        figures = board.figures
        pairs = combinations(figures, 2) if len(figures) <= MOST_PAIRED else None
        return Response(
            {
                "measure": measure.pk,
                "reading": str(board.reading),
                "figures": [_figure(figure) for figure in figures],
                "relations": None if pairs is None else [_relation(relate(one, other)) for one, other in pairs],
            }
        )


class ClaimRelations(ApiView):
    """How a claim's figure relates to the others of its measure."""

    @extend_schema(
        operation_id="claim_relations", responses=answers({"type": "array", "items": _RELATION}), tags=["claims"]
    )
    def get(self, request: Request, pk: int) -> Response:
        """Return the relations, none for a claim that is in no measure."""
        only_once(request, known=())
        claim = get_object_or_404(Claim.objects.with_source(), pk=pk)
        if claim.measure is None or not claim.states_a_figure:
            return Response([])
        now = timezone.now()
        others = claim.measure.claims.on_board().exclude(pk=pk).with_source().order_by("pk")
        (own,) = figures_of(veil_claims([claim], now=now), measure=claim.measure)
        found = [stated_figure(other, measure=claim.measure) for other in veil_claims(others, now=now)]
        return Response([_relation(relate(own, figure)) for figure in found])


def _measure(number: str, topics: Any) -> Any:
    measures = Measure.objects.filter(topic__in=topics).select_related("topic").order_by("pk")
    if number:
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise BadQuery({"measure": "This is no number of a measure."})
        measures = measures.filter(pk=int(number))
    return get_object_or_404(measures[:1])


def _relation(relation: Relation) -> dict[str, Any]:
    one, other = relation.keys
    return {
        "one": int(one),
        "other": int(other),
        "relation": relation.kind.value,
        "family": relation.family.value,
        "reason": relation.sentence(),
    }


def _figure(figure: StatedFigure) -> dict[str, Any]:
    window = figure.window()
    return {
        "claim": int(figure.key),
        "words": figure.words,
        "low": plain(figure.low),
        "high": plain(figure.high),
        "qualifier": figure.qualifier.value,
        "range": plain_range(figure.range),
        "is_vague": figure.vague,
        "as_of": plain_window(window.first_day, window.last_day, window.known.value),
        "origin": figure.origin.name,
    }
