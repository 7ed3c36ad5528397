"""A file handed out whole or in part: what clients that were cut off ask for, and what servers have to answer."""

import base64
import hashlib
from datetime import UTC, datetime

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from claims.exporting.downloading import OutsideFile, answer_with_file, part_wanted

BODY = bytes(range(256)) * 40
SHA256 = hashlib.sha256(BODY).hexdigest()
MODIFIED = datetime(2023, 1, 20, 12, 0, 0, 999_999, tzinfo=UTC)
MODIFIED_TEXT = "Fri, 20 Jan 2023 12:00:00 GMT"


@pytest.fixture
def ask(tmp_path):
    """Return what asks for the file with headers, as a client does."""
    path = tmp_path / "file"
    path.write_bytes(BODY)

    def ask(method="GET", **headers):
        response = answer_with_file(
            RequestFactory().generic(method, "/", headers=headers),
            path,
            name="rows.csv",
            media_type="text/csv",
            sha256=SHA256,
            modified_at=MODIFIED,
        )
        return response, body_of(response)

    return ask


def body_of(response):
    """Read an answer to its end and let go of the file, as a server does."""
    if not response.streaming:
        return response.content
    body = b"".join(response.streaming_content)
    response.file_to_stream.close()
    return body


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("", None, id="nothing asked for is the whole"),
        pytest.param("bytes=0-9", (0, 10), id="the last byte named belongs to the part"),
        pytest.param("bytes=5-5", (5, 6), id="one byte"),
        pytest.param("bytes=90-", (90, 100), id="from where it was cut off"),
        pytest.param("bytes=90-1000", (90, 100), id="an end beyond the file is its end"),
        pytest.param("bytes=-5", (95, 100), id="the last bytes"),
        pytest.param("bytes=-1000", (0, 100), id="more last bytes than there are is all of it"),
        pytest.param("BYTES=1-2", (1, 3), id="the unit in any case"),
        pytest.param("bytes=0-1,5-6", None, id="several parts are answered with the whole"),
        pytest.param("bytes=9-5", None, id="an end before the beginning is no range"),
        pytest.param("rows=0-9", None, id="another unit is no range"),
        pytest.param("bytes=0-" + "9" * 30, None, id="a number that no file reaches is no range"),
        pytest.param("bytes=-", None, id="neither end"),
        pytest.param("bytes=\u0661-\u0662", None, id="digits of another script"),
    ],
)
def test_which_part_a_client_wants(value, expected):
    assert part_wanted(value, 100) == expected


@pytest.mark.parametrize("value", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_part_outside_the_file_is_refused(value):
    with pytest.raises(OutsideFile):
        part_wanted(value, 100)


def test_of_an_empty_file_no_part_can_be_had():
    with pytest.raises(OutsideFile):
        part_wanted("bytes=0-", 0)


@given(st.text(max_size=40) | st.from_regex(r"bytes=[0-9]{0,4}-[0-9]{0,4}", fullmatch=True), st.integers(0, 3000))
def test_whatever_is_asked_a_part_lies_inside_the_file(value, size):
    try:
        part = part_wanted(value, size)
    except OutsideFile:
        return
    assert part is None or 0 <= part[0] < part[1] <= size


def test_the_whole_says_what_it_is(ask):
    response, body = ask()

    assert (response.status_code, body) == (200, BODY)
    assert response["ETag"] == f'"{SHA256}"'
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Length"] == "10240"
    assert response["Last-Modified"] == MODIFIED_TEXT
    assert response["Content-Disposition"] == 'attachment; filename="rows.csv"'
    digest = response["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":")
    assert base64.b64decode(digest) == hashlib.sha256(BODY).digest()


@given(st.integers(0, len(BODY) - 1))
def test_a_beginning_and_what_is_asked_for_next_are_the_whole(tmp_path_factory, cut):
    path = tmp_path_factory.mktemp("files") / "file"
    path.write_bytes(BODY)
    request = RequestFactory().get("/", headers={"Range": f"bytes={cut}-", "If-Range": f'"{SHA256}"'})

    response = answer_with_file(
        request, path, name="rows.csv", media_type="text/csv", sha256=SHA256, modified_at=MODIFIED
    )

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {cut}-10239/10240"
    assert BODY[:cut] + body_of(response) == BODY


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        pytest.param(f'"{SHA256}"', 206, id="the same file by its tag"),
        pytest.param(MODIFIED_TEXT, 206, id="the same file by its moment"),
        pytest.param('"another"', 200, id="another file: the whole of this one"),
        pytest.param(f'W/"{SHA256}"', 200, id="a weak tag says too little for a part"),
        pytest.param("Fri, 20 Jan 2023 11:59:59 GMT", 200, id="an earlier file"),
        pytest.param("nonsense", 200, id="no condition that could be met"),
    ],
)
def test_a_part_is_given_only_of_the_same_file(ask, condition, status):
    response, body = ask(**{"Range": "bytes=0-99", "If-Range": condition})

    assert response.status_code == status
    assert body == (BODY[:100] if status == 206 else BODY)


def test_who_has_the_file_gets_nothing(ask):
    response, body = ask(**{"If-None-Match": f'"{SHA256}"'})

    assert (response.status_code, body) == (304, b"")


def test_who_insists_on_another_file_is_refused(ask):
    response, _body = ask(**{"If-Match": '"another"'})

    assert response.status_code == 412


def test_a_look_at_the_head_sends_no_bytes(ask):
    response, body = ask("HEAD", Range="bytes=0-99")

    assert (response.status_code, response["Content-Length"], body) == (206, "100", b"")
