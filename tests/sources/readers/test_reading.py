"""The front door for bytes: what is read, what is refused, and with which sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.readers import MOST_BYTES, NotText, PageUnreadable, Standing, TooLarge, UnknownCharset, read_page

ARTICLE = (
    "<!doctype html><html lang='es'><head><meta charset='{charset}'><title>Puente cerrado</title></head><body><article>"
    "<h1>Puente cerrado en Río Seco</h1><p>El puente de Río Seco quedó cerrado el martes después de "
    "que ingenieros hallaran grietas en dos "
    "de sus cuatro pilares, informó la alcaldía.</p><p>Al menos 340 camiones esperaban en ambas "
    "orillas al mediodía, según el sindicato de "
    "choferes, que pidió habilitar el paso antiguo.</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG picture", id="a PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "a JPEG picture", id="a JPEG"),
        pytest.param(
            b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "a ZIP archive or an office document", id="a Word document"
        ),
        pytest.param(b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "a gzip archive", id="gzip"),
        pytest.param(b"{\\rtf1\\ansi 48 dead}", "a rich text (RTF) document", id="rich text"),
        pytest.param(b"\x00\x00\x00\x18ftypmp42\x00\x00", "a film or sound recording", id="MP4"),
        pytest.param(bytes(range(256)) * 20, "unknown", id="bytes of no kind we know"),
    ],
)
@pytest.mark.parametrize("media_type", [None, "text/html", "text/plain; charset=utf-8"])
def test_what_is_no_text_is_refused_whatever_it_is_called(body, kind, media_type):
    with pytest.raises(NotText) as refused:
        read_page(body, media_type=media_type)

    assert refused.value.kind == kind
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "words", [b"BMW recalls 48 cars", b"ID3 is a tag", b"RIFF RAFF is 50 years old", b"MZ, the town, has 900 people"]
)
def test_words_that_begin_like_a_file_are_words(words):
    assert read_page(words, media_type=None).text == words.decode()


def test_a_stray_nul_is_removed_and_told():
    page = read_page(b"At least 48 people\x00 were hurt, the mayor said.", media_type="text/plain")

    assert page.text == "At least 48 people were hurt, the mayor said."
    assert page.notes == ("Removed 1 NUL character.",)


def test_too_many_bytes_are_refused_with_what_to_do():
    with pytest.raises(TooLarge, match="Split it or paste the part you need."):
        read_page(b"a" * (MOST_BYTES + 1), media_type="text/plain")


def test_an_unknown_charset_named_by_a_person_is_told():
    with pytest.raises(UnknownCharset, match="no character encoding called “utf-9”. Leave it empty to have it guessed"):
        read_page(b"48", media_type="text/plain", charset="utf-9")


def test_an_unknown_charset_in_the_header_is_passed_over():
    assert read_page("Perú".encode(), media_type="text/plain; charset=utf-9").text == "Perú"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15"])
def test_a_page_is_read_in_the_charset_it_declares(charset):
    page = read_page(ARTICLE.format(charset=charset).encode(charset), media_type="text/html")

    assert "El puente de Río Seco quedó cerrado el martes" in page.text
    assert page.language == "es"
    assert page.notes == ()


def test_no_bytes_are_an_empty_page():
    assert read_page(b"", media_type="text/html").standing is Standing.EMPTY


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "text/html", "text/plain", "application/octet-stream"]))
def test_any_bytes_give_a_page_or_a_named_error(body, media_type):
    try:
        page = read_page(body, media_type=media_type)
    except PageUnreadable:
        return
    page.text.encode("utf-8")
    assert "\x00" not in page.text


@settings(deadline=None)
@given(st.text(alphabet="<>/=\"' \n&;#x0a!-pdivhbrul[]"))
def test_any_markup_gives_a_page(markup):
    read_page(f"<html>{markup}".encode(), media_type="text/html")


@pytest.mark.parametrize(
    ("start", "title"),
    [
        pytest.param(
            "\ufeff\n<!-- made by hand -->\n<!DOCTYPE html>\n",
            "Puente cerrado en Río Seco",
            id="a mark, a comment, a doctype",
        ),
        pytest.param(
            '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">',
            "Puente cerrado en Río Seco",
            id="XHTML",
        ),
        pytest.param("Puente cerrado\n\n", "Puente cerrado", id="words that stand before the first tag"),
    ],
)
def test_markup_is_known_by_its_start_where_nobody_names_it(start, title):
    page = read_page(f"{start}{ARTICLE.format(charset='utf-8').partition('>')[2]}".encode(), media_type=None)

    assert page.title == title


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_is_read(charset):
    page = read_page(ARTICLE.format(charset="utf-16").encode(charset), media_type=None)

    assert page.title == "Puente cerrado en Río Seco"
    assert page.notes == ()
