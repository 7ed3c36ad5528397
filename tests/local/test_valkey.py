"""The local broker: in any path, for its owner alone; with a worker behind it, as tests use it."""

import signal
import socket

import pytest

from factcheck.local.processes import spawn, stop
from factcheck.local.testing import running_broker, running_worker
from factcheck.local.valkey import Valkey
from tests.local.echo_worker import app, write_down
from tests.local.processes import eventually


@pytest.fixture
def serve(mark):
    processes = []

    def start(valkey):
        processes.append(spawn(valkey.command()))
        assert eventually(valkey.is_up)
        return processes[-1]

    yield start
    for process in processes:
        stop(process)


def say(valkey, *words):
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(valkey.socket))
        client.sendall(" ".join(words).encode() + b"\r\n")
        return client.recv(100).decode().splitlines()[-1]


def test_what_was_sent_outlives_a_kill(serve, home):
    valkey = Valkey(home / "with a space" / "valkey")
    process = serve(valkey)
    say(valkey, "RPUSH", "queue", "message")

    process.kill()
    process.wait()
    assert not valkey.is_up()
    serve(valkey)

    assert say(valkey, "LPOP", "queue") == "message"


def test_a_path_too_long_for_a_socket_is_served_from_the_temp_directory(serve, home):
    valkey = Valkey(home / ("long" * 40) / "valkey")

    serve(valkey)

    assert say(valkey, "PING") == "+PONG"
    assert valkey.socket.parent.stat().st_mode & 0o777 == 0o700
    valkey.forget()
    assert not valkey.socket.parent.exists()


def test_it_listens_on_no_network_and_lets_in_its_owner_alone(serve, home):
    valkey = Valkey(home / "valkey")

    serve(valkey)

    assert say(valkey, "CONFIG", "GET", "port") == "0"
    assert valkey.socket.stat().st_mode & 0o777 == 0o700
    assert valkey.data.stat().st_mode & 0o777 == 0o700


@pytest.mark.worker
def test_a_worker_takes_a_task_from_the_broker(home, mark):
    with running_broker() as broker:
        environment = {"ECHO_BROKER_URL": broker.url, "DJANGO_SETTINGS_MODULE": ""}
        with (
            running_worker("tests.local.echo_worker", environment=environment),
            app.connection(broker.url) as connection,
        ):
            write_down.apply_async([str(home / "note"), "forty-eight"], connection=connection, ignore_result=True)

            assert eventually((home / "note").exists)
            assert eventually((home / "note").read_text) == "forty-eight"

    assert not broker.socket.exists()


def test_a_broker_ends_with_a_failing_block():
    def fail():
        with running_broker() as broker:
            brokers.append(broker)
            raise InterruptedError(signal.SIGINT)

    brokers = []
    with pytest.raises(InterruptedError):
        fail()

    assert not brokers[0].socket.parent.exists()
