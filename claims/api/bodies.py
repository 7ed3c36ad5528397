"""What bodies of requests may hold; each field is refused by its own name."""

from typing import Any

from rest_framework import serializers

from claims.comparison.finding import Method
from claims.exporting.tables import TABLES
from claims.models import Claim, Claimant, Decision, Evidence, Export, Finding, Level, Measure, Rating
from claims.models.claim import BASES, PARTS, QUALIFIERS
from claims.models.fields import LARGEST
from sources.models import Publisher, Snapshot

LARGEST_OFFSET = 2**31 - 1
LONGEST_TEXT = 20_000  # characters of a note
LONGEST_PASTE = 5_000_000


def number(**options: Any) -> serializers.DecimalField:
    """Return the field of a number that a figure may name."""
    return serializers.DecimalField(
        max_digits=37, decimal_places=6, min_value=-LARGEST, max_value=LARGEST, allow_null=True, **options
    )


def offset(**options: Any) -> serializers.IntegerField:
    """Return the field of a place in a text, in code points."""
    return serializers.IntegerField(min_value=0, max_value=LARGEST_OFFSET, **options)


def words(longest: int = LONGEST_TEXT, **options: Any) -> serializers.CharField:
    """Return the field of a text, whose spaces stay as they are."""
    return serializers.CharField(max_length=longest, trim_whitespace=False, **options)


def row_of(rows: Any, **options: Any) -> Any:
    """Return the field of another row, by its number."""
    return serializers.PrimaryKeyRelatedField(
        queryset=rows, pk_field=serializers.IntegerField(min_value=1, max_value=2**63 - 1), **options
    )


class NewClaim(serializers.Serializer[Any]):
    """Words of a snapshot that become a claim."""

    snapshot = row_of(Snapshot.objects.all())
    start = offset(help_text="Where the words begin, in code points of the snapshot's text.")
    end = offset(help_text="Where they end, exclusive.")


class CorrectedClaim(serializers.Serializer[Any]):
    """What the words mean; what is left out stays as it is."""

    low = number(required=False, help_text="The lower number that is written; null for none.")
    high = number(required=False, help_text="The higher number that is written; null for none.")
    qualifier = serializers.ChoiceField(choices=QUALIFIERS, required=False)
    counted = words(300, required=False, allow_blank=True)
    counted_kind = words(40, required=False, allow_blank=True)
    population = words(40, required=False, allow_blank=True)
    cause = words(40, required=False, allow_blank=True)
    place = words(120, required=False, allow_blank=True)
    unit = words(40, required=False, allow_blank=True)
    part = serializers.ChoiceField(choices=PARTS, required=False)
    basis = serializers.ChoiceField(choices=BASES, required=False)
    as_of_first = serializers.DateField(required=False, allow_null=True)
    as_of_last = serializers.DateField(required=False, allow_null=True)
    claimant = row_of(Claimant.objects.all(), required=False, allow_null=True)
    reason = words(2000, help_text="Why the reading was wrong.")


class Placing(serializers.Serializer[Any]):
    """Where a claim belongs."""

    measure = row_of(Measure.objects.all())


class NewEvidence(serializers.Serializer[Any]):
    """A source for or against a claim."""

    snapshot = row_of(Snapshot.objects.all())
    start = offset(required=False, allow_null=True, default=None, help_text="Null for the whole source.")
    end = offset(required=False, allow_null=True, default=None, help_text="Exclusive.")
    stance = serializers.ChoiceField(choices=Evidence.Stance.choices)
    note = words(required=False, allow_blank=True, default="")


class QuotedEvidence(serializers.Serializer[Any]):
    """Words of a source that a rating brings along."""

    snapshot = row_of(Snapshot.objects.all())
    start = offset()
    end = offset(help_text="Exclusive.")
    stance = serializers.ChoiceField(choices=Evidence.Stance.choices)
    note = words(required=False, allow_blank=True, default="")


class NewRating(serializers.Serializer[Any]):
    """One person's judgement on a claim."""

    level = serializers.SlugRelatedField(slug_field="key", queryset=Level.objects.filter(scale__is_default=True))
    confidence = serializers.ChoiceField(choices=Rating.Confidence.choices)
    note = words(required=False, allow_blank=True, default="")
    faithful = serializers.ChoiceField(
        choices=Rating.Faithful.choices, required=False, allow_blank=True, default="", help_text="Empty: not judged."
    )
    own_low = number(required=False, default=None)
    own_high = number(required=False, default=None)
    evidence = serializers.ListField(child=QuotedEvidence(), required=False, default=list, max_length=20)
    cited = row_of(Evidence.objects.all(), many=True, required=False, default=list)
    newer = row_of(Claim.objects.open(), required=False, allow_null=True, default=None)


