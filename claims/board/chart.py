"""The chart of a board: where each mark stands. Numbers only; the drawing is in the template, the words come finished.

x is the as-of day, y the count from 0. A dot is an exact figure, a capped bar a range, an arrow an open end, a horizontal
bar an as-of window, a hollow mark a day that is inferred. Figures without a date stand in a strip of their own before the
first day, side by side where they would cover each other, so that they do not run across all days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise, zip_longest

from claims.board.board import Board
from claims.board.labels import Box, Label, labels_of
from claims.board.rows import BoardRow
from claims.comparison.stated import MeasureKind, StatedFigure
from claims.comparison.timeline import Timeline, timeline_of
from claims.display import day_text, number_text
from claims.figures import AsOf, Known

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 20, 48
STRIP_GAP = 10  # between that strip and the first day
COLUMN = 22  # width of a mark in the strip of undated figures, and the room it wants above and below
WIDEST_STRIP = 12  # columns
ARROW = 30  # length of the arrow of an open end
SHAPES = {
    "ngo": "circle",
    "government": "square",
    "police": "square",
    "military": "square",
    "prosecutors": "square",
    "medical": "cross",
    "un": "diamond",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure as drawn; lengths in the chart's own units, y growing downwards.

    Args:
        row: the claim's row on the board, for its address, words and decision.
        x, y: middle of the mark.
        first_x, last_x: ends of the bar of the as-of window; equal for one day, and where no date is given.
        low_y, high_y: ends of the bar of the range; None for an end that is open.
        is_hollow: whether the day is inferred or unknown.
        shape: circle, square, cross, diamond or triangle, by the kind of claimant.
        label: its words, or its number in the table where there is no room for words; None where there is none at all.
    """

    row: BoardRow
    x: int
    y: int
    first_x: int
    last_x: int
    low_y: int | None
    high_y: int | None
    is_hollow: bool
    shape: str
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of days over which the reports allow the same range; `is_open` when nothing bounds it from above."""

    x: int
    y: int
    width: int
    height: int
    is_open: bool
    is_collision: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis, with its words."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the template needs to draw a board.

    Args:
        left, right, top, bottom: the edges of what is drawn; `plot_left` is where the days begin, right of the strip of
            undated figures where there is one.
        lines: for a level, the counts of one origin joined in time, as SVG point lists.
    """

    width: int
    height: int
    left: int
    plot_left: int
    right: int
    top: int
    bottom: int
    days: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    bands: tuple[Band, ...]
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def strip_width(self) -> int:
        """How wide the strip of undated figures is; 0 where every figure has a date."""
        return max(self.plot_left - self.left - STRIP_GAP, 0)

    @property
    def plot_height(self) -> int:
        """How high the drawing is between its edges."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Scale:
    """From days and counts to places on the paper."""

    first_day: date
    day_count: int
    highest: Decimal
    plot_left: int

    def x(self, day: date) -> int:
        """Return where a day stands, at the edge where it lies outside."""
        days = min(max((day - self.first_day).days, 0), self.day_count)
        return self.plot_left + round((WIDTH - self.plot_left - RIGHT) * days / self.day_count)

    def y(self, count: Decimal) -> int:
        """Return where a count stands, at the edge where it lies outside."""
        share = min(max(count / self.highest, Decimal(0)), Decimal(1))
        return HEIGHT - BOTTOM - round((HEIGHT - TOP - BOTTOM) * share)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands, before its words are placed."""

    row: BoardRow
    figure: StatedFigure
    window: AsOf
    x: int
    y: int


