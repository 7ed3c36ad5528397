"""Claims, the evidence linked to them, and what later snapshots did to them."""

from typing import Any

from django.db.models import Case, CharField, F, Max, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_noop as _
from django_filters import CharFilter

from claims.exporting.columns import Asker, Column, Kind, Part, Table
from claims.exporting.expressions import keys, range_columns
from claims.exporting.filters import CountFilter, FromPart, KeyFilter, YesNoFilter, day, word
from claims.exporting.syncing import Interval
from claims.exporting.withheld import note_of, quote_of_evidence, words_of_change, words_of_claim
from claims.models import Change, Claim, Evidence, Topic
from claims.models.claim import BASES, KNOWN, PARTS, QUALIFIERS
from sources.models import Restriction
from sources.restricting import is_withheld


class ClaimFilters(FromPart):
    """How claims are narrowed."""

    state = word("state", *Claim.State.values)
    topic = word("measure__topic__slug")
    measure = KeyFilter("measure")
    snapshot = KeyFilter("snapshot")
    source = KeyFilter("snapshot__source")
    publisher = KeyFilter("snapshot__source__publisher")
    claimant = KeyFilter("claimant")
    language = word("snapshot__source__language")
    counted_kind = word("counted_kind")
    qualifier = word("qualifier", *keys(QUALIFIERS))
    basis = word("basis", *keys(BASES))
    level = word("decisions__level__key", method="of_level")
    as_of_after = day("as_of_last", "gte")
    as_of_before = day("as_of_first", "lte")
    low_gte = CountFilter("low", "gte")
    high_lte = CountFilter("high", "lte")
    open_ended = YesNoFilter(method="of_open_ends")
    is_placed = YesNoFilter(method="of_placing")
    is_replaced = YesNoFilter(method="of_replacement")
    q = CharFilter(method="of_words", max_length=200)

    def of_level(self, rows: Claim, name: str, value: str) -> object:
        """Keep the claims whose standing decision has a level."""
        return rows.filter(decisions__level__key=value, decisions__superseded_by__isnull=True)  # type: ignore[attr-defined]

    def of_open_ends(self, rows: Claim, name: str, value: bool) -> object:
        """Keep the claims whose figure has an open end, or two closed ones."""
        is_open = Q(range__lower_inf=True) | Q(range__upper_inf=True)
        return rows.filter(is_open if value else Q(range__lower_inf=False, range__upper_inf=False))  # type: ignore[attr-defined]

    def of_placing(self, rows: Claim, name: str, value: bool) -> object:
        """Keep the claims that are in a measure, or are in none."""
        return rows.filter(measure__isnull=not value)  # type: ignore[attr-defined]

    def of_replacement(self, rows: Claim, name: str, value: bool) -> object:
        """Keep the claims that a later snapshot's claim replaces, or that none does."""
        return rows.filter(replaced_by__isnull=not value)  # type: ignore[attr-defined]

    def of_words(self, rows: Claim, name: str, value: str) -> object:
        """Keep the claims whose sentence holds some words; one that must not be shown is not found by its words."""
        held = is_withheld("snapshot", "start", "end", now=self.asker.now)
        return rows.filter(~Q(held), quote__icontains=value)  # type: ignore[attr-defined]


class EvidenceFilters(FromPart):
    """How evidence is narrowed."""

    claim = KeyFilter("claim")
    snapshot = KeyFilter("snapshot")
    stance = word("stance", *Evidence.Stance.values)


class ChangeFilters(FromPart):
    """How changes are narrowed."""

    claim = KeyFilter("claim")
    source = KeyFilter("snapshot__source")
    topic = word("claim__measure__topic__slug")
    kind = word("kind", *Change.Kind.values)
    nature = word("nature", *Change.Nature.values)
    is_acknowledged = YesNoFilter(method="of_acknowledgement")

    def of_acknowledgement(self, rows: Change, name: str, value: bool) -> object:
        """Keep the changes that a person has seen, or nobody has."""
        seen = Change.objects.filter(acknowledgements__isnull=False).values("pk")
        return rows.filter(Q(pk__in=seen) if value else ~Q(pk__in=seen))  # type: ignore[attr-defined]


_REASON = Subquery(
    Restriction.objects.filter(
        Q(start__isnull=True) | Q(start__lt=OuterRef("end"), end__gt=OuterRef("start")),
        snapshot=OuterRef("snapshot"),
        lifts__isnull=True,
        lifted_by__isnull=True,
        stems_from__lifted_by__isnull=True,
    ).values("reason")[:1]
)


def changed_claims(interval: Interval) -> Q:
    """Tell which claims changed, came to be withheld or shown, or stand under another topic's name."""
    renamed = Q(measure__topic__in=interval.touched(Topic))
    return interval.among(Claim) | Q(pk__in=interval.unveiled_claims()) | renamed


