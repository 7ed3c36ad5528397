"""What sites can do to whoever fetches their pages: each has a named outcome, in time, and reaches nothing inside."""

import resource

import pytest

from sources.fetching import Asked
from sources.outcomes import Outcome
from tests.sources.fetching.hostile import IN_TIME, deeds

OUTCOMES = {
    "/page": Outcome.OK,
    "/empty": Outcome.OK,
    "/no-length": Outcome.OK,
    "/chunked": Outcome.OK,
    "/gzip": Outcome.OK,
    "/gzip-twice-over": Outcome.OK,
    "/deflate": Outcome.OK,
    "/deflate-headless": Outcome.OK,
    "/brotli": Outcome.OK,
    "/to-page": Outcome.OK,
    "/to-page-with-space": Outcome.OK,
    "/to-canary": Outcome.BLOCKED_ADDRESS,
    "/to-canary-by-number": Outcome.BLOCKED_ADDRESS,
    "/to-metadata": Outcome.BLOCKED_ADDRESS,
    "/to-rebound-name": None,  # depends on which of its two addresses the name has at that moment
    "/to-protocol-relative": Outcome.BLOCKED_ADDRESS,
    "/to-file": Outcome.BAD_REDIRECT,
    "/to-gopher": Outcome.BAD_REDIRECT,
    "/to-javascript": Outcome.BAD_REDIRECT,
    "/to-user": Outcome.BAD_REDIRECT,
    "/to-another-port": Outcome.BAD_REDIRECT,
    "/to-garbage": Outcome.BAD_REDIRECT,
    "/to-nul": Outcome.PROTOCOL_ERROR,
    "/to-nowhere": Outcome.BAD_REDIRECT,
    "/to-itself": Outcome.REDIRECT_LOOP,
    "/ring-a": Outcome.REDIRECT_LOOP,
    "/ring-b": Outcome.REDIRECT_LOOP,
    "/chain": Outcome.REDIRECT_LOOP,
    "/with-refresh": Outcome.OK,
    "/bomb": Outcome.TOO_LARGE,
    "/brotli-bomb": Outcome.TOO_LARGE,
    "/bomb-in-bomb": Outcome.BAD_ENCODING,
    "/two-encodings": Outcome.BAD_ENCODING,
    "/zstd-unasked": Outcome.BAD_ENCODING,
    "/no-gzip": Outcome.BAD_ENCODING,
    "/gzip-in-crumbs": Outcome.BAD_ENCODING,
    "/no-brotli": Outcome.BAD_ENCODING,
    "/gzip-cut": Outcome.INCOMPLETE,
    "/brotli-cut": Outcome.INCOMPLETE,
    "/short": Outcome.INCOMPLETE,
    "/says-huge": Outcome.TOO_LARGE,
    "/endless": Outcome.TOO_LARGE,
    "/endless-no-length": Outcome.TOO_LARGE,
    "/bad-chunk": Outcome.PROTOCOL_ERROR,
    "/cut-chunk": Outcome.PROTOCOL_ERROR,
    "/two-lengths": Outcome.PROTOCOL_ERROR,
    "/bad-length": Outcome.PROTOCOL_ERROR,
    "/dripping-head": Outcome.TIMEOUT,
    "/dripping-body": Outcome.TIMEOUT,
    "/dripping-gzip": Outcome.TIMEOUT,
    "/silent": Outcome.TIMEOUT,
    "/long-header": Outcome.PROTOCOL_ERROR,
    "/many-headers": Outcome.PROTOCOL_ERROR,
    "/long-status": Outcome.PROTOCOL_ERROR,
    "/continue-for-ever": Outcome.PROTOCOL_ERROR,
    "/not-http": Outcome.PROTOCOL_ERROR,
    "/bad-status": Outcome.PROTOCOL_ERROR,
    "/binary": Outcome.PROTOCOL_ERROR,
    "/nothing": Outcome.INCOMPLETE,
    "/reset": Outcome.UNREACHABLE,
    "/reset-in-body": Outcome.INCOMPLETE,
    "/switching": Outcome.HTTP_ERROR,
    "/unchanged-unasked": Outcome.HTTP_ERROR,
    "/partial": Outcome.HTTP_ERROR,
    "/no-content": Outcome.HTTP_ERROR,
    "/login": Outcome.REFUSED,
    "/pay": Outcome.REFUSED,
    "/forbidden": Outcome.REFUSED,
    "/missing": Outcome.NOT_FOUND,
    "/gone": Outcome.GONE,
    "/court": Outcome.REFUSED,
    "/slow-down": Outcome.BUSY,
    "/broken": Outcome.SERVER_ERROR,
    "/maintenance": Outcome.SERVER_ERROR,
    "/teapot": Outcome.HTTP_ERROR,
    "/odd-headers": Outcome.OK,
    "/cookie": Outcome.OK,
}


