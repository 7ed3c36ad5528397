"""What waits for a person: the lists behind the queue page, their counts, and what comes next in one of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from claims.models import Assignment, Change, Claim, Decision, Finding, Measure, Rating, Reviewer, Weighed

COUNTED = 1000  # a list with more is counted as "1,000+": nobody works through more, and the database need not either


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

    def narrow(self, claims: Any) -> Any:
        """Return those of the claims that the topic and the language let through."""
        if self.topic:
            claims = claims.filter(measure__topic__slug=self.topic)
        return claims.filter(snapshot__source__language=self.language) if self.language else claims


@dataclass(frozen=True, slots=True)
class Facet:
    """A topic or a language of a list: its value in the address, its name, and how many claims it leaves."""

    value: str
    name: str
    count: int


def lists_for(user: User, reviewer: Reviewer | None) -> dict[str, Any]:
    """Return the lists that an account has, by name, each a queryset of claims in the order of work.

    Who rates is told nothing of others' ratings before their own is in: lists that rest on ratings hold only claims that
    they have rated. Who decides sees all of them, but for claims on which they have promised a rating of their own.
    """
    lists = {
        "suggested": Claim.objects.suggested().order_by("pk"),
        "to-place": Claim.objects.open().filter(measure__isnull=True).order_by("pk"),
    }
    decides = user.has_perm("claims.add_decision")
    if reviewer is not None:
        lists["to-rate"] = to_rate(reviewer)
        lists["mine"] = Claim.objects.filter(Exists(_slots_of(reviewer))).order_by("-pk")
    if reviewer is not None or decides:
        lists["second"] = _seen_by(reviewer, needs_a_second(), decides=decides)
        lists["disagreement"] = _seen_by(reviewer, in_disagreement(), decides=decides)
        lists["stale"] = stale_for(reviewer, decides=decides)
    lists["changes"] = changed_unseen()
    if decides:
        lists["to-decide"] = _seen_by(reviewer, to_decide(), decides=True)
    return lists


def to_rate(reviewer: Reviewer) -> Any:
    """Return the claims a reviewer can rate now: theirs by assignment, or with a slot free; never one they entered.

    A third slot opens when the ratings asked for disagree; the list does not tell which claims those are.
    """
    claims = Claim.objects.waiting_for(reviewer).exclude(entered_by=reviewer.user_id)
    claims = claims.alias(taken=_count(Assignment.objects.all()), asked=F("measure__topic__reviewers_needed"))
    third = Q(taken=F("asked"), asked__gt=1) & Q(Exists(_disagreeing()))
    return claims.filter(Q(Exists(_slots_of(reviewer))) | Q(taken__lt=F("asked")) | third).order_by("pk")


def needs_a_second() -> Any:
    """Return the undecided claims that have some of the ratings their topic asks for, and not all."""
    return _counted().filter(decisions__isnull=True, rated__gte=1, rated__lt=F("asked")).order_by("pk")


def in_disagreement() -> Any:
    """Return the claims on which standing ratings differ, in level or in the reading of the figure, and nobody decided since."""
    return Claim.objects.placed().filter(Exists(_disagreeing()), Exists(_unweighed())).order_by("pk")


def to_decide() -> Any:
    """Return the claims with the ratings their topic asks for and no decision that weighs them all."""
    return _counted().filter(Exists(_unweighed()), rated__gte=F("asked")).order_by("pk")


def changed_unseen() -> Any:
    """Return the claims whose page changed and nobody has said yet that they saw it."""
    unseen = Change.objects.filter(claim=OuterRef("pk"), acknowledgements__isnull=True)
    return Claim.objects.open().filter(Exists(unseen)).order_by("pk")


def stale_for(reviewer: Reviewer | None, *, decides: bool) -> Any:
    """Return the claims on which one's own rating, or for who decides a decision, was given to what they said earlier."""
    moved_on = Exists(_later_change("rated_at"))
    earlier = Rating.objects.standing().filter(claim=OuterRef("pk"), reviewer=reviewer)
    earlier = earlier.filter(Q(claim_revision__lt=OuterRef("revision")) | Q(moved_on))
    decided = Decision.objects.standing().filter(claim=OuterRef("pk"))
    decided = decided.filter(Q(claim_revision__lt=OuterRef("revision")) | Q(Exists(_later_change("decided_at"))))
    is_stale = Q(Exists(earlier)) | Q(Exists(decided)) if decides else Q(Exists(earlier))
    return Claim.objects.placed().filter(is_stale).order_by("pk")


