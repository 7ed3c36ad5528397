"""The cheap answer to "did the words of this page change?": it never overlooks a figure."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.readers import body_fingerprint, markup_fingerprint, read_page
from tests.sources.readers.shared import needs_shared_data, shared_data

PAGE = (
    "<html><head><title>Three bridges closed</title><script>nonce = 1</script></head><body class='a'><nav>Home</nav>"
    "<article><h1>Three bridges closed</h1><p>Some 340 lorries were waiting on both banks by "
    "noon.</p><time>an hour ago</time></article>"
    "<aside>Most read: bread is dearer</aside><form><input value='1'></form><footer>© "
    "2024</footer><!-- served by a7 --></body></html>"
)


def fingerprint(markup):
    return body_fingerprint(markup.encode(), media_type="text/html")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("nonce = 1", "nonce = 2", id="a script"),
        pytest.param("class='a'", "class='b' data-served='a8'", id="attributes"),
        pytest.param("served by a7", "served by a8", id="a comment"),
        pytest.param("Home", "Home Floods", id="a menu"),
        pytest.param("an hour ago", "2 hours ago", id="a time stamp"),
        pytest.param("bread is dearer", "milk is dearer", id="a sidebar"),
        pytest.param("value='1'", "value='2'", id="a form"),
        pytest.param("© 2024", "© 2025", id="a footer"),
        pytest.param("lorries were", "lorries\n   were", id="white space"),
    ],
)
def test_what_is_not_the_text_does_not_count(before, after):
    assert before in PAGE
    assert fingerprint(PAGE.replace(before, after)) == fingerprint(PAGE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("340", "341", id="a figure"),
        pytest.param("<h1>Three", "<h1>Four", id="the headline"),
        pytest.param("by noon.</p>", "by noon.</p><p>Nobody was hurt.</p>", id="a new paragraph"),
        pytest.param("by noon.</p>", "by noon.</p><ul><li>12 buses</li></ul>", id="a new list"),
    ],
)
def test_every_word_of_the_text_counts(before, after):
    assert before in PAGE
    assert fingerprint(PAGE.replace(before, after)) != fingerprint(PAGE)


@pytest.mark.parametrize(
    "filling",
    [
        pytest.param("<div>" * 30_000, id="30,000 nested elements"),
        pytest.param(f"<p {' '.join(f'a{n}' for n in range(100_000))}>", id="an element with 100,000 attributes"),
    ],
)
def test_a_page_that_no_parser_should_be_given_is_compared_all_the_same(filling):
    hostile = f"<html><body>{filling}48 dead"

    assert fingerprint(hostile) == fingerprint(hostile)
    assert fingerprint(hostile) != fingerprint(hostile.replace("48 dead", "49 dead"))


def test_words_beside_each_other_are_never_one():
    assert fingerprint(PAGE.replace("340", "<b>3</b><i>40</i>")) != fingerprint(PAGE)
    assert fingerprint("<body><li>1</li><li>2</li>") != fingerprint("<body><li>12</li>")


def test_bytes_in_no_encoding_are_told_apart():
    before = body_fingerprint(b"<body><p>ni\xf1a de 12 a\xf1os", media_type="text/html")

    assert before != body_fingerprint(b"<body><p>ni\xf3a de 12 a\xf1os", media_type="text/html")


def test_a_text_is_compared_by_its_words():
    before = body_fingerprint(b"48 dead\n\nin Lima", media_type="text/plain")

    assert before == body_fingerprint(b"48 dead in Lima\n", media_type="text/plain")
    assert before != body_fingerprint(b"49 dead in Lima", media_type="text/plain")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("nonce = 1", "nonce = 2", id="a script"),
        pytest.param("served by a7", "served by a8", id="a comment"),
    ],
)
def test_marks_that_differ_each_time_leave_the_markup_the_same(before, after):
    one, other = (
        markup_fingerprint(page.encode(), media_type="text/html") for page in (PAGE, PAGE.replace(before, after))
    )

    assert one == other


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>{}</p>", id="a paragraph"),
        pytest.param("<!--> {} dead -->", id="behind a comment that is over at once"),
        pytest.param("<!---> {} dead -->", id="behind another such"),
        pytest.param("<!-- x --!> {} dead -->", id="behind a comment that is closed in an odd way"),
        pytest.param("<p title='<!--'>{} dead</p> -->", id="behind a comment in an attribute"),
        pytest.param("<p title='<script'>{} dead</p></script>", id="behind a script in an attribute"),
        pytest.param("<script>a</script>{} dead<script>b</script>", id="between two scripts"),
        pytest.param("<script>a</script >{} dead<script>b</script>", id="behind a script that is closed with a space"),
        pytest.param(
            "<script>'<!--'</script>{} dead<script>'-->'</script>", id="between scripts that speak of comments"
        ),
    ],
)
def test_no_word_goes_with_a_script_or_a_comment(page):
    one, other = (
        markup_fingerprint(f"<html><body>{page.format(number)}".encode(), media_type="text/html") for number in (48, 49)
    )

    assert one != other


def test_what_is_no_page_is_compared_as_it_stands():
    before = markup_fingerprint(b"<!-- 48 -->", media_type="text/plain")

    assert before != markup_fingerprint(b"<!-- 49 -->", media_type="text/plain")


MARKUP = ["<script>", "</script>", "<script a='", "'>", "<!--", "-->", "<p>", "</p>", "48", " ", "<", ">", "'"]


@given(st.lists(st.sampled_from(MARKUP)))
def test_where_the_markup_is_the_same_the_words_are(parts):
    page = "<html><body>" + "".join(parts)
    pages = [page.encode(), page.replace("48", "49").encode()]
    is_same = len({markup_fingerprint(page, media_type="text/html") for page in pages}) == 1

    assert not is_same or len({body_fingerprint(page, media_type="text/html") for page in pages}) == 1


@needs_shared_data
def test_no_change_of_a_word_that_is_read_goes_unnoticed():
    for path in sorted(shared_data("html").rglob("*.html.gz")):
        body = gzip.decompress(path.read_bytes())
        words = [
            word for word in read_page(body, media_type="text/html").text.split() if word.isascii() and word.isalpha()
        ]
        longest = max(words, key=len)
        changed = body.replace(longest.encode(), b"Quispe-" + longest.encode())

        assert body_fingerprint(changed, media_type="text/html") != body_fingerprint(body, media_type="text/html"), (
            path.name
        )
