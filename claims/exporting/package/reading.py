"""What people read first in a data package: what is in it, under which licence, how to load it, how to cite it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

_README = """\
# Figures that articles state, how they relate, and what people found

As known at {known_at}{narrowed}. {rows} rows in {tables} tables.

| file | holds |
|---|---|
{lines}
| `datapackage.json` | the description for programs (Data Package, version 2): types, keys, references, hashes |
| `codebook.json` | what every table and column means |
| `rules.json` | the table of relations as data, the profiles of wordings, and examples to check an implementation by |
| `recompute.py` | works every relation and finding out again from these files, with pandas alone (`relating.py` has the rules' conditions, `proposing.py` the methods of findings) |
| `CITATION.cff` | how to cite this package |

## To load it
    import pandas
    claims = pandas.read_csv("claims.csv", dtype="string", keep_default_na=False, na_values=[""])

`frictionless validate datapackage.json` checks every cell, key and reference. In R: `frictionless::read_resource(
frictionless::read_package("datapackage.json"), "claims")`. To work everything out again:

    python recompute.py .

## How to read it
- An empty cell means that nothing is known, or that an end of a range is open. `low` and `high` are the numbers that are
  written; `range_low` to `range_high` is what the words commit their author to, `range_low_inc` and `range_high_inc` say
  whether the ends belong to it: "more than 50" begins at 50 and does not hold it.
- Days are inclusive at both ends, moments are UTC, spans count code points, the end exclusive.
- `[withheld]` stands in place of words that must not be shown. Reviewers are pseudonyms{names}.
- The CSV files have no guard against formulas: a cell may begin with `=`. Import them as text, or load them as above.
- Ratings are those that the account that asked for this package may see.
- Full texts are in `texts.csv` where their publisher lets them be passed on; of the others the hashes in `snapshots.csv`
  tell whether a copy is the one that was judged.

## Licence
The data are given under {licence} ({licence_url}). Sentences that are quoted belong to their publishers.
"""
_CITATION = """\
cff-version: 1.2.0
message: If you use these data, please cite them as below.
type: dataset
title: Figures that articles state, how they relate, and what people found
authors:
  - name: the factcheck authors and reviewers
version: "{known_at}"
date-released: "{day}"
license: {licence}
"""


def readme(resources: list[Mapping[str, Any]], about: Mapping[str, Any]) -> str:
    """Return the README of a package."""
    lines = [f"| `{one['path']}` ({one['rowCount']:,} rows) | {one['description']} |" for one in resources]
    topic = about["filter"].get("topic")
    return _README.format(
        known_at=about["known_at"],
        narrowed=f", for the topic `{topic}` and what it refers to" if topic else "",
        rows=f"{sum(one['rowCount'] for one in resources):,}",
        tables=len(resources),
        lines="\n".join(lines),
        names="; the accounts behind them are named in this package" if about["names_people"] else "",
        licence=settings.DATA_LICENCE,
        licence_url=settings.DATA_LICENCE_URL,
    )


def citation(about: Mapping[str, Any]) -> str:
    """Return the citation of a package (Citation File Format 1.2.0)."""
    return _CITATION.format(known_at=about["known_at"], day=about["known_at"][:10], licence=settings.DATA_LICENCE)
