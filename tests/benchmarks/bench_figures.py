"""How well figures are read on the collected sets, beside three other readers, and how fast.

Run with `make bench-figures`. The sets lie beside the project, or where FACTCHECK_SHARED_DATA says; they bring their own
scorer. The other readers run in an environment of their own under the build folder, which is made when it is missing;
where it cannot be made, the table says so and goes on without them.
"""

import importlib.util
import json
import re
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import re2

from claims.figures import read
from tests.benchmarks.measuring import BUILD, SHARED_DATA, Result, report

PEERS_ENV = BUILD.parent / "figure-peers"
PEERS = ("quantulum3==0.10.0", "recognizers-text-suite==1.0.2a2", "emoji<2", "text2num==3.1.0")
PEER_NAMES = ("quantulum3", "recognizers-text", "text2num")
PEERS_SCRIPT = Path(__file__).with_name("figure_peers.py")

ROUNDS = 15
VALUE, INTERVAL, QUALIFIED, COUNTED, SPAN = "value", "interval", "value+qualifier", "value+counted", "span"


@dataclass(frozen=True, slots=True)
class Goal:
    """What one set is to reach in one of the scorer's measures, in percent: F1, or recall where not all is labelled."""

    name: str
    measure: str
    reach: float


GOALS = (
    Goal("newsquant", VALUE, 88),
    Goal("newsquant", INTERVAL, 83),
    Goal("newsquant", QUALIFIED, 80),
    Goal("newsquant", COUNTED, 68),
    Goal("newsquant", SPAN, 92),
    Goal("ms_en_range", INTERVAL, 80),
    Goal("ms_es_range", INTERVAL, 80),
    Goal("ms_es_number", VALUE, 90),
    Goal("numwords_es", VALUE, 94),
    Goal("numwords_en", VALUE, 92),
    Goal("muc4", VALUE, 98),
    Goal("muc4", COUNTED, 70),
    Goal("rtest_currency", VALUE, 88),
    Goal("rtest_dimension", VALUE, 88),
    Goal("hand_es", VALUE, 94),
    Goal("hand_es", QUALIFIED, 90),
    Goal("hand_es", COUNTED, 80),
    Goal("listing", VALUE, 97),
    Goal("listing", QUALIFIED, 97),
    Goal("listing", COUNTED, 90),
    Goal("e2e", VALUE, 93),
    Goal("e2e", INTERVAL, 90),
    Goal("e2e", QUALIFIED, 88),
)
TIMED = ("newsquant", "muc4", "listing")
FASTER_THAN_QUANTULUM3 = 25
SHARE_OF_SCAN = 1 / 25
START_SECONDS = 1.0
START_MEGABYTES = 150

# What a bare scan for digits and common number words costs: nothing that reads figures can be faster.
SCAN = re2.compile(
    r"(?i)\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundred|hundreds|thousand|thousands|million|millions|billion|dozen|dozens|scores|tens|several)\b"
)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Texts with the figures that are to be read in them, in the scorer's own form."""

    texts: list[dict[str, Any]]
    gold: list[dict[str, Any]]

    @property
    def size(self) -> float:
        """The length of the texts, in millions of characters."""
        return sum(len(text["text"]) for text in self.texts) / 1e6


