"""One figure as the comparison needs it, whether it comes from a record, from a text or from a line of JSON."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from claims.figures.figure import AsOf, Basis, Known, Part, Qualifier
from claims.figures.range import Range

__all__ = ["MeasureKind", "Origin", "Scope", "StatedFigure", "published_first"]


class MeasureKind(StrEnum):
    """Whether a count can only grow while people learn more (killed so far), or may rise and fall (roads blocked today)."""

    CUMULATIVE = "cumulative"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure covers. An aspect that is None is not narrowed: everybody, from any cause, anywhere in the topic.

    Args:
        counted_kind: canonical kind of what is counted ("deaths"), the same in every language; None where unknown.
        counted: the words for it ("people killed"), used only where a kind is unknown.
        population: who is counted ("minors").
        cause: by what or whom ("state_forces").
        place: where, the narrowest name first ("Juliaca, Puno").
        period: first and last day, both inclusive, of what is counted; not the as-of window.
        incident: a name for the one event that is counted, where the topic holds several.
        unit: canonical unit ("percent"), None for a plain count.
    """

    counted_kind: str | None = None
    counted: str | None = None
    population: str | None = None
    cause: str | None = None
    place: str | None = None
    period: tuple[date, date] | None = None
    incident: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: its claimant, else the publisher's own voice.

    Args:
        key: equal for equal origins; aliases have been resolved before.
        name: as a reader would write it ("the Syrian Observatory for Human Rights").
        is_named: whether this is a claimant with a name of its own. False for a publisher's own voice and for generic
            claimants ("officials", "human rights organizations"), of which two may or may not be the same people.
    """

    key: str
    name: str
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure, what it covers, who says so and for which days.

    Args:
        key: an opaque name for the figure, unique among those that are compared.
        words: the figure's words, verbatim ("more than 50"), as they stand in sentences for a reader.
        range: what the words commit their author to; None where they commit to nothing.
        low, high: the numbers that are written, in `scope.unit`; None for an end the words leave open.
        qualifier: how the words bound the number.
        scope: what the figure covers.
        origin: where it comes from.
        vague: whether the words cannot be held to a number.
        kind: whether the measure is cumulative or a level.
        basis: how firmly it is stated.
        part: whole, part of another figure in its sentence, or increment.
        as_of: the days its own text says it speaks for, or None. A window that is known only by inference may be given
            too; one of unknown days counts as None.
        is_current_report: whether the sentence reports the state of things when it was written ("48 have been killed"),
            so that the day of publication stands in for an as-of day that is not stated.
        published_on: day of publication at the publisher's place, None where unknown.
        published_at: the moment, with time zone, where that is known.
        captured_on: day of the first capture; the figure cannot be younger.
        topic_started_on: first day of the topic; the figure cannot be older.
        grows: whether words of growth stand with it ("rises to", "up from 37").
        text_key: equal for figures of one and the same text, which then speak at one moment; None where unknown.
    """

    key: str
    words: str
    range: Range | None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    scope: Scope = Scope()
    origin: Origin = Origin(key="", name="")
    vague: bool = False
    kind: MeasureKind = MeasureKind.CUMULATIVE
    basis: Basis = Basis.REPORTED
    part: Part = Part.TOTAL
    as_of: AsOf | None = None
    is_current_report: bool = False
    published_on: date | None = None
    published_at: datetime | None = None
    captured_on: date | None = None
    topic_started_on: date | None = None
    grows: bool = False
    text_key: str | None = None

    @property
    def number(self) -> Decimal | None:
        """The one written number that tells which of two figures is higher: the middle of a range, else the number named.

        >>> StatedFigure("a", "between 100 and 200", None, low=Decimal(100), high=Decimal(200)).number
        Decimal('150')
        >>> StatedFigure("b", "more than 50", None, low=Decimal(50)).number
        Decimal('50')
        """
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return (self.low + self.high) / 2

    def window(self) -> AsOf:
        """Return the days the figure may speak for, both inclusive, and how they are known.

        The stated days; else, for a current report with a known day of publication, that day, inferred; else every day
        from the topic's start to publication or first capture, unknown. An end that nothing bounds is the first or last
        day there is.

        >>> report = StatedFigure("a", "48", None, is_current_report=True, published_on=date(2023, 1, 19))
        >>> report.window()
        AsOf(first_day=datetime.date(2023, 1, 19), last_day=datetime.date(2023, 1, 19), known=<Known.INFERRED: 'inferred'>)
        """
        if self.as_of is not None and self.as_of.known is not Known.UNKNOWN:
            return self.as_of
        if self.is_current_report and self.published_on is not None:
            return AsOf(self.published_on, self.published_on, Known.INFERRED)
        last_day = self.published_on or self.captured_on or date.max
        first_day = self.topic_started_on or date.min
        return AsOf(min(first_day, last_day), last_day, Known.UNKNOWN)


def published_first(one: StatedFigure, other: StatedFigure) -> StatedFigure | None:
    """Return the figure that was published first, or None where that is not known.

    Moments decide where both are known, else days; of two figures of one day neither is the first.
    """
    if one.published_at is not None and other.published_at is not None:
        if one.published_at == other.published_at:
            return None
        return one if one.published_at < other.published_at else other
    if one.published_on is None or other.published_on is None or one.published_on == other.published_on:
        return None
    return one if one.published_on < other.published_on else other
