"""Files that are built: the bytes of the stream, whole or not at all, by one worker at a time, and only for whoever may have them."""

import csv
import hashlib
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from claims import rating
from claims.exporting import asking, building, files
from claims.exporting.asking import TooMany, ask, is_stale, is_withheld_since, may_have
from claims.exporting.columns import asker_for
from claims.exporting.counting import csv_rows
from claims.exporting.filters import FilterRefused
from claims.exporting.streaming import csv_of, ndjson_of
from claims.exporting.tables import TABLES
from claims.models import Claimant, Export, Measure, Topic
from sources import restricting
from sources.leases import LEASE_LENGTH
from tests.factories import NOW, claim, judged, measure
from tests.transactions import wait_for_others

WANTED = {"table": "ratings", "format": "csv", "filters": {}, "guarded": True, "names_people": False}
ROW_END_INSIDE = 'two\r\nlines, "quoted"'


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EXPORT_ROOT = tmp_path / "exports"
    return settings.EXPORT_ROOT


@pytest.fixture
def rated(editor, reviewer, second):
    placed = claim("48", 48, 48, placed_in=measure(), by=editor)
    for who, note in ((reviewer, ROW_END_INSIDE), (second, "=1+1")):
        rating.rate(claim=placed, judgement=judged(placed, note=note), by=who.reviewer, now=NOW)
    return placed


def built(by, **wanted):
    """A file that was asked for and built at once."""
    asked = ask(**WANTED | wanted, by=by, now=NOW)
    building.build(Export.objects.lease(asked.pk, now=NOW))
    asked.refresh_from_db()
    return asked


def stream_of(user, name="ratings", *, kind=csv_of, **options):
    table, asker = TABLES[name], asker_for(user, now=NOW)
    return b"".join(kind(table, table.wanted(asker), asker=asker, columns=table.columns_for(asker), **options))


@pytest.mark.django_db
def test_a_built_file_has_the_bytes_of_the_stream(rated, editor, reviewer):
    for by in (editor, reviewer):
        export = built(by)

        body = files.path_of(export).read_bytes()

        assert body == stream_of(by)
        assert (export.state, export.row_count, export.rows_expected) == ("ready", 2, 2)
        assert (export.sha256, export.byte_count) == (hashlib.sha256(body).hexdigest(), len(body))
        assert len(list(csv.reader(io.StringIO(body.decode(), newline="")))) == 3


@pytest.mark.django_db
def test_json_lines_and_filters_and_the_guard_are_as_asked(rated, editor):
    lines = built(editor, format="ndjson", table="claims")
    bare = built(editor, guarded=False)
    none = built(editor, filters={"row": "decision"})

    assert files.path_of(lines).read_bytes() == stream_of(editor, "claims", kind=ndjson_of)
    assert files.path_of(bare).read_bytes() == stream_of(editor, guarded=False)
    assert (none.row_count, files.path_of(none).read_bytes().count(b"\r\n")) == (0, 1)


@pytest.mark.django_db
def test_a_blind_reviewers_file_holds_only_what_they_may_see(rated, reviewer, second):
    third = claim("50", 50, 50, placed_in=rated.measure)
    rating.rate(claim=third, judgement=judged(third, note="hidden"), by=second.reviewer, now=NOW)

    export = built(reviewer)

    assert b"hidden" not in files.path_of(export).read_bytes()
    assert not export.sees_all


