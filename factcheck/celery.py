"""The Celery application. Messages carry ids only; what is to be done is a row in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.set_default()  # the current application is one thread's only, and the web server answers on many
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
