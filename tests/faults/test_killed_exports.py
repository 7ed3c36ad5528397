"""A worker killed while it builds a file: no half file is ever taken for a whole one, and the next worker builds it.

`make faults` kills it at every step; the test suite in the middle of its writing.
"""

import hashlib
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.exporting import building, files
from claims.exporting.asking import ask
from claims.models import Claimant, Export
from factcheck.local.places import PROJECT
from sources.leases import LEASE_LENGTH
from tests.factories import person

EVERY_STEP = int(os.environ.get("FAULT_KILLS", "0")) >= 100
# Runs in a process of its own, which dies in the call it is told to, before or after it did its work.
SCRIPT = """
import os, signal, sys
import django
django.setup()
import tempfile
from django.utils import timezone
from claims.exporting import building, files
from claims.models import Export
module = {"os": os, "tempfile": tempfile, "Draft": files.Draft, "building": building}[sys.argv[2]]
name, times, moment = sys.argv[3], int(sys.argv[4]), sys.argv[5]
real, calls = getattr(module, name), 0
def dying(*arguments, **options):
    global calls
    calls += 1
    if moment == "before" and calls == times:
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*arguments, **options)
    if moment == "after" and calls == times:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(module, name, dying)
building.build(Export.objects.lease(int(sys.argv[1]), now=timezone.now()))
"""
STEPS = [
    pytest.param("Draft.write", 2, "after", id="in the middle of the rows"),
    pytest.param("tempfile.mkstemp", 1, "after", id="while the file is empty"),
    pytest.param("os.fsync", 1, "before", id="before its bytes are on disk"),
    pytest.param("os.rename", 1, "before", id="before it has its name"),
    pytest.param("os.rename", 1, "after", id="once it has its name"),
    pytest.param("os.fsync", 2, "after", id="once its name is on disk"),
    pytest.param("building._settle", 1, "before", id="before the row says that it is ready"),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("call", "times", "moment"), STEPS if EVERY_STEP else STEPS[:1])
def test_a_killed_worker_leaves_no_half_file(settings, tmp_path, call, times, moment):
    settings.EXPORT_ROOT = tmp_path / "exports"
    editor = person("editor", "Editor")
    Claimant.objects.bulk_create(Claimant(name=f"Observatory {number} " + "x" * 150) for number in range(3000))
    wanted = {"table": "claimants", "format": "csv", "filters": {}, "guarded": True, "names_people": False}
    asked = ask(**wanted, by=editor, now=timezone.now())
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_NAME": connection.settings_dict["NAME"],
        "TEST_EXPORT_ROOT": str(settings.EXPORT_ROOT),
        "TEST_BLOB_ROOT": str(tmp_path),
    }

    killed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(asked.pk), *call.split("."), str(times), moment],
        capture_output=True,
        cwd=PROJECT,
        env=environment,
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    asked.refresh_from_db()
    assert asked.state == "waiting"
    assert all(is_whole_or_unfinished(path) for path in settings.EXPORT_ROOT.iterdir())
    assert Export.objects.lease(asked.pk, now=timezone.now()) is None  # the dead worker's lease has not run out

    later = timezone.now() + LEASE_LENGTH + timedelta(seconds=1)
    assert list(Export.objects.waiting(later)) == [asked]
    building.build(Export.objects.lease(asked.pk, now=later))

    asked.refresh_from_db()
    assert (asked.state, asked.row_count) == ("ready", 3000)
    assert hashlib.sha256(files.path_of(asked).read_bytes()).hexdigest() == asked.sha256
    building.sweep(now=timezone.now() + timedelta(hours=2))
    assert [path.name for path in settings.EXPORT_ROOT.iterdir()] == [files.path_of(asked).name]


def is_whole_or_unfinished(path):
    """A file that has the name of a finished one has its bytes too."""
    return path.suffix == ".part" or path.name.endswith(hashlib.sha256(path.read_bytes()).hexdigest())