@pytest.mark.django_db
def test_no_file_is_built_twice_at_once_and_none_for_bad_filters(rated, editor):
    first = ask(**WANTED, by=editor, now=NOW)

    assert ask(**WANTED, by=editor, now=NOW) == first
    with pytest.raises(FilterRefused):
        ask(**WANTED | {"filters": {"nonsense": "1"}}, by=editor, now=NOW)
    with pytest.raises(FilterRefused):
        ask(**WANTED | {"table": "", "format": "datapackage", "filters": {"topic": "none"}}, by=editor, now=NOW)
    for table in ("claims", "topics"):
        ask(**WANTED | {"table": table}, by=editor, now=NOW)
    with pytest.raises(TooMany):
        ask(**WANTED | {"table": "sources"}, by=editor, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_file_is_built_again_only_once_the_records_have_changed(rated, editor):
    wait_for_others()
    export = built(editor)

    assert not is_stale(export, now=NOW)
    assert ask(**WANTED, by=editor, now=NOW) == export

    Claimant.objects.create(name="Somebody else")

    assert is_stale(export, now=NOW)
    again = ask(**WANTED, by=editor, now=NOW)
    assert (again.state, again == export) == ("waiting", False)


@pytest.mark.django_db(transaction=True)
def test_words_that_are_withheld_since_are_not_given_out(rated, editor):
    wait_for_others()
    export = built(editor)
    assert not is_withheld_since(export)

    restricting.restrict(
        snapshot=rated.snapshot, start=0, end=5, reason="minor", note="", until=None, by=editor, now=NOW
    )

    assert is_withheld_since(export)
    building.sweep(now=NOW)
    export.refresh_from_db()
    assert export.state == "expired"
    assert list(files.path_of(export).parent.iterdir()) == []


@pytest.mark.django_db
def test_who_lost_the_right_to_see_all_may_not_have_the_old_file(rated, editor, reviewer):
    export = built(editor)

    assert may_have(export, editor, sees_names=False)
    assert not may_have(export, reviewer, sees_names=False)
    editor.groups.clear()
    editor = type(editor).objects.get(pk=editor.pk)
    assert not may_have(export, editor, sees_names=False)


@pytest.mark.django_db
def test_names_are_written_only_for_who_may_see_them(rated, editor):
    without = built(editor, names_people=True)
    editor.user_permissions.add(Permission.objects.get(codename="view_reviewer"))
    editor = type(editor).objects.get(pk=editor.pk)
    Export.objects.all().update(state="expired")
    named = built(editor, names_people=True)

    assert b"person" not in files.path_of(without).read_bytes().split(b"\r\n")[0]
    assert b"person" in files.path_of(named).read_bytes().split(b"\r\n")[0]
    assert not may_have(named, editor, sees_names=False)
    assert may_have(named, editor, sees_names=True)


@pytest.mark.django_db
def test_a_closed_account_gets_no_file(rated, editor):
    asked = ask(**WANTED, by=editor, now=NOW)
    type(editor).objects.filter(pk=editor.pk).update(is_active=False)

    building.build(Export.objects.lease(asked.pk, now=NOW))

    asked.refresh_from_db()
    assert (asked.state, asked.error) == ("failed", "The account that asked for it is closed.")


@pytest.mark.django_db
def test_a_full_disk_is_said_and_leaves_nothing(rated, editor, monkeypatch, folder):
    asked = ask(**WANTED, by=editor, now=NOW)
    monkeypatch.setattr(files.Draft, "write", lambda draft, piece: (_ for _ in ()).throw(OSError(28, "No space")))

    building.build(Export.objects.lease(asked.pk, now=NOW))

    asked.refresh_from_db()
    assert (asked.state, list(folder.iterdir())) == ("failed", [])
    assert "no room" in asked.error


@pytest.mark.django_db
def test_a_late_worker_changes_nothing(rated, editor, folder):
    asked = ask(**WANTED, by=editor, now=NOW)
    late = Export.objects.lease(asked.pk, now=NOW)
    next_one = Export.objects.lease(asked.pk, now=NOW + LEASE_LENGTH + timedelta(seconds=1))
    building.build(next_one)
    Measure.objects.update(title="Written in between")

    building.build(late)

    asked.refresh_from_db()
    assert b"Written in between" not in files.path_of(asked).read_bytes()
    assert [path.name for path in folder.iterdir()] == [files.path_of(asked).name]


@pytest.mark.django_db
def test_a_file_that_is_a_row_short_is_not_published(rated, editor, monkeypatch, folder):
    asked = ask(**WANTED, by=editor, now=NOW)
    monkeypatch.setattr(building, "csv_of", lambda *args, **options: iter([b"header\r\n", b"one row\r\n"]))

    with pytest.raises(building.RowsMissing):
        building.build(Export.objects.lease(asked.pk, now=NOW))

    asked.refresh_from_db()
    assert (asked.state, list(folder.iterdir())) == ("waiting", [])


@pytest.mark.django_db
def test_old_files_and_what_killed_workers_left_are_swept(rated, editor, folder, monkeypatch):
    monkeypatch.setattr(asking, "is_withheld_since", lambda export: False)
    export = built(editor)
    Export.objects.filter(pk=export.pk).update(known_at=NOW)
    left = folder / f"{export.pk}-abc.part"
    left.write_bytes(b"half a f")

    building.sweep(now=NOW + timedelta(days=1))
    assert {path.name for path in folder.iterdir()} <= {files.path_of(export).name, left.name}
    building.sweep(now=NOW + timedelta(days=8))
    building.sweep(now=export.known_at + timedelta(days=9))

    export.refresh_from_db()
    assert (export.state, list(folder.iterdir())) == ("expired", [])


@pytest.mark.django_db
def test_a_file_whose_workers_died_each_time_is_given_up(editor):
    asked = ask(**WANTED, by=editor, now=NOW)
    held = Export.objects.lease(asked.pk, now=NOW)

    building.give_up(held)

    asked.refresh_from_db()
    assert asked.state == "failed"


@pytest.mark.parametrize(
    ("piece", "rows"),
    [
        pytest.param(b"a,b\r\nc,d\r\n", 2, id="two rows"),
        pytest.param(b'"a\r\nb",c\r\n', 1, id="a line that ends inside quotes is no row"),
        pytest.param(b'"say ""a\r\nb""",c\r\nd,e\r\n', 2, id="quotes inside quotes"),
        pytest.param(b"", 0, id="nothing"),
    ],
)
def test_rows_of_csv_are_counted_outside_quotes(piece, rows):
    assert list(csv_rows([piece])) == [(piece, rows)]


@pytest.mark.django_db
def test_progress_is_told_to_others_while_the_file_is_written(editor):
    progress = building.Progress(ask(**WANTED, by=editor, now=NOW))
    told = []
    progress._tell = lambda: told.append(progress.written)
    progress._told_at -= 10

    progress.add(5)
    progress.add(5)

    assert (told, progress.written) == ([5], 10)
    assert connection.in_atomic_block
    assert Topic.objects.count() == 0
