"""Addresses nobody would write by hand: whatever is glued together, nothing inside is reached and every end has a name.

`make faults` runs 20,000 of them; FUZZED_URLS names another number.
"""

import os
import random

from sources.outcomes import Outcome
from tests.sources.fetching.hostile import IN_TIME
from tests.sources.fetching.test_guard import LOOPBACK_SPELLINGS

COUNT = int(os.environ.get("FUZZED_URLS", "1500"))
SCHEMES = "http:// https:// HTTP:// http: http:/ http:/// http:\\\\ // ftp:// file:// gopher:// ws:// javascript: data:, http://http://"
USERS = [
    "",
    "",
    "",
    "",
    "user@",
    "user:pass@",
    "@",
    ":@",
    "good.test@",
    "good.test%40",
    "good.test\\@",
    "good.test#@",
    "good.test?@",
]
TAILS = [
    "",
    "/",
    "/page",
    "/../",
    "//",
    "?q=1",
    "#f",
    "\\",
    "/%2e%2e/",
    "/\t",
    "/\r\nX: y",
    "/\x00",
    ";",
    "/\ud800",
    "/é",
    ":80/",
    "/:80@",
]
MARKS = "\t\n\r\x00\x0b\x7f \xa0\xad​‮。．／＠：＃.@:/\\#?%[]0x1"


def url(chance, port):
    host = chance.choice(LOOPBACK_SPELLINGS.split())
    for _ in range(chance.choice([0, 0, 1, 2])):
        at = chance.randint(0, len(host))
        host = host[:at] + chance.choice(MARKS) + host[at + chance.choice([0, 1]) :]
    shown_port = chance.choice(["", f":{port}", f":0{port}", f":{port}0", ":", ":80", ":-1", f":{port}@", ":６"])
    return chance.choice(SCHEMES.split()) + chance.choice(USERS) + host + shown_port + chance.choice(TAILS)


def test_no_glued_address_reaches_anything_inside(site):
    chance = random.Random(2023)
    urls = [url(chance, site.port) for _ in range(COUNT)]
    outcomes = set()

    for start in range(0, COUNT, 100):
        answers = site.get(*urls[start : start + 100])
        outcomes |= {answer.outcome for answer in answers}
        assert max(answer.duration for answer in answers) <= IN_TIME

    assert outcomes <= {
        Outcome.OK,  # the site itself, whose own name is among the pieces
        Outcome.NOT_FOUND,
        Outcome.INVALID_URL,
        Outcome.BLOCKED_PORT,
        Outcome.BLOCKED_ADDRESS,
        Outcome.NO_SUCH_HOST,
        Outcome.UNREACHABLE,
        Outcome.TLS_ERROR,
    }
    assert Outcome.BLOCKED_ADDRESS in outcomes
