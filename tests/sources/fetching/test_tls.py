"""A site has to prove that it is the one it says it is, and no setting makes an exception."""

import asyncio
import contextlib
import dataclasses
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

import certifi
import pytest
import trustme

from sources.fetching import Asked, Door, door
from sources.outcomes import Outcome
from tests.sources.fetching.hostile import DEADLINE, SITE, whole


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    """Our authority in place of the world's."""
    authority.cert_pem.write_to_path(tmp_path / "authorities.pem")
    monkeypatch.setattr(certifi, "where", lambda: str(tmp_path / "authorities.pem"))
    door._tls.cache_clear()
    yield
    door._tls.cache_clear()


@contextlib.contextmanager
def site_with(certificate, **settings):
    """Serve one page over TLS with a certificate; yield the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    for name, value in settings.items():
        setattr(context, name, value)
    with socket.create_server((SITE, 0)) as listener:

        def serve():
            with (
                contextlib.suppress(OSError),
                listener.accept()[0] as plain,
                context.wrap_socket(plain, server_side=True) as safe,
            ):
                safe.recv(4096)
                safe.sendall(whole())

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def get(site, port):
    async def get_one():
        guard = dataclasses.replace(site.guard(), ports=frozenset({port}))
        async with Door(user_agent="tests", deadline=DEADLINE, guard=guard) as a_door:
            return await a_door.get(Asked(f"https://good.test:{port}/"))

    return asyncio.run(get_one())


def test_a_site_that_proves_who_it_is_is_fetched(site, trusted, authority):
    with site_with(authority.issue_cert("good.test")) as port:
        assert get(site, port).outcome is Outcome.OK


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda ca: trustme.CA().issue_cert("good.test"), id="by an authority nobody knows"),
        pytest.param(lambda ca: ca.issue_cert("another.test"), id="for another name"),
        pytest.param(
            lambda ca: ca.issue_cert("good.test", not_after=datetime.now(UTC) - timedelta(days=1)),  # noqa: TID251
            id="run out",
        ),
    ],
)
def test_a_certificate_that_proves_nothing_is_refused(site, trusted, authority, make):
    with site_with(make(authority)) as port:
        assert get(site, port).outcome is Outcome.TLS_ERROR


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_an_outdated_way_of_keeping_secrets_is_refused(site, trusted, authority):
    with site_with(authority.issue_cert("good.test"), maximum_version=ssl.TLSVersion.TLSv1_1) as port:
        assert get(site, port).outcome in (Outcome.TLS_ERROR, Outcome.UNREACHABLE)


def test_the_world_does_not_know_our_authority(site, authority):
    with site_with(authority.issue_cert("good.test")) as port:
        assert get(site, port).outcome is Outcome.TLS_ERROR
