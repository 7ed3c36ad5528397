"""Carries the embedded database over to another major version of PostgreSQL.

python -m factcheck.local.carrying dump FILE        with FACTCHECK_PG_BIN naming the old programs
python -m factcheck.local.carrying restore FILE     with the new ones, into an empty database
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psycopg

from factcheck.local import binaries, hold_postgres
from factcheck.local.errors import CannotRun
from factcheck.local.postgres import DATABASE, PORT, USER, Cluster

__all__ = ["dump", "restore"]


def dump(cluster: Cluster, file: Path) -> None:
    """Write the held cluster's database to a file, as SQL.

    Raises:
        CannotRun: it cannot be written.
    """
    _run(cluster, "pg_dump", "--no-owner", f"--file={file}")


def restore(cluster: Cluster, file: Path) -> None:
    """Read such a file into the held cluster's database, whole or not at all.

    Raises:
        CannotRun: the database is not empty or the file cannot be read; nothing has been changed.
    """
    with psycopg.connect(host=str(cluster.sockets), port=PORT, user=USER, dbname=DATABASE) as connection:
        if connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'").fetchone():
            raise CannotRun(
                f"The database in {cluster.data} is not empty. Move it away before restoring another into it."
            )
    _run(cluster, "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--file={file}")


def _run(cluster: Cluster, program: str, *options: str) -> None:
    place = [f"--host={cluster.sockets}", f"--port={PORT}", f"--username={USER}", f"--dbname={DATABASE}"]
    done = subprocess.run(
        [binaries.postgres_programs() / program, *place, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotRun(f"{program} failed: {done.stderr.strip()}")


def main(arguments: Sequence[str]) -> None:
    """Dump or restore, as the arguments say."""
    deeds = {"dump": dump, "restore": restore}
    if len(arguments) != 2 or arguments[0] not in deeds:
        sys.exit(f"usage: python -m factcheck.local.carrying ({' | '.join(deeds)}) FILE")
    try:
        held = hold_postgres()
        deeds[arguments[0]](held.cluster, Path(arguments[1]))
        held.leave()  # the next step moves what the server would still be writing to
    except CannotRun as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
