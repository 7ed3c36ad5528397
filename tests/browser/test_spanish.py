"""The way through the site in Spanish, from choosing the language before signing in to a decided claim's board."""

import pytest
from playwright.sync_api import expect

from sources.models import Source
from tests.browser.conftest import barriers
from tests.factories import claim, measure, snapshot

TEXT = "En las protestas murieron 1.048 personas, según la Defensoría."


@pytest.fixture
def deaths(people):
    """A measure with a figure of more than a thousand from a Spanish text, and one from an English one."""
    deaths = measure(title="Personas muertas")
    figure = TEXT.index("1.048")
    taken = snapshot(TEXT, title="Crece la cifra")
    Source.objects.filter(pk=taken.source_id).update(language="es")
    claim(
        "1.048",
        1048,
        1048,
        snapshot=taken,
        quote=TEXT,
        end=len(TEXT),
        figure_start=figure,
        figure_end=figure + 5,
        placed_in=deaths,
        by=people["editor"],
    )
    claim("more than 50", 50, None, "more_than", placed_in=deaths, by=people["editor"])
    return deaths


def test_from_choosing_the_language_to_a_rating(visit, people, deaths):
    people["reviewer"].set_password("piedra-rio-luz")
    people["reviewer"].save()

    page = visit("/", by=None)
    page.get_by_role("button", name="ES", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_label("Nombre de usuario").fill("reviewer")
    page.get_by_label("Contraseña").fill("no es esta")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("alert")).to_contain_text("No se pudo guardar.")
    page.get_by_label("Nombre de usuario").fill("reviewer")
    page.get_by_label("Contraseña").fill("piedra-rio-luz")
    page.get_by_role("button", name="Entrar").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Cola")
    page.goto(deaths.get_absolute_url())
    expect(page.get_by_role("cell", name="1\u00a0048", exact=True)).to_be_visible()
    expect(page.get_by_role("cell", name="más de 50")).to_be_visible()
    expect(page.locator("q", has_text="more than 50").first).to_have_attribute("lang", "en")
    assert barriers(page) == []

    page.locator("th a", has_text="1.048").click()
    expect(page.locator("blockquote")).to_have_attribute("lang", "es")
    page.keyboard.press("v")
    page.get_by_role("radio", name="No verificable").check()
    page.get_by_label("Nota").first.fill("No hay ninguna lista pública.")
    page.get_by_role("button", name="Guardar e ir a la siguiente").click()
    expect(page.locator(".messages")).to_contain_text("Su valoración quedó registrada.")


def test_what_is_wrong_is_said_in_spanish(visit):
    page = visit("/intake/", by="reviewer", language="es")
    page.get_by_role("button", name="Leerlo").click()

    expect(page.get_by_role("alert")).to_contain_text("Pegue el texto de un artículo, elija un archivo")
    assert barriers(page) == []


def test_a_page_that_is_not_there_says_so_in_spanish(visit):
    page = visit("/no-such-page/", language="es")

    expect(page.get_by_role("heading", level=1)).to_have_text("No existe esta página")