CLAIM_COLUMNS = (
    Column("claim", F("pk"), Kind.INTEGER, "Number of the claim.", is_required=True),
    Column("revision", F("revision"), Kind.INTEGER, "Goes up when a person corrects it.", is_required=True),
    Column(
        "state",
        F("state"),
        Kind.WORD,
        "Suggested by the machine, open once a person stands behind it, or rejected.",
        is_required=True,
        choices=keys(Claim.State.choices),
    ),
    Column("snapshot", F("snapshot_id"), Kind.INTEGER, "The snapshot it stands in.", True, refers_to="snapshots"),
    Column("source", F("snapshot__source_id"), Kind.INTEGER, "That snapshot's source.", True, refers_to="sources"),
    Column("topic", F("measure__topic__slug"), Kind.WORD, "Topic of its measure.", refers_to="topics"),
    Column("measure", F("measure_id"), Kind.INTEGER, "The measure it is placed in.", refers_to="measures"),
    Column("start", F("start"), Kind.INTEGER, "Where the quote begins, in code points.", is_required=True),
    Column("end", F("end"), Kind.INTEGER, "Where it ends, exclusive.", is_required=True),
    Column("quote", F("quote"), Kind.TEXT, "The sentence, verbatim.", is_required=True, veil="words"),
    Column("section", F("section"), Kind.TEXT, "The heading it stands under.", is_required=True, veil="words"),
    Column("figure_start", F("figure_start"), Kind.INTEGER, "Where the figure begins; null for a plain statement."),
    Column("figure_end", F("figure_end"), Kind.INTEGER, "Where it ends, exclusive."),
    Column("wording", F("wording"), Kind.TEXT, "The figure's words, verbatim.", is_required=True, veil="words"),
    Column("low", F("low"), Kind.NUMBER, "Lower number that is written; null when none is."),
    Column("high", F("high"), Kind.NUMBER, "Higher number that is written; null when none is."),
    Column(
        "qualifier",
        F("qualifier"),
        Kind.WORD,
        "How the words bound the number; empty for a plain statement.",
        is_required=True,
        choices=("", *keys(QUALIFIERS)),
    ),
    *range_columns(
        "range",
        "range",
        _("Lower end of what the words commit to; null when open."),
        _("Upper end of what the words commit to; null when open."),
    ),
    *range_columns(
        "plausible",
        "plausible",
        _("Lower end of what a reader would expect; null when open."),
        _("Upper end of what a reader would expect; null when open."),
    ),
    Column("is_vague", F("is_vague"), Kind.BOOLEAN, "Whether the words cannot be held to a number.", is_required=True),
    Column("counted", F("counted"), Kind.TEXT, "What is counted, in the text's words.", is_required=True, veil="words"),
    Column("counted_kind", F("counted_kind"), Kind.WORD, "Kind of what is counted.", is_required=True),
    Column("population", F("population"), Kind.WORD, "Who is counted; empty for everybody.", is_required=True),
    Column("cause", F("cause"), Kind.WORD, "From what; empty for every cause.", is_required=True),
    Column("place", F("place"), Kind.TEXT, "Where, as the text names it.", is_required=True, veil="words"),
    Column("unit", F("unit"), Kind.WORD, "Unit; empty for a plain count.", is_required=True),
    Column("part", F("part"), Kind.WORD, "Total, part of a total, or increment.", True, choices=keys(PARTS)),
    Column("basis", F("basis"), Kind.WORD, "How firmly it is stated.", is_required=True, choices=keys(BASES)),
    Column("as_of.from", F("as_of_first"), Kind.DAY, "First day the figure speaks for."),
    Column("as_of.to", F("as_of_last"), Kind.DAY, "Last day the figure speaks for, inclusive."),
    Column("as_of.known", F("as_of_known"), Kind.WORD, "How these days are known.", True, choices=keys(KNOWN)),
    Column(
        "is_current_report",
        F("is_current_report"),
        Kind.BOOLEAN,
        "Whether the day of publication stands in for a day that is not stated.",
        is_required=True,
    ),
    Column("grows", F("grows"), Kind.BOOLEAN, "Whether words of growth stand with it.", is_required=True),
    Column("attribution", F("attribution"), Kind.TEXT, "The attributing words, verbatim.", True, veil="words"),
    Column("claimant", F("claimant_id"), Kind.INTEGER, "Who it is attributed to.", refers_to="claimants"),
    Column("via", F("via"), Kind.TEXT, "Who passed it on.", is_required=True, veil="words"),
    Column("profile", F("profile"), Kind.WORD, "The table that turned the words into a range.", is_required=True),
    Column("rule", F("rule"), Kind.TEXT, "The rule that read it; empty when a person did.", is_required=True),
    Column(
        "replaces", F("replaces_id"), Kind.INTEGER, "The claim of an earlier snapshot it replaces.", refers_to="claims"
    ),
    Column("repeats", F("repeat__original_id"), Kind.INTEGER, "The claim it only repeats.", refers_to="claims"),
    Column(
        "withheld",
        Case(When(Q(pk__gt=0), then=_REASON), default=Value(None), output_field=CharField()),
        Kind.WORD,
        "Why its words are withheld; null when they are not.",
        choices=keys(Restriction.Reason.choices),
    ),
    Column("entered_at", F("entered_at"), Kind.MOMENT, "When it was suggested or added, in UTC.", is_required=True),
    Column("settled_at", F("settled_at"), Kind.MOMENT, "When a person opened or rejected it, in UTC."),
    Column("placed_at", F("placed_at"), Kind.MOMENT, "When it was placed, in UTC."),
    Column("entered_by", F("entered_by__username"), Kind.TEXT, "Account that added it by hand.", names_people=True),
)

