"""Refusals as programs read them: `application/problem+json` (RFC 9457), each with a pointer to what was wrong."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import OperationalError
from drf_standardized_errors.formatter import ExceptionFormatter
from drf_standardized_errors.handler import ExceptionHandler
from drf_standardized_errors.types import Error, ErrorResponse
from rest_framework import exceptions
from rest_framework.exceptions import APIException
from rest_framework.response import Response

MEDIA_TYPE = "application/problem+json"


class Problem(APIException):
    """A refusal of ours.

    Args:
        detail: a sentence for whoever reads the log.
        pointer: to what was wrong, as a JSON pointer ("/own_low"); empty when it is the request as a whole.
        where: body, query, path or header.
        wait: seconds after which to ask again; None when asking again will not help.
        extra: further members of the answer.

    Attributes:
        headers: further headers of the answer.
    """

    status_code = 400
    default_code = "invalid"

    def __init__(
        self, detail: str, *, pointer: str = "", where: str = "body", wait: float | None = None, **extra: Any
    ) -> None:
        super().__init__(detail)
        self.pointer, self.where, self.wait, self.extra = pointer, where, wait, extra
        self.headers: dict[str, str] = {}


class BadQuery(Problem):
    """Parameters of the address do not hold what their names promise; a sentence for each."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(" ".join(faults.values()), where="query")
        self.faults = faults


class Malformed(Problem):
    """The body is not JSON, or holds what no JSON document may."""

    default_code = "malformed"


class Conflict(Problem):
    """What was asked for does not fit what is there."""

    status_code, default_code = 409, "conflict"


class Gone(Problem):
    """What was there is not given out any more."""

    status_code, default_code = 410, "gone"


class ChangedMeanwhile(Problem):
    """Somebody changed the row since it was read."""

    status_code, default_code = 412, "changed_meanwhile"


class TooLarge(Problem):
    """The body is larger than what is taken."""

    status_code, default_code = 413, "too_large"


class KeyReused(Problem):
    """The idempotency key was used for another request."""

    status_code, default_code = 422, "key_reused"


class PreconditionRequired(Problem):
    """A change has to say which state of the row it starts from."""

    status_code, default_code = 428, "precondition_required"


class NotSatisfiable(Problem):
    """The part of the file that was asked for lies outside it."""

    status_code, default_code = 416, "not_satisfiable"


class Unavailable(Problem):
    """The database did not answer in time."""

    status_code, default_code = 503, "unavailable"


class Handler(ExceptionHandler):
    """Takes every exception, ours and Django's, and answers with a problem."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if isinstance(exc, RequestDataTooBig | TooManyFieldsSent):
            return TooLarge("The body is larger than what is taken.")
        if isinstance(exc, SuspiciousOperation):
            return Malformed("The request is not one that a client of ours would send.")
        if isinstance(exc, OperationalError):
            return Unavailable("The database did not answer in time. Ask again.", wait=5)
        return super().convert_known_exceptions(exc)

    def get_response(self, exc: APIException, data: dict[str, Any]) -> Response:
        response = super().get_response(exc, data)
        response.content_type = MEDIA_TYPE
        for name, value in getattr(exc, "headers", {}).items():
            response[name] = value
        response.is_problem = True  # type: ignore[attr-defined]  # the view renders it as JSON, whatever was accepted
        return response


class Formatter(ExceptionFormatter):
    """Writes a refusal as the members of RFC 9457, with `errors` as its extension."""

    def get_errors(self) -> list[Error]:
        if isinstance(self.exc, exceptions.ValidationError):
            return super().get_errors()
        return [Error(code=str(self.exc.get_codes()), detail=str(self.exc.detail), attr=None)]

    def format_error_response(self, error_response: ErrorResponse) -> dict[str, Any]:
        exc = self.exc
        code = "invalid" if isinstance(exc, exceptions.ValidationError) else str(exc.get_codes())
        request = self.context.get("request")
        problem: dict[str, Any] = {
            "type": f"/api/v1/problems/{code}",
            "title": HTTPStatus(exc.status_code).phrase,
            "status": exc.status_code,
            "detail": " ".join(dict.fromkeys(error.detail for error in error_response.errors)),
            "instance": request.path if request is not None else "",
            "errors": _errors(exc, error_response.errors),
        }
        return problem | getattr(exc, "extra", {})


def _errors(exc: APIException, errors: list[Error]) -> list[dict[str, str]]:
    if isinstance(exc, BadQuery):
        return [
            {"in": "query", "pointer": f"#/{escaped(name)}", "code": exc.default_code, "detail": detail}
            for name, detail in exc.faults.items()
        ]
    return [_error(exc, error) for error in errors]


def _error(exc: APIException, error: Error) -> dict[str, str]:
    where = getattr(exc, "where", "body" if isinstance(exc, exceptions.ValidationError) else "request")
    pointer = getattr(exc, "pointer", "")
    if error.attr and error.attr != "non_field_errors":
        pointer = "".join(f"/{escaped(step)}" for step in error.attr.split("."))
    return {"in": where, "pointer": f"#{pointer}", "code": error.code, "detail": error.detail}


def escaped(step: str) -> str:
    """Return one step of a JSON pointer (RFC 6901)."""
    return step.replace("~", "~0").replace("/", "~1")


def invalid(errors: dict[str, str]) -> exceptions.ValidationError:
    """Return the refusal of a body, with a sentence for each of its fields that was wrong."""
    return exceptions.ValidationError({field: [detail] for field, detail in errors.items()})
