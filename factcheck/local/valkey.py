"""The Valkey that the project brings along: the broker between the site and its workers."""

import contextlib
import os
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from factcheck.local.binaries import valkey_program
from factcheck.local.places import make_private, socket_directory

__all__ = ["Valkey"]

SOCKET_NAME = "valkey.sock"


@dataclass(frozen=True)
class Valkey:
    """Valkey over one directory, listening on one Unix socket and on no network.

    Args:
        data: the directory of its append-only file; made, for this user alone, when it is missing.
        durable: whether messages outlive the server.
    """

    data: Path
    durable: bool = True

    @property
    def socket(self) -> Path:
        """The Unix socket it listens on."""
        return socket_directory(self.data, SOCKET_NAME) / SOCKET_NAME

    @property
    def url(self) -> str:
        """Its address, as Celery writes one."""
        return f"redis+socket://{quote(str(self.socket))}"

    def command(self) -> list[str]:
        """Return the command that serves in the foreground, after making its directories.

        Raises:
            CannotRun: there is no Valkey, or a directory is another user's.
        """
        make_private(self.data)
        if self.socket.parent != self.data:
            make_private(self.socket.parent)
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes" if self.durable else "no",
            "save": "",
            "daemonize": "no",
            "set-proc-title": "no",  # so that `ps` tells whose it is
            "loglevel": "warning",
            "maxmemory-policy": "noeviction",
        }
        return [str(valkey_program()), *(part for name, value in options.items() for part in (f"--{name}", value))]

    def forget(self) -> None:
        """Remove what a stopped server leaves in the temp directory."""
        if self.socket.parent != self.data:
            shutil.rmtree(self.socket.parent, ignore_errors=True)

    def is_up(self) -> bool:
        """Tell whether it answers; one that still reads its file back does not."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            client.connect(os.fspath(self.socket))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        return False
