"""Finding room on a chart for the words of each figure; where words do not fit, "#7" points to its row in the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.board.rows import BoardRow

CHARACTER = 7  # about the width of a letter at the chart's size
LONGEST = 28  # characters of words; beyond, they are cut
HALF_MARK = 9


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark: where they stand, and which end of them stands there (start, middle or end)."""

    text: str
    x: int
    y: int
    anchor: str


Box = tuple[int, int, int, int]

# Where words may stand from the middle of a mark, best first: shift right, shift down, anchor.
_AROUND = (
    (13, 4, "start"),
    (-13, 4, "end"),
    (0, -14, "middle"),
    (0, 24, "middle"),
    (13, -10, "start"),
    (13, 18, "start"),
    (-13, -10, "end"),
    (-13, 18, "end"),
)


def labels_of(
    marks: Sequence[tuple[int, int, BoardRow]],
    *,
    drawn: Sequence[Box] = (),
    left: int,
    right: int,
    top: int,
    bottom: int,
) -> list[Label | None]:
    """Return a label for each mark so that none covers another or a mark: words first, then numbers, then nothing.

    Args:
        marks: middle of each mark, and its row.
        drawn: what else no label may cover, as left, top, right, bottom.
        left, right, top, bottom: edges that no label may cross.
    """
    taken = [*drawn, *((x - HALF_MARK, y - HALF_MARK, x + HALF_MARK, y + HALF_MARK) for x, y, _ in marks)]
    labels: list[Label | None] = []
    for x, y, row in marks:
        words = row.words if len(row.words) <= LONGEST else f"{row.words[:LONGEST]}…"
        texts = (words, f"#{row.number}")
        found = (place for text in texts if (place := _room(x, y, text, taken, (left, right, top, bottom))) is not None)
        label, box = next(found, (None, None))
        if box is not None:
            taken.append(box)
        labels.append(label)
    return labels


def _room(x: int, y: int, text: str, taken: Sequence[Box], edges: Box) -> tuple[Label, Box] | None:
    left, right, top, bottom = edges
    width = len(text) * CHARACTER
    for shift_x, shift_y, anchor in _AROUND:
        box_left = x + shift_x - {"start": 0, "end": width, "middle": width // 2}[anchor]
        box = (box_left, y + shift_y - 11, box_left + width, y + shift_y + 3)
        if box[0] < left or box[2] > right or box[1] < top - 16 or box[3] > bottom:
            continue
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            return Label(text, x + shift_x, y + shift_y, anchor), box
    return None
