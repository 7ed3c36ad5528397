"""The chart of a board: where each mark stands. Numbers only; the drawing is in the template, the words come finished.

x is the as-of day, y the count from 0. A dot is an exact figure, a capped bar a range, an arrow an open end, a horizontal
bar an as-of window, a hollow mark a day that is inferred or unknown.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claims.board import Board, BoardRow
from claims.comparison.stated import MeasureKind, StatedFigure
from claims.comparison.timeline import Timeline, timeline_of
from claims.display import day_text, number_text
from claims.figures import AsOf, Known

WIDTH, HEIGHT = 760, 380
LEFT, RIGHT, TOP, BOTTOM = 56, 20, 20, 48
ARROW = 34  # length of the arrow of an open end
CHARACTER = 7  # about the width of a letter at the chart's size
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
        row: the claim's row on the board, for its address and words.
        x, y: middle of the mark.
        first_x, last_x: ends of the bar of the as-of window; equal for one day.
        low_y, high_y: ends of the bar of the range; None for an end that is open.
        is_hollow: whether the day is inferred or unknown.
        shape: circle, square, cross, diamond or triangle, by the kind of claimant.
        label_x, label_y, anchor: where the words stand.
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
    label_x: int
    label_y: int
    anchor: str


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
    """Everything the template needs to draw a board."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    days: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days and counts to places on the paper."""

    first_day: date
    day_count: int
    highest: Decimal

    def x(self, day: date) -> int:
        days = min(max((day - self.first_day).days, 0), self.day_count)
        return LEFT + round((WIDTH - LEFT - RIGHT) * days / self.day_count)

    def y(self, count: Decimal) -> int:
        share = min(max(count / self.highest, Decimal(0)), Decimal(1))
        return HEIGHT - BOTTOM - round((HEIGHT - TOP - BOTTOM) * share)


def chart_of(board: Board) -> Chart | None:
    """Return the chart of a board, or None when there is nothing to draw against each other."""
    drawn = [(row, figure) for row, figure in zip(board.rows, board.figures, strict=True) if figure.number is not None]
    if len(drawn) < 2:
        return None
    scale = _scale_of([figure for _, figure in drawn])
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        days=_days(scale),
        counts=_counts(scale),
        bands=_bands(timeline_of(board.figures), scale) if board.measure.kind == MeasureKind.CUMULATIVE else (),
        marks=_marks(drawn, scale),
    )


