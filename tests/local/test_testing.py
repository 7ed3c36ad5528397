"""Test runs share a server, and leave no database behind."""

import os

import psycopg
from psycopg import sql

from factcheck.local.postgres import PORT, USER
from factcheck.local.testing import drop_abandoned_databases

NO_PROCESS = 2**22 + 1  # above the highest number that Linux gives


def test_databases_of_killed_runs_are_dropped_and_no_others(hold_cluster, var):
    cluster = hold_cluster(var).cluster
    of_this_run, of_a_killed_run = f"test_factcheck_{os.getpid()}_gw0", f"test_factcheck_{NO_PROCESS}_gw0"
    with psycopg.connect(
        host=str(cluster.sockets), port=PORT, user=USER, dbname="postgres", autocommit=True
    ) as connection:
        for name in (of_this_run, of_a_killed_run):
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

        drop_abandoned_databases(cluster)

        kept = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(of_this_run)))
    assert of_this_run in kept
    assert "factcheck" in kept
    assert of_a_killed_run not in kept
