"""No test reaches another machine: connections end at this one."""

import socket

import pytest


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(("192.0.2.1", 80), id="an address for documentation"),
        pytest.param(("169.254.169.254", 80), id="the metadata of a cloud machine"),
        pytest.param(("paper.example", 443), id="a name, before it is looked up"),
    ],
)
def test_another_machine_is_out_of_reach(address):
    with socket.socket() as connection, pytest.raises(UserWarning, match="A test tried to use socket"):
        connection.connect(address)


def test_this_machine_is_within_reach():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as connection:
        assert connection.getpeername() == server.getsockname()
