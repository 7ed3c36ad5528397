"""Ratings and decisions as one flat table: a row each, with the claim, its source and its measure beside it."""

from dataclasses import replace
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Concat

from claims.exporting.columns import Asker, Column, Kind, Part, Table
from claims.exporting.expressions import end_of, fixed, keys, nothing
from claims.exporting.judgement_filters import DecisionFilters, RatingFilters
from claims.exporting.syncing import Interval, standing_at
from claims.exporting.withheld import note_of, words_of_claim
from claims.models import Claim, Claimant, Decision, Measure, Rating, Reviewer, Topic
from claims.models.claim import BASES, KNOWN, PARTS, QUALIFIERS
from sources.models import Publisher, Restriction, Source


def ratings_for(asker: Asker) -> Any:
    """Return the standing ratings that an asker may see; a superseded or withdrawn one is not among them."""
    return standing_at(asker.walk, seen_ratings(asker).filter(kind=Rating.Kind.RATING))


def seen_ratings(asker: Asker) -> Any:
    """Return the ratings that an asker may see, those that are superseded or withdrawn among them."""
    ratings = Rating.objects.all()
    return ratings if asker.sees_all else ratings.visible_to(asker.reviewer)


_SCALE = Concat(F("level__scale__name"), Value(" v"), F("level__scale__version"), output_field=CharField())
_IS_STALE = ExpressionWrapper(Q(claim__revision__gt=F("claim_revision")), output_field=BooleanField())
_SNAPSHOT = "claim__snapshot"

