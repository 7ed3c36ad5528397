"""What waits for a person: the lists behind the queue page, their counts, and what comes next in one of them.

Which claims the lists hold that rest on ratings, decisions and changes is said by a view of the database, which keeps them as
rows (`Waiting`): however many claims there are, the first of a list are found by an index.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, Exists, F, OuterRef

from claims.models import Assignment, Claim, Finding, Measure, Rating, Reviewer, Waiting, Weighed

COUNTED = 1000  # a list with more is counted as "1,000+": nobody works through more, and the database need not either
DUE = 200  # measures with a finding due are counted so far: each is found by the claims that wait for one


@dataclass(frozen=True, slots=True)
class QueueChoice:
    """What of the queue is asked for; it stands in the address, so that a list can be shared and kept.

    Args:
        name: of the list; empty for the first that is not.
        topic: slug of the topic that claims were placed in; empty for all.
        language: of the source; empty for all.
    """

    name: str = ""
    topic: str = ""
    language: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "QueueChoice":
        """Return what an address asks for."""
        return cls(asked.get("list", ""), asked.get("topic", ""), asked.get("language", ""))

    def query(self, **changed: str) -> str:
        """Return the query of an address that asks for this with some of it changed, without a question mark."""
        choice = replace(self, **changed)
        asked = {"list": choice.name, "topic": choice.topic, "language": choice.language}
        return urlencode({key: value for key, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class Facet:
    """A topic or a language of a list: its value in the address, its name, and how many claims it leaves."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class QueueList:
    """A list of the queue: claims in the order of work.

    Args:
        parts: querysets that make it up; no claim is in two of them.
        claim: how their rows name the claim; empty where they are claims.
        is_newest_first: whether the last claim comes first.
    """

    parts: tuple[Any, ...]
    claim: str = "claim"
    is_newest_first: bool = False

    def narrowed(self, choice: QueueChoice) -> "QueueList":
        """Return the list of those claims that the topic and the language of a choice let through."""
        asked = {"measure__topic__slug": choice.topic, "snapshot__source__language": choice.language}
        return self._filtered(**{field: value for field, value in asked.items() if value})

    def numbers(self, limit: int = COUNTED) -> list[int]:
        """Return the numbers of the first claims, in order."""
        return list(self._first(limit))

    def count(self) -> int:
        """Return how many claims wait, at most one more than `COUNTED`."""
        return int(self._first(COUNTED + 1).count())

    def following(self, *, after: int) -> Claim | None:
        """Return the claim that comes after one, from the beginning again at the end; None where none is left."""
        later = {"pk__lt": after} if self.is_newest_first else {"pk__gt": after}
        numbers = self._filtered(**later).numbers(1) or [number for number in self.numbers(2) if number != after]
        return Claim.objects.filter(pk__in=numbers[:1]).first()

    def _filtered(self, **conditions: Any) -> "QueueList":
        named = {f"{self.claim}__{field}".removeprefix("__"): value for field, value in conditions.items()}
        return replace(self, parts=tuple(part.filter(**named) for part in self.parts))

    def _first(self, limit: int) -> Any:
        """Return the numbers of the first claims; of each part too only those, which an index finds in order."""
        order = "-number" if self.is_newest_first else "number"
        numbers = (part.annotate(number=F(self.claim or "pk")).values_list("number", flat=True) for part in self.parts)
        first, *others = (part.order_by(order)[:limit] for part in numbers)
        return first.union(*others, all=True).order_by(order)[:limit] if others else first


def lists_for(user: User, reviewer: Reviewer | None) -> dict[str, QueueList]:
    """Return the lists that an account has, by name.

    Who rates is told nothing of others' ratings before their own is in: lists that rest on ratings hold only claims that
    they have rated. Who decides sees all of them, but for claims on which they have promised a rating of their own.
    """
    lists = {
        "suggested": QueueList((Claim.objects.suggested(),), claim=""),
        "to-place": QueueList((Claim.objects.open().filter(measure__isnull=True),), claim=""),
    }
    decides = user.has_perm("claims.add_decision")
    if reviewer is not None:
        lists["to-rate"] = to_rate(reviewer)
        lists["mine"] = QueueList((reviewer.assignments.all(),), is_newest_first=True)
    if reviewer is not None or decides:
        lists["second"] = _judged(Waiting.List.SECOND, reviewer, decides=decides)
        lists["disagreement"] = _judged(Waiting.List.DISAGREEMENT, reviewer, decides=decides)
        lists["stale"] = stale_for(reviewer, decides=decides)
    lists["changes"] = QueueList((_waiting(Waiting.List.CHANGES),))
    if decides:
        lists["to-decide"] = _judged(Waiting.List.TO_DECIDE, reviewer, decides=True)
    return lists


