#!/usr/bin/env python
"""Run a management command. With no DATABASE_URL set, the project's own PostgreSQL is started for it first."""

import os
import sys

from factcheck.local import CannotRun
from factcheck.local.commands import hold_for_command


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    try:
        hold_for_command(sys.argv[1:])
        from django.core.management import execute_from_command_line

        from factcheck import celery as _celery  # noqa: F401 - commands send tasks too

        execute_from_command_line(sys.argv)
    except CannotRun as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
