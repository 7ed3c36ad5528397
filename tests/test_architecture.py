"""The arrows between packages, checked rather than remembered."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# package → what it may import beside the standard library and itself
PURE = {
    "claims/figures": {"re2"},
    "claims/comparison": {"re2", "babel", "claims.figures"},
    "sources/readers": {
        "re2",
        "lxml",
        "lxml_html_clean",
        "trafilatura",
        "htmldate",
        "selectolax",
        "feedparser",
        "py3langid",
        "charset_normalizer",
    },
}
EDGES = ("views", "api", "admin", "sheets", "forms", "tasks", "management", "receivers", "urls", "templatetags")
ACTS = {
    "claims": (
        "taking_in",
        "proposing",
        "rechecking",
        "correcting",
        "placing",
        "rating",
        "deciding",
        "inviting",
        "assigning",
        "commenting",
        "stating",
    ),
    "sources": (
        "adding",
        "arriving",
        "capturing",
        "fetching",
        "promoting",
        "refreshing",
        "restricting",
        "turns",
        "visiting",
        "watching",
    ),
}


def imported_names(path):
    """Yield every imported name, dotted and absolute; `from ..models import x` is resolved."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield from (".".join([*above, node.module or "", a.name]) for a in node.names)


def imports_of(package):
    files = sorted((ROOT / package).rglob("*.py")) if (ROOT / package).is_dir() else [ROOT / f"{package}.py"]
    assert files, f"{package} is gone: correct this test"
    return [(str(path.relative_to(ROOT)), name) for path in files for name in imported_names(path)]


def leads_to(name, packages):
    return any(name == package or name.startswith(package + ".") for package in packages)


@pytest.mark.parametrize("package", PURE)
def test_pure_packages_need_no_framework(package):
    allowed = {package.replace("/", "."), *PURE[package], *sys.stdlib_module_names}

    assert [pair for pair in imports_of(package) if not leads_to(pair[1], allowed)] == []


def test_sources_know_nothing_of_claims():
    assert [pair for pair in imports_of("sources") if leads_to(pair[1], ["claims"])] == []


@pytest.mark.parametrize("app", ["claims", "sources"])
def test_nothing_imports_the_project(app):
    assert [pair for pair in imports_of(app) if leads_to(pair[1], ["factcheck"])] == []


@pytest.mark.parametrize(("app", "act"), [(app, act) for app, acts in ACTS.items() for act in acts])
def test_acts_know_no_edge(app, act):
    edges = [f"{package}.{edge}" for package in ("claims", "sources") for edge in EDGES]

    assert [pair for pair in imports_of(f"{app}/{act}") if leads_to(pair[1], edges)] == []


@pytest.mark.parametrize("records", ["claims/models", "sources/models"])
def test_records_know_no_act_and_no_edge(records):
    acts = [f"{app}.{act}" for app, names in ACTS.items() for act in names]
    edges = [f"{package}.{edge}" for package in ("claims", "sources") for edge in EDGES]

    assert [pair for pair in imports_of(records) if leads_to(pair[1], acts + edges)] == []


def test_imports_stand_at_the_top():
    """An import inside a function is a wrong arrow; Django itself needs it in manage.py and apps.py."""
    inside = []
    for package in ("claims", "sources", "factcheck"):
        for path in (ROOT / package).rglob("*.py"):
            if path.name == "apps.py" or "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    inside += [str(path) for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]

    assert inside == []


def test_files_stay_under_400_lines():
    packages = ("claims", "sources", "factcheck", "tests")
    files = [path for package in packages for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]

    assert [str(path) for path in files if len(path.read_text().splitlines()) > 400] == []
