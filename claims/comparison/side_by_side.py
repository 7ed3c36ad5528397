"""Many figures of one measure laid side by side: what a board says about them, in bounded work and bounded words."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby, pairwise

from claims.comparison.language import Language
from claims.comparison.measure import Sameness, match_measures
from claims.comparison.relation import Family, Relation, relate
from claims.comparison.stated import MeasureKind, Scope, StatedFigure
from claims.figures.figure import AsOf, Known

__all__ = ["EVERY_PAIR_UP_TO", "NEIGHBOURS", "SideBySide", "lay_side_by_side"]

# Up to so many figures every pair is looked at; 7,140 pairs take about a tenth of a second.
EVERY_PAIR_UP_TO = 120
NEIGHBOURS = 5
_RELATIONS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The figures of one measure in order, and how they relate.

    Args:
        figures: those that are compared, by as-of window, then by number; in a cumulative measure those without a date stand
            by their number among the dated ones.
        steps: each figure with the one before it, in that order.
        conflicts, questions: the conflicts and the open questions among all pairs that were looked at; at most 200
            together, conflicts first.
        apart: for every figure that is not comparable with the others, the relation that says why.
        dates_to_find: keys of the figures whose as-of day is neither stated nor inferred.
        conflict_count, question_count: how many there are, shown or not.
        is_growing: whether some of the counts rise from one moment to the next, or would in an order that fits.
        is_complete: whether every pair was looked at; among more than 120 figures, each is compared with its neighbours,
            with the extremes of its day and with the highest count before it, so every figure in conflict shows up but
            not every pair does.
    """

    figures: tuple[StatedFigure, ...]
    steps: tuple[Relation, ...]
    conflicts: tuple[Relation, ...]
    questions: tuple[Relation, ...]
    apart: tuple[Relation, ...]
    dates_to_find: tuple[str, ...]
    conflict_count: int
    question_count: int
    is_growing: bool
    is_complete: bool

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation that is listed, once: the steps in order, then the conflicts, then the questions."""
        return tuple({relation.keys: relation for relation in (*self.steps, *self.conflicts, *self.questions)}.values())

    @property
    def left_out_count(self) -> int:
        """How many conflicts and questions were found but are not listed."""
        return self.conflict_count + self.question_count - len(self.conflicts) - len(self.questions)

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return what a reader should take away, as one line."""
        words = _WORDS[language]
        if not self.figures:
            return words["nothing"]
        if len(self.figures) == 1:
            first = words["single"]
        else:
            first = words["growing"] if self.is_growing else "" if self.conflict_count else words["fitting"]
        dates = _counted(len(self.dates_to_find), "date", language)
        clauses = [", ".join(clause for clause in (first, dates) if clause)]
        if len(self.figures) > 1:
            clauses.append(_counted(self.conflict_count, "conflict", language) or words["no_conflict"])
        clauses.append(_counted(self.question_count, "question", language))
        return "; ".join(clause for clause in clauses if clause)


_WORDS = {
    Language.ENGLISH: {
        "nothing": "no figures yet",
        "single": "one figure, nothing to compare it with",
        "growing": "growing",
        "fitting": "the figures fit together",
        "no_conflict": "no conflict",
    },
    Language.SPANISH: {
        "nothing": "todavía no hay cifras",
        "single": "una sola cifra, nada con que compararla",
        "growing": "en aumento",
        "fitting": "las cifras encajan",
        "no_conflict": "sin conflicto",
    },
}

_COUNTED = {
    Language.ENGLISH: {
        "date": ("1 date to find", "{count} dates to find"),
        "conflict": ("1 conflict", "{count} conflicts"),
        "question": ("1 question for a person", "{count} questions for a person"),
    },
    Language.SPANISH: {
        "date": ("1 fecha por averiguar", "{count} fechas por averiguar"),
        "conflict": ("1 conflicto", "{count} conflictos"),
        "question": ("1 pregunta para una persona", "{count} preguntas para una persona"),
    },
}


def lay_side_by_side(figures: Iterable[StatedFigure], measure: Scope | None = None) -> SideBySide:
    """Order figures, relate them, and set apart those that count something else.

    The work stays bounded: thousands of figures do not become millions of sentences.

    Args:
        figures: the figures placed in the measure, with unique keys, in any order.
        measure: what the measure covers; where it is not given, the scope that most of the figures share.
    """
    comparable, apart = _set_apart(sorted(figures, key=_place_in_time), measure)
    is_complete = len(comparable) <= EVERY_PAIR_UP_TO
    pairs = combinations(comparable, 2) if is_complete else _telling_pairs(comparable)
    found = {relation.keys: relation for relation in (relate(one, other) for one, other in pairs)}
    conflicts = [relation for relation in found.values() if relation.family is Family.CONFLICT]
    questions = [relation for relation in found.values() if relation.family is Family.OPEN]
    in_reading_order = _among_the_dated(comparable)
    steps = tuple(relate(one, other) for one, other in pairwise(in_reading_order))
    return SideBySide(
        figures=in_reading_order,
        steps=steps,
        conflicts=tuple(conflicts[:_RELATIONS_AT_MOST]),
        questions=tuple(questions[: max(0, _RELATIONS_AT_MOST - len(conflicts))]),
        apart=apart,
        dates_to_find=tuple(figure.key for figure in comparable if figure.window().known is Known.UNKNOWN),
        conflict_count=len(conflicts),
        question_count=len(questions),
        is_growing=any(relation.family is Family.GROWTH for relation in found.values()),
        is_complete=is_complete,
    )


