"""The processes of the stand-in site; run as a script, so that they start at once.

python stand_in_child.py NAME [ARGUMENT]
"""

import http.server
import os
import signal
import socket
import subprocess
import sys
import time

A_LONG_TIME = 60
SECONDS_TO_STOP = 0.1
IGNORES_SIGTERM = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
)


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Answer(http.server.BaseHTTPRequestHandler):
    status = 200

    def do_GET(self):
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_arguments):
        pass


def web(listener, status):
    Answer.status = int(status)
    server = http.server.HTTPServer(("127.0.0.1", 0), Answer, bind_and_activate=False)
    server.socket.close()
    server.socket = socket.socket(fileno=int(listener))
    server.serve_forever()


def waits():
    """Wait; take a moment to stop, and tell."""

    def stop(*_arguments):
        say("stopping")
        time.sleep(SECONDS_TO_STOP)
        say("stopped")
        sys.exit()

    signal.signal(signal.SIGTERM, stop)
    say("ready")
    time.sleep(A_LONG_TIME)


def breeds():
    """Have a child that ignores SIGTERM."""
    subprocess.Popen([sys.executable, "-c", IGNORES_SIGTERM])
    time.sleep(A_LONG_TIME)


def leaves_a_child():
    """End, leaving a child behind that ignores SIGTERM."""
    child = subprocess.Popen([sys.executable, "-c", IGNORES_SIGTERM], stdout=subprocess.PIPE)
    child.stdout.readline()
    os._exit(4)


def ignores():
    """Ignore SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("ready")
    time.sleep(A_LONG_TIME)


def speaks():
    sys.stdout.write("one\ntwo\nthree without an end")


def speaks_in_escapes():
    say("\x1b[2Jpage \u202eeltit\ttab")


def fails():
    say("no such table")
    sys.exit(3)


if __name__ == "__main__":
    {role.__name__: role for role in (web, waits, breeds, leaves_a_child, ignores, speaks, speaks_in_escapes, fails)}[
        sys.argv[1]
    ](*sys.argv[2:])
