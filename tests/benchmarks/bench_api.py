"""How fast tables leave the house: against PostgreSQL's own COPY of the same join, and against the framework's pages.

100,000 ratings joined to claims, sources and people; SIZE=full for a million.
"""

import os
import subprocess
import sys
import time
from functools import partial
from statistics import median

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

# ruff: noqa: E402 - models can be imported only now
import orjson
import psycopg
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone
from rest_framework.test import APIRequestFactory, force_authenticate

from claims.api.urls import urlpatterns
from claims.exporting import building
from claims.exporting.asking import ask
from claims.exporting.columns import asker_for
from claims.exporting.tables import TABLES
from claims.models import Export, Token
from factcheck.local.binaries import postgres_programs
from factcheck.local.testing import ServersForTests
from tests.benchmarks.api.peers import RatingList
from tests.benchmarks.api.rows import fill
from tests.benchmarks.api.served import running_site
from tests.benchmarks.measuring import IS_FULL, Result, against, interleaved, report

RATINGS = 1_000_000 if IS_FULL else 100_000
ROUNDS = 3
FAR_PAGE = min(9_000, RATINGS * 9 // 1000)  # pages of 100 rows
PSQL = postgres_programs() / "psql"


def main():
    servers = ServersForTests()
    servers.start()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        fill(RATINGS)
        user = User.objects.create_superuser("bench")
        _token, shown = Token.objects.create(user=user, name="Benchmark", scopes=["read"])
        results = [*pages(user)]
        with running_site(shown) as site:
            results += streams(site)
            results += files(site, user)
        return report("api", results)
    finally:
        teardown_databases(databases, verbosity=0)
        servers.stop()


def pages(user):
    """Yield how pages of JSON compare with the framework's, and a far page with the first."""
    ours = next(pattern.callback for pattern in urlpatterns if pattern.name == "api-ratings")
    theirs = RatingList.as_view()

    def ask(view, address):
        request = APIRequestFactory(SERVER_NAME="127.0.0.1").get(address)
        force_authenticate(request, user)
        response = view(request)
        response.render()
        assert response.status_code == 200, response.content
        return response.content

    for limit, at_least in ((100, 2), (1000, 3)):
        address = f"/api/v1/ratings?limit={limit}"
        mine, other = (orjson.loads(ask(view, address))["results"] for view in (ours, theirs))
        assert [(row["number"], row["quote"], row["low"]) for row in mine] == [
            (row["id"], row["quote"], row["low"]) for row in other
        ]
        times = interleaved(partial(ask, ours, address), partial(ask, theirs, address), rounds=9)
        yield against(
            f"JSON pages of {limit} rows",
            ours=times[0],
            baseline="ModelSerializer + CursorPagination",
            theirs=times[1],
            amount=limit,
            unit="rows/s",
            at_least=at_least,
        )
    far = _page(ask, ours, FAR_PAGE)
    near = _page(ask, ours, 1)
    times = interleaved(lambda: ask(ours, far), lambda: ask(ours, near), rounds=9)
    ratio = median(times[0]) / median(times[1])
    yield Result(
        measure=f"page {FAR_PAGE:,} of 100 rows",
        value=round(median(times[0]) * 1000, 2),
        unit="ms",
        baseline="page 2",
        baseline_value=round(median(times[1]) * 1000, 2),
        ratio=round(ratio, 3),
        goal="<= 1.2",
        holds=ratio <= 1.2,
    )


def _page(ask, view, number):
    """Return the address of the page after so many pages, by the cursor that a walk would have come to."""
    rows = orjson.loads(ask(view, "/api/v1/ratings?limit=100"))
    address, taken = rows["next"], 1
    while taken < number:
        step = min(10, number - taken)
        rows = orjson.loads(ask(view, address.replace("limit=100", f"limit={step * 100}")))
        address, taken = rows["next"].replace(f"limit={step * 100}", "limit=100"), taken + step
    return address


def streams(site):
    """Yield how streams compare with COPY of the same join by psql, when they begin, and what memory they take."""
    statement = copy_statement()
    count = _count()
    before = site.memory_megabytes()
    takes = []
    for name, address, at_least in (
        ("live CSV through gunicorn", "/api/v1/ratings.csv", 0.9),
        ("live JSON lines through gunicorn", "/api/v1/ratings.ndjson", 0.7),
    ):
        ours, theirs = interleaved(
            lambda address=address: takes.append(site.read(address)), lambda: by_psql(statement), rounds=ROUNDS
        )
        yield against(
            name, ours=ours, baseline="psql COPY", theirs=theirs, amount=count, unit="rows/s", at_least=at_least
        )
    first = median(taken.first_byte for taken in takes) * 1000
    yield Result("first byte of a stream", round(first, 1), "ms", goal="<= 100", holds=first <= 100)
    memory = site.memory_megabytes()
    yield Result("memory of the web process after streams", round(memory, 1), "MB", goal="<= 100", holds=memory <= 100)
    yield Result("of that before the first stream", round(before, 1), "MB")


def files(site, user):
    """Yield how a built file compares with COPY of the same join by psql: to build it once, and to hand it out."""
    statement = copy_statement()
    wanted = {"table": "ratings", "format": "csv", "filters": {}, "guarded": True, "names_people": False}

    asked = ask(**wanted, by=user, now=timezone.now())
    began = time.perf_counter()
    building.build(Export.objects.lease(asked.pk, now=timezone.now()))
    seconds = time.perf_counter() - began
    export = Export.objects.get()
    if export.row_count != _count():
        raise RuntimeError(f"the file has {export.row_count} rows of {_count()}")
    yield Result("building a CSV", round(export.row_count / seconds), "rows/s")
    address = f"/api/v1/exports/{export.pk}/download"
    sent, copied = interleaved(lambda: site.read(address), lambda: by_psql(statement), rounds=ROUNDS)
    yield against(
        "a built CSV through gunicorn",
        ours=sent,
        baseline="psql COPY",
        theirs=copied,
        amount=export.row_count,
        unit="rows/s",
        at_least=3,
    )


def copy_statement():
    """Return COPY of the same columns of the same join, without what makes them safe to give out."""
    table, asker = TABLES["ratings"], asker_for(None, now=timezone.now())
    selects = []
    for part in table.parts:
        columns = part.own(table.columns_for(asker))
        values = {f"c_{column.header}": column.value for column in columns}
        rows = part.rows(asker).annotate(**values).values_list(*values).order_by("pk")
        sql, parameters = rows.query.sql_with_params()
        connection.ensure_connection()
        selects.append(psycopg.ClientCursor(connection.connection).mogrify(sql, parameters))
    return [f"COPY ({select}) TO STDOUT WITH (FORMAT csv, HEADER)" for select in selects]


def by_psql(statements):
    """Run statements by PostgreSQL's own client and throw away what comes."""
    settings = connection.settings_dict
    command = [
        PSQL,
        "-q",
        "-h",
        settings["HOST"],
        "-p",
        settings["PORT"],
        "-U",
        settings["USER"],
        "-d",
        settings["NAME"],
    ]
    for statement in statements:
        command += ["-c", statement]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _count():
    asker = asker_for(None, now=timezone.now())
    return sum(part.rows(asker).count() for part in TABLES["ratings"].parts)


if __name__ == "__main__":
    sys.exit(main())
