"""What belongs to the person who is asking: language, time zone, keys, password, and where they are signed in."""

from zoneinfo import available_timezones

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from claims.forms import AccountForm
from claims.signed_in import end_others, sessions_of
from claims.views.people import SignedInRequest, reviewer_of
from claims.views.reader import remember


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages, also before signing in, and go back to where one was."""
    return set_language(request)


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: SignedInRequest) -> HttpResponse:
    """Show and save how pages are written for the person who asks."""
    reviewer = reviewer_of(request)
    form = AccountForm(request.POST or None, instance=reviewer) if reviewer else None
    if request.method == "POST" and form is not None and form.is_valid():
        reviewer = form.save()
        remember(request.session, reviewer)
        with translation.override(reviewer.language):
            messages.success(request, _("Saved."))
        response = redirect("account")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, reviewer.language, samesite="Lax")
        return response
    return _page(request, form)


@require_POST
def account_password(request: SignedInRequest) -> HttpResponse:
    """Change one's own password; other sessions end with the old one."""
    form = PasswordChangeForm(request.user, request.POST)
    if not form.is_valid():
        reviewer = reviewer_of(request)
        return _page(request, AccountForm(instance=reviewer) if reviewer else None, password=form)
    update_session_auth_hash(request, form.save())
    messages.success(request, _("Your password is changed. You are signed out everywhere else."))
    return redirect("account")


@require_POST
def account_sign_out_others(request: SignedInRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    count = end_others(request.user, this=request.session.session_key, now=timezone.now())
    messages.success(request, ngettext("%d other session has ended.", "%d other sessions have ended.", count) % count)
    return redirect("account")


def _page(
    request: SignedInRequest, form: AccountForm | None, *, password: PasswordChangeForm | None = None
) -> HttpResponse:
    wrong = password is not None or bool(form and form.errors)
    context = {
        "form": form,
        "password": password or PasswordChangeForm(request.user),
        "zones": sorted(available_timezones()),
        "sessions": sessions_of(request.user, this=request.session.session_key, now=timezone.now()),
        "reviewer": reviewer_of(request),
    }
    return render(request, "claims/account.html", context, status=400 if wrong else 200)
