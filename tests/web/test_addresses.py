"""Address, view and template rhyme: `claim-detail` is answered by `claim_detail`, which fills `claims/claim_detail.html`."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import person
from tests.web.doors import addresses, named_patterns
from tests.web.permits import PERMITS
from tests.web.story import tell

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Django's own views, under the names it gives them.
FOREIGN = ("login", "logout")
# Pages that Django itself picks by name, the frame of all others, and the gallery, which is there while developing only.
DJANGOS = {f"{name}.html" for name in ("400", "403", "403_csrf", "404", "500", "login")}
NOT_OF_AN_ADDRESS = {*DJANGOS, "base.html", "claims/gallery.html"}


def test_addresses_and_views_rhyme():
    ours = [(name, view) for name, _, view in named_patterns() if view.__module__.startswith("claims.views")]

    assert ours
    assert [(name, view.__name__) for name, view in ours if view.__name__ != name.replace("-", "_")] == []


def test_no_address_is_given_twice():
    names = [name for name, _, _ in named_patterns() if not name.startswith("admin:")]

    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_views_and_templates_rhyme(client):
    story = tell()
    client.force_login(person("admin", "Admin"))
    filled = {}
    for name, address in addresses(story.arguments()):
        if not name.startswith("admin:") and name not in FOREIGN and "GET" in PERMITS[name]:
            used = [template.name for template in client.get(address).templates if template.name]
            used = [path for path in used if "/_" not in path]  # fragments, which may be drawn before their page
            if used:
                filled[name] = used[0]

    assert {name: template for name, template in filled.items() if Path(template).stem != name.replace("-", "_")} == {}


def test_every_page_of_the_templates_has_its_address():
    pages = {path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.html") if not path.name.startswith("_")}
    pages = {path for path in pages if path.parts[0] not in ("_parts", "admin")}
    named = {name.replace("-", "_") for name, _, _ in named_patterns()}

    assert {str(path) for path in pages if path.stem not in named} - NOT_OF_AN_ADDRESS == set()


def test_every_fragment_says_what_it_needs():
    fragments = [path for path in TEMPLATES.rglob("*.html") if path.name.startswith("_") or "_parts" in path.parts]

    assert fragments
    assert [path.name for path in fragments if not path.read_text().startswith("{% comment %}\n")] == []
