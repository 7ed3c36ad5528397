"""Requests that name an idempotency key are done once, however often they are sent."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

import orjson
from django.db import connection, transaction
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import Conflict, KeyReused, Problem
from claims.api.rendering import JSON, row
from claims.models import Receipt

LONGEST_KEY = 255
KEPT = timedelta(days=7)  # receipts; a request that comes again later is another one
WAIT = "10s"  # for another request of the same key that is just being done
_KEPT_HEADERS = ("Location", "ETag")
Method = Callable[..., Response]


def once(method: Method) -> Method:
    """Do a request that names `Idempotency-Key` once, and give the same answer to every further one like it.

    The key, what is done and the answer are written in one transaction: a request that fails leaves no key behind, and of
    many at once all but one wait for the first. Refusals are not kept; the same key may be tried again after one.
    """

    @wraps(method)
    def answer(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            with transaction.atomic():
                return method(view, request, *args, **kwargs)
        if not 0 < len(key) <= LONGEST_KEY or not key.isprintable() or not key.isascii():
            raise Problem(
                f"An idempotency key has 1 to {LONGEST_KEY} printable characters of ASCII.",
                pointer="/Idempotency-Key",
                where="header",
            )
        with transaction.atomic():
            kept = _kept_or_new(request, key)
            if kept.status is not None:
                return _again(kept, request)
            response = method(view, request, *args, **kwargs)
            _keep(kept, response)
        return response

    return answer


def forget_receipts(*, now: datetime) -> int:
    """Forget the receipts of requests that were made more than KEPT ago; return how many."""
    count, _ = Receipt.objects.filter(asked_at__lt=now - KEPT).delete()
    return count


def _kept_or_new(request: Request, key: str) -> Receipt:
    """Return the row of a key, new or as another request wrote it; waits while that one is being done."""
    fingerprint, user_id = _fingerprint(request), request.user.pk or 0
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
    new = Receipt(user_id=user_id, key=key, request_sha256=fingerprint, asked_at=timezone.now())
    Receipt.objects.bulk_create([new], ignore_conflicts=True)
    kept = Receipt.objects.select_for_update().get(user_id=user_id, key=key)
    if kept.request_sha256 != fingerprint:
        raise KeyReused("This key was used for another request.", pointer="/Idempotency-Key", where="header")
    return kept


def _fingerprint(request: Request) -> str:
    said = orjson.dumps([request.method, request.get_full_path(), repr(request.data)])
    return hashlib.sha256(said).hexdigest()


def _keep(kept: Receipt, response: Response) -> None:
    if response.status_code >= 400:
        raise Conflict("A request that is refused is not kept.")
    kept.status = response.status_code
    kept.headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
    kept.body = JSON().render(response.data).decode()
    kept.save(update_fields=["status", "headers", "body"])


def _again(kept: Receipt, request: Request) -> Response:
    response = Response(row(kept.body) if kept.body else None, status=kept.status, headers=kept.headers)
    response["Idempotent-Replayed"] = "true"
    return response
