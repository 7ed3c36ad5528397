"""Lists of the admin site stay quick over millions of rows: they ask for no more than they show, and search by indexes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.models import Source
from tests.factories import claim, measure, person, snapshot

pytestmark = pytest.mark.django_db

LONG = [
    "claims_assignment",
    "claims_change",
    "claims_claim",
    "claims_decision",
    "claims_rating",
    "sources_fetch",
    "sources_snapshot",
    "sources_source",
]


@pytest.fixture
def admin(client):
    client.force_login(person("admin", "Admin"))
    return client


def found(admin, record, words):
    page = admin.get(reverse(f"admin:{record}_changelist"), {"q": words})
    return [str(row) for row in page.context["cl"].result_list]


@pytest.mark.parametrize("record", LONG)
def test_a_list_neither_counts_nor_sorts_nor_reads_all_rows(admin, editor, record):
    deaths = measure()
    for wording in ("30", "48"):
        claim(wording, int(wording), int(wording), placed_in=deaths, by=editor)

    with CaptureQueriesContext(connection) as asked:
        page = admin.get(reverse(f"admin:{record}_changelist"))

    assert page.status_code == 200
    own = [query["sql"] for query in asked if f'FROM "{record}"' in query["sql"]]
    summing_up = [sql for sql in own if "COUNT(" in sql or "DISTINCT" in sql]
    shown = [sql for sql in own if sql not in summing_up and "LIMIT" not in sql]
    assert summing_up
    assert [sql for sql in summing_up if " LIMIT 1101" not in sql and f'"{record}"."id" > ' not in sql] == []
    assert [sql for sql in shown if not sql.endswith(f'ORDER BY "{record}"."id" DESC')] == []
    assert len(asked) <= 12


def test_claims_are_found_by_their_number(admin, editor):
    wanted = claim("48", by=editor)
    claim("30", 30, 30, by=editor)

    assert found(admin, "claims_claim", str(wanted.pk)) == ["48"]
    assert found(admin, "claims_claim", "48 killed") == []


def test_sources_are_found_by_how_words_of_their_titles_begin_and_by_address(admin):
    first, second = snapshot("One.", title="Cifra de la Defensoría").source, snapshot("Two.", title="Harbour").source
    Source.objects.filter(pk=second.pk).update(canonical_url="https://paper.example/harbour")

    assert found(admin, "sources_source", "defens") == [str(first)]
    assert found(admin, "sources_source", "https://paper.example/h") == [str(second)]
    assert found(admin, "sources_source", "nowhere") == []


def test_snapshots_are_found_by_the_hash_of_their_bytes(admin):
    kept = snapshot("One.")

    assert found(admin, "sources_snapshot", kept.sha256) == [str(kept)]
    assert found(admin, "sources_snapshot", "f" * 64) == []
