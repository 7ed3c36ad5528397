"""Health, for machines: alive, and ready to work."""

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

BROKER_TIMEOUT = 2  # seconds


@require_safe
@login_not_required
def health_live(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return JsonResponse({"live": True})


@require_safe
@login_not_required
def health_ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database and the broker answer: 200 when both do, else 503 with the one that does not."""
    answers = {"database": _database_answers(), "broker": _broker_answers()}
    return JsonResponse({"ready": all(answers.values()), **answers}, status=200 if all(answers.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker_answers() -> bool:
    try:
        with current_app.connection_for_write(connect_timeout=BROKER_TIMEOUT) as broker:
            broker.ensure_connection(max_retries=1, timeout=BROKER_TIMEOUT)
    except OSError:
        return False
    except current_app.connection_for_write().connection_errors:
        return False
    return True
