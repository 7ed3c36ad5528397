"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application

from factcheck import celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

__all__ = ["application", "celery"]  # tasks are sent from here, so the Celery application is loaded

application = get_wsgi_application()
