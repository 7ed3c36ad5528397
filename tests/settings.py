"""The project's settings, with the tests' own database, store and broker. No variable can switch production to these."""

import atexit
import os
import shutil
import tempfile

from factcheck import local
from factcheck.settings import *  # noqa: F403, TID251 - the tests run on the real settings, changed below

DATABASES = {"default": local.database(test=True)}
# A worker that a test starts gets the names of the test's own database and store.
DATABASES["default"]["NAME"] = os.environ.get("TEST_DATABASE_NAME", DATABASES["default"]["NAME"])


def _folder_of(variable, prefix):
    """Return the folder that a test has given to a process of its own, else a new one that goes with this process."""
    folder = os.environ.get(variable)
    if folder is None:
        folder = tempfile.mkdtemp(prefix=prefix)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


BLOB_ROOT = _folder_of("TEST_BLOB_ROOT", "factcheck-blobs-")
EXPORT_ROOT = _folder_of("TEST_EXPORT_ROOT", "factcheck-exports-")
CELERY_BROKER_URL = os.environ.get("TEST_BROKER_URL", "memory://")
CELERY_BROKER_TRANSPORT_OPTIONS = {}
EMAIL_HOST = "mail.test"  # where nothing is sent: the test runner keeps what is mailed
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no password here is worth more
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405 - tests serve no collected files
