"""RSS and Atom feeds: items with their address and day, and nothing that a feed should not be able to do."""

from datetime import date
from pathlib import Path

from sources.readers import Standing, read_page

PAGES = Path(__file__).parent / "pages"


def read(name, **words_about_it):
    return read_page((PAGES / name).read_bytes(), media_type="application/xml", **words_about_it)


def items(page):
    return [(section.heading, section.url, section.published) for section in page.sections]


def test_an_rss_feed_is_read_in_its_own_encoding():
    page = read("rss.xml")

    assert page.is_listing
    assert (page.title, page.language) == ("El Sur", "es")
    assert items(page) == [
        (
            "Inundaciones dejan al menos doce fallecidos – gobierno",
            "https://elsur.example/2024/02/03/inundaciones/",
            date(2024, 2, 3),
        ),
        ("Mujica, 89", "https://elsur.example/?p=2", date(2024, 2, 2)),
        ("Sin título, pero con palabras.", "https://elsur.example/?p=1", None),
    ]


def test_the_fullest_words_of_an_item_are_its_text():
    second = read("rss.xml").sections[1]

    assert read("rss.xml").text[second.start : second.end] == (
        "Mujica, 89\n\nUna vida\n\nEl expresidente cumplió 89 años y recibió a más de 300 vecinos en su "
        "chacra, según su familia."
    )


def test_what_a_blog_engine_adds_to_its_items_is_left_out():
    assert [(block.reason, block.text) for block in read("rss.xml").dropped] == [
        ("footer", "La entrada Inundaciones se publicó primero en El Sur.")
    ]


def test_entities_of_a_feed_are_neither_expanded_nor_fetched():
    text = read("rss.xml").text

    assert "aaaaaaaaaa" not in text
    assert "root:" not in text


def test_an_atom_feed_is_read():
    page = read("atom.xml")

    assert page.title == "The River Post: floods"
    assert items(page) == [
        ("Ferry workers walk off <b> unpaid", "https://river.example/floods/ferry", date(2024, 3, 7)),
        ("Levee gives way", "https://river.example/levee", date(2024, 3, 5)),
    ]
    assert page.text.endswith("The levee gave way on Tuesday.\n\nAt least 6 people died, the mayor’s office said.")


def test_a_feed_that_breaks_off_gives_the_items_before():
    whole = (PAGES / "atom.xml").read_bytes()
    page = read_page(whole[: whole.index(b"At least 6")], media_type=None)

    assert [section.heading for section in page.sections] == ["Ferry workers walk off <b> unpaid", "Levee gives way"]


def test_a_feed_without_items_is_empty():
    page = read_page(b"<rss><channel><title>El Sur</title></channel></rss>", media_type="application/rss+xml")

    assert (page.sections, page.standing) == ((), Standing.EMPTY)


def test_a_feed_with_too_many_items_says_how_many_were_read():
    entries = "".join(
        f"<item><title>Item number {n}</title><link>https://a.example/{n}</link></item>" for n in range(1_100)
    )
    page = read_page(f"<rss><channel>{entries}</channel></rss>".encode(), media_type=None)

    assert len(page.sections) == 1_000
    assert page.notes == ("The feed has 1,100 items; the first 1,000 were read.",)
    assert not page.complete


def test_entities_that_grow_do_not():
    grow = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    page = read_page(
        f'<!DOCTYPE rss [<!ENTITY e0 "haha">{grow}]><rss><channel><item><title>Flood &e9; '
        "12</title></item></channel></rss>".encode(),
        media_type=None,
    )

    assert len(page.text) < 100
