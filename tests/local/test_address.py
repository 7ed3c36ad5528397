"""Where the site is served: by default to this machine alone."""

import pytest

from factcheck.local.address import Address, address_from
from factcheck.local.errors import CannotRun

pytestmark = pytest.mark.enable_socket

OWN_SERVERS = {"DATABASE_URL": "postgresql://elsewhere/factcheck"}


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        pytest.param({}, "http://127.0.0.1:8000", id="without a word it is 127.0.0.1:8000"),
        pytest.param({"HOST": "", "PORT": ""}, "http://127.0.0.1:8000", id="an empty variable is none"),
        pytest.param({"PORT": "8001"}, "http://127.0.0.1:8001", id="another port"),
        pytest.param({"HOST": "localhost"}, "http://localhost:8000", id="localhost is this machine"),
        pytest.param({"HOST": "127.9.9.9"}, "http://127.9.9.9:8000", id="all of 127 is this machine"),
        pytest.param({"HOST": "::1"}, "http://[::1]:8000", id="so is ::1"),
        pytest.param({"HOST": "0.0.0.0", **OWN_SERVERS}, "http://0.0.0.0:8000", id="own servers may serve others"),
    ],
)
def test_address(environment, url):
    assert address_from(environment).url == url


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        pytest.param({"HOST": "0.0.0.0"}, "HOST is 0.0.0.0, .* set DATABASE_URL, .*SECRET_KEY", id="every address"),
        pytest.param({"HOST": "::"}, "HOST is ::, .* set DATABASE_URL", id="every address, in IPv6"),
        pytest.param({"HOST": "192.0.2.1"}, "serves this machine alone", id="another machine's address"),
        pytest.param({"HOST": "no such name"}, "serves this machine alone", id="no address"),
        pytest.param({"PORT": "http"}, "PORT is http, which is no port", id="a word for a port"),
        pytest.param({"PORT": "65536"}, "PORT is 65536, which is no port", id="a number too high for a port"),
        pytest.param({"PORT": "-1"}, "PORT is -1, which is no port", id="a number below 0"),
        pytest.param({"PORT": "٨٠٠٠"}, "which is no port", id="digits of another script"),
    ],
)
def test_address_refused(environment, sentence):
    with pytest.raises(CannotRun, match=sentence):
        address_from(environment)


def test_a_taken_port_is_named_with_one_to_try():
    with Address("127.0.0.1", 0).listen() as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CannotRun, match=rf"Port {port} of 127\.0\.0\.1 is taken .* PORT={port + 1}"):
            Address("127.0.0.1", port).listen()


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(CannotRun, match="no address of this machine"):
        Address("192.0.2.1", 8000).listen()


def test_a_site_that_does_not_answer_gives_no_status():
    with Address("127.0.0.1", 0).listen() as listener:
        free = listener.getsockname()[1]

    status, words = Address("127.0.0.1", free).answer("/health/ready")

    assert status is None
    assert "refused" in words