def test_every_deed_of_the_site_is_in_the_table():
    assert set(deeds(0)) == set(OUTCOMES)


@pytest.mark.parametrize("path", [pytest.param(path, id=path[1:].replace("-", " ")) for path in OUTCOMES])
def test_each_deed_has_its_named_outcome_in_time(site, path):
    [answer] = site.get(site.url(path))

    assert OUTCOMES[path] in (answer.outcome, None)
    assert (answer.body is not None) == (answer.outcome is Outcome.OK)
    assert answer.outcome is Outcome.OK or answer.detail
    assert answer.duration <= IN_TIME


def test_all_deeds_at_once_stay_in_time(site):
    slow_ones_too = [site.url(path) for path in OUTCOMES if "bomb" not in path]

    answers = site.get(*slow_ones_too)

    assert max(answer.duration for answer in answers) <= IN_TIME


@pytest.mark.parametrize(
    "path", ["/gzip", "/gzip-twice-over", "/deflate", "/deflate-headless", "/brotli", "/no-length"]
)
def test_a_page_arrives_as_it_was_written_however_it_was_packed(site, path):
    plain, packed = site.get(site.url("/page"), site.url(path))

    assert packed.body == plain.body


def test_an_answer_tells_where_it_came_from_and_how_to_ask_again(site):
    [answer] = site.get(site.url("/to-page"))

    assert answer.url == site.url("/to-page")
    assert answer.final_url == site.url("/page")
    assert (answer.status, answer.media_type) == (200, "text/html")


def test_when_to_come_back_is_kept_as_the_site_wrote_it(site):
    [answer] = site.get(site.url("/slow-down"))

    assert answer.retry_after == "120"


def test_a_site_is_told_who_asks_and_nothing_else(site):
    site.get(Asked(site.url("/page"), etag='"7"', last_modified="Wed, 18 Jan 2023 12:00:00 GMT"))

    headers = dict(line.split(": ", 1) for line in site.requests[0].splitlines()[1:] if line)
    assert headers == {
        "Host": f"good.test:{site.port}",
        "User-Agent": "tests",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate, br",
        "If-None-Match": '"7"',
        "If-Modified-Since": "Wed, 18 Jan 2023 12:00:00 GMT",
    }


def test_cookies_are_not_kept(site):
    site.get(site.url("/cookie"), site.url("/page"))
    site.get(site.url("/page"))

    assert not any("cookie:" in request.lower() for request in site.requests)


def test_an_unchanged_page_is_one_that_was_asked_for_with_a_condition(site):
    [answer] = site.get(Asked(site.url("/unchanged-unasked"), etag='"7"'))

    assert answer.outcome is Outcome.UNCHANGED


def test_a_bomb_does_not_fill_the_memory(site):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for path in ("/bomb", "/brotli-bomb", "/bomb-in-bomb", "/endless"):
        site.get(site.url(path))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 80 * 1024  # kilobytes


@pytest.mark.parametrize(("path", "cap"), [("/page", "most_raw"), ("/gzip", "most_unpacked")])
def test_a_body_may_be_as_large_as_its_cap_and_not_a_byte_larger(site, path, cap):
    [page] = site.get(site.url("/page"))
    size = len(page.body)

    [within] = site.get(site.url(path), **{cap: size})
    [beyond] = site.get(site.url(path), **{cap: size - 1})

    assert (within.outcome, beyond.outcome) == (Outcome.OK, Outcome.TOO_LARGE)
