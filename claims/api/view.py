"""What every view of the API shares: who may ask, how often, and answers that can be asked for again by their tag."""

import hashlib
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.http import Http404
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from rest_framework.exceptions import APIException, NotAuthenticated, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from claims.api.limits import take_failure, take_request
from claims.api.problems import ChangedMeanwhile, PreconditionRequired, invalid
from claims.api.rendering import JSON, ProblemJSON, StrictJSONParser
from claims.api.scopes import Needs, WithinScope, sees_names
from claims.api.tokens import BearerToken, BrowserSession
from claims.exporting.columns import Asker, asker_for
from claims.models import Reviewer


class ApiView(APIView):
    """A view of the API. `needs` says what each method asks for; reading asks for the scope `read` alone."""

    needs: ClassVar[dict[str, Needs]] = {}
    is_public = False  # whether reading asks for no account
    authentication_classes = [BearerToken, BrowserSession]
    permission_classes = [WithinScope]
    renderer_classes = [JSON, ProblemJSON]
    parser_classes = [StrictJSONParser]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let in who may come in, and count the request; one whose token opens nothing is counted too."""
        try:
            self.perform_authentication(request)  # first: who asks decides how a format that is not there is refused
            super().initial(request, *args, **kwargs)
        except APIException as refusal:
            if refusal.status_code == 401:
                take_failure(request)
            raise
        take_request(request)

    def handle_exception(self, exc: Exception) -> Response:
        """Answer a refusal; of what is not there for everybody, a visitor learns no more than that they may sign in."""
        if isinstance(exc, Http404) and self.is_public and not self.request.user.is_authenticated:
            exc = NotAuthenticated()
        answered: Response = super().handle_exception(exc)
        return answered

    @property
    def asker(self) -> Asker:
        """On whose behalf this request asks."""
        return asker_for(self.request.user, now=timezone.now(), sees_names=sees_names(self.request))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if getattr(response, "is_problem", False):
            request.accepted_renderer, request.accepted_media_type = JSON(), JSON.media_type
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization", "Cookie"])
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if isinstance(response, Response) and request.method in ("GET", "HEAD") and response.status_code == 200:
            response.add_post_render_callback(lambda rendered: _tagged(request, rendered))
        return response


def tag_of(content: bytes) -> str:
    """Return the entity tag of an answer: equal answers have equal tags."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _tagged(request: Request, response: Any) -> Any:
    """Give an answer its tag; one that the client has already becomes an empty 304."""
    if not response.has_header("ETag"):
        response["ETag"] = tag_of(response.content)
    return get_conditional_response(request._request, etag=response["ETag"], response=response)


def require_match(request: Request, current: str) -> None:
    """Let a change through only if it names the tag of what is there now.

    Args:
        current: the entity tag of the row as it is.

    Raises:
        PreconditionRequired: the request names none.
        ChangedMeanwhile: it names another one; the answer holds the current tag.
    """
    given = request.headers.get("If-Match")
    if given is None:
        raise PreconditionRequired(
            "Send If-Match with the ETag that the row was read with.", pointer="/If-Match", where="header"
        )
    tags = [tag.strip() for tag in given.split(",")]
    if current not in tags and "*" not in tags:
        raise ChangedMeanwhile(
            "The row has changed since it was read.", pointer="/If-Match", where="header", current_etag=current
        )


def said_in(body: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    """Return what a request says, each field as the act wants it.

    Raises:
        ValidationError: with a pointer to each field that does not hold what its name promises, or that there is not.
    """
    read = body(data=request.data)
    unknown = set(request.data) - read.fields.keys()
    if unknown:
        raise invalid(dict.fromkeys(sorted(unknown), "There is no such field."))
    read.is_valid(raise_exception=True)
    said: dict[str, Any] = read.validated_data
    return said


def account_of(request: Request) -> User:
    """Return the account that asks, which the view has let in."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return request.user


def reviewer_of(request: Request) -> Reviewer:
    """Return the reviewer behind the account that asks.

    Raises:
        PermissionDenied: the account does not rate.
    """
    reviewer = Reviewer.objects.filter(user=account_of(request)).select_related("user").first()
    if reviewer is None:
        raise PermissionDenied("This account does not rate.")
    return reviewer
