"""Who is asking: the reviewer behind an account, and the permission a page wants."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required, permission_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from claims.models import Reviewer


class SignedInRequest(HttpRequest):
    """A request as most pages see it: LoginRequiredMiddleware has let only accounts through."""

    user: User
    htmx: HtmxDetails


def reviewer_of(request: SignedInRequest) -> Reviewer | None:
    """Return the reviewer behind the account that asks, or None for an account that does not rate."""
    return Reviewer.objects.filter(user=request.user).first()


def allowed(permission: str) -> Callable[[Any], Any]:
    """Return the decorator that lets only accounts with a permission in; others get a page that says so (403)."""
    return permission_required(permission, raise_exception=True)


def open_to_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let visitors without an account see what is public; whatever else, there or not, asks them to sign in."""

    @login_not_required
    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if request.user.is_authenticated:
                raise
            return redirect_to_login(request.get_full_path())

    return asked