RATING_COLUMNS = (
    Column(
        "row",
        fixed("rating"),
        Kind.WORD,
        "Whether the row is one person's rating or the decision on a claim.",
        is_required=True,
        choices=("rating", "decision"),
    ),
    Column("number", F("pk"), Kind.INTEGER, "Number of the rating or decision; with `row` its key.", is_required=True),
    Column("claim", F("claim_id"), Kind.INTEGER, "Number of the claim.", is_required=True, refers_to="claims"),
    Column(
        "claim_revision", F("claim_revision"), Kind.INTEGER, "Revision of the claim that was judged.", is_required=True
    ),
    Column("is_stale", _IS_STALE, Kind.BOOLEAN, "Whether the claim was corrected since.", is_required=True),
    Column("topic", F("claim__measure__topic__slug"), Kind.WORD, "Slug of the topic.", refers_to="topics"),
    Column("measure", F("claim__measure_id"), Kind.INTEGER, "Number of the measure.", refers_to="measures"),
    Column("measure_title", F("claim__measure__title"), Kind.TEXT, "Title of the measure."),
    Column(
        "measure_kind",
        F("claim__measure__kind"),
        Kind.WORD,
        "Whether the count can only grow (cumulative) or may rise and fall (level).",
        choices=keys(Measure.Kind.choices),
    ),
    Column("quote", F("claim__quote"), Kind.TEXT, "The sentence, verbatim.", is_required=True, veil="words"),
    Column("wording", F("claim__wording"), Kind.TEXT, "The figure's words, verbatim.", is_required=True, veil="words"),
    Column("low", F("claim__low"), Kind.NUMBER, "Lower number that is written; null when none is."),
    Column("high", F("claim__high"), Kind.NUMBER, "Higher number that is written; null when none is."),
    Column(
        "qualifier",
        F("claim__qualifier"),
        Kind.WORD,
        "How the words bound the number; empty for a plain statement.",
        is_required=True,
        choices=("", *keys(QUALIFIERS)),
    ),
    Column(
        "range_low",
        end_of("claim__range", "lower", DecimalField()),
        Kind.NUMBER,
        "Lower end of what the words commit to; null when open.",
    ),
    Column(
        "range_high",
        end_of("claim__range", "upper", DecimalField()),
        Kind.NUMBER,
        "Upper end of what the words commit to; null when open.",
    ),
    Column(
        "low_inc",
        end_of("claim__range", "lower_inc", BooleanField()),
        Kind.BOOLEAN,
        "Whether the lower end itself belongs to the range.",
    ),
    Column(
        "high_inc",
        end_of("claim__range", "upper_inc", BooleanField()),
        Kind.BOOLEAN,
        "Whether the upper end itself belongs to the range.",
    ),
    Column(
        "is_vague",
        F("claim__is_vague"),
        Kind.BOOLEAN,
        "Whether the words cannot be held to a number.",
        is_required=True,
    ),
    Column(
        "counted",
        F("claim__counted"),
        Kind.TEXT,
        "What is counted, in the words of the text.",
        is_required=True,
        veil="words",
    ),
    Column("counted_kind", F("claim__counted_kind"), Kind.WORD, "Kind of what is counted.", is_required=True),
    Column("population", F("claim__population"), Kind.WORD, "Who is counted; empty for everybody.", is_required=True),
    Column("cause", F("claim__cause"), Kind.WORD, "From what; empty for every cause.", is_required=True),
    Column("place", F("claim__place"), Kind.TEXT, "Where, as the text names it.", is_required=True, veil="words"),
    Column("unit", F("claim__unit"), Kind.WORD, "Unit; empty for a plain count.", is_required=True),
    Column(
        "part",
        F("claim__part"),
        Kind.WORD,
        "Total, part of a total, or increment.",
        is_required=True,
        choices=keys(PARTS),
    ),
    Column("basis", F("claim__basis"), Kind.WORD, "How firmly it is stated.", is_required=True, choices=keys(BASES)),
    Column("as_of_from", F("claim__as_of_first"), Kind.DAY, "First day the figure speaks for."),
    Column("as_of_to", F("claim__as_of_last"), Kind.DAY, "Last day the figure speaks for, inclusive."),
    Column(
        "as_of_known",
        F("claim__as_of_known"),
        Kind.WORD,
        "How these days are known.",
        is_required=True,
        choices=keys(KNOWN),
    ),
    Column("claimant", F("claim__claimant_id"), Kind.INTEGER, "Number of the claimant.", refers_to="claimants"),
    Column("claimant_name", F("claim__claimant__name"), Kind.TEXT, "Who the figure is attributed to."),
    Column("source", F(f"{_SNAPSHOT}__source_id"), Kind.INTEGER, "Number of the source.", True, refers_to="sources"),
    Column("source_title", F(f"{_SNAPSHOT}__source__title"), Kind.TEXT, "Title of the source.", is_required=True),
    Column(
        "source_url", F(f"{_SNAPSHOT}__source__url"), Kind.TEXT, "Address of the source, as given.", is_required=True
    ),
    Column("publisher_name", F(f"{_SNAPSHOT}__source__publisher__name"), Kind.TEXT, "Who published it."),
    Column("publisher_grade", F(f"{_SNAPSHOT}__source__publisher__grade"), Kind.WORD, "A to F; empty when not graded."),
    Column(
        "snapshot",
        F("claim__snapshot_id"),
        Kind.INTEGER,
        "Number of the snapshot.",
        is_required=True,
        refers_to="snapshots",
    ),
    Column(
        "snapshot_sha256",
        F(f"{_SNAPSHOT}__sha256"),
        Kind.WORD,
        "SHA-256 of the bytes that were judged.",
        is_required=True,
        is_plain=True,
    ),
    Column("reviewer", F("reviewer__pseudonym"), Kind.TEXT, "Pseudonym of the reviewer; null for a decision."),
    Column(
        "person",
        F("reviewer__user__username"),
        Kind.TEXT,
        "Account behind the rating or decision.",
        names_people=True,
    ),
    Column("scale", _SCALE, Kind.WORD, "Scale and version.", refers_to="scales"),
    Column("level", F("level__key"), Kind.WORD, "Level that was given."),
    Column("level_number", F("level__number"), Kind.INTEGER, "Number of the level; null for a level without one."),
    Column("confidence", F("confidence"), Kind.INTEGER, "Of a rating: 1 low, 2 medium, 3 high."),
    Column(
        "faithful",
        F("faithful"),
        Kind.WORD,
        "Of a rating: whether the page reports its claimant faithfully; empty when not judged.",
        choices=("", *keys(Rating.Faithful.choices)),
    ),
    Column("own_low", F("own_low"), Kind.NUMBER, "Lowest number, as the reviewer reads it or the decision has it."),
    Column("own_best", nothing(Kind.NUMBER), Kind.NUMBER, "Of a decision: the best number."),
    Column("own_high", F("own_high"), Kind.NUMBER, "Highest number, as the reviewer reads it or the decision has it."),
    Column("note", F("note"), Kind.TEXT, "The reviewer's note, or the rationale of the decision.", True, veil="note"),
    Column(
        "method",
        nothing(Kind.WORD),
        Kind.WORD,
        "Of a decision: how it was reached.",
        choices=keys(Decision.Method.choices),
    ),
    Column("judged_at", F("rated_at"), Kind.MOMENT, "When it was rated or decided, in UTC.", is_required=True),
)

