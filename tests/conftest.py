"""What every test stands on: the run's own PostgreSQL, a network that is closed, and people to act as."""

from collections import Counter
from datetime import timedelta

import hypothesis
import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from factcheck import messages
from factcheck.celery import app
from factcheck.local.testing import ServersForTests, running_broker, running_worker
from sources.fetching import guarding
from tests.factories import person
from tests.sources.news_site import running_news_site

_servers = ServersForTests()

collect_ignore = ["benchmarks"]  # programs of their own, which set up what they measure

# No test is timed: a busy machine makes no law untrue.
hypothesis.settings.register_profile("project", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("project")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # the xdist controller, or a run without xdist
        messages.compile_all()
        _servers.start()


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        _servers.stop()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session):
    """Close the run with what was skipped and why, so that nobody takes a skipped test for a passed one."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reasons = Counter(report.longrepr[2] for report in reporter.stats.get("skipped", []))
        for reason, count in reasons.most_common():
            reporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture
def editor(db):
    return person("editor", "Editor")


@pytest.fixture
def reviewer(db):
    return person("reviewer", "Reviewer")


@pytest.fixture
def second(db):
    return person("second", "Reviewer")


@pytest.fixture
def viewer(db):
    return person("viewer", "Viewer")


@pytest.fixture
def news(monkeypatch, settings):
    """A site on this machine that the door lets in; its hosts may be asked again at once."""
    settings.FETCH_HOST_PAUSE = timedelta(0)
    with running_news_site() as site:
        monkeypatch.setattr(guarding, "PUBLIC", site.guard())
        yield site


@pytest.fixture
def worker(transactional_db, settings, monkeypatch):
    """A real Celery worker behind a real broker, on this test's database and store."""
    with running_broker() as broker:
        monkeypatch.setattr(app.conf, "broker_url", broker.url)
        monkeypatch.setattr(app, "_pool", None)  # connections to another broker are not taken up again
        monkeypatch.setattr(app.amqp, "_producer_pool", None)
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "TEST_DATABASE_NAME": connection.settings_dict["NAME"],
            "TEST_BLOB_ROOT": str(settings.BLOB_ROOT),
            "TEST_EXPORT_ROOT": str(settings.EXPORT_ROOT),
            "TEST_BROKER_URL": broker.url,
        }
        with running_worker("factcheck", environment=environment) as log:
            yield log


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with TRUNCATE let through: Django's own flush between transactional tests needs it."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE '%\\_is\\_never\\_truncated'"
        )
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Give every test on real transactions the rows that migrations wrote: the flush of the one before has taken them."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            again = pytest.mark.django_db(**marker.kwargs | {"serialized_rollback": True})
            item.add_marker(again, append=False)
        elif {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            item.fixturenames.append("django_db_serialized_rollback")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item, nextitem):
    """Put the rows that migrations wrote back once a test on real transactions has been flushed away, for those after it.

    A hook and not a fixture: no fixture of ours is sure to be torn down after pytest-django's flush.
    """
    torn_down = yield
    if nextitem is None:  # and the database is gone
        return torn_down
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and marker.kwargs.get("serialized_rollback")
    if is_marked or "django_db_serialized_rollback" in getattr(item, "fixturenames", ()):
        with item.session.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
    return torn_down
