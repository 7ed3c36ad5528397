"""Topics, their measures, and the claimants who state figures."""

from django.db.models import F, Func, JSONField, Q, TextField
from django.db.models.functions import Cast
from django_filters import CharFilter

from claims.exporting.columns import Column, Kind, Part, Table
from claims.exporting.expressions import keys
from claims.exporting.filters import FromPart, KeyFilter, YesNoFilter, word
from claims.models import Claimant, Measure, Topic


class TopicFilters(FromPart):
    """How topics are narrowed."""

    is_public = YesNoFilter("is_public")
    q = CharFilter("title", "icontains", max_length=200)


class MeasureFilters(FromPart):
    """How measures are narrowed."""

    topic = word("topic__slug")
    counted_kind = word("counted_kind")
    kind = word("kind", *Measure.Kind.values)
    whole = KeyFilter("whole")


class ClaimantFilters(FromPart):
    """How claimants are narrowed."""

    kind = word("kind", *Claimant.Kind.values)
    is_generic = YesNoFilter("is_generic")
    is_party = YesNoFilter("is_party")
    q = CharFilter("name", "icontains", max_length=200)


TOPICS = Table(
    name="topics",
    keys=("topic",),
    meaning="One row per topic: an event or question that figures are collected about.",
    is_public=True,
    parts=(
        Part(
            rows=lambda asker: Topic.objects.all() if asker.is_signed_in else Topic.objects.filter(is_public=True),
            columns=(
                Column("topic", F("slug"), Kind.WORD, "Slug of the topic.", is_required=True),
                Column("title", F("title"), Kind.TEXT, "Its title.", is_required=True),
                Column("definition", F("definition"), Kind.TEXT, "What counts and what does not.", is_required=True),
                Column("started_on", F("started_on"), Kind.DAY, "Its first day; figures cannot be older."),
                Column(
                    "time_zone", F("time_zone"), Kind.WORD, "Decides which day “on Wednesday” is.", is_required=True
                ),
                Column("is_public", F("is_public"), Kind.BOOLEAN, "Whether anybody may read it.", is_required=True),
                Column(
                    "reviewers_needed",
                    F("reviewers_needed"),
                    Kind.INTEGER,
                    "How many people rate each of its claims.",
                    is_required=True,
                ),
            ),
            filters=TopicFilters,
            changed=lambda interval: interval.among(Topic),
        ),
    ),
)

MEASURES = Table(
    name="measures",
    keys=("measure",),
    meaning="One row per measure: one thing counted in a topic. Figures are compared only inside a measure.",
    is_public=True,
    parts=(
        Part(
            rows=lambda asker: (
                Measure.objects.all() if asker.is_signed_in else Measure.objects.filter(topic__is_public=True)
            ),
            columns=(
                Column("measure", F("pk"), Kind.INTEGER, "Number of the measure.", is_required=True),
                Column(
                    "topic", F("topic__slug"), Kind.WORD, "Slug of its topic.", is_required=True, refers_to="topics"
                ),
                Column("title", F("title"), Kind.TEXT, "Its title.", is_required=True),
                Column("counted_kind", F("counted_kind"), Kind.WORD, "Kind of what is counted.", is_required=True),
                Column(
                    "population", F("population"), Kind.WORD, "Who is counted; empty for everybody.", is_required=True
                ),
                Column("cause", F("cause"), Kind.WORD, "From what; empty for every cause.", is_required=True),
                Column(
                    "place", F("place"), Kind.TEXT, "Where; empty for the whole area of the topic.", is_required=True
                ),
                Column("first_day", F("first_day"), Kind.DAY, "First day of what is counted."),
                Column("last_day", F("last_day"), Kind.DAY, "Last day of what is counted, inclusive."),
                Column(
                    "kind",
                    F("kind"),
                    Kind.WORD,
                    "cumulative: can only grow while more becomes known; level: may rise and fall.",
                    is_required=True,
                    choices=keys(Measure.Kind.choices),
                ),
                Column(
                    "whole",
                    F("whole_id"),
                    Kind.INTEGER,
                    "The measure that this one is a part of.",
                    refers_to="measures",
                ),
            ),
            filters=MeasureFilters,
            changed=lambda interval: interval.among(Measure) | Q(topic__in=interval.touched(Topic)),
        ),
    ),
)

CLAIMANTS = Table(
    name="claimants",
    keys=("claimant",),
    meaning="One row per claimant: who figures are attributed to.",
    parts=(
        Part(
            rows=lambda asker: Claimant.objects.all(),
            columns=(
                Column("claimant", F("pk"), Kind.INTEGER, "Number of the claimant.", is_required=True),
                Column("name", F("name"), Kind.TEXT, "As texts name it.", is_required=True),
                Column(
                    "aliases",
                    Cast(Func("aliases", function="to_json", output_field=JSONField()), TextField()),
                    Kind.LIST,
                    "Other names of the same.",
                    is_required=True,
                ),
                Column(
                    "kind",
                    F("kind"),
                    Kind.WORD,
                    "What kind of body it is.",
                    is_required=True,
                    choices=keys(Claimant.Kind.choices),
                ),
                Column(
                    "is_party", F("is_party"), Kind.BOOLEAN, "Whether it is party to the conflict.", is_required=True
                ),
                Column(
                    "is_generic",
                    F("is_generic"),
                    Kind.BOOLEAN,
                    "Whether the name may mean different people in two texts.",
                    is_required=True,
                ),
            ),
            filters=ClaimantFilters,
            changed=lambda interval: interval.among(Claimant),
        ),
    ),
)
