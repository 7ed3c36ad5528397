"""Publishers, sources, and what their pages said when."""

from django.db.models import F, Q
from django.db.models.functions import Length
from django_filters import CharFilter

from claims.exporting.columns import Column, Kind, Part, Table
from claims.exporting.expressions import keys
from claims.exporting.filters import FromPart, KeyFilter, YesNoFilter, day, word
from sources.models import Publisher, Snapshot, Source
from sources.readers.page import Standing


class PublisherFilters(FromPart):
    """How publishers are narrowed."""

    kind = word("kind", *Publisher.Kind.values)
    grade = word("grade", *Publisher.Grade.values)
    q = CharFilter("name", "icontains", max_length=200)


class SourceFilters(FromPart):
    """How sources are narrowed."""

    publisher = KeyFilter("publisher")
    kind = word("kind", *Source.Kind.values)
    language = word("language")
    listed_in = KeyFilter("listed_in")
    published_after = day("published_on", "gte")
    published_before = day("published_on", "lte")
    topic = CharFilter(method="of_topic", max_length=80)

    def of_topic(self, rows: Source, name: str, value: str) -> object:
        """Keep the sources with a claim in a topic."""
        of_topic = Snapshot.objects.filter(claims__measure__topic__slug=value)
        return rows.filter(pk__in=of_topic.values("source"))  # type: ignore[attr-defined]


class SnapshotFilters(FromPart):
    """How snapshots are narrowed."""

    source = KeyFilter("source")
    standing = word("standing", *(standing.value for standing in Standing))
    complete = YesNoFilter("complete")


PUBLISHERS = Table(
    name="publishers",
    keys=("publisher",),
    meaning="One row per publisher: an outlet, agency, ministry or organisation.",
    parts=(
        Part(
            rows=lambda asker: Publisher.objects.all(),
            columns=(
                Column("publisher", F("pk"), Kind.INTEGER, "Number of the publisher.", is_required=True),
                Column("name", F("name"), Kind.TEXT, "Its name.", is_required=True),
                Column(
                    "kind", F("kind"), Kind.WORD, "What kind of body it is.", True, choices=keys(Publisher.Kind.choices)
                ),
                Column("locale", F("locale"), Kind.WORD, "Decides whether 1.234 is a thousand.", is_required=True),
                Column(
                    "grade",
                    F("grade"),
                    Kind.WORD,
                    "Reliability, A to F; empty when not graded.",
                    is_required=True,
                    choices=("", *keys(Publisher.Grade.choices)),
                ),
                Column("grade_reason", F("grade_reason"), Kind.TEXT, "Why it has that grade.", is_required=True),
                Column("graded_on", F("graded_on"), Kind.DAY, "When it was graded."),
                Column(
                    "text_licence",
                    F("text_licence"),
                    Kind.WORD,
                    "Under which its texts may be passed on whole (SPDX); empty where none is known.",
                    is_required=True,
                ),
            ),
            filters=PublisherFilters,
            changed=lambda interval: interval.among(Publisher),
        ),
    ),
)

SOURCES = Table(
    name="sources",
    keys=("source",),
    meaning="One row per source: a page or a text that was published.",
    parts=(
        Part(
            rows=lambda asker: Source.objects.all(),
            columns=(
                Column("source", F("pk"), Kind.INTEGER, "Number of the source.", is_required=True),
                Column(
                    "publisher", F("publisher_id"), Kind.INTEGER, "Number of its publisher.", refers_to="publishers"
                ),
                Column("kind", F("kind"), Kind.WORD, "What it is.", True, choices=keys(Source.Kind.choices)),
                Column("title", F("title"), Kind.TEXT, "Its title.", is_required=True),
                Column("author", F("author"), Kind.TEXT, "Its author, as the page says.", is_required=True),
                Column("language", F("language"), Kind.WORD, "Such as en; empty when unknown.", is_required=True),
                Column("url", F("url"), Kind.TEXT, "Address, as it was given.", is_required=True),
                Column(
                    "canonical_url", F("canonical_url"), Kind.TEXT, "The one spelling that the page is known under."
                ),
                Column("published_on", F("published_on"), Kind.DAY, "Day of publication."),
                Column(
                    "published_known",
                    F("published_known"),
                    Kind.WORD,
                    "How that day is known; empty when it is not.",
                    is_required=True,
                    choices=("", *keys(Source.PublishedKnown.choices)),
                ),
                Column(
                    "listed_in", F("listed_in_id"), Kind.INTEGER, "The listing it is an item of.", refers_to="sources"
                ),
                Column(
                    "current_snapshot",
                    F("current_snapshot_id"),
                    Kind.INTEGER,
                    "What it says now.",
                    refers_to="snapshots",
                ),
                Column("added_at", F("added_at"), Kind.MOMENT, "When it was added, in UTC.", is_required=True),
            ),
            filters=SourceFilters,
            changed=lambda interval: (
                interval.among(Source) | Q(pk__in=Snapshot.objects.filter(interval.among(Snapshot)).values("source"))
            ),
        ),
    ),
)

SNAPSHOTS = Table(
    name="snapshots",
    keys=("snapshot",),
    meaning="One row per snapshot: what a source said at one moment. Its words are not in the table.",
    parts=(
        Part(
            rows=lambda asker: Snapshot.objects.all(),
            columns=(
                Column("snapshot", F("pk"), Kind.INTEGER, "Number of the snapshot.", is_required=True),
                Column("source", F("source_id"), Kind.INTEGER, "Number of its source.", True, refers_to="sources"),
                Column(
                    "captured_at", F("captured_at"), Kind.MOMENT, "When the page was seen, in UTC.", is_required=True
                ),
                Column(
                    "recorded_at", F("recorded_at"), Kind.MOMENT, "When it was written down, in UTC.", is_required=True
                ),
                Column("media_type", F("media_type"), Kind.TEXT, "What kind of bytes arrived.", is_required=True),
                Column("sha256", F("sha256"), Kind.WORD, "SHA-256 of the bytes as they arrived.", True, is_plain=True),
                Column(
                    "text_sha256",
                    F("text_sha256"),
                    Kind.WORD,
                    "SHA-256 of the text read from them.",
                    True,
                    is_plain=True,
                ),
                Column(
                    "characters", Length("text"), Kind.INTEGER, "Length of that text in code points.", is_required=True
                ),
                Column(
                    "complete", F("complete"), Kind.BOOLEAN, "Whether the whole page could be read.", is_required=True
                ),
                Column(
                    "standing",
                    F("standing"),
                    Kind.WORD,
                    "What the page looked like it was.",
                    is_required=True,
                    choices=tuple(standing.value for standing in Standing),
                ),
                Column("reader_version", F("reader_version"), Kind.WORD, "The reader that read it.", is_required=True),
                Column(
                    "taken_from",
                    F("taken_from_id"),
                    Kind.INTEGER,
                    "The listing's snapshot that an item was cut from.",
                    refers_to="snapshots",
                ),
                Column("taken_from_start", F("taken_from_start"), Kind.INTEGER, "Where the item begins in that text."),
            ),
            filters=SnapshotFilters,
            changed=lambda interval: interval.among(Snapshot),
        ),
    ),
)
