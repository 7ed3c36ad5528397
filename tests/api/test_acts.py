"""What programs do: on behalf of an account, within scopes, once, and only to what they have read."""

import threading

import pytest
from django.db import connection

from claims.models import Claim, Decision, Evidence, Intake, Rating, Receipt
from tests.api.conftest import pointers_of
from tests.factories import claim, snapshot

pytestmark = pytest.mark.django_db
RATING = {"level": "unverifiable", "confidence": 2, "note": "No list is public."}


@pytest.fixture
def placed(story):
    return claim("49", 49, 49, placed_in=story.decided.measure)


def test_a_claim_is_added_corrected_and_placed(program, story):
    taken = snapshot("Officials said that 61 people were killed.")
    asking = program("reviewer", "read", "claims:write")

    made = asking.send("POST", "/api/v1/claims", {"snapshot": taken.pk, "start": 20, "end": 42})
    row = asking.get(made["Location"])
    body = {"low": 60, "high": 60, "reason": "A slip."}
    corrected = asking.send("PATCH", made["Location"], body, **{"If-Match": row["ETag"]})
    placed = asking.send("POST", f"{made['Location']}/place", {"measure": story.decided.measure_id})

    assert (made.status_code, row.json()["low"], row.json()["state"]) == (201, 61, "open")
    assert (corrected.json()["low"], corrected.json()["revision"]) == (60, 2)
    assert placed.json()["measure"] == story.decided.measure_id


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"0"', 412), ("*", 200)])
def test_a_correction_names_what_it_has_read(program, story, tag, status):
    headers = {"If-Match": tag} if tag else {}

    response = program("reviewer", "claims:write").send(
        "PATCH", f"/api/v1/claims/{story.decided.pk}", {"place": "Cusco", "reason": "It says so."}, **headers
    )

    assert response.status_code == status
    assert Claim.objects.get(pk=story.decided.pk).revision == (2 if status == 200 else 1)


def test_a_rating_is_given_once_and_taken_back(program, placed):
    asking = program("reviewer", "read", "ratings:write")
    address = f"/api/v1/claims/{placed.pk}/ratings"

    first = asking.send("POST", address, RATING)
    again = asking.send("POST", address, RATING)

    assert (first.status_code, first.json()["level"], first.json()["reviewer"]) == (201, "unverifiable", "reviewer")
    assert again["Location"] == first["Location"]
    assert asking.get(first["Location"]).json() == first.json()
    assert asking.send("DELETE", address).status_code == 204
    assert asking.send("DELETE", address).status_code == 409
    assert asking.get(first["Location"]).status_code == 404


def test_a_rating_brings_its_evidence(program, placed):
    quote = {"snapshot": placed.snapshot_id, "start": 0, "end": 2, "stance": "supports"}
    asking = program("reviewer", "ratings:write")
    address = f"/api/v1/claims/{placed.pk}/ratings"

    without = asking.send("POST", address, {"level": "supported", "confidence": 3})
    given = asking.send("POST", address, {"level": "supported", "confidence": 3, "evidence": [quote]})
    outside = asking.send("POST", address, {"level": "supported", "confidence": 3, "evidence": [quote | {"end": 9999}]})

    assert (without.status_code, given.status_code) == (409, 201)
    assert pointers_of(outside) == [("body", "#/evidence/0/start")]
    assert Evidence.objects.filter(claim=placed).count() == 1


def test_an_editor_decides_and_nobody_else(program, placed):
    program("reviewer", "ratings:write").send("POST", f"/api/v1/claims/{placed.pk}/ratings", RATING)
    body = {"level": "unverifiable", "method": "majority", "rationale": "No list is public."}
    address = f"/api/v1/claims/{placed.pk}/decisions"

    assert program("reviewer", "decisions:write").send("POST", address, body).status_code == 403
    assert program("editor", "ratings:write").send("POST", address, body).status_code == 403
    assert program("editor", "decisions:write").send("POST", address, body).status_code == 201
    assert Decision.objects.get(claim=placed).rationale == "No list is public."


