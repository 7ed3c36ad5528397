"""Bytes to characters: which word about the encoding wins."""

import pytest

from sources.readers.charset import decode

WORDS = "Según el gobierno, murió una niña en Cusco; más de cincuenta manifestantes resultaron heridos."


@pytest.mark.parametrize(
    ("body", "words_about_it", "charset", "known"),
    [
        pytest.param(
            b"\xef\xbb\xbfPer\xc3\xba", {"named": "latin1", "transport": "latin1"}, "utf-8", "mark", id="a mark wins"
        ),
        pytest.param("Perú".encode("utf-16"), {}, "utf-16-le", "mark", id="UTF-16 by its mark"),
        pytest.param(
            b"Per\xfa", {"named": "latin1", "transport": "utf-8"}, "cp1252", "named", id="a person wins over the header"
        ),
        pytest.param(
            b"Per\xfa", {"transport": " ISO-8859-1 "}, "cp1252", "transport", id="latin1 on the web is windows-1252"
        ),
        pytest.param(b"Per\xc3\xba", {"transport": "utf-7"}, "utf-8", "guess", id="utf-7 is never obeyed"),
        pytest.param(
            b"<meta charset=koi8-r>",
            {"transport": "utf-8", "look_inside": True},
            "utf-8",
            "transport",
            id="header before meta",
        ),
        pytest.param(b"<meta charset=koi8-r>", {"look_inside": True}, "koi8-r", "page", id="meta"),
        pytest.param(b"<meta charset=koi8-r>", {}, "utf-8", "guess", id="no meta in plain text"),
        pytest.param(b"<meta charset=utf-16>", {"look_inside": True}, "utf-8", "page", id="meta cannot be in UTF-16"),
        pytest.param(
            b"<!-- <meta charset=koi8-r> --><meta charset=latin2>",
            {"look_inside": True},
            "iso8859-2",
            "page",
            id="meta in a comment does not count",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="latin2"?><html>',
            {"look_inside": True},
            "iso8859-2",
            "page",
            id="XML declaration",
        ),
        pytest.param(WORDS.encode("utf-16-le"), {}, "utf-16-le", "guess", id="UTF-16 without a mark"),
        pytest.param(WORDS.encode("cp1252"), {}, "cp1252", "guess", id="Spanish without a word about it"),
        pytest.param(WORDS.encode() * 9 + b"\xff", {}, "utf-8", "guess", id="one broken byte does not spoil UTF-8"),
        pytest.param(b"plain words", {}, "utf-8", "guess", id="ASCII"),
    ],
)
def test_decode(body, words_about_it, charset, known):
    decoded = decode(body, **words_about_it)

    assert (decoded.charset, decoded.known) == (charset, known)
