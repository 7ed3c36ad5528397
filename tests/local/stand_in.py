"""A site of small processes, run by the real runner beside a real PostgreSQL and Valkey.

python -m tests.local.stand_in VAR [--preparation-fails]
"""

import os
import sys
from pathlib import Path

from factcheck.local.runner import Site, run
from factcheck.local.supervisor import Child

TESTS = Path(__file__).resolve().parent


def child(name, role, *arguments, **options):
    """Return a child that plays a role of `stand_in_child.py`."""
    return Child(name, [sys.executable, "-I", "-S", str(TESTS / "stand_in_child.py"), role, *arguments], **options)


def main(var, *options):
    site = Site(
        directory=TESTS,
        preparations=[[child("prepare", "fails" if "--preparation-fails" in options else "speaks")]],
        children=lambda listener: [
            child("web", "web", str(listener), "400" if "--site-refuses" in options else "200"),
            child("worker", "breeds"),
            child("beat", "waits"),
        ],
    )
    return run(site, var=Path(var), environment=os.environ)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
