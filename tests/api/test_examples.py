"""The examples of the description: each is sent as it stands, with the numbers of rows that there are, and is done."""

import json

import pytest

from claims.api.examples import EXAMPLES
from claims.api.schema import description
from claims.models import Finding
from tests.factories import claim

pytestmark = pytest.mark.django_db
ADDRESSES = {
    operation["operationId"]: (method.upper(), path, operation["requestBody"]["content"]["application/json"]["example"])
    for path, operations in description()["paths"].items()
    for method, operation in operations.items()
    if "requestBody" in operation
}


def test_every_operation_that_takes_a_body_has_an_example():
    assert ADDRESSES.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_example_is_done(program, story, name):
    method, path, body = ADDRESSES[name]
    asking = program("admin", "admin")
    fresh = claim("61", 61, 61, placed_in=story.decided.measure)
    subject = {"decision_new": story.decided, "change_acknowledge": story.change}.get(name, fresh)
    key = story.source.pk if name == "source_correct" else subject.pk
    number = story.source.current_snapshot_id if name == "claim_new" else story.decided.snapshot_id
    rows = {"snapshot": number, "measure": story.decided.measure_id, "included": [story.decided.pk]}
    latest = Finding.objects.get(superseded_by__isnull=True).pk
    sent = json.loads(json.dumps(body))
    sent |= {field: rows[field] for field in rows if field in sent}
    sent |= {"supersedes": latest} if name == "finding_new" else {}
    for piece in sent.get("evidence", []):
        piece["snapshot"] = number
    address = path.replace("{key}", str(key)).replace("{id}", str(subject.pk))
    headers = {"If-Match": "*"} if method == "PATCH" else {}

    response = asking.send(method, address, sent, **headers)

    assert response.status_code in (200, 201, 202), response.content
