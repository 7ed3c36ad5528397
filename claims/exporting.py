"""Ratings as a flat table: one registry of columns behind the CSV file, the API and the command."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DecimalField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from claims.models import Decision, Rating, Reviewer
from claims.plain import plain
from sources.models import Restriction
from sources.restricting import is_note_withheld, is_withheld

WITHHELD = "[withheld]"
PIECE = 256 * 1024  # bytes handed to the web server at a time


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the export.

    Args:
        name: in the CSV header and in JSON.
        value: what Django is to select.
        meaning: one sentence for the codebook.
        is_text: whether people may have typed it, so that a spreadsheet must not take it for a formula.
        withheld_with: what a restriction must cover to withhold it: "claim", "note" or nothing.
    """

    name: str
    value: Any
    meaning: str
    is_text: bool = False
    withheld_with: str = ""


def _standing_decision(field: str) -> Any:
    """Return a field of the decision that stands on the rating's claim."""
    return Coalesce(Subquery(Decision.objects.standing().filter(claim=OuterRef("claim")).values(field)[:1]), Value(""))


def _end(function: str, field: Any) -> Any:
    return Func(F("claim__range"), function=function, output_field=field)


RATING_COLUMNS = (
    Column("rating", F("pk"), "Number of the rating; never used twice."),
    Column("claim", F("claim_id"), "Number of the claim."),
    Column("claim_revision", F("claim_revision"), "Revision of the claim that was rated."),
    Column(
        "is_stale",
        ExpressionWrapper(Q(claim__revision__gt=F("claim_revision")), output_field=BooleanField()),
        "Whether the claim was corrected since.",
    ),
    Column("topic", F("claim__measure__topic__slug"), "Slug of the topic.", is_text=True),
    Column("measure", F("claim__measure__title"), "Title of the measure.", is_text=True),
    Column("quote", F("claim__quote"), "The sentence, verbatim.", is_text=True, withheld_with="claim"),
    Column("wording", F("claim__wording"), "The figure's words, verbatim.", is_text=True, withheld_with="claim"),
    Column("low", F("claim__low"), "Lower number that is written; empty when none is."),
    Column("high", F("claim__high"), "Higher number that is written; empty when none is."),
    Column("qualifier", F("claim__qualifier"), "How the words bound the number."),
    Column("range_low", _end("lower", DecimalField()), "Lower end of what the words commit to; empty when open."),
    Column("range_high", _end("upper", DecimalField()), "Upper end of what the words commit to; empty when open."),
    Column("low_inc", _end("lower_inc", BooleanField()), "Whether the lower end itself belongs to the range."),
    Column("high_inc", _end("upper_inc", BooleanField()), "Whether the upper end itself belongs to the range."),
    Column("is_vague", F("claim__is_vague"), "Whether the words cannot be held to a number."),
    Column(
        "counted",
        F("claim__counted"),
        "What is counted, in the words of the text.",
        is_text=True,
        withheld_with="claim",
    ),
    Column("counted_kind", F("claim__counted_kind"), "Kind of what is counted."),
    Column("as_of_first", F("claim__as_of_first"), "First day the figure speaks for."),
    Column("as_of_last", F("claim__as_of_last"), "Last day the figure speaks for, inclusive."),
    Column("as_of_known", F("claim__as_of_known"), "How these days are known."),
    Column(
        "claimant", Coalesce(F("claim__claimant__name"), Value("")), "Who the figure is attributed to.", is_text=True
    ),
    Column("publisher", Coalesce(F("snapshot__source__publisher__name"), Value("")), "Who published it.", is_text=True),
    Column("source", F("snapshot__source__title"), "Title of the source.", is_text=True),
    Column("source_url", F("snapshot__source__url"), "Address of the source, as given.", is_text=True),
    Column("snapshot_sha256", F("snapshot__sha256"), "SHA-256 of the bytes that were rated."),
    Column("reviewer", F("reviewer__pseudonym"), "Pseudonym of the reviewer."),
    Column(
        "scale",
        Concat(F("level__scale__name"), Value(" v"), F("level__scale__version"), output_field=CharField()),
        "Scale and version.",
    ),
    Column("level", F("level__key"), "Level that was given."),
    Column("number", F("level__number"), "Number of the level; empty for a level without one."),
    Column("confidence", F("confidence"), "1 low, 2 medium, 3 high."),
    Column("faithful", F("faithful"), "Whether the page reports its claimant faithfully; empty when not judged."),
    Column("own_low", F("own_low"), "The reviewer's own reading, lowest."),
    Column("own_high", F("own_high"), "The reviewer's own reading, highest."),
    Column("note", F("note"), "The reviewer's note.", is_text=True, withheld_with="note"),
    Column("rated_at", F("rated_at"), "When, in UTC."),
    Column(
        "decision", _standing_decision("level__key"), "Level of the decision that stands; empty when there is none."
    ),
)


