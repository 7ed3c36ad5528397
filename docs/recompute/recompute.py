"""Works every relation and every finding of a data package out again, from its files alone.

    python recompute.py [folder of the package]

Needs pandas and nothing of the program that wrote the package: the rules come from `rules.json`, the figures from the tables.
First it checks the files by their hashes, and itself by the examples of `rules.json`. Ends with 0 where everything agrees,
else with 1 and with what does not.
"""

import hashlib
import json
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas
from proposing import propose
from relating import Figure, relate

TOLD = 20  # disagreements that are told one by one


def main(folder):
    package = Package(Path(folder))
    checks = (("files", damaged), ("examples", examples), ("relations", relations), ("findings", findings))
    wrong = []
    for name, check in checks:
        count, disagreements = check(package)
        sys.stdout.write(f"{name}: {count - len(disagreements)} of {count} agree\n")
        wrong += [f"{name}: {disagreement}\n" for disagreement in disagreements]
    sys.stderr.writelines(wrong[:TOLD])
    return 1 if wrong else 0


class Package:
    """The files of a package, each table read when it is asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.rules = json.loads((folder / "rules.json").read_text(encoding="utf-8"))
        self.claims = self.by("claims", "claim")
        self.measures = self.by("measures", "measure")
        self.topics = self.by("topics", "topic")
        self.snapshots = self.by("snapshots", "snapshot")
        self.sources = self.by("sources", "source")
        self.publishers = self.by("publishers", "publisher")
        self.claimants = self.by("claimants", "claimant")
        self.former = {(row["claim"], row["revision"]): row for row in self.rows("former_claims")}
        self.known = {}

    def rows(self, name):
        """Read a table; every cell as text, None where it is empty."""
        frame = pandas.read_csv(
            self.folder / f"{name}.csv", dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8"
        )
        return frame.astype(object).where(frame.notna(), None).to_dict("records")

    def by(self, name, key):
        return {row[key]: row for row in self.rows(name)}

    def figure(self, number, revision=None):
        """Return a claim as a figure of its measure, as it was read at a revision; None for now."""
        claim = self.claims[number]
        if revision is not None and revision != claim["revision"]:
            claim = claim | self.former[number, revision]
        if (number, claim["revision"]) not in self.known:
            self.known[number, claim["revision"]] = self._figure(claim, self.measures[claim["measure"]])
        return self.known[number, claim["revision"]]

    def weighed(self, number, revision, measure):
        """Return a claim as a figure of the measure whose finding weighed it, wherever it was placed since."""
        claim = self.claims[number]
        if revision != claim["revision"]:
            claim = claim | self.former[number, revision]
        return self._figure(claim, self.measures[measure])

    def _figure(self, claim, measure):
        snapshot = self.snapshots[claim["snapshot"]]
        source = self.sources[snapshot["source"]]
        listing = self.sources.get(source["listed_in"], {})
        topic = self.topics[measure["topic"]]
        origin, is_named = self._origin(claim, source)
        captured_at = pandas.Timestamp(snapshot["captured_at"]).tz_convert(ZoneInfo(topic["time_zone"]))
        days = day(claim["as_of_from"]), day(claim["as_of_to"])
        period = day(measure["first_day"]), day(measure["last_day"])
        ends = decimal(claim["range_low"]), decimal(claim["range_high"])
        return Figure(
            key=claim["claim"],
            words=claim["wording"] or claim["quote"] or "",
            low=decimal(claim["low"]),
            high=decimal(claim["high"]),
            range=None
            if claim["range_low_inc"] is None
            else (*ends, claim["range_low_inc"] == "true", claim["range_high_inc"] == "true"),
            qualifier=claim["qualifier"],
            counted_kind=claim["counted_kind"] or measure["counted_kind"],
            population=claim["population"] or measure["population"],
            cause=measure["cause"],
            place=measure["place"],
            period=period if all(period) else None,
            unit=claim["unit"],
            origin=origin,
            is_named=is_named,
            is_vague=claim["is_vague"] == "true",
            measure_kind=measure["kind"],
            basis=claim["basis"],
            part=claim["part"],
            as_of=(*days, claim["as_of_known"]) if all(days) else None,
            is_current_report=claim["is_current_report"] == "true",
            published_on=day(source["published_on"] or listing.get("published_on")),
            captured_on=captured_at.date(),
            topic_started_on=day(topic["started_on"]),
            grows=claim["grows"] == "true",
            text=claim["snapshot"],
        )

    def _origin(self, claim, source):
        """Return who a figure comes from, its claimant or else its publisher, and whether that has a name of its own."""
        if claim["claimant"] is not None:
            is_generic = self.claimants[claim["claimant"]]["is_generic"] == "true"
            return f"claimant {claim['claimant']}" + (f" in {source['source']}" if is_generic else ""), not is_generic
        if source["publisher"] is not None:
            return f"publisher {source['publisher']}", False
        return f"source {source['source']}", False

    def grade(self, number):
        """Return the grade of the publisher of a claim's page, higher is better."""
        publisher = self.publishers.get(
            self.sources[self.snapshots[self.claims[number]["snapshot"]]["source"]]["publisher"]
        )
        return self.rules["grades"].get(publisher["grade"], 0) if publisher else 0


