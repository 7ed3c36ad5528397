"""What the documents say is so: variables, commands, words, links and decisions, held against the code."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("claims", "factcheck", "sources")
README = ROOT / "README.md"
MAKEFILE = ROOT / "Makefile"
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
DOCUMENTS = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Read from the environment, and no business of whoever installs the project: the shell's and the system's own.
NOT_SETTINGS = {"PATH", "HOME", "TMPDIR", "DJANGO_SETTINGS_MODULE"}


def variables_read():
    """Return every name that the code asks the environment for."""
    names = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                names |= _names_asked(node)
    return names - NOT_SETTINGS


def _names_asked(node):
    asked, environment = None, {"env", "environment", "os.environ"}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        if ast.unparse(node.func.value) in environment or ast.unparse(node.func) == "os.getenv":
            asked = node.args[0]
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value) in environment:
        asked = node.slice
    return {asked.value} if isinstance(asked, ast.Constant) and isinstance(asked.value, str) else set()


def test_every_variable_that_is_read_is_in_the_example_and_the_other_way_round():
    example = set(re.findall(r"^([A-Z_]+)=", (ROOT / "env.example").read_text(), re.MULTILINE))

    assert variables_read() == example


def test_every_variable_of_the_example_has_a_comment():
    paragraphs = (ROOT / "env.example").read_text().strip().split("\n\n")

    assert [paragraph for paragraph in paragraphs if not paragraph.startswith("# ")] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_commands_that_are_named_exist(document):
    words = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):.*##", MAKEFILE.read_text(), re.MULTILINE))

    # In prose "make" is a verb, so only what is set as code counts.
    code = "\n".join(re.findall(r"`[^`\n]+`|^(?: {4}|\t).*$", words, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", code)) - targets == set()
    assert set(re.findall(r"manage\.py ([a-z_]+)", code)) - set(get_commands()) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_files_that_are_linked_exist(document):
    links = re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text())

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_record_is_a_word_of_the_glossary():
    words = {word.lower() for word in re.findall(r"\*\*([^*]+)\*\*", (ROOT / "docs" / "glossary.md").read_text())}
    records = [model for app in ("claims", "sources") for model in apps.get_app_config(app).get_models()]
    own = {model.__name__.lower() for model in records if not hasattr(model, "pgh_tracked_model")}

    assert own - words == set()


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_the_number_of_its_file_and_says_what_follows(decision):
    heading, words = decision.read_text().split("\n", 1)

    assert heading.startswith(f"# {int(decision.name[:4])}. ")
    assert re.match(r"Date: \d{4}-\d\d-\d\d · Status: (accepted|superseded by \d+)$", words.split("\n")[0])
    assert [part for part in ("## Context", "## Decision", "## Consequences") if part not in words] == []
