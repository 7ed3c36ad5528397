"""`verify` names everything that is no longer what it was, and `refresh_sources` fetches without a worker."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from claims.models import Claim
from sources import blobs
from sources.models import Host, Schedule, Snapshot, Source
from tests.factories import NOW
from tests.sources.news_site import article
from tests.sources.test_refreshing import watched

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(news, settings, tmp_path):
    settings.BLOB_ROOT = tmp_path
    call_command("import_url", _served(news), stdout=StringIO())
    return Snapshot.objects.get().source


def _served(news):
    news.serve("news.test/peru", article("At least 48 people were killed."))
    return "http://news.test/peru"


def verified(**options):
    out = StringIO()
    try:
        call_command("verify", stdout=out, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines(), str(error)]
    return out.getvalue().splitlines()


def forced(table, statement, *values):
    """Change rows that nobody can change, as a fault of the disk or a hand at the database would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"UPDATE {table} SET {statement}", values)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_what_is_whole_is_said_to_be(source):
    assert verified() == ["Everything is what it was."]


def test_a_blob_with_other_bytes_is_named(source):
    name = source.current_snapshot.sha256
    path = settings.BLOB_ROOT / name[:2] / name[2:4] / f"{name}.zst"
    other = blobs.put(b"other bytes")
    path.write_bytes((settings.BLOB_ROOT / other[:2] / other[2:4] / f"{other}.zst").read_bytes())

    assert verified() == [f"damaged: blob {name} holds other bytes than were stored", "1 faults were found."]


def test_a_blob_that_is_gone_is_named(source):
    name = source.current_snapshot.sha256
    (settings.BLOB_ROOT / name[:2] / name[2:4] / f"{name}.zst").unlink()

    assert verified() == [f"missing: blob {name}, which a row names", "1 faults were found."]
    assert verified(rows_only=True) == ["Everything is what it was."]


@pytest.mark.parametrize(
    ("table", "statement", "rule", "named"),
    [
        pytest.param("claims_claim", "quote = 'So be it.'", "a claim's quote is what", Claim, id="another quote"),
        pytest.param("claims_claim", "wording = '49'", "a figure's words are what", Claim, id="another figure"),
        pytest.param("sources_snapshot", "text = text || '!'", "the hash that is kept", Snapshot, id="another text"),
        pytest.param(
            "sources_snapshot",
            "standing = 'soft_404'",
            "current snapshot looked right",
            Source,
            id="a wall that stands",
        ),
        pytest.param(
            "sources_source", "current_snapshot_id = NULL", "its latest", Source, id="a page that shows nothing"
        ),
        pytest.param(
            "sources_fetch", "sha256 = repeat('0', 64)", "its own fetch brought", Snapshot, id="bytes nobody fetched"
        ),
        pytest.param("sources_schedule", "host_id = 'other.test'", "host in its address", Source, id="another host"),
    ],
)
def test_a_row_that_was_tampered_with_is_named(source, table, statement, rule, named):
    Host.objects.create(name="other.test")

    forced(table, statement)

    [broken] = [line for line in verified() if rule in line]
    assert broken.rpartition(": ")[2] == str(named.objects.get().pk)


def test_what_is_due_is_fetched_without_a_worker(news):
    source = watched(news)
    Schedule.objects.update(due_at=NOW + timedelta(hours=1))
    news.serve("news.test/peru", article("49 people were killed."))
    out = StringIO()

    call_command("refresh_sources", stdout=out)

    source.refresh_from_db()
    assert out.getvalue() == "1 fetched, 0 unchanged, 0 failed, 0 put off\n"
    assert "49 people" in source.current_snapshot.text


def test_a_named_source_is_fetched_whether_due_or_not(news):
    source = watched(news, etag='"7"')
    Schedule.objects.update(due_at=NOW + timedelta(days=9000))
    out = StringIO()

    call_command("refresh_sources", source=[source.pk], stdout=out)

    assert out.getvalue() == "0 fetched, 1 unchanged, 0 failed, 0 put off\n"
    with pytest.raises(CommandError, match="There is no source 0"):
        call_command("refresh_sources", source=[0])