CLAIMS = Table(
    name="claims",
    keys=("claim",),
    meaning="One row per claim: a sentence that states a figure, or a plain statement.",
    parts=(
        Part(
            rows=lambda asker: Claim.objects.all(),
            columns=CLAIM_COLUMNS,
            filters=ClaimFilters,
            changed=changed_claims,
            veils={"words": words_of_claim()},
        ),
    ),
)


def seen_evidence(asker: Asker) -> Any:
    """Return the evidence that an asker may see: none that only ratings cite which they may not see yet."""
    return Evidence.objects.all() if asker.sees_all else Evidence.objects.visible_to(asker.reviewer)


EVIDENCE = Table(
    name="evidence",
    keys=("evidence",),
    meaning="One row per source that a person linked to a claim.",
    parts=(
        Part(
            rows=seen_evidence,
            columns=(
                Column("evidence", F("pk"), Kind.INTEGER, "Number of the link.", is_required=True),
                Column("claim", F("claim_id"), Kind.INTEGER, "The claim.", is_required=True, refers_to="claims"),
                Column("snapshot", F("snapshot_id"), Kind.INTEGER, "The snapshot quoted.", True, refers_to="snapshots"),
                Column("start", F("start"), Kind.INTEGER, "Where the quote begins; null for the whole source."),
                Column("end", F("end"), Kind.INTEGER, "Where it ends, exclusive."),
                Column("quote", F("quote"), Kind.TEXT, "The words quoted, verbatim.", is_required=True, veil="words"),
                Column(
                    "stance",
                    F("stance"),
                    Kind.WORD,
                    "What it does to the claim.",
                    is_required=True,
                    choices=keys(Evidence.Stance.choices),
                ),
                Column("note", F("note"), Kind.TEXT, "Why it was linked.", is_required=True, veil="note"),
                Column("linked_at", F("linked_at"), Kind.MOMENT, "When it was linked, in UTC.", is_required=True),
                Column("person", F("linked_by__username"), Kind.TEXT, "Account that linked it.", names_people=True),
            ),
            filters=EvidenceFilters,
            changed=lambda interval: (
                interval.among(Evidence)
                | Q(snapshot__restrictions__in=interval.restrictions().values("pk"))
                | Q(pk__in=interval.restrictions().filter(target="evidence").values("target_number"))
            ),
            veils={"words": quote_of_evidence, "note": note_of(Restriction.Target.EVIDENCE)},
        ),
    ),
)

CHANGES = Table(
    name="changes",
    keys=("change",),
    meaning="One row per change: what a later snapshot did to a claim.",
    parts=(
        Part(
            rows=lambda asker: Change.objects.all(),
            columns=(
                Column("change", F("pk"), Kind.INTEGER, "Number of the change.", is_required=True),
                Column("claim", F("claim_id"), Kind.INTEGER, "The claim.", is_required=True, refers_to="claims"),
                Column("snapshot", F("snapshot_id"), Kind.INTEGER, "The later snapshot.", True, refers_to="snapshots"),
                Column("kind", F("kind"), Kind.WORD, "What happened.", True, choices=keys(Change.Kind.choices)),
                Column(
                    "nature",
                    F("nature"),
                    Kind.WORD,
                    "Whether the page updates or corrects.",
                    is_required=True,
                    choices=keys(Change.Nature.choices),
                ),
                Column(
                    "notice",
                    F("notice"),
                    Kind.TEXT,
                    "The page's own notice; empty when none was found.",
                    True,
                    veil="words",
                ),
                Column("wording_before", F("wording_before"), Kind.TEXT, "The words before.", True, veil="words"),
                Column(
                    "wording_after",
                    F("wording_after"),
                    Kind.TEXT,
                    "The words after; empty when gone.",
                    True,
                    veil="words",
                ),
                *range_columns(
                    "range_after",
                    "range_after",
                    _("Lower end of what the words after commit to; null when open."),
                    _("Upper end of what the words after commit to; null when open."),
                ),
                Column("found_at", F("found_at"), Kind.MOMENT, "When it was found, in UTC.", is_required=True),
                Column(
                    "acknowledged_at",
                    Subquery(
                        Change.objects.filter(pk=OuterRef("pk"))
                        .values("pk")
                        .annotate(last=Max("acknowledgements__acknowledged_at"))
                        .values("last")
                    ),
                    Kind.MOMENT,
                    "When a person last said that they have seen it, in UTC.",
                ),
            ),
            filters=ChangeFilters,
            changed=lambda interval: (
                interval.among(Change)
                | Q(snapshot__restrictions__in=interval.restrictions().values("pk"))
                | Q(claim__in=interval.unveiled_claims())
            ),
            veils={"words": words_of_change},
        ),
    ),
)