def decimal(text):
    return None if text is None else Decimal(text)


def day(text):
    return None if text is None else date.fromisoformat(text)


# The files and the examples.


def damaged(package):
    resources = json.loads((package.folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    hashes = {
        r["path"]: "sha256:" + hashlib.sha256((package.folder / r["path"]).read_bytes()).hexdigest() for r in resources
    }
    return len(resources), [f"{r['path']} was changed" for r in resources if hashes[r["path"]] != r["hash"]]


def examples(package):
    vectors = package.rules["vectors"]
    figures = {row["key"]: example(row) for row in vectors["figures"]}
    wrong = []
    for told in vectors["pairs"]:
        pair, rule = relate(figures[told["other"]], figures[told["one"]], package.rules)
        if (pair.one.key, pair.other.key, rule["number"]) != (told["one"], told["other"], told["rule"]):
            wrong.append(f"{told['one']} and {told['other']}: rule {rule['number']}, not {told['rule']}")
    return len(vectors["pairs"]), wrong


def example(row):
    range_, as_of, period = row["range"], row["as_of"], row["period"]
    return Figure(
        **row
        | {name: decimal(row[name]) for name in ("low", "high")}
        | {name: day(row[name]) for name in ("published_on", "captured_on", "topic_started_on")}
        | {
            "range": range_
            and (decimal(range_["low"]), decimal(range_["high"]), range_["low_inc"], range_["high_inc"]),
            "as_of": as_of and (day(as_of["from"]), day(as_of["to"]), as_of["known"]),
            "period": period and tuple(map(day, period)),
        }
    )


# Relations.


def relations(package):
    told = package.rows("relations")
    wrong = []
    for row in told:
        pair, rule = relate(package.figure(row["other"]), package.figure(row["claim"]), package.rules)
        said = (row["claim"], row["other"], row["kind"], row["family"], row["rule"])
        if (pair.one.key, pair.other.key, rule["kind"], rule["family"], str(rule["number"])) != said:
            wrong.append(f"{row['claim']} and {row['other']}: {rule['kind']}, not {row['kind']}")
    return len(told), wrong


# Findings.


def findings(package):
    stated = package.by("findings", "finding")
    weighed = grouped(package.rows("finding_claims"))
    told_claims = grouped(package.rows("answer_claims"))
    answers = package.rows("answers")
    wrong = []
    for told in answers:
        number, finding = told["finding"], stated[told["finding"]]
        figures = [
            package.weighed(w["claim"], w["claim_revision"], finding["measure"]) for w in weighed.get(number, [])
        ]
        grades = Counter()
        for figure in figures:
            grades[figure.origin] = max(grades[figure.origin], package.grade(figure.key))
        answer = propose(figures, told["method"], day(told["as_of"]), grades, package.rules)
        answer["departs"] = departs(answer, finding, weighed.get(number, []))
        if answer != answer_told(told, told_claims.get(number, [])):
            wrong.append(f"{number}: {answer}, not {answer_told(told, told_claims.get(number, []))}")
    return len(answers), wrong


def grouped(rows):
    groups = {}
    for row in rows:
        groups.setdefault(row["finding"], []).append(row)
    return groups


def answer_told(row, claims):
    ends = decimal(row["low"]), decimal(row["high"])
    return {
        "range": None if row["low_inc"] is None else (*ends, row["low_inc"] == "true", row["high_inc"] == "true"),
        "best": decimal(row["best"]),
        "conflict": row["conflict"],
        "included": {claim["claim"] for claim in claims if claim["is_included"] == "true"},
        "excluded": {
            claim["claim"]: (claim["reason"], claim["by"]) for claim in claims if claim["is_included"] == "false"
        },
        "departs": row["departs"] == "true",
    }


def departs(answer, finding, weighed):
    """Tell whether the person who stated a finding departed from the answer, whose ends they state as inclusive."""
    low, high, low_inc, high_inc = answer["range"] or (None, None, False, False)
    if low is not None and not low_inc and low == low.to_integral_value():
        low += 1
    if high is not None and not high_inc and high == high.to_integral_value():
        high -= 1
    stated = [decimal(finding[name]) for name in ("low", "best", "high")]
    counted = {row["claim"] for row in weighed if row["is_included"] == "true"}
    said = [low, answer["best"], high], answer["conflict"], answer["included"]
    return (stated, finding["conflict"], counted) != said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
