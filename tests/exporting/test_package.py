"""A data package: valid for programs that know nothing of us, and enough to work every relation and finding out again."""

import json
import runpy
import subprocess
import sys
import zipfile

import frictionless
import pandas
import pytest

from claims import rating
from claims.exporting import building, files
from claims.exporting.asking import ask
from claims.exporting.package.tables import PACKAGE_TABLES
from claims.exporting.package.writing import RECOMPUTE
from claims.exporting.tables import TABLES
from claims.models import Claim, Export, Measure, Topic
from claims.sample.loading import People, load
from sources import restricting
from sources.models import Publisher
from tests.exporting.newsrooms import make_up
from tests.factories import NOW, judged
from tests.web.story import tell

pytestmark = pytest.mark.django_db
KINDS = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}


@pytest.fixture
def packed(settings, tmp_path):
    """Return what builds a package for somebody and unpacks it into a folder."""
    settings.EXPORT_ROOT = tmp_path / "exports"

    def packed(by, **filters):
        asked = ask(table="", format="datapackage", filters=filters, guarded=True, names_people=False, by=by, now=NOW)
        building.build(Export.objects.lease(asked.pk, now=NOW))
        asked.refresh_from_db()
        assert (asked.state, asked.error) == ("ready", "")
        folder = tmp_path / f"package-{asked.pk}"
        with zipfile.ZipFile(files.path_of(asked)) as archive:
            assert archive.testzip() is None
            archive.extractall(folder)
        return folder

    return packed


