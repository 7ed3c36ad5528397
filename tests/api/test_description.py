"""The description of the API: kept beside the code, true to every answer, and never surprised by what is sent."""

import json
import os
from pathlib import Path

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.conftest import Program

KEPT = Path(django_settings.BASE_DIR) / "docs" / "openapi.json"
CALLS = int(os.environ.get("API_CALLS", "40"))
ROLES = ("admin", "editor", "reviewer", "viewer", None)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_the_description_beside_the_code_is_what_the_api_says(capsys):
    call_command("describe_api")

    assert json.loads(capsys.readouterr().out) == json.loads(KEPT.read_text()), (
        "manage.py describe_api > docs/openapi.json"
    )


@pytest.fixture
def operations(story, settings):
    for signal in (request_started, request_finished):  # a server would close the connection that the test stands on
        signal.disconnect(close_old_connections)
    settings.API_BURST = settings.API_PER_MINUTE = settings.API_STREAMS_BURST = settings.API_STREAMS_PER_MINUTE = 10**6
    schema = schemathesis.openapi.from_wsgi("/api/v1/schema", get_wsgi_application())
    yield [found.ok() for found in schema.get_all_operations()]
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
def test_every_answer_is_as_described(story, program, operations):
    shown = {role: program(role, "admin").defaults["HTTP_AUTHORIZATION"] for role in ROLES if role}

    @settings(
        max_examples=CALLS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def call(data):
        operation = data.draw(st.sampled_from(operations))
        case = data.draw(operation.as_strategy())
        role = data.draw(st.sampled_from(ROLES))
        headers = {"Authorization": shown[role]} if role else {}
        case.validate_response(case.call(headers=headers), checks=CHECKS)

    assert isinstance(program("admin"), Program)
    call()
