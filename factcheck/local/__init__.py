"""The servers that the project brings along for one machine: an embedded PostgreSQL and a Valkey.

`factcheck.settings` takes its addresses from here when DATABASE_URL and CELERY_BROKER_URL are not set. Importing this
package, or asking for an address, starts nothing. Everything lies under the project's `var/`.
"""

import os
from typing import Any

from factcheck.local.errors import CannotRun
from factcheck.local.holding import Hold, hold
from factcheck.local.places import VAR
from factcheck.local.postgres import DATABASE, PORT, USER, Cluster
from factcheck.local.signing_key import read_or_make_key
from factcheck.local.valkey import Valkey

__all__ = ["CannotRun", "VAR", "Hold", "broker_url", "cluster", "database", "hold_postgres", "secret_key"]


def secret_key() -> str:
    """Return this installation's own signing key, making it on the first call.

    Raises:
        CannotRun: it can be neither read nor written.
    """
    return read_or_make_key(VAR / "secret_key")


def broker_url() -> str:
    """Return the address of the local Valkey; it is right before that runs."""
    return Valkey(VAR / "valkey").url


def cluster(*, test: bool = False) -> Cluster:
    """Return the installation's PostgreSQL, or the one its tests use, whose data need not survive a power failure."""
    return Cluster(VAR, "pgtest", durable=False) if test else Cluster(VAR)


def database(*, test: bool = False) -> dict[str, Any]:
    """Return Django's settings for the embedded database; they are right before the server runs.

    Args:
        test: for the tests' server. The database that Django creates there is named after this process, so that two test
            runs at once do not meet.
    """
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": USER,
        "PASSWORD": "",
        "HOST": str(cluster(test=test).sockets),
        "PORT": str(PORT),
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": f"test_factcheck_{os.getpid()}"},
    }


def hold_postgres(*, test: bool = False) -> Hold:
    """Start the embedded PostgreSQL unless it runs, and hold it until `release` or the end of this process.

    Raises:
        CannotRun: it cannot be started.
    """
    return hold(cluster(test=test))
