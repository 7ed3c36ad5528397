"""`import_text`: one file in, one object out, with offsets that quote the text."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim, Intake
from sources.models import Publisher, Source

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests/data/listings/harbour_strike.txt"
SEED = Path(os.environ.get("FACTCHECK_SHARED_DATA", ROOT / "../shared/data")) / "seed"


def imported(path, **options):
    out = StringIO()
    call_command("import_text", str(path), json=True, stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def strike():
    return imported(OWN, language="en", publisher="The Coast Paper")


def test_a_listing_splits_into_its_items(strike):
    assert [section["heading"] for section in strike["sections"]] == [
        "Harbour Workers Stop The Cranes",
        "Two Injured As Police Clear The Gate",
        "Port Authority Counts Its Losses",
        "Dock Masters Return To The Table",
        "Bakers Join The Strike For A Day",
    ]
    assert Source.objects.filter(kind="excerpt").count() == 5


def test_furniture_is_left_out_and_shown(strike):
    dropped = " ".join(block["text"] for block in strike["dropped"])

    for words in ("Skip to main content", "cheap replica watches", "Donate today", "Sign up with your email"):
        assert words in dropped
        assert words not in strike["text"]


def test_every_offset_quotes_the_text(strike):
    for section in strike["sections"]:
        assert strike["text"][section["start"] :].startswith(section["heading"])
    for claim in strike["claims"]:
        assert strike["text"][claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize(
    ("quote", "low", "high", "qualifier"),
    [
        pytest.param("Some 1,200", 1200, 1200, "about", id="some 1,200"),
        pytest.param("At least 14", 14, None, "at_least", id="at least 14"),
        pytest.param("Two", 2, 2, "exact", id="two, in words"),
        pytest.param("31", 31, 31, "exact", id="31"),
        pytest.param("more than $3.5 million", 3_500_000, None, "more_than", id="more than $3.5 million"),
        pytest.param("Between 40 and 45", 40, 45, "range", id="between 40 and 45"),
        pytest.param("Nearly 300", 300, 300, "nearly", id="nearly 300"),
    ],
)
def test_figures_keep_what_their_words_commit_to(strike, quote, low, high, qualifier):
    found = {claim["quote"]: (claim["low"], claim["high"], claim["qualifier"]) for claim in strike["claims"]}

    assert found[quote] == (low, high, qualifier)


def test_dates_and_ordinals_are_no_figures(strike):
    assert not {"4", "2019", "6", "second"} & {claim["quote"] for claim in strike["claims"]}


def test_the_same_file_twice_adds_nothing(strike):
    err = StringIO()
    again = imported(OWN, language="en", publisher="The Coast Paper", stderr=err)

    assert again == strike
    assert "already here" in err.getvalue()
    assert Source.objects.filter(kind="listing").count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "There is no text.", id="an empty file"),
        pytest.param(b"\n \n", "There is no text.", id="only white space"),
        pytest.param(b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB", id="more than 10 MB"),
        pytest.param(b"PK\x03\x04" + bytes(2000), "archive", id="an archive"),
    ],
)
def test_what_cannot_be_read_leaves_nothing_behind(tmp_path, content, sentence):
    file = tmp_path / "article.txt"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        imported(file, publisher="The Coast Paper")
    for record in (Intake, Source, Publisher, Claim):
        assert not record.objects.exists()


def test_a_file_that_is_not_there_says_so():
    with pytest.raises(CommandError, match="cannot be read"):
        imported("nowhere.txt")


@pytest.mark.shared_data
@pytest.mark.skipif(not SEED.exists(), reason="the evaluation data is not beside the project")
def test_the_customers_listing():
    seen = imported(SEED / "listing.txt", language="en", publisher="Popular Resistance")
    gold = json.loads((SEED / "seed_gold.json").read_text())
    whole = (SEED / "listing.txt").read_text()

    assert len(seen["sections"]) >= 14
    assert not [claim for claim in seen["claims"] if _stands_on(claim, gold["distractors"], seen["text"], whole)]
    scored = [figure for figure in gold["figures"] if not figure.get("optional")]
    right = [figure for figure in scored if _is_read_right(figure, seen, whole)]
    assert len(right) >= 20


def _position(claim, text, whole):
    """Where a claim stands in the file itself, found by the words around it."""
    around = text[max(0, claim["start"] - 40) : claim["end"]]
    return whole.find(around) + len(around) - (claim["end"] - claim["start"])


def _stands_on(claim, spans, text, whole):
    at = _position(claim, text, whole)
    return any(span["start"] < at + len(claim["quote"]) and at < span["end"] for span in spans)


def _is_read_right(figure, seen, whole):
    for claim in seen["claims"]:
        at = _position(claim, seen["text"], whole)
        if at < figure["end"] and figure["start"] < at + len(claim["quote"]):
            if figure["qualifier"] == "vague":
                return claim["qualifier"] == "vague"
            qualifiers = [figure["qualifier"], *figure.get("qualifier_any", [])]
            return (claim["low"], claim["high"]) == (figure["low"], figure["high"]) and claim["qualifier"] in qualifiers
    return False
