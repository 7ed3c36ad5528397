"""Faults that a user can mend are told with the way out."""

import errno
import shutil
from pathlib import Path

import pytest

from factcheck.local.errors import explain_os_error, explain_output

VAR = Path("/srv/factcheck/var")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        pytest.param(errno.ENOSPC, "The disk that holds /srv/factcheck/var is full. Free some space", id="full disk"),
        pytest.param(
            errno.EDQUOT, "The disk that holds /srv/factcheck/var is full. Free some space", id="quota used up"
        ),
        pytest.param(errno.EACCES, "run as that user, or give the files over with: chown", id="another user's file"),
        pytest.param(errno.EROFS, "is on a read-only disk. Copy the project", id="read-only disk"),
        pytest.param(errno.EIO, "Input/output error (/srv/factcheck/var)", id="what nobody foresaw"),
    ],
)
def test_explain_os_error(number, sentence):
    assert sentence in str(explain_os_error(OSError(number, "Input/output error"), VAR))


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        pytest.param(
            'PANIC:  could not write to file "pg_wal/xlogtemp.41": No space left on device',
            "The disk that holds /srv/factcheck/var is full",
            id="full disk while serving",
        ),
        pytest.param(
            'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
            "The disk that holds /srv/factcheck/var is full",
            id="a disk that becomes full within a page",
        ),
        pytest.param(
            "initdb: error: could not look up effective user ID 12345: user does not exist",
            "has no entry in /etc/passwd. Run as a user that has one, or set DATABASE_URL",
            id="a user id without a name",
        ),
        pytest.param(
            "postgres: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.28' not found (required by postgres)",
            "needs Linux with glibc 2.28 or newer. Install PostgreSQL",
            id="an old glibc",
        ),
        pytest.param(
            'LOG:  could not bind Unix address "/mnt/c/pg/.s.PGSQL.5432": Operation not supported on this socket',
            "has no Unix sockets. Copy the project to a local disk",
            id="a disk without sockets",
        ),
    ],
)
def test_explain_output(output, sentence):
    assert sentence in explain_output(output, VAR)


def test_a_tree_that_did_not_fit_is_told_as_a_full_disk():
    error = shutil.Error([("from", "to", "[Errno 28] No space left on device: 'to'")])

    assert "The disk that holds /srv/factcheck/var is full" in str(explain_os_error(error, VAR))


def test_what_nobody_foresaw_is_not_explained():
    assert explain_output("FATAL:  the moon is full", VAR) is None
