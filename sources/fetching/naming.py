"""Giving every error of the network and of its libraries one of our names."""

import socket
import ssl
from collections.abc import Iterator

import aiohttp
from aiohttp import http_exceptions

from sources.addresses import AddressRefused
from sources.fetching.decoding import BadEncoding, BodyTooLarge
from sources.fetching.guarding import NotPublic
from sources.outcomes import Outcome

__all__ = ["named"]

_NO_SUCH_NAME = (socket.EAI_NONAME, socket.EAI_NODATA)

# The first row of which any error in the chain of causes is a kind.
_NAMES: tuple[tuple[tuple[type[BaseException], ...], Outcome], ...] = (
    ((NotPublic,), Outcome.BLOCKED_ADDRESS),
    ((BodyTooLarge,), Outcome.TOO_LARGE),
    ((BadEncoding,), Outcome.BAD_ENCODING),
    ((http_exceptions.TransferEncodingError,), Outcome.PROTOCOL_ERROR),
    ((EOFError, aiohttp.ClientPayloadError), Outcome.INCOMPLETE),
    ((aiohttp.ClientSSLError, ssl.SSLError, ssl.CertificateError), Outcome.TLS_ERROR),
    ((aiohttp.ClientResponseError, http_exceptions.HttpProcessingError), Outcome.PROTOCOL_ERROR),
    ((aiohttp.ServerDisconnectedError,), Outcome.INCOMPLETE),
    ((TimeoutError,), Outcome.TIMEOUT),
    ((AddressRefused, aiohttp.InvalidURL, UnicodeError), Outcome.INVALID_URL),
    ((OSError, aiohttp.ClientConnectionError), Outcome.UNREACHABLE),
)


def named(error: BaseException) -> tuple[Outcome, str]:
    """Return the outcome that an error stands for, and the words of the cause that tells so.

    An error that nobody foresaw is taken as a fault of the answer.

    >>> outcome, words = named(ConnectionRefusedError(111, "Connection refused"))
    >>> str(outcome), words
    ('unreachable', 'ConnectionRefusedError: [Errno 111] Connection refused')
    """
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, socket.gaierror) and cause.errno in _NO_SUCH_NAME:
            return Outcome.NO_SUCH_HOST, _words(cause)
    for kinds, outcome in _NAMES:
        for cause in chain:
            if isinstance(cause, kinds):
                return outcome, _words(cause)
    return Outcome.PROTOCOL_ERROR, _words(error)


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what it came from; libraries keep that in several places."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        next_error = waiting.pop()
        if next_error is None or id(next_error) in seen:
            continue
        seen.add(id(next_error))
        yield next_error
        waiting += [next_error.__cause__, next_error.__context__, getattr(next_error, "os_error", None)]
        if isinstance(next_error, BaseExceptionGroup):
            waiting += next_error.exceptions
