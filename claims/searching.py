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
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Upper
from django.db.models.lookups import IsNull
from django.utils.translation import gettext as _

from claims.asking import Question
from claims.models import Change, Claim, Decision, Evidence, Level, Measure, Topic
from claims.stretches import newest_with
from claims.veiling import veil_claims
from sources.models import Snapshot, Source
from sources.restricting import is_withheld

CAP = 500  # claims that are counted and can be paged through
PAGE = 25
OTHERS = 8  # topics, measures and sources shown beside the claims
AMONG = 80  # times as many sources as are wanted are gone through before the index of words is asked
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
    numbers = _newest(question, now=now)
    found = Claim.objects.filter(pk__in=numbers[:CAP]).order_by("-pk")
    counted = list(
        found.values_list("pk", "state", "counted_kind", "snapshot__source__language", "measure__topic__slug")
    )
    pages = max(1, -(-len(counted) // PAGE))
    page = min(max(page, 1), pages)
    shown = [row[0] for row in counted[(page - 1) * PAGE : page * PAGE]]
    claims = Claim.objects.with_source().in_bulk(shown)
    return Found(
        claims=veil_claims([claims[pk] for pk in shown], now=now),
        count=len(counted),
        is_capped=len(numbers) > CAP,
        page=page,
        pages=pages,
        facets=_facets(question, counted),
        **_others(question, user),
    )


def _newest(question: Question, *, now: datetime) -> list[int]:
    """Return the numbers of the newest claims that a question finds, at most one more than are counted."""
    claims, upto = _claims(question, now=now)
    words = SearchQuery(question.as_tsquery(), config=WORDS, search_type="raw")
    worded = claims.alias(words=SearchVector("quote", config=WORDS)).filter(words=words)
    states, kinds, topics = (question.asked(operator) for operator in ("state", "kind", "topic"))
    if topics:  # few among all: their words are looked at one by one
        claims = worded if question.has_words else claims
        claims = claims.filter(*(Q(measure__topic__slug=slug) for slug in topics))
        claims = claims.filter(*(Q(state=state) for state in states), *(Q(counted_kind=kind) for kind in kinds))
    elif question.has_words or states or kinds:
        return newest_with(
            worded if question.has_words and question.has_phrases else claims,
            words=question.as_tsquery_of_words(),
            states=states,
            kinds=kinds,
            upto=upto,
            most=CAP + 1,
        )
    return list(claims.filter(pk__lte=upto).order_by("-pk").values_list("pk", flat=True)[: CAP + 1])


def _claims(question: Question, *, now: datetime) -> tuple[QuerySet[Claim], int]:
    """Return the claims of which everything holds but words, state, counted kind and topic, and a number none is above.

    What stands in other tables is asked claim by claim, and never joined: few claims are looked at.
    """
    claims: QuerySet[Claim] = Claim.objects.all()
    upto = claims.order_by("-pk").values_list("pk", flat=True).first() or 0
    if question.has_words:
        claims = claims.filter(~is_withheld("snapshot", "start", "end", now=now))
    source = Snapshot.objects.filter(pk=OuterRef("snapshot"))
    for language in question.asked("lang"):
        claims = claims.alias(language=Subquery(source.values("source__language"))).filter(language=language)
    for name in question.asked("publisher"):
        publisher = Subquery(source.values("source__publisher__name"))
        claims = claims.alias(publisher=publisher).filter(publisher__icontains=name)
    for has, condition in (("measure", Q(measure__isnull=False)), ("date", Q(as_of_first__isnull=False))):
        claims = claims.filter(condition) if has in question.asked("has") else claims
    for rows in _rows_asked_for(question):
        first = Subquery(rows.filter(claim=OuterRef("pk")).order_by().values("pk")[:1])
        claims = claims.filter(IsNull(first, False))
        upto = min(upto, rows.order_by("-claim").values_list("claim", flat=True).first() or 0)
    if question.values is not None:
        low, high = question.values
        claims = claims.filter(figure_start__isnull=False)
        if high is not None:
            claims = claims.filter(Q(low__isnull=True) | Q(low__lte=high))
        if low is not None:
            claims = claims.filter(Q(high__isnull=True) | Q(high__gte=low))
    if question.days is not None:
        claims = claims.filter(as_of_first__lte=question.days[1], as_of_last__gte=question.days[0])
    return claims, upto


def _rows_asked_for(question: Question) -> list[QuerySet[Any]]:
    """Return the decisions, changes and evidence, of each of which a claim has to have one."""
    kinds: dict[str, type[Model]] = {"decision": Decision, "change": Change, "evidence": Evidence}
    return [
        *(Decision.objects.standing().filter(level__key=key) for key in question.asked("level")),
        *(kinds[has]._default_manager.all() for has in question.asked("has") if has in kinds),
    ]


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
    topics = Topic.objects.visible_to(user)
    measures = Measure.objects.filter(topic__in=topics).select_related("topic")
    return {
        "topics": topics.filter(pk__in=_titled(Topic, question.words))[:OTHERS],
        "measures": measures.filter(pk__in=_titled(Measure, question.words))[:OTHERS],
        "sources": _sources(SearchQuery(words, config=WORDS, search_type="raw")),
    }


def _titled(record: type[Topic] | type[Measure], words: str) -> Any:
    """Return the numbers of topics or measures with titles like some words, or with the words in them.

    Both by the same index, of titles in capitals: likeness knows no case. Each is asked by itself, since PostgreSQL takes
    reading all titles for cheaper than both at once.
    """
    rows: Any = record._default_manager.alias(capitals=Upper("title")).order_by().values("pk")
    return rows.filter(capitals__trigram_word_similar=words).union(rows.filter(title__icontains=words))


def _sources(words: SearchQuery) -> QuerySet[Source]:
    """Return the newest sources with words in their titles.

    Common words stand in the titles of the last sources, and rare ones in few. Which they are PostgreSQL cannot tell of the
    beginning of a word, and would go through the whole table for one that stands nowhere: so the last are asked, then the
    index of words.
    """
    titled = Source.objects.alias(found=SearchVector("title", config=WORDS)).filter(found=words)
    numbers = titled.values_list("pk", flat=True)
    last = Source.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    newest = list(numbers.filter(pk__gt=last - OTHERS * AMONG).order_by("-pk")[:OTHERS])
    if len(newest) < OTHERS and last > OTHERS * AMONG:
        not_in_order = (
            F("pk") * -1
        )  # what the table is not in order of, or it would be walked from its end all the same
        newest = list(numbers.order_by(not_in_order)[:OTHERS])
    return Source.objects.filter(pk__in=newest).order_by("-pk")


def levels_to_ask_for() -> list[str]:
    """Return the keys of the levels that `level:` takes."""
    return list(Level.objects.filter(scale__is_default=True).order_by("position").values_list("key", flat=True))
