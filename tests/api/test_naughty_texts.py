"""Texts that break careless programs: refused with a pointer, or taken and given back as they were."""

import pytest

from claims.models import Token
from tests.api.conftest import pointers_of

pytestmark = pytest.mark.django_db
HARMLESS = [
    pytest.param("' OR 1=1; DROP TABLE claims_claim; --", id="SQL"),
    pytest.param("%s%d%(name)s{0}{{7*7}}${7*7}", id="templates"),
    pytest.param("<script>alert(1)</script>", id="markup"),
    pytest.param("\u202eabc\u2066\u200b\ufeff", id="direction and width"),
    pytest.param("Z\u0335\u0310a\u0334lgo", id="marks on marks"),
    pytest.param("\U0001f469\u200d\U0001f4bb \U0001f1f5\U0001f1ea", id="joined signs"),
    pytest.param("\u0001\u001f\u007f\u0085\u2028", id="controls"),
    pytest.param("NULL null None undefined NaN Infinity true", id="words of other languages"),
    pytest.param("../../../../etc/passwd", id="a path"),
    pytest.param('\\N \\x01 \\u0000 "quoted"', id="escapes"),
    pytest.param("İıſK ﬃ ß", id="letters that change their case oddly"),
    pytest.param("\U0010ffff\ufffe", id="no characters"),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_it_is_looked_for_as_it_stands(program, text):
    asking = program("viewer")

    answers = [
        asking.get("/api/v1/claims", {"q": text}),
        asking.get("/api/v1/claims", {"topic": text}),
        asking.get("/api/v1/claims", {text: "1"}),
        asking.get("/api/v1/claims", {"fields": text}),
        asking.get("/api/v1/claims", {"cursor": text}),
        asking.get("/api/v1/claims", {"updated_since": text}),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 400, 400, 400, 400]
    assert all(where == "query" for answer in answers[2:] for where, _ in pointers_of(answer))


@pytest.mark.parametrize("text", HARMLESS)
def test_it_comes_back_as_it_was_sent(program, text):
    asking = program("editor", "admin")

    made = asking.send("POST", "/api/v1/tokens", {"name": text, "scopes": ["read"]})

    assert made.status_code == 201
    kept = Token.objects.get(token_key=made.json()["number"]).name
    assert made.json()["name"] == kept == text.strip()