def recomputed(folder):
    """Run the package's own program in a process of its own, which has none of our code."""
    return subprocess.run(
        [sys.executable, "recompute.py"],
        cwd=folder,
        env={"PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def again(capsys, monkeypatch):
    """Return what runs the program here, and gives its exit code and what it says."""
    monkeypatch.syspath_prepend(str(RECOMPUTE))
    program = runpy.run_path(str(RECOMPUTE / "recompute.py"))

    def again(folder):
        code = program["main"](folder)
        return code, "".join(capsys.readouterr())

    return again


def rows_of(folder, name):
    return pandas.read_csv(folder / f"{name}.csv", dtype="string", keep_default_na=False, na_values=[""])


def errors_of(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_the_sample_can_be_worked_out_again(packed, editor, reviewer, second):
    load(people=People(reviewer.reviewer, second.reviewer, editor), now=NOW)

    folder = packed(editor)
    done = recomputed(folder)

    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert len(rows_of(folder, "relations")) == 6 + 6  # the pairs of four counts of the dead, and of four of roadblocks
    assert len(rows_of(folder, "answers")) == 1
    assert "findings: 1 of 1 agree" in done.stdout
    assert errors_of(folder) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_a_newsroom_made_up_by_dice_can_be_worked_out_again(packed, editor, again, seed):
    make_up(seed, by=editor)

    folder = packed(editor)
    code, said = again(folder)

    assert code == 0, said
    assert len(rows_of(folder, "relations")) > 400
    assert "findings: 4 of 4 agree" in said
    assert len(rows_of(folder, "former_claims")) > 0


CHANGES = (
    ("claims.csv", "people were killed", "people were killed!", "files: claims.csv was changed"),
    ("relations.csv", ",conflict,", ",fits,", "relations: "),
    ("answers.csv", ",false\r\n", ",true\r\n", "findings: "),
    ("rules.json", '"rises"', '"falls"', "examples: "),
)


def test_a_package_that_was_changed_is_found_out(packed, editor, again):
    make_up(3, by=editor)
    folder = packed(editor)

    for name, old, new, expected in CHANGES:
        path = folder / name
        before = path.read_bytes()
        path.write_bytes(before.replace(old.encode(), new.encode()))
        code, said = again(folder)
        path.write_bytes(before)
        assert (code, expected in said) == (1, True), said


def test_every_table_loads_with_its_types(packed, editor, reviewer, second):
    tell(editor, reviewer, second)

    folder = packed(editor)
    description = json.loads((folder / "datapackage.json").read_text())

    assert [resource["name"] for resource in description["resources"]] == list(PACKAGE_TABLES)
    for resource in description["resources"]:
        fields = resource["schema"]["fields"]
        kinds = {field["name"]: KINDS.get(field["type"], "string") for field in fields}
        days = [field["name"] for field in fields if field["type"] in ("date", "datetime")]
        frame = pandas.read_csv(
            folder / resource["path"],
            dtype={name: kind for name, kind in kinds.items() if name not in days},
            parse_dates=days,
            keep_default_na=False,
            na_values=[""],
        )
        assert (len(frame), list(frame.columns)) == (resource["rowCount"], [field["name"] for field in fields])
        assert (folder / resource["path"]).stat().st_size == resource["bytes"]
        assert not frame[resource["schema"]["primaryKey"]].duplicated().any()
    assert errors_of(folder) == []


def test_each_table_has_the_bytes_of_its_stream_without_the_guard(packed, editor, reviewer, second, client, settings):
    settings.API_STREAMS_BURST = 100
    tell(editor, reviewer, second)
    folder = packed(editor)
    client.force_login(editor)

    for name in TABLES:
        streamed = b"".join(client.get(f"/api/v1/{name}.csv?guard=off").streaming_content)
        assert (folder / f"{name}.csv").read_bytes() == streamed, name


def test_one_topic_is_whole_in_itself(packed, editor, reviewer, second, again):
    story = tell(editor, reviewer, second)
    other = make_up(4, by=editor, claims=12)

    folder = packed(editor, topic=other.slug)

    assert set(rows_of(folder, "topics")["topic"]) == {other.slug}
    assert str(story.decided.pk) not in set(rows_of(folder, "claims")["claim"])
    assert rows_of(folder, "ratings").empty
    assert errors_of(folder) == []
    assert again(folder)[0] == 0


def test_a_topic_brings_along_what_it_refers_to(packed, editor, reviewer, second):
    story = tell(editor, reviewer, second)
    other = make_up(5, by=editor, claims=12)
    borrowed = Claim.objects.filter(measure__topic=other).first()
    Claim.objects.filter(pk=borrowed.pk).update(replaces=story.decided)

    folder = packed(editor, topic=other.slug)

    assert str(story.decided.pk) in set(rows_of(folder, "claims")["claim"])
    assert errors_of(folder) == []


def test_texts_are_given_only_where_the_publisher_lets_them_and_nothing_is_withheld(packed, editor):
    make_up(6, by=editor, claims=12)
    free, other = Publisher.objects.filter(sources__isnull=False).distinct()[:2]
    Publisher.objects.filter(pk=free.pk).update(text_licence="CC-BY-4.0")
    held = free.sources.first().current_snapshot
    restricting.restrict(snapshot=held, start=0, end=4, reason="minor", note="", until=None, by=editor, now=NOW)

    texts = rows_of(packed(editor), "texts")

    allowed = {str(source.current_snapshot_id) for source in free.sources.all()} - {str(held.pk)}
    assert set(texts["snapshot"]) == allowed
    assert set(texts["licence"]) <= {"CC-BY-4.0"}


def test_withheld_words_are_nowhere_in_a_package(packed, editor, reviewer, second, again):
    load(people=People(reviewer.reviewer, second.reviewer, editor), now=NOW)
    told = Measure.objects.get(counted_kind="deaths").claims.on_board().first()
    restricting.restrict(
        snapshot=told.snapshot, start=told.start, end=told.end, reason="minor", note="", until=None, by=editor, now=NOW
    )

    folder = packed(editor)

    for path in folder.iterdir():
        assert told.quote not in path.read_text(), path.name
    assert again(folder)[0] == 0


def test_a_blind_reviewers_package_holds_no_ratings_of_others(packed, editor, reviewer, second):
    make_up(7, by=editor, claims=12)
    rated = Claim.objects.first()
    rating.rate(
        claim=rated, judgement=judged(rated, "unverifiable", note="not to be seen"), by=second.reviewer, now=NOW
    )

    blind, seeing = packed(reviewer), packed(editor)

    assert "not to be seen" not in (blind / "ratings.csv").read_text()
    assert "not to be seen" in (seeing / "ratings.csv").read_text()


def test_what_stands_beside_the_tables_says_what_they_are(packed, editor):
    topic = make_up(8, by=editor, claims=12)

    folder = packed(editor, topic=topic.slug)
    description = json.loads((folder / "datapackage.json").read_text())
    codebook = json.loads((folder / "codebook.json").read_text())

    assert description["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert description["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    assert description["factcheck"]["filter"] == {"topic": topic.slug}
    assert {"known_at", "rules_version", "profile", "reader_version", "seed"} <= description["factcheck"].keys()
    assert "cff-version: 1.2.0" in (folder / "CITATION.cff").read_text()
    assert topic.slug in (folder / "README.md").read_text()
    assert [book["table"] for book in codebook["tables"]] == list(PACKAGE_TABLES)
    assert not any(column["is_guarded"] for book in codebook["tables"] for column in book["columns"])
    assert Topic.objects.count() == 1
