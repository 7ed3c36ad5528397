"""How well the comparison does on labelled pairs and edits, and how its speed compares with sorting.

The data lies beside the project, or where FACTCHECK_SHARED_DATA
says; figures are given to the comparison as a text and a place in it, never with their labels.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from math import sqrt
from pathlib import Path
from random import Random
from statistics import median

from claims.comparison.page_changes import PageComparison, compare_pages, lines_of_fields
from claims.comparison.relation import Family
from claims.comparison.removal import smallest_removal
from claims.comparison.stated import StatedFigure
from claims.comparison.texts import NoFigureThere, compare_in_texts, figure_in_text
from claims.comparison.timeline import timeline_of
from claims.figures.figure import AsOf, Known
from claims.figures.range import Range
from tests.benchmarks.measuring import SHARED_DATA, Result, interleaved, report

# The families as the labels of the pairs name them.
LABELS = {
    Family.FITS: "compatible",
    Family.OPEN: "compatible",
    Family.GROWTH: "superseded",
    Family.CONFLICT: "conflict",
    Family.APART: "compatible",
}


@dataclass(frozen=True, slots=True)
class Score:
    """So many right of so many, with the goal that is set for the share: at least it, or at most."""

    name: str
    right: int
    of: int
    goal: float
    is_at_most: bool = False

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def is_reached(self) -> bool:
        return self.share <= self.goal if self.is_at_most else self.share >= self.goal

    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval by Wilson (1927), which stays within 0 and 1 for few cases too."""
        if not self.of:
            return 0.0, 1.0
        z = 1.959964
        middle = (self.share + z * z / (2 * self.of)) / (1 + z * z / self.of)
        half = z * sqrt(self.share * (1 - self.share) / self.of + z * z / (4 * self.of**2)) / (1 + z * z / self.of)
        return middle - half, middle + half

    def result(self) -> Result:
        """Return the share in per cent with its interval, as the table of results has it."""
        low, high = self.interval()
        return Result(
            measure=self.name,
            value=round(100 * self.share, 1),
            unit=f"% ({self.right} of {self.of}, 95 % interval {100 * low:.1f} to {100 * high:.1f})",
            goal=f"{'<=' if self.is_at_most else '>='} {100 * self.goal:.0f}",
            holds=self.is_reached,
        )


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def pair_scores(folder: Path) -> list[Score]:
    """Return the scores over the pairs that have a text and are not marked ambiguous."""
    texts = {row["id"]: row for row in rows(folder / "texts.jsonl")}
    figures = {row["id"]: row for row in rows(folder / "figures.jsonl")}
    pairs = [row for row in rows(folder / "pairs.jsonl") if row["source"] == "text" and not row["ambiguous"]]
    answers = [compared(figures[pair["a"]], figures[pair["b"]], texts) for pair in pairs]
    both = list(zip(pairs, answers, strict=True))
    same = [(pair, answer) for pair, answer in both if pair["same_measure"]]
    conflicts = [(pair, answer) for pair, answer in same if pair["relation"] == "conflict"]
    # A conflict on a boundary pair ("more than 231" against 231) is no false alarm.
    others = [(pair, answer) for pair, answer in same if pair["relation"] != "conflict" and not pair["boundary"]]
    return [
        Score("pairs: same measure", sum(p["same_measure"] == a[0] for p, a in both), len(both), 0.92),
        Score("pairs: relation, given same measure", sum((True, p["relation"]) == a for p, a in same), len(same), 0.88),
        Score("pairs: conflicts found", sum(a == (True, "conflict") for _, a in conflicts), len(conflicts), 0.80),
        Score("pairs: false conflicts", sum(a == (True, "conflict") for _, a in others), len(others), 0.05, True),
    ]


def compared(one: dict, other: dict, texts: dict[str, dict]) -> tuple[bool, str]:
    try:
        comparison = compare_in_texts(located(one, texts), located(other, texts))
    except NoFigureThere:
        return False, ""
    return comparison.same_measure, LABELS[comparison.family]


