"""What a board suggests as the answer for a measure at a day, by a named method. A person states the finding."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.comparison.echo import collapse
from claims.comparison.language import Language, day_in_words
from claims.comparison.relation import RelationKind, relate
from claims.comparison.side_by_side import lay_side_by_side
from claims.comparison.stated import MeasureKind, StatedFigure
from claims.figures.figure import Basis, Known, Part, Qualifier
from claims.figures.range import Range

__all__ = ["SUCCESSORS", "Conflict", "Excluded", "Method", "Proposal", "Reason", "propose_finding"]


# A figure gives way to a later one that is higher, so only the highest of the later ones need to be asked.
SUCCESSORS = 20


class Method(StrEnum):
    """How casualty recorders come from several reports to one answer.

    Source: Every Casualty, "Standards for Casualty Recording" (2016), pages 19 to 25; ACLED Codebook, "Reported
    fatalities" (the most conservative report is recorded); both read 2026-11-23.
    """

    RANGE = "range"
    MAJORITY = "majority"
    SOURCE_HIERARCHY = "source_hierarchy"
    ACLED = "acled"


class Conflict(StrEnum):
    """Whether the sources conflict: yes, no, or open until a person has looked."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Reason(StrEnum):
    """Why a figure does not take part in the answer."""

    LATER = "later"
    EARLIER_MOMENT = "earlier_moment"
    UNDATED = "undated"
    VAGUE = "vague"
    UPPER_ESTIMATE = "upper_estimate"
    FEARED = "feared"
    NOT_A_TOTAL = "not_a_total"
    REPEAT = "repeat"
    SUPERSEDED = "superseded"
    MINORITY = "minority"
    LOWER_GRADE = "lower_grade"
    HIGHER_REPORT = "higher_report"


_REASONS = {
    Language.ENGLISH: {
        Reason.LATER: "it speaks for a later day",
        Reason.EARLIER_MOMENT: "it speaks for an earlier moment, and such a count may rise and fall",
        Reason.UNDATED: "no date given",
        Reason.VAGUE: "its words name no number they could be held to",
        Reason.UPPER_ESTIMATE: "an upper estimate bounds no count from below",
        Reason.FEARED: "it is feared or expected, not counted",
        Reason.NOT_A_TOTAL: "it is a part or an increment, not a total",
        Reason.REPEAT: "it repeats {by}, from the same origin",
        Reason.SUPERSEDED: "{by} takes its place",
        Reason.MINORITY: "more origins agree on another number",
        Reason.LOWER_GRADE: "an origin of a higher grade gives a figure",
        Reason.HIGHER_REPORT: "the most conservative report is taken",
    },
    Language.SPANISH: {
        Reason.LATER: "habla de un día posterior",
        Reason.EARLIER_MOMENT: "habla de un momento anterior, y un recuento así puede subir y bajar",
        Reason.UNDATED: "no lleva fecha",
        Reason.VAGUE: "sus palabras no dan un número que se les pueda exigir",
        Reason.UPPER_ESTIMATE: "una estimación máxima no pone un mínimo",
        Reason.FEARED: "se teme o se espera, no se ha contado",
        Reason.NOT_A_TOTAL: "es una parte o un incremento, no un total",
        Reason.REPEAT: "repite {by}, del mismo origen",
        Reason.SUPERSEDED: "{by} lo reemplaza",
        Reason.MINORITY: "más orígenes coinciden en otro número",
        Reason.LOWER_GRADE: "un origen de mayor fiabilidad da una cifra",
        Reason.HIGHER_REPORT: "se toma el informe más conservador",
    },
}


