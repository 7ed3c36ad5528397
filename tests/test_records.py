"""What every record has: a sentence that says what a row is, constraints that read as sentences, a name for people."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.web.story import tell

RECORDS = [
    model
    for app in ("claims", "sources")
    for model in apps.get_app_config(app).get_models()
    if not hasattr(model, "pgh_tracked_model")  # the tables of history are made from the records
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_says_what_a_row_is(record):
    # Django writes a list of the fields where there is no docstring.
    assert not record.__doc__.startswith(f"{record.__name__}(")
    assert re.match(r"[A-Z].*\.", record.__doc__, re.DOTALL)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_has_a_name_for_people(record):
    assert record.__str__ is not models.Model.__str__


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_constraints_read_as_sentences(record):
    names = [constraint.name for constraint in record._meta.constraints]

    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+){2,}", name)] == []
    assert [name for name in names if len(name) > 63] == []  # PostgreSQL would cut it


@pytest.mark.parametrize(
    "file", sorted({inspect.getfile(record) for record in RECORDS}), ids=lambda file: Path(file).stem
)
def test_every_index_names_the_page_it_serves(file):
    """As a comment beside it, so that nobody keeps one that no page needs."""
    source = Path(file).read_text()
    lines = source.splitlines()
    indexes = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "models.Index"
    ]

    assert [
        lines[node.lineno - 1] for node in indexes if "# " not in " ".join(lines[node.lineno - 1 : node.end_lineno + 1])
    ] == []


@pytest.mark.django_db
def test_every_row_can_be_named():
    tell()

    empty = [record.__name__ for record in RECORDS if not record.objects.exists()]
    unnamed = [str(row) for record in RECORDS for row in record.objects.all() if not str(row).strip()]

    assert empty == []
    assert unnamed == []
