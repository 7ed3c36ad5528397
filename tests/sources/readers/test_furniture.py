"""What is page furniture and what is news that uses the same words."""

import pytest

from sources.readers.furniture import appeal_in, furniture_line, short_appeal_in


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("Skip to main content »", "menu", id="skip link"),
        pytest.param("SALTAR AL CONTENIDO", "menu", id="Spanish skip link in capitals"),
        pytest.param("Home | World | Americas", "menu", id="a row of entries"),
        pytest.param("Inicio > Noticias > Perú", "menu", id="a trail of crumbs"),
        pytest.param("1 2 3 … 18 Next »", "menu", id="page numbers"),
        pytest.param("Leer más →", "read_more", id="read more"),
        pytest.param("Continue reading “The Day The Bridge Fell” →", "read_more", id="read more with the title"),
        pytest.param("Síguenos en Facebook", "share", id="follow us"),
        pytest.param("Follow The River Post on Facebook and Instagram", "share", id="follow the paper"),
        pytest.param("3 comments", "comments", id="a count of comments"),
        pytest.param("Filed Under: Floods, Mill Bend", "menu", id="rubrics of a post"),
        pytest.param("4 min read", "other", id="a reading time"),
        pytest.param("We use cookies to improve your visit.", "consent", id="a cookie banner"),
        pytest.param("Publicidad", "advertisement", id="the word above an advertisement"),
        pytest.param("VEA TAMBIÉN: Otro puente cerrado en el sur", "related", id="see also"),
        pytest.param("© 2024 El Sur. Todos los derechos reservados.", "footer", id="copyright"),
        pytest.param("Lima | 48 | 12", None, id="a row of a table"),
        pytest.param("48", None, id="a number alone"),
        pytest.param("Home rule for the islands was debated", None, id="a sentence that begins like a menu entry"),
        pytest.param("Share of votes fell to 12 percent", None, id="a heading that begins with share"),
        pytest.param("Más de 50 heridos en Cusco", None, id="a heading that begins with más"),
        pytest.param("Next week, the count begins", None, id="a heading that begins with next"),
    ],
)
def test_furniture_line(line, reason):
    assert furniture_line(line) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Chip in what you can today.", "fundraising", id="chip in"),
        pytest.param("Your donation keeps our reporters on the road.", "fundraising", id="your donation keeps"),
        pytest.param("Hazte socio y sostén el periodismo.", "fundraising", id="become a member"),
        pytest.param("Necesitamos tu ayuda para seguir informando.", "fundraising", id="we need your help"),
        pytest.param("Get the week’s stories in your inbox.", "sign_up", id="in your inbox"),
        pytest.param("Recibe las noticias del día en tu correo.", "sign_up", id="in your mail, Spanish"),
        pytest.param("The ministry received a donation of 500 tents.", None, id="a donation in the news"),
        pytest.param("La Cruz Roja reunió donaciones por 120 toneladas.", None, id="Spanish donations in the news"),
        pytest.param("“We need your help,” the mayor told volunteers.", None, id="an appeal that is quoted"),
        pytest.param("Engineers fought to keep the trains running.", None, id="keep the trains running"),
        pytest.param("The union asked members to sign up before Monday.", None, id="sign up in the news"),
        pytest.param("Subscribers to the service fell to 9,000.", None, id="subscribers in the news"),
    ],
)
def test_appeal_in(text, reason):
    assert appeal_in(text) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Support our work: donate today.", "fundraising", id="an appeal between two paragraphs"),
        pytest.param("Suscríbete a nuestro boletín diario.", "sign_up", id="a sign-up line"),
        pytest.param("We need to keep our hospitals running, the minister said.", None, id="speech that is reported"),
        pytest.param("Donate now. " + "The river rose again on Monday. " * 10, None, id="a long paragraph"),
    ],
)
def test_short_appeal_in(text, reason):
    assert short_appeal_in(text) == reason