@dataclass(frozen=True, slots=True)
class Excluded:
    """A figure that was left out, and why; `by` is the figure that took its place, where one did."""

    figure: StatedFigure
    reason: Reason
    by: StatedFigure | None = None

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return the reason for a reader."""
        words = (
            "" if self.by is None else f"“{self.by.words}”" if language is Language.ENGLISH else f"«{self.by.words}»"
        )
        return _REASONS[language][self.reason].format(by=words)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the machine suggests; nothing is answered until a person states it.

    Args:
        as_of: the day that is asked about.
        method: by which the answer was made.
        range: from the lowest to the highest number that the included figures allow; None when nothing is left.
        best: the single number the method arrives at, None where it arrives at none.
        conflict: whether the figures that were current on that day conflict.
        included: the figures the answer rests on.
        excluded: all the others, each with its reason.
    """

    as_of: date
    method: Method
    range: Range | None
    best: Decimal | None
    conflict: Conflict
    included: tuple[StatedFigure, ...]
    excluded: tuple[Excluded, ...]

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return the answer: how many, as of when, and whether the sources conflict."""
        words = _ANSWERS[language]
        day = day_in_words(self.as_of, language)
        if self.range is None:
            return words["nothing"].format(day=day)
        return words["answer"].format(
            day=day, count=_range_in_words(self.range, language), conflict=words[self.conflict]
        )


_ANSWERS: dict[Language, dict[str, str]] = {
    Language.ENGLISH: {
        "nothing": "No dated figure bounds the count as of {day}.",
        "answer": "As of {day}: {count}; {conflict}.",
        Conflict.YES: "the sources conflict",
        Conflict.NO: "the sources do not conflict",
        Conflict.OPEN: "whether the sources conflict is open",
        "exactly": "{low:,}",
        "between": "{low:,} to {high:,}",
        "at_least": "at least {low:,}",
        "more_than": "more than {low:,}",
        "at_most": "at most {high:,}",
        "fewer_than": "fewer than {high:,}",
    },
    Language.SPANISH: {
        "nothing": "Ninguna cifra con fecha acota el recuento al {day}.",
        "answer": "Al {day}: {count}; {conflict}.",
        Conflict.YES: "las fuentes se contradicen",
        Conflict.NO: "las fuentes no se contradicen",
        Conflict.OPEN: "queda abierto si las fuentes se contradicen",
        "exactly": "{low}",
        "between": "de {low} a {high}",
        "at_least": "al menos {low}",
        "more_than": "más de {low}",
        "at_most": "como máximo {high}",
        "fewer_than": "menos de {high}",
    },
}


def _range_in_words(range_: Range, language: Language) -> str:
    if range_.low is None or (range_.high is not None and range_.low == 0 and range_.high != 0):
        shape = "at_most" if range_.high_inc else "fewer_than"
    elif range_.high is None:
        shape = "at_least" if range_.low_inc else "more_than"
    else:
        shape = "exactly" if range_.low == range_.high else "between"
    return _ANSWERS[language][shape].format(low=range_.low, high=range_.high)


def propose_finding(
    figures: Iterable[StatedFigure], method: Method, *, as_of: date, grades: Mapping[str, int] | None = None
) -> Proposal:
    """Return what the figures of one measure suggest as its answer at the end of a day.

    Only dated totals that can be held to their words take part. Repeats of one origin count once; in a cumulative
    measure a figure gives way to a later one that takes its place, in a level only the latest day counts. Then

    - range: from the lowest to the highest number of what is left; the best is the latest, where it names one number;
    - majority: the range on which most origins agree, none where two are level;
    - source hierarchy: the range of the figures whose origins have the highest grade;
    - acled: the lowest number.

    Args:
        figures: comparable figures of one measure, read with the profile that the method calls for.
        method: how to come from the figures to one answer.
        as_of: the day that is asked about.
        grades: for the source hierarchy, the grade of each origin by its key, higher is better; others have grade 0.
    """
    current, excluded = _current(list(figures), as_of)
    included, set_aside = _CHOICES[method](current, grades or {})
    range_ = _lowest_number(included) if method is Method.ACLED else _hull(included)
    return Proposal(
        as_of=as_of,
        method=method,
        range=range_,
        best=_best(included if method is Method.RANGE else [], range_),
        conflict=_conflict_among(current),
        included=tuple(included),
        excluded=(*excluded, *set_aside),
    )


def _current(figures: Sequence[StatedFigure], as_of: date) -> tuple[list[StatedFigure], list[Excluded]]:
    """Divide figures into those that stand on the day and those that cannot say anything about it, with the reason."""
    excluded = [Excluded(figure, reason) for figure in figures if (reason := _unfit(figure, as_of)) is not None]
    unfit = {exclusion.figure.key for exclusion in excluded}
    echoes = collapse(figure for figure in figures if figure.key not in unfit)
    standing = [echo.first for echo in echoes]
    excluded += [Excluded(repeat, Reason.REPEAT, by=echo.first) for echo in echoes for repeat in echo.repeats]
    latest = max((figure.window().last_day for figure in standing), default=as_of)
    current: list[StatedFigure] = []
    highest: list[StatedFigure] = []
    # The latest first, so that a figure gives way to one that itself stands.
    for figure in sorted(standing, key=_last_day_and_number, reverse=True):
        if figure.kind is MeasureKind.LEVEL and figure.window().last_day < latest:
            excluded.append(Excluded(figure, Reason.EARLIER_MOMENT))
        elif successor := next((later for later in highest if _takes_the_place(later, figure)), None):
            excluded.append(Excluded(figure, Reason.SUPERSEDED, by=successor))
        else:
            current.append(figure)
            highest = sorted([*highest, figure], key=_least, reverse=True)[:SUCCESSORS]
    return current, excluded


def _last_day_and_number(figure: StatedFigure) -> tuple[date, Decimal, str]:
    return (figure.window().last_day, figure.number or Decimal(0), figure.key)


def _unfit(figure: StatedFigure, as_of: date) -> Reason | None:
    window = figure.window()
    if figure.basis is Basis.FEARED:
        return Reason.FEARED
    if figure.part is not Part.TOTAL:
        return Reason.NOT_A_TOTAL
    if figure.qualifier is Qualifier.AT_MOST:
        return Reason.UPPER_ESTIMATE
    if figure.vague or figure.range is None:
        return Reason.VAGUE
    if window.known is Known.UNKNOWN:
        return Reason.UNDATED
    return Reason.LATER if window.last_day > as_of else None


def _takes_the_place(later: StatedFigure, figure: StatedFigure) -> bool:
    relation = relate(later, figure)
    return relation.kind is RelationKind.SUPERSEDED and relation.pair.later is later


def _conflict_among(current: Sequence[StatedFigure]) -> Conflict:
    side_by_side = lay_side_by_side(current)
    if side_by_side.conflict_count:
        return Conflict.YES
    return Conflict.OPEN if side_by_side.question_count or side_by_side.apart else Conflict.NO


_Choice = tuple[list[StatedFigure], list[Excluded]]


def _take_all(current: Sequence[StatedFigure], grades: Mapping[str, int]) -> _Choice:
    return list(current), []


def _take_majority(current: Sequence[StatedFigure], grades: Mapping[str, int]) -> _Choice:
    saying: dict[Range | None, list[StatedFigure]] = defaultdict(list)
    for figure in current:
        saying[figure.range].append(figure)
    by_support = sorted(saying.values(), key=_origin_count, reverse=True)
    if len(by_support) > 1 and _origin_count(by_support[0]) == _origin_count(by_support[1]):
        return list(current), []
    return _divided(current, by_support[0] if by_support else [], Reason.MINORITY)


def _origin_count(figures: Sequence[StatedFigure]) -> int:
    return len({figure.origin.key or figure.key for figure in figures})


def _take_highest_grade(current: Sequence[StatedFigure], grades: Mapping[str, int]) -> _Choice:
    best = max((grades.get(figure.origin.key, 0) for figure in current), default=0)
    return _divided(current, [f for f in current if grades.get(f.origin.key, 0) == best], Reason.LOWER_GRADE)


def _take_lowest(current: Sequence[StatedFigure], grades: Mapping[str, int]) -> _Choice:
    lowest = min((_least(figure) for figure in current), default=Decimal(0))
    return _divided(current, [f for f in current if _least(f) == lowest], Reason.HIGHER_REPORT)


_CHOICES: dict[Method, Callable[[Sequence[StatedFigure], Mapping[str, int]], _Choice]] = {
    Method.RANGE: _take_all,
    Method.MAJORITY: _take_majority,
    Method.SOURCE_HIERARCHY: _take_highest_grade,
    Method.ACLED: _take_lowest,
}


def _divided(current: Sequence[StatedFigure], taken: Sequence[StatedFigure], reason: Reason) -> _Choice:
    keys = {figure.key for figure in taken}
    return list(taken), [Excluded(figure, reason) for figure in current if figure.key not in keys]


def _hull(figures: Sequence[StatedFigure]) -> Range | None:
    """Return the range from the lowest to the highest number that any of the figures allows."""
    ranges = [figure.range for figure in figures if figure.range is not None]
    if not ranges:
        return None
    least = min(ranges, key=lambda r: (Decimal("-Infinity") if r.low is None else r.low, not r.low_inc))
    greatest = max(ranges, key=lambda r: (Decimal("Infinity") if r.high is None else r.high, r.high_inc))
    return Range(least.low, greatest.high, low_inc=least.low_inc, high_inc=greatest.high_inc)


def _lowest_number(figures: Sequence[StatedFigure]) -> Range | None:
    return Range(least, least) if (least := min(map(_least, figures), default=None)) is not None else None


def _least(figure: StatedFigure) -> Decimal:
    return Decimal(0) if figure.range is None or figure.range.low is None else figure.range.low


def _best(newest_first: Sequence[StatedFigure], range_: Range | None) -> Decimal | None:
    """Return the one number of the newest figure that decides, else of the range, where either names just one."""
    deciding = newest_first[0].range if newest_first else range_
    return deciding.low if deciding is not None and deciding.low == deciding.high else None