class NewDecision(serializers.Serializer[Any]):
    """The outcome for a claim."""

    level = serializers.SlugRelatedField(slug_field="key", queryset=Level.objects.filter(scale__is_default=True))
    method = serializers.ChoiceField(choices=Decision.Method.choices)
    rationale = words()
    low = number(required=False, default=None)
    best = number(required=False, default=None)
    high = number(required=False, default=None)
    change_kind = serializers.ChoiceField(
        choices=[kind for kind in Decision.ChangeKind.values if kind != Decision.ChangeKind.FIRST],
        required=False,
        default=Decision.ChangeKind.UPDATE,
        help_text="Of a later decision: why it replaces the one that stands.",
    )
    public_note = words(required=False, allow_blank=True, default="")


class LeftOut(serializers.Serializer[Any]):
    """A claim that a finding did not count."""

    claim = row_of(Claim.objects.open())
    reason = words(300, help_text="Why it was left out.")


class NewFinding(serializers.Serializer[Any]):
    """The answer for a measure."""

    measure = row_of(Measure.objects.all())
    as_of = serializers.DateField(help_text="The day it answers for.")
    low = number(required=False, default=None)
    best = number(required=False, default=None)
    high = number(required=False, default=None)
    method = serializers.ChoiceField(choices=[method.value for method in Method])
    sentence = words(help_text="The answer in words.")
    conflict = serializers.ChoiceField(choices=Finding.Conflict.choices)
    included = row_of(Claim.objects.open(), many=True, required=False, default=list, help_text="The claims counted.")
    excluded = serializers.ListField(child=LeftOut(), required=False, default=list, max_length=1000)
    supersedes = serializers.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        required=False,
        allow_null=True,
        default=None,
        help_text="The latest finding, as it was read; null where there is none.",
    )
    change_kind = serializers.ChoiceField(
        choices=[kind for kind in Finding.ChangeKind.values if kind != Finding.ChangeKind.FIRST],
        required=False,
        default=Finding.ChangeKind.UPDATE,
        help_text="Of a later finding: why it replaces the one that stands.",
    )
    public_note = words(required=False, allow_blank=True, default="")


class CorrectedSource(serializers.Serializer[Any]):
    """What is known of a source; what is left out stays as it is."""

    title = words(500, required=False, allow_blank=True)
    author = words(300, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=["", "en", "es"], required=False)
    publisher = row_of(Publisher.objects.all(), required=False, allow_null=True)
    published_on = serializers.DateField(required=False, allow_null=True)
    reason = words(2000, help_text="Why it was wrong.")


class NewIntake(serializers.Serializer[Any]):
    """A text to take in, or the address of a page alone."""

    text = words(LONGEST_PASTE, required=False, allow_blank=True, default="")
    html = words(LONGEST_PASTE, required=False, allow_blank=True, default="")
    url = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")
    title = words(500, required=False, allow_blank=True, default="")
    publisher = words(200, required=False, allow_blank=True, default="")
    language = serializers.ChoiceField(choices=["", "en", "es"], required=False, default="")
    published_on = serializers.DateField(required=False, allow_null=True, default=None)

    def validate(self, attrs: Any) -> Any:
        """Take a text, or HTML, or an address alone."""
        given = [name for name in ("text", "html") if attrs[name]]
        if len(given) > 1:
            raise serializers.ValidationError({"html": "Send a text or HTML, not both."})
        if not given and not attrs["url"]:
            raise serializers.ValidationError({"text": "Send a text, HTML, or the address of a page."})
        return attrs


class Seen(serializers.Serializer[Any]):
    """What a person says who has seen a change."""

    no_notice_confirmed = serializers.BooleanField(required=False, default=False)
    note = words(required=False, allow_blank=True, default="")


class NewExport(serializers.Serializer[Any]):
    """A file to build."""

    format = serializers.ChoiceField(choices=Export.Format.values)
    table = serializers.ChoiceField(
        choices=list(TABLES), required=False, allow_blank=True, default="", help_text="Empty for a data package."
    )
    filters = serializers.DictField(
        child=words(200), required=False, default=dict, help_text="As in the address of the table."
    )
    guard = serializers.BooleanField(required=False, default=True, help_text="Of CSV: whether formulas are made inert.")
    names = serializers.BooleanField(
        required=False, default=False, help_text="Whether accounts are named; wants the scope export:identities."
    )

    def validate(self, attrs: Any) -> Any:
        """Take a table with a format of tables, or a data package without one."""
        is_package = attrs["format"] == Export.Format.PACKAGE
        if is_package and attrs["table"]:
            raise serializers.ValidationError({"table": "A data package holds every table."})
        if not is_package and not attrs["table"]:
            raise serializers.ValidationError({"table": "Name the table."})
        return attrs
