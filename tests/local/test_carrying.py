"""The database is carried over to another version by way of a file."""

import psycopg
import pytest

from factcheck.local.carrying import dump, restore
from factcheck.local.errors import CannotRun
from factcheck.local.postgres import DATABASE, PORT, USER


def connect(held):
    return psycopg.connect(host=str(held.cluster.sockets), port=PORT, user=USER, dbname=DATABASE, autocommit=True)


def test_a_dump_is_restored_into_an_empty_database_alone(hold_cluster, var, home):
    held = hold_cluster(var)
    with connect(held) as connection:
        connection.execute(
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE roads AS SELECT 46 AS blocked"
        )

    dump(held.cluster, home / "old.sql")
    with pytest.raises(CannotRun, match="is not empty"):
        restore(held.cluster, home / "old.sql")
    with connect(held) as connection:
        connection.execute("DROP TABLE roads")
    restore(held.cluster, home / "old.sql")

    with connect(held) as connection:
        assert connection.execute("SELECT blocked FROM roads").fetchone() == (46,)


def test_a_file_that_is_not_there_is_named(hold_cluster, var, home):
    held = hold_cluster(var)
    with connect(held) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    with pytest.raises(CannotRun, match=r"psql failed: .*no-such\.sql"):
        restore(held.cluster, home / "no-such.sql")
