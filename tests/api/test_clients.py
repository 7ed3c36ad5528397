"""Clients that others wrote, as they are: one generated from the description reads, asks for a file and is refused."""

import importlib
import subprocess
import sys

import httpx  # noqa: TID251 - what the generated client speaks through
import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The package that openapi-python-client makes of docs/openapi.json; without a word of warning."""
    folder = tmp_path_factory.mktemp("generated")
    made = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--no-fail-on-warning"),
            *(
                "--path",
                str(settings.BASE_DIR / "docs" / "openapi.json"),
                "--output-path",
                str(folder / "generated_client"),
            ),
            *("--config", str(_without_formatting(folder))),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, "WARNING" in made.stdout) == (0, False), made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield importlib.import_module("generated_client")
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.startswith("generated_client")]:
        del sys.modules[name]


def _without_formatting(folder):
    path = folder / "config.yml"
    path.write_text("post_hooks: []\n")
    return path


@pytest.fixture
def client_of(generated, program):
    """Return a generated client that asks as a role with scopes."""
    for signal in (request_started, request_finished):  # a server would close the connection that the test stands on
        signal.disconnect(close_old_connections)

    def client_of(role, *scopes):
        shown = program(role, *scopes).defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
        return generated.AuthenticatedClient(
            base_url="http://testserver",
            token=shown,
            httpx_args={"transport": httpx.WSGITransport(app=get_wsgi_application())},
            raise_on_unexpected_status=True,
        )

    yield client_of
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operation(name, tag):
    return importlib.import_module(f"generated_client.api.{tag}.{name}")


def test_a_generated_client_reads_typed_rows(client_of, story):
    client = client_of("editor", "read")

    me = operation("me", "about").sync(client=client)
    page = operation("claims", "claims").sync(client=client, topic=story.topic.slug)
    claim = operation("claim", "claims").sync(client=client, key=story.decided.pk)
    ratings = operation("ratings", "ratings").sync(client=client, claim=story.decided.pk)

    assert me.account == "editor"
    assert [row.claim for row in page.results][0] == story.decided.pk
    assert (claim.wording, claim.low, claim.range_.high, claim.range_.high_inc) == ("48", 48, 48, True)
    assert (claim.qualifier.value, claim.entered_at.year) == ("exact", 2023)
    assert [row.row.value for row in ratings.results] == ["rating", "rating", "decision"]


def test_a_generated_client_asks_for_a_file_and_is_refused_in_types(client_of, story):
    client = client_of("editor", "read")
    models = importlib.import_module("generated_client.models")
    new = operation("export_new", "exports")

    asked = new.sync(
        client=client,
        body=models.NewExport(format_=models.NewExportFormat("csv"), table=models.NewExportTable("claims")),
    )
    followed = operation("export", "exports").sync(client=client, id=asked.export)
    refused = operation("claim", "claims").sync(client=client, key=10**9)

    assert (followed.state.value, followed.rows_written, followed.download) == ("waiting", 0, None)
    assert (refused.status, refused.type_) == (404, "/api/v1/problems/not_found")