def chart_of(board: Board) -> Chart | None:
    """Return the chart of a board, or None when there is nothing to draw against each other."""
    drawn = [(row, figure) for row, figure in zip(board.rows, board.figures, strict=True) if figure.number is not None]
    if len(drawn) < 2:
        return None
    undated = [(row, figure) for row, figure in drawn if figure.window().known is Known.UNKNOWN]
    dated = [pair for pair in drawn if pair not in undated] if len(undated) < len(drawn) else []
    highest = _round_up(max(_top(figure) for _, figure in drawn) * Decimal("1.2"))
    strip = _in_strip(undated, highest)
    columns = max((place.x for place in strip), default=-1) + 1
    plot_left = LEFT + (columns * COLUMN + COLUMN + STRIP_GAP if columns else 0)
    scale = _scale_of([figure for _, figure in dated], highest, plot_left)
    places = [_placed_in_strip(place) for place in strip] + [_placed(row, figure, scale) for row, figure in dated]
    is_cumulative = board.measure.kind == MeasureKind.CUMULATIVE
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        plot_left=plot_left,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        days=_days(scale) if dated else (),
        counts=_counts(scale),
        bands=_bands(timeline_of(board.figures), scale) if is_cumulative and dated else (),
        lines=() if is_cumulative else _lines([place for place in places if place.window.known is not Known.UNKNOWN]),
        marks=_marks(places, scale),
    )


def _top(figure: StatedFigure) -> Decimal:
    """Return the highest count that a figure's mark reaches, arrows left aside."""
    ends = (figure.number, figure.low, figure.high, figure.range.low if figure.range else None)
    return max((end for end in ends if end is not None), default=Decimal(0))


def _in_strip(undated: Sequence[tuple[BoardRow, StatedFigure]], highest: Decimal) -> list[Place]:
    """Give each undated figure a column, the first in which it covers no other; `x` is the column for now."""
    scale = Scale(date.min, 1, highest, LEFT)
    taken: list[list[int]] = []
    places = []
    for row, figure in undated:
        y = scale.y(figure.number or Decimal(0))
        free = (number for number, column in enumerate(taken) if all(abs(y - other) >= COLUMN for other in column))
        number = next(free, min(len(taken), WIDEST_STRIP - 1))
        if number == len(taken):
            taken.append([])
        taken[number].append(y)
        places.append(Place(row, figure, figure.window(), number, y))
    return places


def _placed_in_strip(place: Place) -> Place:
    return Place(place.row, place.figure, place.window, LEFT + COLUMN * place.x + COLUMN, place.y)


def _placed(row: BoardRow, figure: StatedFigure, scale: Scale) -> Place:
    window = figure.window()
    x = (scale.x(window.first_day) + scale.x(window.last_day)) // 2
    return Place(row, figure, window, x, scale.y(figure.number or Decimal(0)))


