"""CSV files of topics and claims on the admin site: looked at first, taken in whole or not at all, however they were written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.models import Claim, Topic
from claims.sheets.reading import NotASheet, read_sheet
from sources.models import Source
from tests.factories import claim, measure, person, snapshot

KNOWN = ("topic", "title", "definition", "as_of_from")
TEXT = "Officials counted 37 roadblocks on Thursday. By Friday there were 46 of them."


@pytest.fixture
def admin(client, db):
    client.force_login(person("admin", "Admin"))
    return client


def look_at(client, record, body):
    """Send a file and return the answer's page, with what each row would do."""
    file = SimpleUploadedFile("rows.csv", body if isinstance(body, bytes) else body.encode())
    return client.post(reverse(f"admin:claims_{record}_import"), {"file": file})


def take_in(client, record, looked_at):
    """Take in what was looked at, as the page's second button does."""
    return client.post(reverse(f"admin:claims_{record}_import"), {"text": looked_at.context["sheet"].text, "take": "1"})


def told(response):
    return [(outcome.line, str(outcome.deed), *outcome.said) for outcome, _deed in response.context["rows"]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"topic,title\nperu,Protestas en Per\xc3\xba\n", id="commas, UTF-8"),
        pytest.param(b"\xef\xbb\xbftopic,title\r\nperu,Protestas en Per\xc3\xba\r\n", id="a byte order mark"),
        pytest.param(b"topic;title\nperu;Protestas en Per\xc3\xba\n", id="semicolons"),
        pytest.param(b"topic\ttitle\nperu\tProtestas en Per\xc3\xba\n", id="tabs"),
        pytest.param(b"topic;title\nperu;Protestas en Per\xfa\n", id="Windows-1252"),
        pytest.param("topic,title\nperu,Protestas en Perú\n".encode("utf-16"), id="UTF-16"),
        pytest.param(b'"Topic"," Title "\nperu,"Protestas en Per\xc3\xba"\n\n,\n', id="quotation marks, empty rows"),
        pytest.param("topic,title\nperu,Protestas en Perú".encode(), id="no end of the last line"),
    ],
)
def test_a_file_is_read_however_a_spreadsheet_wrote_it(body):
    sheet = read_sheet(body, known=KNOWN)

    assert [row.cells for row in sheet.rows] == [{"topic": "peru", "title": "Protestas en Perú"}]


def test_a_line_in_another_encoding_than_the_rest_is_read_and_told():
    sheet = read_sheet(b"topic,title\na,Per\xc3\xba\nb,Per\xfa\n", known=KNOWN)

    assert [row.cells["title"] for row in sheet.rows] == ["Perú", "Perú"]
    assert sheet.notes == ("Not UTF-8, so read as Windows-1252; look at the accents: line 3",)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(b"topic,titel\n", "Unknown: titel", id="a column that nobody knows"),
        pytest.param(b"", "has to name the columns", id="an empty file"),
        pytest.param(b"topic,topic\n", "named twice: topic", id="a column twice"),
        pytest.param(b"topic,title\na,b,c\n", "Line 2 has more cells", id="a comma too many"),
        pytest.param(b'topic,title\na,"b\n', "a quotation mark is missing", id="a quotation mark left open"),
        pytest.param(b"topic\nPK\x03\x04\x00", "not a CSV file", id="a workbook"),
        pytest.param(b"topic\n" + b"a\n" * 1_100_000, "too large", id="a file that is too large"),
        pytest.param(b"topic\n" + b"a\n" * 5001, "At most 5000 rows", id="too many rows"),
    ],
)
def test_a_file_that_is_none_says_what_to_mend(body, words):
    with pytest.raises(NotASheet, match=words):
        read_sheet(body, known=KNOWN)


def test_an_apostrophe_against_formulas_goes_and_another_stays():
    (row,) = read_sheet(b"topic,title,definition\na,'=1+1,'tis\n", known=KNOWN).rows

    assert row.cells == {"topic": "a", "title": "=1+1", "definition": "'tis"}


def test_a_look_writes_nothing_and_taking_in_does(admin):
    there = measure().topic
    body = f"topic,title,is_public\nnew-one,A new one,false\n{there.slug},{there.title},yes\n"

    looked = look_at(admin, "topic", body)

    assert told(looked) == [(2, "new"), (3, "changed", "open to readers without an account")]
    assert Topic.objects.count() == 1
    assert take_in(admin, "topic", looked).status_code == 302
    assert list(Topic.objects.order_by("title").values_list("slug", "is_public")) == [
        ("new-one", False),
        (there.slug, True),
    ]
    assert told(look_at(admin, "topic", body)) == [(2, "same"), (3, "same")]