_OF_DECISIONS: dict[str, Any] = {
    "row": fixed("decision"),
    "reviewer": nothing(Kind.TEXT),
    "person": F("decided_by__username"),
    "confidence": nothing(Kind.INTEGER),
    "faithful": nothing(Kind.WORD),
    "own_low": F("low"),
    "own_best": F("best"),
    "own_high": F("high"),
    "note": F("rationale"),
    "method": F("method"),
    "judged_at": F("decided_at"),
}
DECISION_COLUMNS = tuple(
    replace(column, value=_OF_DECISIONS.get(column.name, column.value)) for column in RATING_COLUMNS
)


def gone_why(model: Any, *others: When) -> Any:
    """Return why a row that can be superseded is no longer there, null for one that stands."""
    later = model.objects.filter(supersedes=OuterRef("pk"))
    return Case(*others, When(Exists(later), then=Value("superseded")), default=None, output_field=CharField())


_TAKEN_BACK = Rating.objects.filter(supersedes=OuterRef("pk"), kind=Rating.Kind.WITHDRAWN)
_WITHDRAWN = When(Q(kind=Rating.Kind.WITHDRAWN) | Exists(_TAKEN_BACK), then=Value("withdrawn"))


def changed_on_claims(interval: Interval) -> Q:
    """Tell which rows on claims changed: the claim, any judgement of it, whether its words may be shown, or a name beside it."""
    source = "claim__snapshot__source"
    return (
        Q(claim__in=interval.touched(Claim))
        | Q(claim__in=Rating.objects.filter(interval.among(Rating)).values("claim"))
        | Q(claim__in=Decision.objects.filter(interval.among(Decision)).values("claim"))
        | Q(claim__in=interval.unveiled_claims())
        | Q(claim__measure__in=interval.touched(Measure))
        | Q(claim__measure__topic__in=interval.touched(Topic))
        | Q(claim__claimant__in=interval.touched(Claimant))
        | Q(**{f"{source}__in": interval.touched(Source)})
        | Q(**{f"{source}__publisher__in": interval.touched(Publisher)})
    )


def _changed_notes(target: Restriction.Target, interval: Interval) -> Q:
    return changed_on_claims(interval) | Q(pk__in=interval.restrictions().filter(target=target).values("target_number"))


RATINGS = Table(
    name="ratings",
    keys=("row", "number"),
    meaning="One row per standing rating or decision, with the claim it judges.",
    parts=(
        Part(
            rows=ratings_for,
            former=seen_ratings,
            columns=RATING_COLUMNS,
            changed=lambda interval: (
                _changed_notes(Restriction.Target.RATING, interval) | Q(reviewer__in=interval.touched(Reviewer))
            ),
            filters=RatingFilters,
            veils={
                "words": words_of_claim("claim__"),
                "note": note_of(Restriction.Target.RATING),
            },
            gone=gone_why(Rating, _WITHDRAWN),
        ),
        Part(
            rows=lambda asker: standing_at(asker.walk, Decision.objects.all()),
            former=lambda asker: Decision.objects.all(),
            columns=DECISION_COLUMNS,
            changed=lambda interval: _changed_notes(Restriction.Target.DECISION, interval),
            filters=DecisionFilters,
            veils={
                "words": words_of_claim("claim__", snapshot="claim__snapshot"),
                "note": note_of(Restriction.Target.DECISION),
            },
            gone=gone_why(Decision),
        ),
    ),
)
