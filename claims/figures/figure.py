"""The figure: what the reader finds in a text, and the words it is described in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.figures.range import Range

__all__ = ["AsOf", "Attribution", "Basis", "Figure", "Known", "Part", "Qualifier"]


class Qualifier(StrEnum):
    """How the words bound the number that stands in them."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class Part(StrEnum):
    """Whether a figure is a whole, a part of another figure in its sentence, or something added to an earlier one."""

    TOTAL = "total"
    PART = "part"
    INCREMENT = "increment"


class Basis(StrEnum):
    """How firmly the sentence states the figure; what is feared or only expected was not counted."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    FEARED = "feared"


class Known(StrEnum):
    """How the days of an as-of window are known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The days a figure speaks for, both inclusive. The date of publication is not one of them by itself."""

    first_day: date
    last_day: date
    known: Known

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise ValueError(f"an as-of window cannot end ({self.last_day}) before it begins ({self.first_day})")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the sentence says a figure comes from.

    Args:
        words: the attributing words, verbatim ("according to the government").
        claimant: whom they name, verbatim without the article ("government").
        kind: government, police, military, prosecutors, medical, ngo, un, media, party, witness, other.
        via: who passed it on, verbatim ("state television"), where the sentence says so.
    """

    words: str
    claimant: str
    kind: str = "other"
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as it stands in a sentence, and what its words commit the author to.

    Args:
        start, end: span of the figure's words in the text, in code points, end exclusive. The qualifier belongs to the
            span ("more than 50"), the counted words do not.
        quote: the words themselves; always `text[start:end]`.
        low, high: the numbers that are *written*, as exact decimals in `unit`: exact, about and nearly N give N and N;
            at least and more than N give N and None; at most and less than N give None and N; a range gives both; vague
            words give the profile's own bounds, or None and None where there is no number to name.
        qualifier: how the words bound the number.
        range: what the words commit their author to; None where they commit to nothing.
        plausible: what a reader would expect behind vague words; for display only.
        vague: whether the words cannot be held to a number; such a figure alone never contradicts another.
        counted: the words for what is counted ("people killed"), or None.
        counted_kind: which known kind of thing that is ("deaths"), or None; ambiguous words stay None.
        population: who is counted ("minors"), or None for everybody.
        cause: by what or whom ("state_forces"), or None.
        place: where, as the sentence names it, or None.
        unit: canonical unit ("percent", "USD", "km"), or None for a plain count.
        part: whole, part of another figure in the sentence, or increment.
        basis: how firmly it is stated.
        as_of: the days it speaks for, or None where the text does not tell.
        attribution: who the sentence says it comes from, or None for the author's own voice.
        sentence_start, sentence_end: span of the sentence it stands in.
        rule: name of the rule that read it, for "why was this read so?".
        profile: name of the profile that turned the words into a range.
        is_current_report: whether the sentence reports the state of things when it was written ("48 have been killed"),
            so that the day of publication stands in for an as-of day that is not stated.
        questions: what a person should decide, where the words leave it open ("«víctimas» …: ¿cuál?", a doubtful mark).
        grows: whether words of growth stand with it ("rises to", "up from 37").
    """

    start: int
    end: int
    quote: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    range: Range | None
    plausible: Range | None
    vague: bool
    counted: str | None
    counted_kind: str | None
    population: str | None
    cause: str | None
    place: str | None
    unit: str | None
    part: Part
    basis: Basis
    as_of: AsOf | None
    attribution: Attribution | None
    sentence_start: int
    sentence_end: int
    rule: str
    profile: str
    is_current_report: bool = False
    grows: bool = False
    questions: tuple[str, ...] = ()
