"""The project's Celery application as the fault tests run it: it may ask the tests' own site, and lets go of work in seconds.

This is the only way to another guard: a module of the tests, in a process that a test starts and tells where its site is.
"""

import os
from datetime import timedelta

import django
from django.conf import settings

from factcheck.celery import app

__all__ = ["app"]

LEASE = timedelta(seconds=4)  # longer than any task of these tests, so that a live worker never loses its row
SWEEP_SECONDS = 1.0
UNCOUNTED = 10_000  # workers die by our hand here, not by the page's fault


def serve_tests(site_port):
    """Change what is different in these tests; the project's modules are there once Django is set up."""
    from sources import leases, turns
    from sources.fetching import guarding
    from sources.models import fetch, schedule
    from tests.sources.news_site import NewsSite

    guarding.PUBLIC = NewsSite(port=site_port).guard()
    settings.FETCH_HOST_PAUSE = timedelta(0)
    for module in (leases, turns, schedule):
        module.LEASE_LENGTH = LEASE
    schedule.ATTEMPTS = schedule.ATTEMPTS_IN_COMPANY = UNCOUNTED
    leases.LeasedQuerySet.attempts_at_most = fetch.ArrivalQuerySet.attempts_at_most = UNCOUNTED
    app.conf.beat_schedule = {
        name: {"task": task, "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}}
        for name, task in (("pages", "sources.tasks.sweep"), ("claims", "claims.tasks.sweep"))
    }
    app.conf.broker_transport_options = {
        "visibility_timeout": 4,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    }


if "FAULTS_SITE_PORT" in os.environ:
    django.setup()
    serve_tests(int(os.environ["FAULTS_SITE_PORT"]))
