"""Asking the commands that answer JSON lines, in this process."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def ask():
    """Return a function that gives lines to a command and returns its answers and its exit status."""

    def asked(command, *lines, **options):
        given = b"".join(
            line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines
        )
        out = io.BytesIO()
        try:
            call_command(command, given=io.BytesIO(given), out=out, **options)
            status = 0
        except CommandError as error:
            status = error.returncode
        return [json.loads(line) for line in out.getvalue().splitlines()], status

    return asked