def _scale_of(figures: list[StatedFigure]) -> _Scale:
    """Choose the days and counts that fit: dated figures decide, an unknown day never stretches the axis."""
    windows = [figure.window() for figure in figures]
    dated = [window for window in windows if window.known is not Known.UNKNOWN] or windows
    first_day = min(window.first_day for window in dated)
    last_day = max(window.last_day for window in dated)
    starts = [figure.topic_started_on for figure in figures if figure.topic_started_on]
    if starts and first_day - starts[0] < timedelta(days=120):
        first_day = min(first_day, starts[0])
    margin = max((last_day - first_day).days // 12, 2)
    first_day = date.fromordinal(max(first_day.toordinal() - margin, 1))
    last_day = date.fromordinal(min(last_day.toordinal() + margin, date.max.toordinal()))
    highest = max(max(figure.high or figure.number or Decimal(0), figure.number or Decimal(0)) for figure in figures)
    return _Scale(first_day, max((last_day - first_day).days, 1), _round_up(highest * Decimal("1.25")))


def _round_up(number: Decimal) -> Decimal:
    """Return the next of 1, 2, 2.5, 5, 7.5 and 10 times a power of ten."""
    if number <= 0:
        return Decimal(1)
    power = Decimal(10) ** number.adjusted()
    return next(step * power for step in map(Decimal, ("1", "2", "2.5", "5", "7.5", "10")) if step * power >= number)


def _days(scale: _Scale) -> tuple[Tick, ...]:
    step = max(scale.day_count // 5, 1)
    days = [scale.first_day + timedelta(days=n) for n in range(0, scale.day_count + 1, step)]
    return tuple(Tick(scale.x(day), day_text(day)) for day in days)


def _counts(scale: _Scale) -> tuple[Tick, ...]:
    return tuple(Tick(scale.y(scale.highest * n / 5), number_text(scale.highest * n / 5)) for n in range(6))


def _bands(timeline: Timeline, scale: _Scale) -> tuple[Band, ...]:
    """Draw the range that the reports allow, one band for each stretch of days on which it is the same."""
    bands: list[Band] = []
    days = [scale.first_day + timedelta(days=n) for n in range(scale.day_count + 1)]
    stretches: list[tuple[date, date, Decimal | None, Decimal | None]] = []
    for day in days:
        low, high = timeline.low(day), timeline.high(day)
        if stretches and stretches[-1][2:] == (low, high):
            stretches[-1] = (stretches[-1][0], day, low, high)
        else:
            stretches.append((day, day, low, high))
    for first, last, low, high in stretches:
        if low is None and high is None:
            continue
        floor, ceiling = low or Decimal(0), scale.highest if high is None else high
        top, bottom = scale.y(max(floor, ceiling)), scale.y(min(floor, ceiling))
        x = scale.x(first)
        width = max(scale.x(last + timedelta(days=1) if last < date.max else last) - x, 1)
        bands.append(Band(x, top, width, max(bottom - top, 1), is_open=high is None, is_collision=floor > ceiling))
    return tuple(bands)


def _marks(drawn: list[tuple[BoardRow, StatedFigure]], scale: _Scale) -> tuple[Mark, ...]:
    taken: list[tuple[int, int, int, int]] = []
    places = [_place(figure, scale) for _, figure in drawn]
    taken += [(x - 9, y - 9, x + 9, y + 9) for x, y, _ in places]
    marks = []
    for (row, figure), (x, y, window) in zip(drawn, places, strict=True):
        label_x, label_y, anchor = _label_place(x, y, row.words, taken)
        range_ = figure.range
        marks.append(
            Mark(
                row=row,
                x=x,
                y=y,
                first_x=scale.x(window.first_day),
                last_x=scale.x(window.last_day),
                low_y=scale.y(range_.low) if range_ and range_.low is not None else None,
                high_y=scale.y(range_.high) if range_ and range_.high is not None else None,
                is_hollow=window.known is not Known.STATED,
                shape=SHAPES.get(row.claim.claimant.kind if row.claim.claimant else "", "triangle"),
                label_x=label_x,
                label_y=label_y,
                anchor=anchor,
            )
        )
    return tuple(marks)


def _place(figure: StatedFigure, scale: _Scale) -> tuple[int, int, AsOf]:
    window = figure.window()
    x = (scale.x(window.first_day) + scale.x(window.last_day)) // 2
    return x, scale.y(figure.number or Decimal(0)), window


def _label_place(x: int, y: int, words: str, taken: list[tuple[int, int, int, int]]) -> tuple[int, int, str]:
    """Find room for a mark's words beside, above or below it, and take that room."""
    width = len(words) * CHARACTER
    beside = (
        (13, 4, "start"),
        (-13, 4, "end"),
        (0, -14, "middle"),
        (0, 24, "middle"),
        (13, -12, "start"),
        (13, 20, "start"),
    )
    for shift_x, shift_y, anchor in beside:
        left = x + shift_x - {"start": 0, "end": width, "middle": width // 2}[anchor]
        box = (left, y + shift_y - 12, left + width, y + shift_y + 4)
        if box[0] < LEFT or box[2] > WIDTH:
            continue
        if any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken):
            continue
        taken.append(box)
        return x + shift_x, y + shift_y, anchor
    return (x - 13, y + 4, "end") if x > WIDTH // 2 else (x + 13, y + 4, "start")
