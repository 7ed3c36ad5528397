"""What the benchmarks share: timing two ways side by side, and saying what came out, as a table and as JSON.

A benchmark measures ours against a stated baseline in the same run, first asserts that both give the same output, runs
them interleaved so that a busy moment hits both, and quotes medians. Its module is `bench_NAME`, run by `make bench-NAME`.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bench"
SHARED_DATA = (ROOT / os.environ.get("FACTCHECK_SHARED_DATA", "../shared/data")).resolve()
IS_FULL = os.environ.get("SIZE") == "full"  # the sizes that goals name; by default 100,000 rows at most
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of a benchmark.

    Args:
        measure: what was measured.
        value, unit: what came out.
        baseline, baseline_value: what it is held against, in the same unit; empty and None for an absolute goal.
        ratio: value against baseline, so written that the goal reads naturally; None without a baseline.
        goal: the goal as a sentence (">= 0.9"); empty for a figure that is only reported.
        holds: whether the goal is reached; None without a goal.
        raw: the single timings behind the value, in seconds, where there are any.
    """

    measure: str
    value: float
    unit: str
    baseline: str = ""
    baseline_value: float | None = None
    ratio: float | None = None
    goal: str = ""
    holds: bool | None = None
    raw: dict[str, list[float]] = field(default_factory=dict)


def interleaved(*ways: Callable[[], object], rounds: int = ROUNDS) -> list[list[float]]:
    """Run each way once a round, in turn, and return the seconds each took, one list per way; a first round is not timed."""
    for way in ways:
        way()
    seconds: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for taken, way in zip(seconds, ways, strict=True):
            began = time.perf_counter()
            way()
            taken.append(time.perf_counter() - began)
    return seconds


def against(
    measure: str, *, ours: list[float], baseline: str, theirs: list[float], amount: float, unit: str, at_least: float
) -> Result:
    """Return how our throughput compares with a baseline's on the same amount of work, by the medians of both.

    Args:
        amount: how much work one round did, in the thing that `unit` counts per second.
        at_least: the ratio, ours to the baseline's, that is the goal.
    """
    value, baseline_value = amount / median(ours), amount / median(theirs)
    ratio = value / baseline_value
    return Result(
        measure=measure,
        value=round(value, 3),
        unit=unit,
        baseline=baseline,
        baseline_value=round(baseline_value, 3),
        ratio=round(ratio, 3),
        goal=f">= {at_least}",
        holds=ratio >= at_least,
        raw={"ours": ours, baseline: theirs},
    )


def report(name: str, results: Iterable[Result]) -> int:
    """Print the results as a table, write build/bench/NAME.json, and return an exit status: 0 when every goal holds."""
    rows = list(results)
    BUILD.mkdir(parents=True, exist_ok=True)
    shown = [{key: value for key, value in asdict(row).items() if key != "raw"} for row in rows]
    (BUILD / f"{name}.json").write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n")
    (BUILD / f"{name}.raw.json").write_text(json.dumps({row.measure: row.raw for row in rows if row.raw}) + "\n")
    header = ("measure", "value", "unit", "baseline", "its value", "ratio", "goal", "")
    lines = [header] + [
        (
            row.measure,
            f"{row.value:,.6g}",
            row.unit,
            row.baseline,
            "" if row.baseline_value is None else f"{row.baseline_value:,.6g}",
            "" if row.ratio is None else f"{row.ratio:.3g}",
            row.goal,
            "" if row.holds is None else "holds" if row.holds else "MISSED",
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        sys.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")
    return 0 if all(row.holds is not False for row in rows) else 1
