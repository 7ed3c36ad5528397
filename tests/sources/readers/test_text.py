"""Pasted text and plain text files: what is kept, word for word, and what is left out and told."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.readers import MOST_CHARACTERS, Standing, TooLarge, read_text

PAGES = Path(__file__).parent / "pages"


def dropped(page, reason):
    return [block.text for block in page.dropped if block.reason == reason]


def test_an_english_listing_is_split_into_its_items():
    page = read_text((PAGES / "listing_en.txt").read_text(), language="en")

    assert page.is_listing
    assert [section.heading for section in page.sections] == [
        "River Wards Cut Off As Levee Gives Way North Of The Capital",
        "Schools Open As Shelters For More Than 2,000 Residents",
        "Ferry Workers Walk Off Over Unpaid Night Crossings",
        "Relief Fund Raises Questions About Who Was Counted",
    ]


def test_an_english_listing_keeps_its_furniture_apart():
    page = read_text((PAGES / "listing_en.txt").read_text())

    assert dropped(page, "menu") == ["Skip to content", "Floods"]
    assert dropped(page, "stray_link") == ["cheap replica watches"]
    assert dropped(page, "fundraising") == [
        "Winter Campaign\n\nDonations are open again!\n\n"
        "Help us keep reporting from the river. Your support makes every one of these stories possible.",
        "Winter Campaign\n\n"
        "Donations are open again! Help us keep reporting from the river. Your support makes every one "
        "of these stories possible.",
    ]
    assert dropped(page, "sign_up") == [
        "Sign Up For Our Evening Letter\n\n"
        "Subscribe to our free evening newsletter and get the day’s stories in your inbox."
    ]


def test_a_spanish_listing_is_split_with_day_and_link_of_each_item():
    page = read_text((PAGES / "listing_es.txt").read_text())

    assert page.is_listing
    assert page.language == "es"
    assert [(section.heading[:21], section.published, section.url) for section in page.sections] == [
        ("Inundaciones en el no", date(2024, 2, 3), "https://elsur.example/inundaciones-norte"),
        ("Productores calculan ", date(2024, 2, 1), None),
        ("El puente del río Gra", date(2024, 1, 30), None),
        ("Cruz Roja reúne donac", date(2024, 1, 29), None),
    ]


def test_a_spanish_listing_keeps_its_furniture_apart():
    page = read_text((PAGES / "listing_es.txt").read_text())

    assert [(block.reason, block.text[:30]) for block in page.dropped] == [
        ("menu", "Saltar al contenido principal"),
        ("menu", "Inicio | Noticias | América La"),
        ("menu", "Bolivia"),
        ("link", "https://elsur.example/inundaci"),
        ("read_more", "Leer más"),
        ("stray_link", "descargar juegos gratis apk"),
        ("read_more", "Seguir leyendo"),
        ("read_more", "Seguir leyendo"),
        ("read_more", "Seguir leyendo"),
        ("fundraising", "Apóyanos\n\nTu aporte nos permit"),
        ("fundraising", "Apóyanos\n\nTu aporte nos permit"),
        ("sign_up", "Recibe nuestro boletín\n\nSuscrí"),
        ("footer", "© 2024 El Sur. Todos los derec"),
    ]


def test_a_listing_without_blank_lines_is_split_too():
    lines = (PAGES / "listing_es.txt").read_text().split("\n")
    page = read_text("\n".join(line for line in lines if line))

    assert page.is_listing
    assert len(page.sections) == 4
    assert {"fundraising", "sign_up", "stray_link", "menu", "read_more"} <= {block.reason for block in page.dropped}


def test_a_stray_line_between_two_items_is_left_out():
    text = (PAGES / "listing_en.txt").read_text().replace("\ncheap replica watches", "\n\ncheap replica watches")

    assert dropped(read_text(text), "stray_link") == ["cheap replica watches"]


def test_lines_that_were_broken_to_fit_stay_together():
    text = (
        "River Wards Cut Off As Levee Gives Way\n\n"
        "The levee at Mill Bend gave way shortly after four on Tuesday morning, and\n"
        "by noon three wards could be reached by boat only. The mayor counted 17\n"
        "people missing and at least 6 dead."
    )

    assert read_text(text).text == text


def test_news_of_donations_stays():
    page = read_text((PAGES / "listing_es.txt").read_text())

    assert "La Cruz Roja recibió donaciones por 120 toneladas" in page.text


def test_words_stay_as_they_are():
    text = "‘They Came At Night’\n\nAlmost\u00a030 people,  the “committee” said, were hurt that evening.\n"

    assert read_text(text).text == text.strip()


def test_an_article_with_subheadings_is_no_listing():
    text = "\n\n".join(
        [
            "Harvest Fails For A Third Year In The Highlands",
            "By Ana Flores | March 3, 2024",
            "The maize stood knee-high in February, and by March it was gone. Families in eleven districts "
            "say the rains came late.",
            "Officials put the loss at forty percent. They also said seed would be given out before the next "
            "season begins.",
            "A slow relief",
            "Trucks reached two of the districts. The others wait, and the road is closed for repairs until "
            "the summer.",
            "The mayor of the largest town says that nobody has called him. He has written three letters so far.",
            "What comes next",
            "Parliament is to debate the matter on Tuesday. A vote is not expected before the end of the month.",
            "Farmers plan to march on the same day. They expect five thousand people in the square in front of it.",
        ]
    )

    page = read_text(text)

    assert not page.is_listing
    assert [section.heading for section in page.sections] == [
        "Harvest Fails For A Third Year In The Highlands",
        "A slow relief",
        "What comes next",
    ]
    assert (page.title, page.author) == ("Harvest Fails For A Third Year In The Highlands", "Ana Flores")
    assert (page.published, page.published_known) == (date(2024, 3, 3), "text")
    assert page.text == text


def test_names_in_a_column_are_never_taken_for_a_menu():
    text = "Those who died on the bridge were identified:\n\nRosa Quispe\nJuan Mamani\nAna Flores\nLuis Choque"

    assert read_text(text).text == text


def test_a_paragraph_that_comes_twice_is_kept_once():
    paragraph = "The bridge was closed on Monday after engineers found cracks in two of its four pillars."

    page = read_text(f"{paragraph}\n\nTraffic was sent over the old road.\n\n{paragraph}")

    assert page.text == f"{paragraph}\n\nTraffic was sent over the old road."
    assert [(block.text, block.reason, block.before) for block in page.dropped] == [
        (paragraph, "repeated", len(page.text))
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\x00"])
def test_nothing_to_read_is_an_empty_page(text):
    page = read_text(text)

    assert (page.text, page.sections, page.standing) == ("", (), Standing.EMPTY)


def test_a_text_over_the_cap_is_refused_with_what_to_do():
    with pytest.raises(TooLarge, match="at most 10,000,000 can be read at once. Paste the part you need."):
        read_text("a" * (MOST_CHARACTERS + 1))


@given(st.text())
def test_every_text_gives_a_page_whose_sections_hold_all_of_it(text):
    page = read_text(text)

    spans = [(section.start, section.end) for section in page.sections]
    assert spans == sorted(spans)
    assert "\n\n".join(page.text[start:end] for start, end in spans) == page.text
    assert all(page.text[section.start :].startswith(section.heading) for section in page.sections)
    assert all(0 <= block.before <= len(page.text) for block in page.dropped)
    page.text.encode("utf-8")
