"""`read_pages` and `compare_pages`: pages that lie in files."""

import gzip
import json
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[1] / "data/pages"
BEFORE, AFTER = str(PAGES / "strike_before.html"), str(PAGES / "strike_after.html")
LISTING = str(PAGES.parent / "listings/harbour_strike.txt")


def test_a_page_of_html(ask):
    (page,), status = ask("read_pages", {"id": "p", "path": BEFORE, "lang": "en"})

    assert status == 0
    assert list(page) == [
        *("id", "title", "author", "published", "language", "text", "sections", "dropped", "standing")
    ]
    assert (page["title"], page["author"], page["language"], page["standing"]) == (
        *("Harbour strike", "Ines Mar", "en", "ok"),
    )
    assert "At least 14 people were injured" in page["text"]


def test_a_packed_page_reads_like_the_plain_one(ask, tmp_path):
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(Path(BEFORE).read_bytes()))

    (plain,), _ = ask("read_pages", {"id": 1, "path": BEFORE})
    (unpacked,), _ = ask("read_pages", {"id": 1, "path": str(packed)})

    assert unpacked == plain


def test_a_listing_of_text_has_sections_that_quote_it(ask):
    (page,), _ = ask("read_pages", {"id": 1, "path": LISTING})

    assert len(page["sections"]) == 5
    for section in page["sections"]:
        assert page["text"][section["start"] :].startswith(section["heading"])
    assert {block["reason"] for block in page["dropped"]} >= {"menu", "fundraising"}


def test_a_figure_that_changed(ask):
    answers, status = ask("compare_pages", {"id": "e", "before": BEFORE, "after": AFTER, "lang": "en"})

    assert status == 0
    assert answers == [
        {
            "id": "e",
            "figure_changed": True,
            "changes": [{"before": "At least 14", "after": "At least 17", "kind": "figure"}],
        }
    ]


def test_the_same_page_twice(ask):
    (answer,), _ = ask("compare_pages", {"id": 1, "before": BEFORE, "after": BEFORE})

    assert (answer["figure_changed"], answer["changes"]) == (False, [])


def test_sheets_of_data_are_compared_field_by_field(ask, tmp_path):
    for name, fields in (
        ("before", {"Injuries": 15, "Updated": "10:00"}),
        ("after", {"Injuries": 17, "Updated": "11:00"}),
    ):
        (tmp_path / f"{name}.json").write_text(json.dumps(fields))

    (answer,), _ = ask(
        "compare_pages", {"id": 1, "before": str(tmp_path / "before.json"), "after": str(tmp_path / "after.json")}
    )

    assert answer["changes"] == [{"before": "15", "after": "17", "kind": "figure"}]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        pytest.param("gone.html", None, "cannot be read", id="no such file"),
        pytest.param("page.pdf", b"%PDF-", "name a .html or .txt file", id="another kind of file"),
        pytest.param("page.txt", b"%PDF-1.7 \x00\x01", "a PDF file", id="a PDF that calls itself a text"),
        pytest.param("page.html.gz", b"not packed", "cannot be read", id="a .gz that is none"),
        pytest.param(
            "page.html.gz", gzip.compress(b"<p>30 died</p>" * 50)[:-20], "cannot be read", id="a .gz cut short"
        ),
        pytest.param(
            "bomb.txt.gz", gzip.compress(b"a" * 20_000_001), "20,000,000", id="a .gz that unpacks without end"
        ),
        pytest.param("nul\0.txt", None, "cannot be read", id="a name with a NUL"),
    ],
)
def test_a_file_that_is_no_page(ask, tmp_path, name, content, error):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    (wrong, right), status = ask(
        "read_pages", {"id": "bad", "path": str(tmp_path / name)}, {"id": "ok", "path": BEFORE}
    )

    assert error in wrong["error"]
    assert (wrong["line"], right["id"], status) == (1, "ok", 1)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param("{", "not JSON", id="half a sheet"),
        pytest.param("[1]", "has to hold one object", id="a list"),
        pytest.param("[" * 100_000, "not JSON", id="nested without end"),
    ],
)
def test_a_sheet_of_data_that_is_none(ask, tmp_path, content, error):
    sheet = tmp_path / "sheet.json"
    sheet.write_text(content)

    (wrong,), status = ask("compare_pages", {"id": 1, "before": str(sheet), "after": AFTER})

    assert error in wrong["error"]
    assert status == 1
