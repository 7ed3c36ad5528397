"""Decisions with the ratings they weighed, findings with the claims they counted, and the levels of the scales."""

from typing import Any

from django.db.models import F, Q
from django_filters import CharFilter

from claims.exporting.columns import Column, Kind, Part, Table
from claims.exporting.expressions import keys
from claims.exporting.filters import FromPart, KeyFilter, YesNoFilter, day, word
from claims.exporting.syncing import Interval
from claims.exporting.withheld import note_of
from claims.models import Decision, Finding, Level, Measure, Topic, Weighed
from sources.models import Restriction

_WEIGHED_RATINGS = Decision.weighed.through


class OutcomeFilters(FromPart):
    """What decisions and findings have in common."""

    change_kind = word("change_kind", *Decision.ChangeKind.values)
    is_standing = YesNoFilter("superseded_by", "isnull")


class DecisionFilters(OutcomeFilters):
    """How decisions are narrowed."""

    claim = KeyFilter("claim")
    topic = word("claim__measure__topic__slug")
    measure = KeyFilter("claim__measure")
    level = word("level__key")
    method = word("method", *Decision.Method.values)


class FindingFilters(OutcomeFilters):
    """How findings are narrowed."""

    topic = word("measure__topic__slug")
    measure = KeyFilter("measure")
    conflict = word("conflict", *Finding.Conflict.values)
    as_of_after = day("as_of", "gte")
    as_of_before = day("as_of", "lte")


class DecisionRatingFilters(FromPart):
    """How the ratings that decisions weighed are narrowed."""

    decision = KeyFilter("decision")
    rating = KeyFilter("rating")


class FindingClaimFilters(FromPart):
    """How the claims that findings weighed are narrowed."""

    finding = KeyFilter("finding")
    claim = KeyFilter("claim")
    is_included = YesNoFilter("is_included")


class LevelFilters(FromPart):
    """How levels are narrowed."""

    scale = CharFilter("scale__name", max_length=40)


def replaced_or_written(model: Any) -> Any:
    """Return which rows of a record changed: those written, and those that a written one superseded."""

    def changed(interval: Interval) -> Q:
        written = model.objects.filter(interval.among(model))
        return Q(pk__in=written.values("pk")) | Q(pk__in=written.values("supersedes"))

    return changed


def _of_topics(interval: Interval) -> Q:
    return Q(measure__in=interval.touched(Measure)) | Q(measure__topic__in=interval.touched(Topic))


def _changed_decisions(interval: Interval) -> Q:
    notes = interval.restrictions().filter(target=Restriction.Target.DECISION)
    written: Q = replaced_or_written(Decision)(interval)
    return written | Q(pk__in=notes.values("target_number"))


DECISIONS = Table(
    name="decisions",
    keys=("decision",),
    meaning="One row per decision: the outcome for one claim. One that was replaced stays, and says by which.",
    parts=(
        Part(
            rows=lambda asker: Decision.objects.all(),
            columns=(
                Column("decision", F("pk"), Kind.INTEGER, "Number of the decision.", is_required=True),
                Column("claim", F("claim_id"), Kind.INTEGER, "The claim.", is_required=True, refers_to="claims"),
                Column("claim_revision", F("claim_revision"), Kind.INTEGER, "Its revision then.", is_required=True),
                Column("scale", F("level__scale__name"), Kind.WORD, "Name of the scale.", is_required=True),
                Column("scale_version", F("level__scale__version"), Kind.INTEGER, "Version of the scale.", True),
                Column("level", F("level__key"), Kind.WORD, "Level that was given.", is_required=True),
                Column("level_number", F("level__number"), Kind.INTEGER, "Its number; null for a level without one."),
                Column("low", F("low"), Kind.NUMBER, "Lowest number; null where none was decided."),
                Column("best", F("best"), Kind.NUMBER, "Best number; null where none was decided."),
                Column("high", F("high"), Kind.NUMBER, "Highest number; null where none was decided."),
                Column("method", F("method"), Kind.WORD, "How.", True, choices=keys(Decision.Method.choices)),
                Column("rationale", F("rationale"), Kind.TEXT, "Why.", is_required=True, veil="note"),
                Column(
                    "change_kind",
                    F("change_kind"),
                    Kind.WORD,
                    "First decision, or why it replaces an earlier one.",
                    is_required=True,
                    choices=keys(Decision.ChangeKind.choices),
                ),
                Column("public_note", F("public_note"), Kind.TEXT, "What readers are told.", True, veil="note"),
                Column("supersedes", F("supersedes_id"), Kind.INTEGER, "The one it replaces.", refers_to="decisions"),
                Column(
                    "superseded_by",
                    F("superseded_by"),
                    Kind.INTEGER,
                    "The one that replaced it; null while it stands.",
                    refers_to="decisions",
                ),
                Column("decided_at", F("decided_at"), Kind.MOMENT, "When, in UTC.", is_required=True),
                Column("person", F("decided_by__username"), Kind.TEXT, "Account that decided.", names_people=True),
            ),
            filters=DecisionFilters,
            changed=_changed_decisions,
            veils={"note": note_of(Restriction.Target.DECISION)},
        ),
    ),
)

DECISION_RATINGS = Table(
    name="decision_ratings",
    keys=("decision", "rating"),
    meaning="One row per rating that a decision weighed.",
    parts=(
        Part(
            rows=lambda asker: _WEIGHED_RATINGS.objects.all(),
            columns=(
                Column("decision", F("decision_id"), Kind.INTEGER, "The decision.", True, refers_to="decisions"),
                Column("rating", F("rating_id"), Kind.INTEGER, "Number of the rating.", is_required=True),
            ),
            filters=DecisionRatingFilters,
            changed=lambda interval: Q(decision__in=interval.touched(Decision)),
        ),
    ),
)