def _set_apart(
    figures: Sequence[StatedFigure], measure: Scope | None
) -> tuple[list[StatedFigure], tuple[Relation, ...]]:
    """Divide figures into those comparable with the measure and the relations of the others to one of them."""
    if not figures:
        return [], ()
    reference = _reference(figures, measure)
    comparable, apart = [], []
    for figure in figures:
        if match_measures(reference, figure).sameness is Sameness.DIFFERENT:
            apart.append(relate(reference, figure))
        else:
            comparable.append(figure)
    return comparable, tuple(apart)


def _reference(figures: Sequence[StatedFigure], measure: Scope | None) -> StatedFigure:
    """Return the figure that stands for the measure: one of its scope, else one of the scope that is most common."""
    if measure is not None and (of_measure := [figure for figure in figures if figure.scope == measure]):
        return of_measure[0]
    common = Counter((figure.scope, figure.basis, figure.part) for figure in figures).most_common(1)[0][0]
    return next(figure for figure in figures if (figure.scope, figure.basis, figure.part) == common)


def _among_the_dated(by_time: Sequence[StatedFigure]) -> tuple[StatedFigure, ...]:
    """Return figures so that neighbours are worth comparing: an undated count stands after the last that is not above it.

    Only a count that can grow alone tells its place by its number; it is never put after a day on which it was out already.
    """
    dated = [figure for figure in by_time if not _is_placed_by_number(figure)]
    undated = sorted(filter(_is_placed_by_number, by_time), key=_last_day)
    followers: dict[int, list[StatedFigure]] = defaultdict(list)
    # Of the dated figures met so far, those that no later one undercuts: their numbers rise from one to the next.
    places: list[int] = []
    numbers: list[Decimal] = []
    met = 0
    for figure in undated:
        while met < len(dated) and dated[met].window().first_day <= _last_day(figure):
            del places[bisect_left(numbers, _number(dated[met])) :]
            del numbers[len(places) :]
            places.append(met)
            numbers.append(_number(dated[met]))
            met += 1
        not_above = bisect_right(numbers, _number(figure))
        followers[places[not_above - 1] if not_above else -1].append(figure)
    in_order = sorted(followers[-1], key=_number_and_key)
    for place, figure in enumerate(dated):
        in_order += [figure, *sorted(followers[place], key=_number_and_key)]
    return tuple(in_order)


def _is_placed_by_number(figure: StatedFigure) -> bool:
    return figure.kind is MeasureKind.CUMULATIVE and figure.window().known is Known.UNKNOWN


def _telling_pairs(figures: Sequence[StatedFigure]) -> Iterator[tuple[StatedFigure, StatedFigure]]:
    """Yield the pairs that show every figure in conflict without looking at all pairs."""
    for index, figure in enumerate(figures):
        for neighbour in figures[index + 1 : index + 1 + NEIGHBOURS]:
            yield figure, neighbour
    for _, of_one_day in groupby(figures, key=_days):
        same_day = list(of_one_day)
        lowest, highest = min(same_day, key=_ceiling), max(same_day, key=_floor)
        for figure in same_day:
            for extreme in (lowest, highest):
                if extreme is not figure:
                    yield figure, extreme
    highest_before: StatedFigure | None = None
    for figure in figures:
        if highest_before is not None:
            yield highest_before, figure
        if not figure.vague and (highest_before is None or _floor(figure) > _floor(highest_before)):
            highest_before = figure


def _place_in_time(figure: StatedFigure) -> tuple[object, ...]:
    window = figure.window()
    return (window.first_day, window.last_day, *_number_and_key(figure))


def _number_and_key(figure: StatedFigure) -> tuple[Decimal, str]:
    return (_number(figure), figure.key)


def _number(figure: StatedFigure) -> Decimal:
    return Decimal(-1) if figure.number is None else figure.number


def _last_day(figure: StatedFigure) -> date:
    return figure.window().last_day


def _days(figure: StatedFigure) -> AsOf:
    return figure.window()


def _floor(figure: StatedFigure) -> Decimal:
    if figure.range is None or figure.range.low is None:
        return Decimal("-Infinity")
    return figure.range.low


def _ceiling(figure: StatedFigure) -> Decimal:
    if figure.range is None or figure.range.high is None:
        return Decimal("Infinity")
    return figure.range.high


def _counted(count: int, what: str, language: Language) -> str:
    """Return "2 dates to find" for a count, nothing for none."""
    one, many = _COUNTED[language][what]
    return "" if count == 0 else one if count == 1 else many.format(count=count)
