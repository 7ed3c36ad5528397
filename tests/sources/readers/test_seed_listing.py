"""The listing that the evaluation data brings along; its twin on a fixture of ours is in test_text.py."""

import json

import pytest

from sources.readers import read_text
from tests.sources.readers.shared import SHARED_DATA, shared_data

SEED = shared_data("seed")

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not SHARED_DATA.is_dir(), reason=f"the evaluation data is not at {SHARED_DATA}"),
]


@pytest.fixture(scope="module")
def page():
    return read_text((SEED / "listing.txt").read_text(), language="en")


def test_every_item_is_a_section(page):
    assert page.is_listing
    assert len(page.sections) == 15


def test_furniture_is_left_out(page):
    assert [(block.reason, block.text.split("\n")[0]) for block in page.dropped] == [
        ("menu", "Skip to content"),
        ("menu", "Peru"),
        ("stray_link", "assetto corsa mods"),
        ("fundraising", "Urgent End Of Year Fundraising Campaign"),
        ("fundraising", "Urgent End Of Year Fundraising Campaign"),
        ("sign_up", "Sign Up To Our Daily Digest"),
    ]


def test_no_sentence_with_a_figure_is_lost(page):
    figures = json.loads((SEED / "seed_gold.json").read_text())["figures"]
    furniture = "".join(block.text for block in page.dropped)

    lost = [
        figure["quote"] for figure in figures if figure["quote"] not in page.text and figure["quote"] not in furniture
    ]

    assert lost == []