def test_a_text_is_taken_in_read_and_kept(program, story):
    asking = program("reviewer", "read", "intake:write")

    taken = asking.send("POST", "/api/v1/intake", {"text": "In all 61 people died.", "title": "Toll", "language": "en"})
    early = asking.send("POST", f"{taken['Location']}/commit")
    kept = asking.send("POST", f"/api/v1/intake/{story.waiting.pk}/commit")

    assert (taken.status_code, taken.json()["state"], early.status_code) == (202, "waiting", 409)
    assert kept.status_code == 201
    assert asking.get(kept["Location"]).json()["title"] == "Waiting"
    assert asking.send("DELETE", taken["Location"]).status_code == 204


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        pytest.param({}, "#/text", id="nothing"),
        pytest.param({"text": "a", "html": "<p>a"}, "#/html", id="two texts"),
        pytest.param({"url": "javascript:alert(1)"}, "#/url", id="no address of a page"),
        pytest.param({"text": "x", "nosuch": 1}, "#/nosuch", id="a field that there is not"),
        pytest.param({"text": "x", "published_on": "2023-02-30"}, "#/published_on", id="a day that is none"),
    ],
)
def test_what_cannot_be_taken_in_is_pointed_to(program, story, body, pointer):
    response = program("reviewer", "intake:write").send("POST", "/api/v1/intake", body)

    assert (response.status_code, pointers_of(response)) == (400, [("body", pointer)])


def test_the_same_request_is_done_once(program, story):
    asking = program("reviewer", "intake:write")
    before = Intake.objects.count()
    body = {"text": "In all 61 people died."}

    first = asking.send("POST", "/api/v1/intake", body, **{"Idempotency-Key": "one"})
    again = asking.send("POST", "/api/v1/intake", body, **{"Idempotency-Key": "one"})
    other = asking.send("POST", "/api/v1/intake", {"text": "Another."}, **{"Idempotency-Key": "one"})

    assert (again.status_code, again.json(), again["Location"]) == (202, first.json(), first["Location"])
    assert again["Idempotent-Replayed"] == "true"
    assert other.status_code == 422
    assert Intake.objects.count() == before + 1


def test_a_refused_request_leaves_its_key(program, story):
    asking = program("reviewer", "intake:write")

    refused = asking.send("POST", "/api/v1/intake", {}, **{"Idempotency-Key": "one"})
    taken = asking.send("POST", "/api/v1/intake", {"text": "61 people died."}, **{"Idempotency-Key": "one"})

    assert (refused.status_code, taken.status_code) == (400, 202)
    assert Receipt.objects.filter(key="one").count() == 1


def test_a_change_is_acknowledged_once(program, story):
    asking = program("reviewer", "claims:write")
    address = f"/api/v1/changes/{story.change.pk}/acknowledge"

    assert asking.send("POST", address, {"note": "Seen."}).status_code == 200
    assert asking.send("POST", address, {"note": "Seen."}).status_code == 409


def test_relations_and_board_say_the_same(program, story, placed):
    asking = program("viewer")

    board = asking.get(f"/api/v1/topics/{story.topic.slug}/board").json()
    compared = board["figures"][0]["claim"]
    relations = asking.get(f"/api/v1/claims/{compared}/relations").json()

    assert relations
    assert relations == [row for row in board["relations"] if compared in (row["one"], row["other"])]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_with_one_key_are_one(program, story):
    asking = program("reviewer", "intake:write")
    before, answers = Intake.objects.count(), []

    def send():
        body = {"text": "In all 61 people died."}
        answers.append(asking.send("POST", "/api/v1/intake", body, **{"Idempotency-Key": "one"}).json())
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Intake.objects.count() == before + 1
    assert all(answer == answers[0] for answer in answers)
    assert Rating.objects.exists()
