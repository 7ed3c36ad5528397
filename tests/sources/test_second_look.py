"""A page beside its former self: what alone seems right may be a stub, another text or another language."""

import pytest

from sources.readers import read_page
from sources.second_look import Former, suspicion_beside
from tests.sources.news_site import FILLING

URL = "https://news.test/2023/peru"
ARTICLE = "\n\n".join(["Protests in the south of Peru", "At least 48 people were killed.", *FILLING])
SPANISH = "\n\n".join(
    [
        "Protestas en el sur del Perú",
        "Al menos 48 personas murieron en las protestas, según la Defensoría del Pueblo, que actualizó su informe el martes.",
        "Las carreteras entre Puno y la frontera siguieron cerradas por tercer día, y los buses dieron la vuelta en las afueras.",
        "El gobierno regional pidió a ambas partes que dialoguen, y dijo que los mercados se abastecerán por tren.",
        "Maestros, mineros y estudiantes marcharon juntos hasta la plaza principal, donde hablaron personas de cada provincia.",
    ]
)
OTHER_STORY = (
    "Spring fair opens with record number of visitors\n\nThe annual flower market welcomed families beneath clear skies while bakers, "
    "gardeners and musicians filled every corner. Organisers counted thousands of tickets before lunchtime, and several stalls sold out "
    "entirely. Children painted wooden boats, watched puppet theatre and fed ducks along the canal. Weather forecasts promise sunshine "
    "throughout the weekend, so additional trains will depart hourly from the harbour station towards neighbouring villages until Sunday."
)


def judge(text, *, final_url=URL, former=ARTICLE, **known):
    page = read_page(text.encode(), media_type="text/plain")
    former = Former(former, language=known.pop("language", "en"), final_url=URL, **known)
    return suspicion_beside(former, page, final_url=final_url)


@pytest.mark.parametrize(
    ("text", "known", "standing"),
    [
        pytest.param(ARTICLE.replace("48", "49"), {}, "ok", id="another figure"),
        pytest.param(ARTICLE + "\n\nUpdate: the curfew was lifted.", {}, "ok", id="a paragraph more"),
        pytest.param("\n\n".join(ARTICLE.split("\n\n")[:4]), {}, "ok", id="some paragraphs less"),
        pytest.param("At least 48 people were killed.\n\n" + "\n\n".join(FILLING), {"final_url": "https://amp.news.test/2023/peru"}, "ok", id="another name of the site"),
        pytest.param(OTHER_STORY, {"former": "48 people were killed."}, "ok", id="a former text too short to compare"),
        pytest.param(OTHER_STORY, {"is_listing": True}, "ok", id="a listing, whose items roll off"),
        pytest.param(ARTICLE, {"watched": ("48 people",)}, "ok", id="watched words that are there"),
        pytest.param(ARTICLE, {"watched": ("48 people", "nine")}, "ok", id="watched words that never were there"),
        pytest.param(ARTICLE.replace("48", "49"), {"watched": ("48 people", "three days", "third day")}, "ok", id="some watched words left"),
        pytest.param("Protests in the south of Peru. Read on with a subscription.", {}, "cut_short", id="a stub"),
        pytest.param(OTHER_STORY, {}, "replaced", id="another story"),
        pytest.param(OTHER_STORY, {"final_url": "https://casino.example/win"}, "replaced", id="another site"),
        pytest.param(OTHER_STORY + FILLING[0], {"final_url": "https://news.test/"}, "replaced", id="the site's front page"),
        pytest.param(SPANISH, {}, "language", id="another language"),
        pytest.param(SPANISH, {"language": ""}, "replaced", id="another language, where the first was not known"),
        pytest.param(ARTICLE.replace("48", "49"), {"watched": ("48 people",)}, "watched_gone", id="all watched words gone"),
    ],
)  # fmt: skip
def test_what_a_page_looks_like_beside_its_former_self(text, known, standing):
    found, why = judge(text, **known)

    assert found == standing
    assert bool(why) == (standing != "ok")