def labelled(name: str) -> LabelledSet:
    """Return one set; "listing" is the customer's page."""
    if name == "listing":
        return LabelledSet(lines(SHARED_DATA / "seed/texts.jsonl"), lines(SHARED_DATA / "seed/gold.jsonl"))
    folder = SHARED_DATA / "figures"
    return LabelledSet(lines(folder / f"texts/{name}.jsonl"), lines(folder / f"gold/{name}.jsonl"))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def scorer() -> ModuleType:
    """Return the scorer that comes with the sets."""
    spec = importlib.util.spec_from_file_location("figures_score", SHARED_DATA / "figures/score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED_DATA / "figures/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(labelled_set: LabelledSet) -> list[dict[str, Any]]:
    """Return what is read in the texts of a set, in the scorer's form."""
    return [
        {
            "id": row["id"],
            "start": figure.start,
            "end": figure.end,
            "low": None if figure.low is None else float(figure.low),
            "high": None if figure.high is None else float(figure.high),
            "qualifier": figure.qualifier.value,
            "counted": figure.counted,
        }
        for row in labelled_set.texts
        for figure in read(row["text"], language=row["lang"]).figures
    ]


def scores_of(found: list[dict[str, Any]], labelled_set: LabelledSet) -> dict[str, float]:
    """Return the scorer's measures in percent: F1, or recall where the labels do not list every figure."""
    outcome, _, _ = scorer().score(labelled_set.gold, found, labelled_set.texts)
    kind = "F1" if outcome["exhaustive"] else "R"
    return {measure: values[kind] for measure, values in outcome.items() if isinstance(values, dict)}


def accuracy(peers: dict[str, dict[str, dict[str, float]]]) -> Iterator[Result]:
    """Yield how each set is read, with the best of the other readers beside it."""
    read_scores = {
        name: scores_of(predictions(labelled(name)), labelled(name)) for name in {goal.name for goal in GOALS}
    }
    for goal in GOALS:
        value = read_scores[goal.name][goal.measure]
        best = max(((scores[goal.name].get(goal.measure, 0.0), peer) for peer, scores in peers.items()), default=None)
        yield Result(
            measure=f"{goal.name}, {goal.measure}",
            value=value,
            unit="%",
            baseline=best[1] if best else "",
            baseline_value=best[0] if best else None,
            goal=f">= {goal.reach:g}",
            holds=value >= goal.reach,
        )
    yield distractors()


def distractors() -> Result:
    """Return how many of the numbers on the customer's page that are no figures were taken for one."""
    marked = json.loads((SHARED_DATA / "seed/seed_gold.json").read_text())["distractors"]
    found = predictions(labelled("listing"))
    taken = sum(any(one["start"] < other["end"] and other["start"] < one["end"] for other in found) for one in marked)
    return Result(f"listing, of {len(marked)} distractors", taken, "taken", goal="0", holds=taken == 0)


def make_peers() -> bool:
    """Make the environment of the other readers if it is missing; False where it cannot be made."""
    python = PEERS_ENV / "bin/python"
    if (PEERS_ENV / "made").exists():
        return True
    venv.create(PEERS_ENV, with_pip=True, clear=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS]
    if subprocess.run(command, check=False).returncode:
        return False
    (PEERS_ENV / "made").touch()
    return True


def run_peer(peer: str, texts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what another reader finds in some texts, and the processor time it took."""
    rows = [{"id": row["id"], "text": row["text"], "lang": row["lang"]} for row in texts]
    command = [str(PEERS_ENV / "bin/python"), str(PEERS_SCRIPT), peer]
    outcome = subprocess.run(command, input=json.dumps(rows), capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(outcome.stdout)
    return answer


def peer_scores() -> tuple[dict[str, dict[str, dict[str, float]]], dict[str, float]]:
    """Return the scores of the other readers by set, and quantulum3's seconds on the timed sets."""
    if not make_peers():
        return {}, {}
    scores: dict[str, dict[str, dict[str, float]]] = {}
    seconds: dict[str, float] = {}
    for peer in PEER_NAMES:
        scores[peer] = {}
        for name in sorted({goal.name for goal in GOALS}):
            labelled_set = labelled(name)
            answer = run_peer(peer, labelled_set.texts)
            scores[peer][name] = scores_of(answer["figures"], labelled_set)
            if peer == "quantulum3" and name in TIMED:
                seconds[name] = answer["seconds"]
    return scores, seconds


def speed(peer_seconds: dict[str, float]) -> Iterator[Result]:
    """Yield the speed of whole readings on one core, against quantulum3 and against a bare scan of the same texts."""
    for name in TIMED:
        labelled_set = labelled(name)
        texts = [row["text"] for row in labelled_set.texts]
        ours = fastest(lambda texts=texts: [read(text, language="en") for text in texts])
        scan = fastest(lambda texts=texts: [sum(1 for _ in SCAN.finditer(text)) for text in texts])
        yield held_against(f"{name}, whole reading", labelled_set.size, ours, "bare re2 scan", scan, SHARE_OF_SCAN)
        if name in peer_seconds:
            theirs = peer_seconds[name]
            yield held_against(
                f"{name}, whole reading", labelled_set.size, ours, "quantulum3", theirs, FASTER_THAN_QUANTULUM3
            )


def fastest(work: Any) -> float:
    """Return the processor time of the fastest of some runs."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def held_against(measure: str, size: float, ours: float, baseline: str, theirs: float, at_least: float) -> Result:
    """Return a speed in megabytes a second beside a baseline's."""
    ratio = theirs / ours
    return Result(
        measure=measure,
        value=round(size / ours, 3),
        unit="MB/s",
        baseline=baseline,
        baseline_value=round(size / theirs, 3),
        ratio=round(ratio, 3),
        goal=f">= {at_least:g}",
        holds=ratio >= at_least,
    )


def start() -> Iterator[Result]:
    """Yield what it takes to start: processor time and memory of a process that imports the reader and reads a line."""
    code = (
        "import resource; from claims.figures import read; read('30 dead', language='en');"
        "usage = resource.getrusage(resource.RUSAGE_SELF); print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=BUILD.parents[1]
    )
    seconds, megabytes = map(float, re.findall(r"[\d.]+", outcome.stdout))
    yield Result("start", seconds, "s", goal=f"<= {START_SECONDS:g}", holds=seconds <= START_SECONDS)
    yield Result("memory", megabytes, "MB", goal=f"<= {START_MEGABYTES}", holds=megabytes <= START_MEGABYTES)


def main() -> int:
    if not SHARED_DATA.is_dir():
        sys.stderr.write(f"No data at {SHARED_DATA}: name its place in FACTCHECK_SHARED_DATA.\n")
        return 2
    peers, peer_seconds = peer_scores()
    if not peers:
        sys.stderr.write(f"The other readers could not be installed in {PEERS_ENV}; the table goes on without them.\n")
    return report("figures", [*accuracy(peers), *speed(peer_seconds), *start()])


if __name__ == "__main__":
    raise SystemExit(main())
