"""No text is changed on its way out, and none of it runs in a spreadsheet."""

import csv
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.exporting.columns import asker_for
from claims.exporting.streaming import csv_of, ndjson_of
from claims.exporting.tables import TABLES
from claims.models import Claimant
from tests.benchmarks.measuring import SHARED_DATA
from tests.factories import NOW

pytestmark = pytest.mark.django_db
CLAIMANTS = TABLES["claimants"]
TEXTS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=60
) | st.sampled_from(
    ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", '"', '","', "a\r\nb", "\\N", "NA", "'=1", "＝1", " =1", "\x0b=1"]
)
FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
INERT = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    "＋1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
)


def out(kind, **options):
    asker = asker_for(None, now=NOW)
    return b"".join(
        kind(CLAIMANTS, CLAIMANTS.wanted(asker), asker=asker, columns=CLAIMANTS.columns_for(asker), **options)
    )


def cells(**options):
    return [row["name"] for row in csv.DictReader(io.StringIO(out(csv_of, **options).decode(), newline=""))]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(name=TEXTS, aliases=st.lists(TEXTS, max_size=3))
def test_every_text_comes_back_as_it_was(name, aliases):
    Claimant.objects.all().delete()
    Claimant.objects.create(name=name, aliases=aliases)

    assert cells(guarded=False) == [name]
    (line,) = out(ndjson_of).split(b"\n")[:-1]
    assert (json.loads(line)["name"], json.loads(line)["aliases"]) == (name, aliases)
    (guarded,) = cells()
    assert guarded in (name, f"'{name}")
    assert not FORMULA.match(guarded)


@pytest.mark.parametrize("name", INERT)
def test_a_formula_stays_inert(name):
    Claimant.objects.create(name=name)

    assert cells() == [f"'{name}"]


@pytest.mark.shared_data
def test_the_formulas_that_others_collected_stay_inert():
    files = sorted((SHARED_DATA / "bad" / "csv").glob("*")) if SHARED_DATA.is_dir() else []
    if not files:
        pytest.skip("no evaluation data beside the project")
    lines = {
        line[:200] for path in files for line in path.read_text(errors="replace").splitlines() if line.strip("\0 ")
    }
    Claimant.objects.bulk_create(
        [Claimant(name=name) for name in {line.lower(): line for line in lines if "\0" not in line}.values()]
    )

    assert [cell for cell in cells() if FORMULA.match(cell)] == []