FINDINGS = Table(
    name="findings",
    keys=("finding",),
    meaning="One row per finding: the answer for a measure at a day. One that was replaced stays, and says by which.",
    is_public=True,
    parts=(
        Part(
            rows=lambda asker: (
                Finding.objects.all() if asker.is_signed_in else Finding.objects.filter(measure__topic__is_public=True)
            ),
            columns=(
                Column("finding", F("pk"), Kind.INTEGER, "Number of the finding.", is_required=True),
                Column("topic", F("measure__topic__slug"), Kind.WORD, "Slug of the topic.", True, refers_to="topics"),
                Column("measure", F("measure_id"), Kind.INTEGER, "The measure.", True, refers_to="measures"),
                Column("as_of", F("as_of"), Kind.DAY, "The day it answers for.", is_required=True),
                Column("known_at", F("known_at"), Kind.MOMENT, "What was known then was weighed.", is_required=True),
                Column("low", F("low"), Kind.NUMBER, "Lowest number, inclusive; null where there is none."),
                Column("best", F("best"), Kind.NUMBER, "Best number; null where there is none."),
                Column("high", F("high"), Kind.NUMBER, "Highest number, inclusive; null where there is none."),
                Column("method", F("method"), Kind.WORD, "How it was reached.", is_required=True),
                Column("sentence", F("sentence"), Kind.TEXT, "The answer in words.", is_required=True),
                Column(
                    "conflict",
                    F("conflict"),
                    Kind.WORD,
                    "Whether the sources conflict.",
                    is_required=True,
                    choices=keys(Finding.Conflict.choices),
                ),
                Column("rules_version", F("rules_version"), Kind.WORD, "Version of the table of relations.", True),
                Column("profile", F("profile"), Kind.WORD, "The profile of wordings.", is_required=True),
                Column(
                    "change_kind",
                    F("change_kind"),
                    Kind.WORD,
                    "First finding, or why it replaces an earlier one.",
                    is_required=True,
                    choices=keys(Finding.ChangeKind.choices),
                ),
                Column("public_note", F("public_note"), Kind.TEXT, "What readers are told.", is_required=True),
                Column("supersedes", F("supersedes_id"), Kind.INTEGER, "The one it replaces.", refers_to="findings"),
                Column(
                    "superseded_by",
                    F("superseded_by"),
                    Kind.INTEGER,
                    "The one that replaced it; null while it stands.",
                    refers_to="findings",
                ),
                Column("stated_at", F("stated_at"), Kind.MOMENT, "When, in UTC.", is_required=True),
                Column("person", F("stated_by__username"), Kind.TEXT, "Account that stated it.", names_people=True),
            ),
            filters=FindingFilters,
            changed=lambda interval: replaced_or_written(Finding)(interval) | _of_topics(interval),
        ),
    ),
)

FINDING_CLAIMS = Table(
    name="finding_claims",
    keys=("finding", "claim"),
    meaning="One row per claim that a finding counted or left out.",
    parts=(
        Part(
            rows=lambda asker: Weighed.objects.all(),
            columns=(
                Column("finding", F("finding_id"), Kind.INTEGER, "The finding.", True, refers_to="findings"),
                Column("claim", F("claim_id"), Kind.INTEGER, "The claim.", True, refers_to="claims"),
                Column("claim_revision", F("claim_revision"), Kind.INTEGER, "Its revision then.", is_required=True),
                Column("is_included", F("is_included"), Kind.BOOLEAN, "Whether it was counted.", is_required=True),
                Column("reason", F("reason"), Kind.TEXT, "Why it was left out; empty if counted.", is_required=True),
            ),
            filters=FindingClaimFilters,
            changed=lambda interval: Q(finding__in=interval.touched(Finding)),
        ),
    ),
)

LEVELS = Table(
    name="levels",
    keys=("level",),
    meaning="One row per level of a version of a scale. A scale is frozen once it is used.",
    parts=(
        Part(
            rows=lambda asker: Level.objects.all(),
            columns=(
                Column("level", F("pk"), Kind.INTEGER, "Number of the level.", is_required=True),
                Column("scale", F("scale__name"), Kind.WORD, "Name of the scale.", is_required=True),
                Column("scale_version", F("scale__version"), Kind.INTEGER, "Version of the scale.", is_required=True),
                Column("is_default", F("scale__is_default"), Kind.BOOLEAN, "Whether it is in use.", is_required=True),
                Column("key", F("key"), Kind.WORD, "Its name in every other table.", is_required=True),
                Column("position", F("position"), Kind.INTEGER, "Its place in the scale.", is_required=True),
                Column("number", F("number"), Kind.INTEGER, "Higher is truer; null for a level without a number."),
                Column("label_en", F("label_en"), Kind.TEXT, "Its word in English.", is_required=True),
                Column("label_es", F("label_es"), Kind.TEXT, "Its word in Spanish.", is_required=True),
                Column("meaning_en", F("meaning_en"), Kind.TEXT, "What it means, in English.", is_required=True),
                Column("meaning_es", F("meaning_es"), Kind.TEXT, "What it means, in Spanish.", is_required=True),
            ),
            filters=LevelFilters,
            changed=lambda interval: Q(pk__isnull=True),  # a scale in use is never changed
        ),
    ),
)
