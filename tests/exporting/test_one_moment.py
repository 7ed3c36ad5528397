"""Files that are built while people write: each shows one moment, with no row missed and none twice."""

import csv
import hashlib
import io
import json
import threading

import pytest
from django.db import connection
from django.utils import timezone

from claims.exporting import building, files
from claims.exporting.asking import ask
from claims.models import Claimant, Export
from tests.factories import person

ROWS = 1500
WRITERS = 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_no_row_is_missed_or_doubled_while_others_write(settings, tmp_path, form):
    settings.EXPORT_ROOT = tmp_path / "exports"
    editor = person("editor", "Editor")
    Claimant.objects.bulk_create(Claimant(name=f"Observatory {number}", kind="ngo") for number in range(ROWS))
    there = set(Claimant.objects.values_list("pk", flat=True))
    done = threading.Event()
    written = [0] * WRITERS

    def write(number):
        """Pairs of rows that come and go together, and changes that move rows about in the database's files."""
        while not done.is_set():
            written[number] += 1
            name = f"Pair {number} {written[number]}"
            Claimant.objects.bulk_create([Claimant(name=f"{name} a"), Claimant(name=f"{name} b")])
            Claimant.objects.filter(name__startswith="Observatory", pk__in=sorted(there)[number::WRITERS]).update(
                is_party=bool(written[number] % 2)
            )
            if written[number] % 3 == 0:
                Claimant.objects.filter(name__startswith=name).delete()
        connection.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        built = [_built(editor, form) for _ in range(4)]
    finally:
        done.set()
        for writer in writers:
            writer.join()

    assert min(written) > 0
    for export, names, keys in built:
        assert len(keys) == len(set(keys)) == export.row_count == export.rows_expected
        assert there <= set(keys)
        pairs = [name for name in names if name.startswith("Pair")]
        assert len(pairs) == 2 * len({name[:-2] for name in pairs})  # never one of a pair alone


def _built(editor, form):
    asked = ask(
        table="claimants", format=form, filters={}, guarded=False, names_people=False, by=editor, now=timezone.now()
    )
    building.build(Export.objects.lease(asked.pk, now=timezone.now()))
    asked.refresh_from_db()
    body = files.path_of(asked).read_bytes()
    assert hashlib.sha256(body).hexdigest() == asked.sha256
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(body.decode(), newline="")))
    else:
        rows = [json.loads(line) for line in body.splitlines()]
    return asked, [row["name"] for row in rows], [int(row["claimant"]) for row in rows]