def _scale_of(dated: Sequence[StatedFigure], highest: Decimal, plot_left: int) -> Scale:
    """Choose the days that fit: those of the dated figures, from the topic's start where that is near."""
    if not dated:
        return Scale(date.min, 1, highest, plot_left)
    windows = [figure.window() for figure in dated]
    first_day = min(window.first_day for window in windows)
    last_day = max(window.last_day for window in windows)
    # From when a count could begin to grow; a level has no beginning that would tell anything.
    starts = [f.topic_started_on for f in dated if f.topic_started_on and f.kind is MeasureKind.CUMULATIVE]
    if starts and first_day - starts[0] < timedelta(days=120):
        first_day = min(first_day, starts[0])
    margin = max((last_day - first_day).days // 12, 2)
    first_day = date.fromordinal(max(first_day.toordinal() - margin, 1))
    last_day = date.fromordinal(min(last_day.toordinal() + margin, date.max.toordinal()))
    return Scale(first_day, max((last_day - first_day).days, 1), highest, plot_left)


def _round_up(number: Decimal) -> Decimal:
    """Return the next of 1, 2, 2.5, 5, 7.5 and 10 times a power of ten."""
    if number <= 0:
        return Decimal(1)
    power = Decimal(10) ** number.adjusted()
    return next(step * power for step in map(Decimal, ("1", "2", "2.5", "5", "7.5", "10")) if step * power >= number)


def _days(scale: Scale) -> tuple[Tick, ...]:
    room = max((WIDTH - RIGHT - scale.plot_left) // 110, 1)
    step = max(-(-scale.day_count // room), 1)
    days = [scale.first_day + timedelta(days=n) for n in range(0, scale.day_count + 1, step)]
    return tuple(Tick(scale.x(day), day_text(day)) for day in days)


def _counts(scale: Scale) -> tuple[Tick, ...]:
    return tuple(Tick(scale.y(scale.highest * n / 5), number_text(scale.highest * n / 5)) for n in range(6))


def _bands(timeline: Timeline, scale: Scale) -> tuple[Band, ...]:
    """Draw the range that the reports allow, one band for each stretch of days on which it is the same."""
    end = scale.first_day.toordinal() + scale.day_count
    turns = {scale.first_day.toordinal(), end}
    for bound in timeline.bounds:
        window = bound.figure.window()
        turns |= {window.first_day.toordinal(), window.last_day.toordinal(), window.last_day.toordinal() + 1}
    days = [date.fromordinal(turn) for turn in sorted(turns) if scale.first_day.toordinal() <= turn <= end]
    allowed = [(day, timeline.low(day), timeline.high(day)) for day in days]
    stretches = [next(same) for _, same in groupby(allowed, key=lambda stretch: stretch[1:])]
    bands = []
    for (day, low, high), following in zip_longest(stretches, stretches[1:]):
        if low is None and high is None:
            continue
        floor, ceiling = low or Decimal(0), scale.highest if high is None else high
        x = scale.x(day)
        bands.append(
            Band(
                x=x,
                y=scale.y(max(floor, ceiling)),
                width=max((scale.x(following[0]) if following else WIDTH - RIGHT) - x, 1),
                height=max(abs(scale.y(ceiling) - scale.y(floor)), 1),
                is_open=high is None,
                is_collision=floor > ceiling,
            )
        )
    return tuple(bands)


def _lines(places: Sequence[Place]) -> tuple[str, ...]:
    """Join the counts of one origin in time: a level that rises and falls is read along its line."""
    by_origin = sorted(places, key=lambda place: (place.figure.origin.key, place.x))
    lines = []
    for origin, of_origin in groupby(by_origin, key=lambda place: place.figure.origin.key):
        points = [(place.x, place.y) for place in of_origin]
        if origin and len(points) > 1 and any(one != other for one, other in pairwise(points)):
            lines.append(" ".join(f"{x},{y}" for x, y in points))
    return tuple(lines)


def _marks(places: Sequence[Place], scale: Scale) -> tuple[Mark, ...]:
    marks = [_mark(place, scale) for place in places]
    labels = labels_of(
        [(mark.x, mark.y, mark.row) for mark in marks],
        drawn=[box for mark in marks for box in _bars(mark)],
        left=LEFT,
        right=WIDTH,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
    )
    return tuple(replace(mark, label=label) for mark, label in zip(marks, labels, strict=True))


def _bars(mark: Mark) -> list[Box]:
    """Return what a mark covers besides its middle: the bar or arrow of its range, the bar of its days."""
    up = mark.y - ARROW if mark.high_y is None else mark.high_y
    down = mark.y + ARROW if mark.low_y is None and mark.high_y is not None else mark.low_y or mark.y
    across = [(mark.first_x, mark.y - 4, mark.last_x, mark.y + 4)] if mark.first_x != mark.last_x else []
    return [(mark.x - 4, up, mark.x + 4, max(down, up)), *across]


def _mark(place: Place, scale: Scale) -> Mark:
    range_, window = place.figure.range, place.window
    is_dated = window.known is not Known.UNKNOWN
    low = range_.low if range_ else place.figure.number
    high = range_.high if range_ else place.figure.number
    claimant = place.row.claim.claimant
    return Mark(
        row=place.row,
        x=place.x,
        y=place.y,
        first_x=scale.x(window.first_day) if is_dated else place.x,
        last_x=scale.x(window.last_day) if is_dated else place.x,
        # A count cannot be below zero, so a floor of 0 says as little as none.
        low_y=None if low is None or (low == 0 and high != 0) else scale.y(low),
        high_y=None if high is None else scale.y(high),
        is_hollow=window.known is not Known.STATED,
        shape=SHAPES.get(claimant.kind if claimant else "", "triangle"),
    )
