"""Nothing leads past the guard: no spelling, no name, no redirect, no variable and no setting."""

import ast
import json
from pathlib import Path

import pytest

import sources.fetching
from sources.fetching import Guard, guarding
from sources.outcomes import Outcome
from tests.sources.fetching.hostile import DEADLINE, IN_TIME

PACKAGE = Path(sources.fetching.__file__).parent
NETWORK = {"aiohttp", "aiohappyeyeballs", "asyncore", "ftplib", "http.client", "httpx", "paramiko", "poplib", "pycurl", "requests"} | {
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc.client"
}  # fmt: skip
LOOPBACK_SPELLINGS = """
127.0.0.1 127.1 127.0.1 0 0.0.0.0 00000000 2130706433 02130706433 0x7f000001 0X7F.1 0x7f.0x0.0x0.0x1 017700000001 0177.1 0177.0.0.01
127.000.000.001 127.255.255.255 127.0.0.1. ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ₁₂₇.₀.₀.₁ ⑫⑦.0.0.1
localhost LOCALHOST localhost. ⓛocalhost loc\u00adalhost ip6-localhost ip6-loopback localhost.localdomain
[::1] [0:0:0:0:0:0:0:1] [0000::1] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [64:ff9b::7f00:1]
[64:ff9b::127.0.0.1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1] [fec0::1] [fc00::1] [ff02::1] [::1%25lo] [fe80::1%25eth0] [v1.x]
127.0.0.1%00.good.test good.test%2f@127.0.0.1 127.0.0.1\\@good.test good.test@127.0.0.1 127.0.0.1#@good.test 127.0.0.1?@good.test
10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 100.100.100.200 198.18.0.1 224.0.0.1 255.255.255.255 0x100000001
2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 [fd00:ec2::254] [::ffff:169.254.169.254] mapped.test nat64.test metadata.test
mixed.test . .. -  127.0.0.1:80:80 256.256.256.256 1.2.3.4.5 0x 09.0.0.1 1e3.1 %31%32%37.0.0.1 %00 xn--a xn-- xn--0000h good_.test.
"""


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS.split())
def test_no_spelling_of_an_inner_address_is_connected_to(site, host):
    with_port, bare = site.get(f"http://{host}:{site.port}/", f"http://{host}/")

    assert {with_port.outcome, bare.outcome} <= {
        Outcome.BLOCKED_ADDRESS,
        Outcome.INVALID_URL,
        Outcome.NO_SUCH_HOST,
        Outcome.UNREACHABLE,
    }


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        pytest.param("http://good.test:22/", Outcome.BLOCKED_PORT, id="a port of another service"),
        pytest.param("http://good.test:99999/", Outcome.INVALID_URL, id="a port that is none"),
        pytest.param("http://user@good.test/", Outcome.INVALID_URL, id="a user name"),
        pytest.param("file:///etc/passwd", Outcome.INVALID_URL, id="a file"),
        pytest.param("gopher://127.0.0.1:6379/_FLUSHALL", Outcome.INVALID_URL, id="another protocol"),
        pytest.param("unix:///var/run/docker.sock", Outcome.INVALID_URL, id="a socket"),
        pytest.param("http://good.test/\r\nHost: inside", Outcome.INVALID_URL, id="a smuggled header"),
        pytest.param("http://good.test/\x00", Outcome.INVALID_URL, id="a NUL"),
        pytest.param("http://" + "a" * 70_000 + "/", Outcome.INVALID_URL, id="an address of 70,000 characters"),
        pytest.param("http://nobody.test/", Outcome.NO_SUCH_HOST, id="a name that is nobody's"),
        pytest.param("", Outcome.INVALID_URL, id="nothing"),
    ],
)
def test_what_cannot_be_a_page_is_not_asked_for(site, url, outcome):
    [answer] = site.get(url)

    assert answer.outcome is outcome
    assert site.requests == []


def test_a_name_that_changes_between_two_lookups_never_leads_inside(site):
    answers = site.get(*[site.url(host="rebind.test")] * 1000, deadline=20 * DEADLINE)

    assert {answer.outcome for answer in answers} == {Outcome.OK, Outcome.BLOCKED_ADDRESS}


def test_a_name_with_one_inner_address_among_others_is_refused_whole(site):
    assert {answer.outcome for answer in site.get(*[site.url(host="mixed.test")] * 20)} == {Outcome.BLOCKED_ADDRESS}


def test_a_lookup_that_hangs_does_not_pass_the_deadline(site):
    [answer] = site.get("http://slow.test/")

    assert answer.outcome is Outcome.TIMEOUT
    assert answer.duration <= IN_TIME


def test_no_variable_and_no_setting_reaches_the_guard(site, settings, monkeypatch):
    canary = f"http://127.0.0.1:{site.port}"
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, canary)
    for name in (
        "NO_PROXY",
        "no_proxy",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "SSLKEYLOGFILE",
        "AIOHTTP_NO_EXTENSIONS",
        "NETRC",
    ):
        monkeypatch.setenv(name, "/tmp/nowhere")
    for name in ("FETCH_ALLOW_PRIVATE", "ALLOW_PRIVATE", "FETCH_GUARD", "FETCH_PORTS", "DEBUG", "LOCAL"):
        monkeypatch.setenv(name, "1")
        setattr(settings, name, True)

    blocked, page = site.get(f"{canary}/", site.url())

    assert (blocked.outcome, page.outcome) == (Outcome.BLOCKED_ADDRESS, Outcome.OK)
    assert Guard() == guarding.PUBLIC


def test_the_package_reads_neither_settings_nor_variables():
    words = " ".join(path.read_text() for path in PACKAGE.rglob("*.py"))

    assert not any(word in words for word in ("django.conf", "os.environ", "getenv", "environs", "trust_env=True"))


def test_only_this_package_opens_connections():
    found = []
    root = PACKAGE.parent.parent
    for path in [*root.glob("claims/**/*.py"), *root.glob("sources/**/*.py")]:
        if PACKAGE in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [(str(path), name) for name in names if name in NETWORK or name.split(".")[0] in NETWORK]

    assert found == []


@pytest.mark.shared_data
def test_the_collected_addresses_reach_nothing_inside(site, shared_data):
    urls = (shared_data / "bad/ssrf/ssrf_urls.txt").read_text().splitlines()
    urls += [
        case["input"]
        for case in json.loads((shared_data / "bad/wpt/urltestdata.json").read_text())
        if isinstance(case, dict)
    ]

    answers = site.get(*urls)

    assert len(urls) > 700
    assert [answer for answer in answers if answer.outcome is Outcome.OK] == []
    assert max(answer.duration for answer in answers) <= IN_TIME


@pytest.mark.shared_data
def test_addresses_that_the_standard_refuses_are_refused(site, shared_data):
    cases = json.loads((shared_data / "bad/wpt/urltestdata.json").read_text())
    refused = [case["input"] for case in cases if isinstance(case, dict) and case.get("failure")]

    outcomes = {answer.outcome for answer in site.get(*refused)}

    assert outcomes <= {Outcome.INVALID_URL, Outcome.BLOCKED_PORT}