def findings_due() -> Any:
    """Return the measures with a decided claim and no finding, or whose figures have moved on since theirs was stated."""
    finding = Finding.objects.standing().filter(measure=OuterRef("pk"))
    present = Claim.objects.on_board().filter(measure=OuterRef("pk"))
    weighed = Weighed.objects.filter(
        claim=OuterRef("pk"),
        claim_revision__gte=OuterRef("revision"),
        finding__superseded_by__isnull=True,
        finding__measure=OuterRef("measure"),
    )
    counted = Weighed.objects.filter(is_included=True, finding__superseded_by__isnull=True)
    gone = counted.filter(finding__measure=OuterRef("pk")).exclude(claim__in=Claim.objects.on_board())
    never = ~Q(Exists(finding)) & Q(Exists(present.decided()))
    outgrown = Q(Exists(finding)) & (Q(Exists(present.filter(~Exists(weighed)))) | Q(Exists(gone)))
    return Measure.objects.standing().filter(never | outgrown).select_related("topic").order_by("topic__title", "title")


def count_of(rows: Any) -> int:
    """Return how many rows wait, at most one more than `COUNTED`."""
    return int(rows.order_by().values("pk")[: COUNTED + 1].count())


def facets_of(claims: Any) -> tuple[list[Facet], list[Facet]]:
    """Return the topics and the languages of a list's first claims with their counts, the most frequent first."""
    rows = claims.values_list("measure__topic__slug", "measure__topic__title", "snapshot__source__language")
    found = list(rows[:COUNTED])
    topics = Counter((slug, title) for slug, title, _ in found if slug)
    languages = Counter(language for _, _, language in found if language)
    return (
        [Facet(slug, title, count) for (slug, title), count in topics.most_common(12)],
        [Facet(language, language, count) for language, count in languages.most_common(12)],
    )


def following(claims: Any, *, after: int) -> Claim | None:
    """Return the claim that comes after one in its list, from the beginning again at the end; None where none is left."""
    backwards = tuple(claims.query.order_by) == ("-pk",)
    later = claims.filter(pk__lt=after) if backwards else claims.filter(pk__gt=after)
    found: Claim | None = later.first() or claims.exclude(pk=after).first()
    return found


def _seen_by(reviewer: Reviewer | None, claims: Any, *, decides: bool) -> Any:
    """Return those of the claims whose ratings an account may know of."""
    if reviewer is None:
        return claims
    if not decides:
        return claims.rated_by(reviewer)
    rated = Rating.objects.standing().filter(claim=OuterRef("pk"), reviewer=reviewer)
    return claims.filter(~Exists(_slots_of(reviewer)) | Exists(rated))


def _slots_of(reviewer: Reviewer) -> Any:
    return Assignment.objects.filter(claim=OuterRef("pk"), reviewer=reviewer)


def _counted() -> Any:
    """Return the placed claims with how many ratings their topic asks for, and how many stand."""
    return Claim.objects.placed().alias(
        asked=F("measure__topic__reviewers_needed"), rated=_count(Rating.objects.standing())
    )


def _count(rows: Any) -> Coalesce:
    """Return the SQL that counts a claim's rows."""
    counted = rows.filter(claim=OuterRef("pk")).order_by().values("claim").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _disagreeing() -> Any:
    """Return the standing ratings of a claim beside which another one stands that they cannot agree with."""
    other = Rating.objects.standing().filter(claim=OuterRef("claim"))
    differs = ~Q(level=OuterRef("level")) | Q(own_high__lt=OuterRef("own_low"))
    return Rating.objects.standing().filter(Exists(other.filter(differs)), claim=OuterRef("pk"))


def _unweighed() -> Any:
    """Return the standing ratings of a claim that no decision has weighed."""
    return Rating.objects.standing().filter(claim=OuterRef("pk"), weighed_in__isnull=True)


def _later_change(moment: str) -> Any:
    """Return the changes to the page of a judged claim that came after the judgement and took its figure away."""
    taken = Change.objects.exclude(kind__in=Change.LEAVES_THE_FIGURE)
    return taken.filter(claim=OuterRef("claim"), found_at__gt=OuterRef(moment))