def ratings_for(user: Any) -> Any:
    """Return the standing ratings that an account may take out of the house.

    An editor sees them all; a reviewer their own, and others' where their own is in; anybody else those on decided claims.
    """
    standing = Rating.objects.standing()
    if user.has_perm("claims.add_decision"):
        return standing
    return standing.visible_to(Reviewer.objects.filter(user_id=user.pk).first())


def csv_of_ratings(ratings: Any, *, now: datetime, guarded: bool = True) -> Iterator[bytes]:
    """Yield ratings as CSV (RFC 4180, header first, UTF-8, rows by id) in pieces of about 256 KiB.

    Rows come from one COPY, so a file is one moment, however long the reader takes.

    Args:
        ratings: the queryset to write.
        now: the moment at which restrictions are asked for.
        guarded: put an apostrophe before a text cell that a spreadsheet would run as a formula (=, +, -, @, tab, return).
    """
    header = io.StringIO()
    csv.writer(header).writerow([column.name for column in RATING_COLUMNS])
    yield header.getvalue().encode()
    rows = _selected(ratings, now=now, guarded=guarded).order_by("pk")
    sql, parameters = rows.query.sql_with_params()
    copy_out = f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)"
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(copy_out, parameters) as copy:
        yield from _in_pieces(copy)


def rows_of_ratings(ratings: Any, *, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield ratings as dictionaries ready for JSON, one per row, keyed by column; numbers are numbers, days ISO 8601."""
    names = [column.name for column in RATING_COLUMNS]
    for row in _selected(ratings, now=now, guarded=False):
        yield {name: plain(value) for name, value in zip(names, row, strict=True)}


def _selected(ratings: Any, *, now: datetime, guarded: bool) -> Any:
    """Return the queryset of the columns alone; the aliases keep clear of the model's own field names."""
    values = {f"out_{column.name}": _value(column, now=now, guarded=guarded) for column in RATING_COLUMNS}
    return ratings.annotate(**values).values_list(*values)


def _value(column: Column, *, now: datetime, guarded: bool) -> Any:
    value = column.value
    if column.withheld_with:
        withheld = (
            is_withheld("snapshot", "claim__start", "claim__end", now=now)
            if column.withheld_with == "claim"
            else is_note_withheld(Restriction.Target.RATING, "pk", now=now)
        )
        value = Case(When(withheld, then=Value(WITHHELD)), default=value, output_field=TextField())
    return _guarded(value) if guarded and column.is_text else value


def _guarded(value: Any) -> Any:
    text = Cast(value, TextField())
    return Case(When(_starts_a_formula(text), then=Concat(Value("'"), text)), default=text, output_field=TextField())


def _starts_a_formula(text: Any) -> Any:
    """Tell, in SQL, whether a cell would be run; source: OWASP, CSV Injection (read 2026-11-23)."""
    return Func(
        text,
        template="%(expressions)s ~ '^[[:space:]]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]'",
        output_field=BooleanField(),
    )


def _in_pieces(copy: Any) -> Iterator[bytes]:
    piece = bytearray()
    for chunk in copy:
        piece += chunk
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)
