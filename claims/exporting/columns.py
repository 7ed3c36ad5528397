"""What a table for other programs is made of: columns with a kind and a meaning, and the rows an account may have.

CSV header, JSON keys, API description, codebook and data package all follow from these; nothing is listed twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django_filters import FilterSet

from claims.exporting.syncing import Interval, Wanted
from claims.models import Reviewer

Rows = Any  # a queryset of whatever record the part is about


class Kind(StrEnum):
    """What stands in a column's cells."""

    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"
    WORD = "word"  # of a closed list, a slug, a hash: nothing that a spreadsheet could run
    TEXT = "text"  # words that people or pages wrote
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Args:
        name: in JSON; a dot makes it a member of an object ("as_of.from"). The CSV header has an underscore there.
        value: what Django is to select.
        kind: what stands in its cells.
        meaning: one sentence for the codebook.
        is_required: whether every row has a value.
        choices: the closed list it is from; empty where there is none.
        refers_to: the table whose key it holds; empty for none.
        veil: the name of the condition under which its words must not be shown; empty for never.
        is_plain: whether its words are such that no quote stands in them (a hash, a slug), so that they need no escaping.
        names_people: whether it holds the name of an account, given out only to those who may see names.
    """

    name: str
    value: Any
    kind: Kind
    meaning: str
    is_required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    veil: str = ""
    is_plain: bool = False
    names_people: bool = False

    @property
    def header(self) -> str:
        """Its name where rows are flat: in CSV, in the codebook and in `fields=`."""
        return self.name.replace(".", "_")

    @property
    def group(self) -> str:
        """The object it is a member of in JSON; empty for none."""
        return self.name.partition(".")[0] if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Asker:
    """On whose behalf rows are taken out, and when.

    Args:
        reviewer: whose own ratings, and those unveiled by them, may be seen; None for somebody who does not rate.
        sees_all: whether every rating may be seen, as by those who decide.
        sees_names: whether the accounts behind pseudonyms may be named.
        now: the moment at which restrictions are asked for.
        walk: the transactions that had ended when a walk over pages began, so that no row falls out on the way.
        is_signed_in: whether it is an account, or the house itself; anybody else may have what public topics hold.
    """

    reviewer: Reviewer | None
    sees_all: bool
    sees_names: bool
    now: datetime
    walk: str = ""
    is_signed_in: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The rows of one record within a table, in the order of their keys. It is itself alone, so that it can be a key.

    Args:
        rows: what an asker may have.
        columns: the table's columns, with where this record has them.
        veils: by name, the condition under which words are withheld; given the moment, and whether many rows are asked.
        gone: SQL text that says why a row that was there is no longer (superseded, withdrawn), null for a row that is.
        former: `rows` with those that are gone.
        changed: which of `former` changed within an interval.
        filters: by what its rows can be narrowed.
    """

    rows: Callable[[Asker], Rows]
    columns: tuple[Column, ...]
    changed: Callable[[Interval], Any]
    filters: type[FilterSet]
    veils: dict[str, Callable[[datetime, bool], Any]] = field(default_factory=dict)
    gone: Any = None
    former: Callable[[Asker], Rows] | None = None

    def own(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Return the columns of the same names as this record has them."""
        by_name = {column.name: column for column in self.columns}
        return tuple(by_name[column.name] for column in columns)

    def changed_rows(self, asker: Asker, wanted: Rows, interval: Interval) -> Wanted:
        """Return the rows that changed within an interval, each with why it is gone if it is."""
        is_wanted = When(Exists(wanted.filter(pk=OuterRef("pk"))), then=Value(None))
        restricted = (
            [When(Q(self.veils["words"](asker.now, False)), then=Value("restricted"))] if "words" in self.veils else []
        )
        reason = Value("elsewhere") if self.gone is None else Coalesce(self.gone, Value("elsewhere"))
        return Wanted(
            rows=(self.former or self.rows)(asker).filter(self.changed(interval)),
            gone=Case(*restricted, is_wanted, default=reason, output_field=CharField()),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table for other programs.

    Args:
        name: in addresses and file names ("claims").
        keys: the columns that tell a row from every other ("claim").
        meaning: one sentence: what one row is.
        parts: where its rows come from; most tables have one part.
        is_public: whether its rows of public topics are for everybody; of any other table, none are.
    """

    name: str
    keys: tuple[str, ...]
    meaning: str
    parts: tuple[Part, ...]
    is_public: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.parts[0].columns

    def columns_for(self, asker: Asker) -> tuple[Column, ...]:
        """Return the columns that an asker may have."""
        return tuple(column for column in self.columns if asker.sees_names or not column.names_people)

    def wanted(
        self,
        asker: Asker,
        filtered: Callable[[Sequence[Any]], list[Any]] = list,
        interval: Interval | None = None,
    ) -> list[Wanted]:
        """Return the rows of each part that are to be taken out: those that are wanted or, of an interval, that changed.

        Among rows that changed are those that are gone, that may no longer be shown, or that are no longer wanted.

        Args:
            filtered: from the rows of each part, those that are wanted; all of them by default.
        """
        rows_of_parts = filtered([part.rows(asker) for part in self.parts])
        if interval is None:
            return [Wanted(rows) for rows in rows_of_parts]
        return [part.changed_rows(asker, rows, interval) for part, rows in zip(self.parts, rows_of_parts, strict=True)]


def asker_for(user: User | AnonymousUser | None, *, now: datetime, sees_names: bool = False) -> Asker:
    """Return on whose behalf an account asks; None is the house itself, which sees everything but names.

    An editor sees every rating; a reviewer their own, and others' where their own is in; anybody else those on decided
    claims.
    """
    if user is None:
        return Asker(reviewer=None, sees_all=True, sees_names=sees_names, now=now)
    return Asker(
        reviewer=Reviewer.objects.filter(user_id=user.pk or 0).first(),
        sees_all=user.has_perm("claims.add_decision"),
        sees_names=sees_names,
        now=now,
        is_signed_in=user.is_authenticated,
    )
