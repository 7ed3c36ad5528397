"""The search over quotes, topics, measures and sources: by words without regard to accents, and by operators.

Counts are capped, so that a word that stands in every second claim is found as fast as a rare one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from claims.asking import Question
from claims.models import Change, Claim, Decision, Evidence, Level, Measure, Topic
from claims.veiling import veil_claims
from sources.models import Source
from sources.restricting import is_withheld

CAP = 500  # claims that are counted and can be paged through
PAGE = 25
OTHERS = 8  # topics, measures and sources shown beside the claims
AMONG = 80  # times as many rows as are wanted are gone through before the index of words is asked
WORDS = "words"  # the text search configuration: no stemming, no accents


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: its word, how many of the counted claims have it, and the question narrowed to it."""

    title: str
    count: int
    question: str


@dataclass(frozen=True, slots=True)
class Facet:
    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found.

    Args:
        claims: one page of them, the newest first, as they may be shown.
        count: how many, at most `CAP`; `is_capped` where there are more.
        page, pages: number of this page, and how many there are.
        facets: how the counted claims divide.
        topics, measures, sources: others of that name.
    """

    claims: Sequence[Claim]
    count: int
    is_capped: bool
    page: int
    pages: int
    facets: tuple[Facet, ...]
    topics: Sequence[Topic]
    measures: Sequence[Measure]
    sources: Sequence[Source]


def find(question: Question, *, page: int, user: User, now: datetime) -> Found:
    """Answer a question with what a person may see; words that are withheld find nothing."""
    found = _claims(question, now=now).values_list(
        "pk", "state", "counted_kind", "snapshot__source__language", "measure__topic__slug"
    )
    rows = _newest(found, most=CAP + 1) if question.as_tsquery() else list(found.order_by("-pk")[: CAP + 1])
    counted = rows[:CAP]
    pages = max(1, -(-len(counted) // PAGE))
    page = min(max(page, 1), pages)
    shown = [row[0] for row in counted[(page - 1) * PAGE : page * PAGE]]
    claims = Claim.objects.with_source().in_bulk(shown)
    return Found(
        claims=veil_claims([claims[pk] for pk in shown], now=now),
        count=len(counted),
        is_capped=len(rows) > CAP,
        page=page,
        pages=pages,
        facets=_facets(question, counted),
        **_others(question, user),
    )


def _claims(question: Question, *, now: datetime) -> QuerySet[Claim]:
    claims: QuerySet[Claim] = Claim.objects.all()
    if words := question.as_tsquery():
        claims = claims.annotate(found=SearchVector("quote", config=WORDS)).filter(
            ~is_withheld("snapshot", "start", "end", now=now),
            found=SearchQuery(words, config=WORDS, search_type="raw"),
        )
    for operator, value in question.operators:
        claims = claims.filter(_condition(operator, value))
    if question.values is not None:
        low, high = question.values
        claims = claims.filter(figure_start__isnull=False)
        if high is not None:
            claims = claims.filter(Q(low__isnull=True) | Q(low__lte=high))
        if low is not None:
            claims = claims.filter(Q(high__isnull=True) | Q(high__gte=low))
    if question.days is not None:
        claims = claims.filter(as_of_first__lte=question.days[1], as_of_last__gte=question.days[0])
    return claims


def _condition(operator: str, value: str) -> Any:
    standing = Decision.objects.filter(claim=OuterRef("pk"), superseded_by__isnull=True)
    match operator:
        case "topic":
            return Q(measure__topic__slug=value)
        case "kind":
            return Q(counted_kind=value)
        case "state":
            return Q(state=value)
        case "lang":
            return Q(snapshot__source__language=value)
        case "publisher":
            return Q(snapshot__source__publisher__name__icontains=value)
        case "level":
            return Exists(standing.filter(level__key=value))
    return {
        "decision": Exists(Decision.objects.filter(claim=OuterRef("pk"))),
        "change": Exists(Change.objects.filter(claim=OuterRef("pk"))),
        "evidence": Exists(Evidence.objects.filter(claim=OuterRef("pk"))),
        "measure": Q(measure__isnull=False),
        "date": Q(as_of_first__isnull=False),
    }[value]


def _facets(question: Question, rows: Sequence[tuple[Any, ...]]) -> tuple[Facet, ...]:
    asked = {operator for operator, _value in question.operators}
    slugs = {row[4] for row in rows if row[4]}
    topics = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "title"))
    states = {value: str(label) for value, label in Claim.State.choices}
    columns: tuple[tuple[str, str, int, dict[str, str]], ...] = (
        (_("State"), "state", 1, states),
        (_("Counted"), "kind", 2, {}),
        (_("Language"), "lang", 3, {}),
        (_("Topic"), "topic", 4, topics),
    )
    facets = []
    for title, operator, column, names in columns:
        counts = Counter(row[column] for row in rows if row[column])
        if operator in asked or len(counts) < 2:
            continue
        values = (
            FacetValue(names.get(value, value), count, question.with_operator(operator, value))
            for value, count in counts.most_common(OTHERS)
        )
        facets.append(Facet(title, tuple(values)))
    return tuple(facets)


def _others(question: Question, user: User) -> dict[str, Any]:
    """Return topics and measures whose titles are like the words, typing errors included, and sources by their titles."""
    words = question.as_tsquery()
    if not words or question.operators:
        return {"topics": (), "measures": (), "sources": ()}
    # Both by the same index, of titles in capitals; likeness knows no case.
    alike = Q(capitals__trigram_word_similar=question.words) | Q(title__icontains=question.words)
    topics, capitals = Topic.objects.visible_to(user), Upper("title")
    return {
        "topics": topics.annotate(capitals=capitals).filter(alike)[:OTHERS],
        "measures": Measure.objects.annotate(capitals=capitals)
        .filter(alike, topic__in=topics)
        .select_related("topic")[:OTHERS],
        "sources": _sources(SearchQuery(words, config=WORDS, search_type="raw")),
    }


def _sources(words: SearchQuery) -> QuerySet[Source]:
    """Return the newest sources with words in their titles."""
    titled = Source.objects.annotate(found=SearchVector("title", config=WORDS)).filter(found=words)
    numbers = _newest(titled.values_list("pk", flat=True), most=OTHERS)
    return Source.objects.filter(pk__in=numbers).order_by("-pk")


def _newest(rows: Any, *, most: int) -> list[Any]:
    """Return the newest of rows that are found by words.

    Common words stand in the last rows, and rare ones in few. Which they are PostgreSQL cannot tell of the beginning of a
    word, and would go through the whole table for one that stands nowhere: so the last are asked, then the index of words.
    """
    last = rows.model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    newest = list(rows.filter(pk__gt=last - most * AMONG).order_by("-pk")[:most])
    if len(newest) == most or last <= most * AMONG:
        return newest
    not_in_order = F("pk") * -1  # what the table is not in order of, or it would be walked from its end all the same
    return list(rows.order_by(not_in_order)[:most])


def levels_to_ask_for() -> list[str]:
    """Return the keys of the levels that `level:` takes."""
    return list(Level.objects.filter(scale__is_default=True).order_by("position").values_list("key", flat=True))