def to_rate(reviewer: Reviewer) -> QueueList:
    """Return the claims a reviewer can rate now: theirs by assignment, or with a slot free; never one they entered.

    A third slot opens when the ratings asked for disagree; the list does not tell which claims those are.
    """
    entered = Claim.objects.filter(pk=OuterRef("claim"), entered_by=reviewer.user_id)
    free = _waiting(Waiting.List.FREE).filter(~Exists(_slots_of(reviewer)), ~Exists(entered))
    return QueueList((_waiting(Waiting.List.PROMISED, reviewer), free))


def stale_for(reviewer: Reviewer | None, *, decides: bool) -> QueueList:
    """Return the claims on which one's own rating, or for who decides a decision, was given to what they said earlier."""
    own, decided = _waiting(Waiting.List.STALE, reviewer), _waiting(Waiting.List.STALE)
    if reviewer is None or not decides:
        return QueueList((own,))
    return QueueList((own, decided.filter(~Exists(own.filter(claim=OuterRef("claim"))))))


def findings_due() -> Any:
    """Return the measures with a decided claim and no finding, or whose figures have moved on since theirs was stated.

    Of many they are the oldest, a few more than are counted.
    """
    measures = Measure.objects.standing().order_by("pk").values("pk")
    unanswered = _waiting(Waiting.List.UNANSWERED).filter(claim=OuterRef("pk"))
    asking = Claim.objects.filter(Exists(unanswered), measure=OuterRef("pk"))
    left = Weighed.objects.filter(claim__in=_waiting(Waiting.List.LEFT).values("claim"), is_included=True)
    outgrown = Finding.objects.standing().filter(pk__in=left.values("finding"))
    parts = (measures.filter(Exists(asking)), measures.filter(pk__in=outgrown.values("measure")))
    first, second = (part[: DUE + 1] for part in parts)
    return Measure.objects.filter(pk__in=first.union(second)).select_related("topic").order_by("topic__title", "title")


def facets_of(numbers: Sequence[int]) -> tuple[list[Facet], list[Facet]]:
    """Return the topics and the languages of claims with their counts, the most frequent first."""
    rows = Claim.objects.filter(pk__in=numbers).order_by()
    named = rows.values_list("measure__topic__slug", "measure__topic__title", "snapshot__source__language")
    topics: Counter[tuple[str, str]] = Counter()
    languages: Counter[str] = Counter()
    for slug, title, language, count in named.annotate(count=Count("pk")):
        topics[slug, title] += count if slug else 0
        languages[language] += count if language else 0
    return (
        [Facet(slug, title, count) for (slug, title), count in topics.most_common(12) if count],
        [Facet(language, language, count) for language, count in languages.most_common(12) if count],
    )


def _waiting(name: str, reviewer: Reviewer | None = None) -> Any:
    """Return a list as the database keeps it: of one reviewer, or of all who may see it."""
    return Waiting.objects.filter(list=name, reviewer=reviewer)


def _judged(name: str, reviewer: Reviewer | None, *, decides: bool) -> QueueList:
    """Return those of a list on whose ratings an account may know."""
    if reviewer is None or not decides:
        return QueueList((_waiting(name, reviewer),))
    rated = Rating.objects.standing().filter(claim=OuterRef("claim"), reviewer=reviewer)
    return QueueList((_waiting(name).filter(~Exists(_slots_of(reviewer).filter(~Exists(rated)))),))


def _slots_of(reviewer: Reviewer) -> Any:
    return Assignment.objects.filter(claim=OuterRef("claim"), reviewer=reviewer)
