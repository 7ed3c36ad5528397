"""The ground of the browser tests: Debian's Chromium, the site on this test's database, and people signed in."""

import asyncio
import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from django.test import Client

from tests.factories import person

CHROMIUM = "chromium"  # as Debian installs it; a downloaded browser is never used
# The browser is a process of its own, so it gets the rule that pytest-socket gives the tests: this machine only.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
ROLES = {"viewer": "Viewer", "reviewer": "Reviewer", "second": "Reviewer", "editor": "Editor", "admin": "Admin"}
TALL = 900


@pytest.fixture(scope="session")
def base_url():
    """None for the whole session: every test has a server of its own."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """How Chromium is started; without one the tests are skipped, or fail where REQUIRE_BROWSER=1 says that it is there."""
    path = shutil.which(CHROMIUM)
    if path is None:
        reason = "no Chromium on this machine (Debian: apt-get install chromium)"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    rootless = ["--no-sandbox"] if os.getuid() == 0 else []  # Chromium's sandbox refuses to run as root
    return {**browser_type_launch_args, "executable_path": path, "args": [OFFLINE, *rootless]}


@pytest.fixture(scope="session")
def loop_at_rest(browser):
    """Playwright's event loop, put away while no browser test runs.

    Playwright leaves its loop running in the main thread between its calls: asyncio.run would refuse to work in every
    later test of the process. The loop is put back for each browser test, and at the end, for closing the browser.
    """
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield loop
    asyncio._set_running_loop(loop)


@pytest.fixture
def browsing(transactional_db, loop_at_rest, monkeypatch):
    """The time of one browser test: Playwright's loop runs, and Django does not mind."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    asyncio._set_running_loop(loop_at_rest)
    yield
    connections.close_all()  # beside a running loop Django keeps connections of its own
    asyncio._set_running_loop(None)


@pytest.fixture
def people(db):
    """One account per role, and a second reviewer, by name."""
    return {name: person(name, role) for name, role in ROLES.items()}


@pytest.fixture
def visit(django_db_serialized_rollback, browsing, live_server, people, new_context):
    """Return what opens a page of the site: as somebody, in a language, of a width, in light or dark, with or without JavaScript.

    Whatever the browser complains of on the way (an error in a script, something that the policy for content refuses, an
    answer that the server broke on) fails the test.
    """
    complaints = []

    def note(said):
        # A refusal (403, 404) is an answer like any other, and what some tests ask for.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(f"{said.location['url']}: {said.text}")

    def open_page(path="/", *, by="reviewer", language="en", width=1280, scheme="light", javascript=True, **more):
        context = new_context(
            base_url=live_server.url,
            locale=language,
            viewport={"width": width, "height": TALL},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=javascript,
            **more,
        )
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if by is not None:
            client = Client()
            client.force_login(people[by])
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", note)
        page.on(
            "response",
            lambda answer: complaints.append(f"{answer.url}: {answer.status}") if answer.status >= 500 else None,
        )
        page.goto(path)
        return page

    yield open_page
    assert complaints == []


def barriers(page):
    """Return what axe finds on a page that keeps people out, one line per element; an empty list is what we want."""
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {', '.join(map(str, node['target']))}" for rule in found for node in rule["nodes"]]