def located(figure: dict, texts: dict[str, dict]):
    return figure_in_text(
        texts[figure["text_id"]]["text"],
        figure["start"],
        figure["end"],
        key=figure["id"],
        language=figure["lang"],
        published=date.fromisoformat(figure["published"]) if figure["published"] else None,
    )


class PlainText(HTMLParser):
    """The text of a fragment, a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div", "li"):
            self.pieces.append("\n")


def page_text(path: Path) -> str:
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return lines_of_fields(json.loads(content))
    if path.suffix == ".html":
        parser = PlainText()
        parser.feed(content)
        return "".join(parser.pieces)
    return content


def edit_scores(folder: Path) -> list[Score]:
    """Return the scores over the edits: whether a figure changed, and the old and new value of those found."""
    labels = list(rows(folder / "labels.jsonl"))
    answers = [
        compare_pages(
            page_text(folder / Path(label["before"]).name),
            page_text(folder / Path(label["after"]).name),
            language=label["lang"],
        )
        for label in labels
    ]
    both = list(zip(labels, answers, strict=True))
    changed = [(label, answer) for label, answer in both if label["kind"] == "figure"]
    unchanged = [(label, answer) for label, answer in both if label["kind"] != "figure"]
    found = [(label, answer) for label, answer in changed if answer.figure_changed]
    missed = len(changed) - len(found)
    alarms = sum(answer.figure_changed for _, answer in unchanged)
    named = [values in values_named(answer) for label, answer in found for values in values_of(label)]
    return [
        Score("edits: figure changed or not", len(both) - missed - alarms, len(both), 0.93),
        Score("edits: missed", missed, len(changed), 0.04, True),
        Score("edits: false alarms", alarms, len(unchanged), 0.04, True),
        Score("edits: old and new value named, of those found", sum(named), len(named), 0.90),
    ]


def values_of(label: dict) -> list[tuple[str | None, str | None]]:
    return [(digits(change["before"]), digits(change["after"])) for change in label["figures_changed"]]


def values_named(answer: PageComparison) -> set[tuple[str | None, str | None]]:
    return {(digits(change.before), digits(change.after)) for change in answer.changes}


def digits(words: object) -> str | None:
    match = re.search(r"[0-9][0-9.,]*", str(words)) if words is not None else None
    return match.group().rstrip(".,").replace(",", "") if match else None


def speeds() -> Iterator[Result]:
    """Yield the time of the timeline's parts as a multiple of sorting the same 10,000 figures."""
    random = Random(2023)
    figures = [point(number, random) for number in range(10_000)]
    bounds = timeline_of(figures).bounds
    for name, goal, work in (
        ("envelope and collisions of 10,000 figures", 20, lambda: timeline_of(figures)),
        ("smallest removal of 10,000 points", 40, lambda: smallest_removal(bounds)),
    ):
        ours, sorting = interleaved(
            work, lambda: sorted(figures, key=lambda figure: (figure.as_of.last_day, figure.low))
        )
        value, baseline_value = median(ours), median(sorting)
        yield Result(
            measure=name,
            value=round(1000 * value, 2),
            unit="ms",
            baseline="sorted",
            baseline_value=round(1000 * baseline_value, 2),
            ratio=round(value / baseline_value, 1),
            goal=f"<= {goal}",
            holds=value / baseline_value <= goal,
            raw={"ours": ours, "sorted": sorting},
        )


def point(number: int, random: Random) -> StatedFigure:
    day = date(2020, 1, 1) + timedelta(days=random.randrange(1000))
    count = Decimal(day.toordinal() % 10_000 + random.randrange(-300, 300))
    as_of = AsOf(day, day, Known.STATED)
    return StatedFigure(str(number), str(count), Range(count, count), low=count, high=count, as_of=as_of)


def main() -> int:
    if not SHARED_DATA.is_dir():
        print(f"No data at {SHARED_DATA}: name its place in FACTCHECK_SHARED_DATA.", file=sys.stderr)  # noqa: T201
        return 2
    scores = [*pair_scores(SHARED_DATA / "pairs"), *edit_scores(SHARED_DATA / "edits")]
    return report("comparison", [*(score.result() for score in scores), *speeds()])


if __name__ == "__main__":
    raise SystemExit(main())
