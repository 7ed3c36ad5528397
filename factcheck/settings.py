"""One settings module; everything that differs between machines is read from the environment.

Variables are listed, with a comment each, in `env.example`. With none set, the project runs its own
PostgreSQL and broker on this machine (`factcheck.local`) and refuses to listen anywhere but loopback.
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from factcheck import local

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

LOCAL = not env.str("DATABASE_URL", "")
SECRET_KEY = local.secret_key() if LOCAL else env.str("SECRET_KEY")  # production: no default, a missing key stops us
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if LOCAL else [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "claims",
    "sources",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "knox",
    "pghistory",
    "pgtrigger",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "claims.views.reader.as_readers_like",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

DATABASES = {"default": local.database() if LOCAL else env.dj_db_url("DATABASE_URL")}
# One connection per thread, kept and checked: opening one costs more than most pages do.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Boards drawn before, by the state of what they rest on; each web process keeps its own, the oldest go first.
    "boards": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "boards",
        "TIMEOUT": 3600,  # seconds
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "") or local.broker_url()
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# On Redis and Valkey a lost worker's message comes back after the visibility timeout (seconds); the other two make that
# prompt instead of up to 100 s late. RabbitMQ ignores all three.
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 600, "unacked_restore_interval": 5, "unacked_restore_throttle": 1}
    if CELERY_BROKER_URL.startswith(("redis", "rediss"))
    else {}
)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 240  # seconds; must stay below half the broker's visibility timeout
CELERY_TASK_SOFT_TIME_LIMIT = 200
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 4.0  # seconds to give tasks back; `make run` waits six
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "claims.tasks.sweep", "schedule": 30.0},
    "forget": {"task": "claims.tasks.forget", "schedule": 3600.0},
    "sweep pages": {"task": "sources.tasks.sweep", "schedule": 15.0},
    "send digests": {"task": "claims.tasks.send_digests", "schedule": 600.0},
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "queue"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = local.VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "factcheck" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Compressing takes longer than all the rest of a start, and on one's own machine nobody waits for the network.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

LOCAL_ACCOUNTS = local.VAR / "accounts"  # names and first passwords of a local installation
# Who asks sites for pages, and where its people can be reached; sites block programs that do not say.
FETCH_USER_AGENT = f"factcheck/0.1 (+{env.str('FETCH_CONTACT', 'no contact given')})"
FETCH_DEADLINE = env.timedelta("FETCH_DEADLINE", timedelta(seconds=20))  # for one page, redirects and body included
FETCH_HOST_PAUSE = env.timedelta("FETCH_HOST_PAUSE", timedelta(seconds=2))  # between two pages of one host
FETCH_ROUNDS = env.int("FETCH_ROUNDS", 1)  # of fetching at once; the other worker processes read and compare
BLOB_ROOT = env.path("BLOB_ROOT", local.VAR / "blobs")
INTAKE_MAX_BYTES = 10 * 1024 * 1024  # of one pasted text or file, as it arrives
# A file of the largest size has to reach the form, which then says in a sentence that it is too large.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * INTAKE_MAX_BYTES
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "style-src": [SELF],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked over plain HTTP on the machine itself
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not LOCAL)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 0 if LOCAL else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Who asks, how bodies are read and answers written is in claims.api.view.ApiView, which every view of the API is.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
}
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "claims.api.problems.Handler",
    "EXCEPTION_FORMATTER_CLASS": "claims.api.problems.Formatter",
    "ENABLE_IN_DEBUG_FOR_UNHANDLED_EXCEPTIONS": True,
}
KNOX_TOKEN_MODEL = "claims.Token"
MIGRATION_MODULES = {"knox": None}  # its own table of tokens is not used
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_PREFIX": "fc_"}
SPECTACULAR_SETTINGS = {
    "TITLE": "factcheck",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": "Figures that articles state, how they relate, and what people found. See docs/api.md.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "POSTPROCESSING_HOOKS": ["claims.api.schema.complete"],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
# What one account or address may ask the API: so many at once, and so many a minute in the long run.
API_BURST = env.int("API_BURST", 300)
API_PER_MINUTE = env.int("API_PER_MINUTE", 1200)
API_STREAMS_BURST = env.int("API_STREAMS_BURST", 10)  # whole tables
API_STREAMS_PER_MINUTE = env.int("API_STREAMS_PER_MINUTE", 6)
# Mail is off without a server for it.
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "factcheck@localhost")
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000")
EXPORT_ROOT = env.path("EXPORT_ROOT", local.VAR / "exports")
# Under which data packages are given out; quotes stay their publishers'.
DATA_LICENCE = env.str("DATA_LICENCE", "CC-BY-4.0")
DATA_LICENCE_URL = env.str("DATA_LICENCE_URL", "https://creativecommons.org/licenses/by/4.0/")

# To standard error, where whoever runs the processes collects it; Django's own default is silent without DEBUG.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
