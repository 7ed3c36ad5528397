"""Collections of bytes and strings that broke other programs; the evaluation data brings them along.

Twins on fixtures of ours are in test_charset.py, test_charset_guess.py, test_html.py and test_reading.py.
"""

import json
from codecs import lookup
from contextlib import suppress

import pytest
import re2

from sources.readers import PageUnreadable, read_page, read_text
from sources.readers.charset import decode
from sources.readers.charset_labels import CODECS
from tests.sources.readers.shared import needs_shared_data, shared_data

ENCODINGS = shared_data("bad/wpt/encoding-detection")
DECLARED = re2.compile(r"^[a-z]{2}-(?:[a-z]+-)*?((?:ISO|windows|EUC|Shift|IBM|KOI|Big|GBK)[^.]*?)(?:-late)?\.")


def read_or_refuse(body, *, media_type):
    """Read a body; one of the named errors will do, and nothing else."""
    with suppress(PageUnreadable):
        read_page(body, media_type=media_type).text.encode("utf-8")


@needs_shared_data
def test_every_page_in_a_legacy_encoding_is_read():
    for path in sorted(ENCODINGS.rglob("*.html")):
        read_page(path.read_bytes(), media_type="text/html").text.encode("utf-8")


@needs_shared_data
def test_the_encoding_of_nearly_every_legacy_page_is_found():
    right = wrong = 0
    for path in sorted(ENCODINGS.rglob("*.html")):
        match = DECLARED.search(path.name)
        if match is None or ("late" in path.name and path.parent.name != "support"):
            continue  # pages that load another in a window, or whose name tells no encoding
        found = lookup(decode(path.read_bytes(), look_inside=True).charset)
        if found.name == lookup(CODECS[match[1].lower()]).name:
            right += 1
        else:
            wrong += 1

    assert right + wrong == 69
    assert wrong <= 4


@needs_shared_data
@pytest.mark.parametrize("name", ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"])
def test_declarations_are_found_as_browsers_find_them(name):
    cases = shared_data(f"bad/html5lib/encoding/{name}").read_bytes().split(b"#data\n")[1:]
    assert cases

    for case in cases:
        body, _, label = case.partition(b"\n#encoding\n")
        expected = CODECS[label.split()[0].decode().lower()]
        found = decode(body, look_inside=True)
        # Where nothing is declared the tests expect windows-1252; ASCII reads the same in UTF-8.
        assert found.charset == expected or (found.known == "guess" and body.isascii()), body


@needs_shared_data
def test_naughty_strings_go_through_unharmed():
    for string in json.loads(shared_data("bad/blns.json").read_text()):
        page = read_text(string)
        page.text.encode("utf-8")
        read_or_refuse(string.encode("utf-8", "surrogatepass"), media_type="text/plain")
        read_or_refuse(
            f"<html><body><p>{string}</p></body></html>".encode("utf-8", "surrogatepass"), media_type="text/html"
        )


@needs_shared_data
@pytest.mark.parametrize("name", ["numericEntities.test", "unicodeChars.test"])
def test_every_tokenizer_case_is_read(name):
    for case in json.loads(shared_data(f"bad/html5lib/tokenizer/{name}").read_text())["tests"]:
        body = f"<html><body><p>{case['input']}</p></body></html>".encode("utf-8", "surrogatepass")
        read_or_refuse(body, media_type="text/html")