def test_one_wrong_row_keeps_the_whole_file_out(admin):
    body = "topic,title,started_on,reviewers_needed\ngood,Good,2023-01-05,2\nbad,Bad,05/06/2023,90\n,None,,\n"

    looked = look_at(admin, "topic", body)
    taken = take_in(admin, "topic", looked)

    assert [line[:2] for line in told(looked)] == [(2, "new"), (3, "wrong"), (4, "wrong")]
    assert told(looked)[1][2].startswith("Began on: Enter a valid date")
    assert told(looked)[2][2] == "Give the topic's short name in the column “topic”."
    assert taken.status_code == 200
    assert not Topic.objects.exists()


def test_words_of_a_source_become_a_claim_in_a_measure(admin):
    taken = snapshot(TEXT)
    blocked = measure(title="Roads blocked", counted_kind="roadblocks", kind="level")
    body = (
        "source;quote;topic;measure;as_of_from;as_of_to\n"
        f"{taken.source_id};46 of them;{blocked.topic.slug};roads blocked;2023-01-06;2023-01-06\n"
    )

    looked = look_at(admin, "claim", body)
    assert not Claim.objects.exists()
    take_in(admin, "claim", looked)

    entered = Claim.objects.get()
    assert (entered.wording, entered.measure, entered.state) == ("46", blocked, "open")
    assert entered.as_of_first.isoformat() == "2023-01-06"
    assert entered.entered_by.username == "admin"


def test_a_file_that_was_taken_out_changes_what_its_cells_change(admin, editor):
    one = claim(placed_in=measure(), by=editor)
    out = b"".join(admin.get(reverse("admin:claims_claim_export"))).decode()
    assert told(look_at(admin, "claim", out)) == [(2, "same")]

    changed = (
        f"claim,revision,low,high,qualifier,reason\n{one.pk},{one.revision},48,,at_least,The text says at least.\n"
    )
    take_in(admin, "claim", look_at(admin, "claim", changed))

    one.refresh_from_db()
    assert (one.low, one.high, one.qualifier, one.revision) == (48, None, "at_least", 2)
    assert told(look_at(admin, "claim", changed)) == [
        (2, "wrong", "It was corrected after this file was made. Take the file out again.")
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param({"claim": "999999"}, "There is no claim 999999.", id="a claim that is not there"),
        pytest.param(
            {"source": "999999", "quote": "x"}, "There is no source “999999”", id="a source that is not there"
        ),
        pytest.param({"source": "javascript:x", "quote": "x"}, "There is no source", id="an address that is none"),
        pytest.param({"quote": "nobody says this"}, "does not say this", id="words that are not in the source"),
        pytest.param({"quote": "there"}, None, id="words without a figure are a statement"),
        pytest.param({"quote": "46", "measure": "77"}, "There is no measure “77”", id="a measure that is not there"),
        pytest.param({"quote": "46", "low": "many"}, "Lower number:", id="a number that is none"),
        pytest.param({"quote": "46", "as_of_from": "2023-01-06"}, "As of: give", id="half a window"),
        pytest.param({"quote": "46", "state": "done"}, "State: choose one of", id="a state that there is not"),
        pytest.param({"quote": "r"}, "more than once", id="words that stand there twice"),
    ],
)
def test_a_row_that_is_wrong_says_why(admin, row, words):
    taken = snapshot(TEXT)
    cells = ({} if "claim" in row else {"source": str(taken.source_id)}) | row

    looked = look_at(admin, "claim", ",".join(cells) + "\n" + ",".join(cells.values()) + "\n")

    ((_line, deed, *said),) = told(looked)
    assert deed == ("new" if words is None else "wrong")
    assert words is None or words in said[0]


def test_a_source_may_be_named_by_its_address(admin):
    taken = snapshot(TEXT)
    Source.objects.filter(pk=taken.source_id).update(canonical_url="https://paper.example/roads")

    looked = look_at(admin, "claim", "source,quote\nhttps://paper.example/roads,46\n")

    assert told(looked) == [(2, "new")]


def test_files_are_for_administrators(client, editor):
    client.force_login(editor)

    assert look_at(client, "claim", "claim\n1\n").status_code in (302, 403)
