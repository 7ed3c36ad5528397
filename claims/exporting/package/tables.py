"""The tables of a data package: those of the API, what they refer to from earlier, and what the machine says about figures."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q

from claims.comparison.finding import Conflict, Method, Reason
from claims.comparison.relation import Family, RelationKind
from claims.exporting.columns import Asker, Column, Kind, Part, Table
from claims.exporting.filters import FromPart
from claims.exporting.syncing import Interval
from claims.exporting.tables import TABLES
from claims.exporting.tables.claims import CLAIM_COLUMNS
from claims.exporting.tables.ratings import RATING_COLUMNS, seen_ratings
from claims.exporting.withheld import note_of, words_of_claim
from claims.models import Claim, Decision, Rating, Weighed
from sources.models import Restriction, Snapshot

_ClaimEvent: Any = apps.get_model("claims", "ClaimEvent")
# Of what was read from a claim's words, all that the comparison goes by.
_READ = (
    *("claim", "revision", "low", "high", "qualifier", "range.low", "range.high", "range.low_inc", "range.high_inc"),
    *(
        "is_vague",
        "counted_kind",
        "population",
        "cause",
        "unit",
        "part",
        "basis",
        "as_of.from",
        "as_of.to",
        "as_of.known",
    ),
    *("is_current_report", "grows", "claimant", "profile", "rule"),
)


def _never(interval: Interval) -> Q:
    return Q(pk__isnull=True)


def former_readings(asker: Asker) -> Any:
    """Return the last state of each former revision of a claim that a finding weighed."""
    weighed = Weighed.objects.filter(claim=OuterRef("pgh_obj_id"), claim_revision=OuterRef("revision"))
    stands = Claim.objects.filter(pk=OuterRef("pgh_obj_id"), revision=OuterRef("revision"))
    last = _ClaimEvent.objects.filter(Exists(weighed), ~Exists(stands)).order_by("pgh_obj_id", "revision", "-pgh_id")
    return _ClaimEvent.objects.filter(pk__in=last.distinct("pgh_obj_id", "revision").values("pk"))


def former_ratings(asker: Asker) -> Any:
    """Return the ratings that a decision weighed and that do not stand any more, as far as an asker may see them."""
    weighed = Decision.weighed.through.objects.filter(rating=OuterRef("pk"))
    later = Rating.objects.filter(supersedes=OuterRef("pk"))
    return seen_ratings(asker).filter(Exists(weighed), Exists(later), kind=Rating.Kind.RATING)


def passed_on(asker: Asker) -> Any:
    """Return the snapshots whose text may be given out whole: its publisher lets it, and nothing in it is withheld."""
    withheld = Restriction.objects.in_force(asker.now).filter(snapshot=OuterRef("pk"))
    return Snapshot.objects.filter(~Exists(withheld), source__publisher__text_licence__gt="")


FORMER_CLAIMS = Table(
    name="former_claims",
    keys=("claim", "revision"),
    meaning="One row per former reading of a claim that a finding weighed; the claim was corrected since.",
    parts=(
        Part(
            rows=former_readings,
            columns=tuple(
                Column(
                    column.name,
                    F("pgh_obj_id") if column.name == "claim" else column.value,
                    column.kind,
                    column.meaning,
                    column.is_required,
                    column.choices,
                    "claims" if column.name == "claim" else column.refers_to,
                )
                for column in CLAIM_COLUMNS
                if column.name in _READ
            ),
            changed=_never,
            filters=FromPart,
        ),
    ),
)
FORMER_RATINGS = Table(
    name="former_ratings",
    keys=("row", "number"),
    meaning="One row per rating that a decision weighed and that was replaced or taken back since.",
    parts=(
        Part(
            rows=former_ratings,
            columns=RATING_COLUMNS,
            changed=_never,
            filters=FromPart,
            veils={"words": words_of_claim("claim__"), "note": note_of(Restriction.Target.RATING)},
        ),
    ),
)
TEXTS = Table(
    name="texts",
    keys=("snapshot",),
    meaning="One row per snapshot whose publisher lets its text be passed on; of the others the hash in `snapshots` must do.",
    parts=(
        Part(
            rows=passed_on,
            columns=(
                Column("snapshot", F("pk"), Kind.INTEGER, "The snapshot.", is_required=True, refers_to="snapshots"),
                Column("licence", F("source__publisher__text_licence"), Kind.WORD, "SPDX name.", is_required=True),
                Column("text", F("text"), Kind.TEXT, "What the page said, as it was read.", is_required=True),
            ),
            changed=_never,
            filters=FromPart,
        ),
    ),
)


def _said(name: str, keys: tuple[str, ...], meaning: str, *columns: Column) -> Table:
    """Return a table whose rows are worked out while the package is written."""
    return Table(name, keys, meaning, (Part(lambda asker: Claim.objects.none(), columns, _never, FromPart),))


def _claim(name: str, meaning: str, *, is_required: bool = True) -> Column:
    return Column(name, None, Kind.INTEGER, meaning, is_required, refers_to="claims")


RELATIONS = _said(
    "relations",
    ("claim", "other"),
    "One row per pair of figures: how they relate by the rules. Every pair of a measure with up to 120 figures, beyond that"
    " what its board tells; and of a part and its whole the pairs of their 40 highest figures.",
    _claim("claim", "The first of the two: the part before the whole, else the earlier before the later."),
    _claim("other", "The second of the two."),
    Column("measure", None, Kind.INTEGER, "The measure of the first.", True, refers_to="measures"),
    Column("other_measure", None, Kind.INTEGER, "The measure of the second.", True, refers_to="measures"),
    Column("kind", None, Kind.WORD, "The relation.", True, choices=tuple(RelationKind)),
    Column("family", None, Kind.WORD, "What it means to a reader.", True, choices=tuple(Family)),
    Column("rule", None, Kind.INTEGER, "Number of the rule in rules.json that decided.", is_required=True),
    Column("sentence", None, Kind.TEXT, "Why, in English.", is_required=True),
)
ANSWERS = _said(
    "answers",
    ("finding",),
    "One row per finding by a named method: what the method makes of the claims that the finding weighed, as they were read"
    " then. A person states the finding, and may depart from it.",
    Column("finding", None, Kind.INTEGER, "The finding.", True, refers_to="findings"),
    Column("method", None, Kind.WORD, "The method.", True, choices=tuple(Method)),
    Column("as_of", None, Kind.DAY, "The day it answers for.", is_required=True),
    Column("low", None, Kind.NUMBER, "Lower end of the range; empty when open or where there is none."),
    Column("low_inc", None, Kind.BOOLEAN, "Whether it belongs to the range; empty where there is no range."),
    Column("high", None, Kind.NUMBER, "Upper end of the range; empty when open or where there is none."),
    Column("high_inc", None, Kind.BOOLEAN, "Whether it belongs to the range; empty where there is no range."),
    Column("best", None, Kind.NUMBER, "The one number that the method arrives at; empty where there is none."),
    Column("conflict", None, Kind.WORD, "Whether the sources conflict.", True, choices=tuple(Conflict)),
    Column("departs", None, Kind.BOOLEAN, "Whether the person stated other numbers, claims or conflict.", True),
)
ANSWER_CLAIMS = _said(
    "answer_claims",
    ("finding", "claim"),
    "One row per claim that the method counted or left out.",
    Column("finding", None, Kind.INTEGER, "The finding.", True, refers_to="findings"),
    _claim("claim", "The claim."),
    Column("is_included", None, Kind.BOOLEAN, "Whether the method counted it.", is_required=True),
    Column("reason", None, Kind.WORD, "Why it was left out; empty if counted.", choices=tuple(Reason)),
    _claim("by", "The claim that took its place, where one did.", is_required=False),
)

STORED = {**TABLES, **{table.name: table for table in (FORMER_CLAIMS, FORMER_RATINGS, TEXTS)}}
PACKAGE_TABLES = {**STORED, **{table.name: table for table in (RELATIONS, ANSWERS, ANSWER_CLAIMS)}}
