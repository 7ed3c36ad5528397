"""What belongs to the person who is asking: language, time zone, keys, password, tokens, and where they are signed in."""

from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from claims import digesting
from claims.display import moment_text
from claims.forms import AccountForm, DigestForm, PasswordForm, TokenForm
from claims.issuing import issue, revoke
from claims.models import Digest, Reviewer, Token
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
    return _page(request, **({"form": form} if form else {}))


@require_POST
def account_digest(request: SignedInRequest) -> HttpResponse:
    """Ask to be told of changes by mail, or ask for it no more."""
    reviewer = reviewer_of(request)
    form = DigestForm(request.POST)
    if not form.is_valid():
        return _page(request, digest=form)
    if reviewer is None or not digesting.is_possible():
        messages.error(request, _("This account cannot be told of changes by mail."))
    elif address := form.cleaned_data["address"]:
        digesting.subscribe(reviewer=reviewer, address=address, now=timezone.now())
        messages.success(request, _("Changes are mailed to %s, once a day.") % address)
    else:
        digesting.unsubscribe(reviewer=reviewer)
        messages.success(request, _("Changes are not mailed to you."))
    return redirect("account")


@require_POST
def account_password(request: SignedInRequest) -> HttpResponse:
    """Change one's own password; other sessions end with the old one."""
    form = PasswordForm(request.user, request.POST)
    if not form.is_valid():
        return _page(request, password=form)
    update_session_auth_hash(request, form.save())
    messages.success(request, _("Your password is changed. You are signed out everywhere else."))
    return redirect("account")


@require_POST
@never_cache
def account_token_new(request: SignedInRequest) -> HttpResponse:
    """Make a token for a program and show it, this once: the answer is the page itself, so that nothing keeps the token."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, token=form)
    made, shown = issue(**form.cleaned_data, by=request.user)
    return _page(request, made=made, shown=shown)


@require_POST
def account_token_revoke(request: SignedInRequest, number: str) -> HttpResponse:
    """Revoke a token of one's own, or anybody's for whoever looks after the accounts."""
    token = get_object_or_404(Token, token_key=number)
    revoke(token=token, by=request.user, now=timezone.now())
    messages.success(request, _("Revoked. “%s” opens nothing any more.") % token.name)
    return redirect("account")


@require_POST
def account_sign_out_others(request: SignedInRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    count = end_others(request.user, this=request.session.session_key, now=timezone.now())
    messages.success(request, ngettext("%d other session has ended.", "%d other sessions have ended.", count) % count)
    return redirect("account")


def _page(request: SignedInRequest, **sent: Any) -> HttpResponse:
    """Show the account, with the form that was sent, and what came of it, in its place."""
    reviewer, now = reviewer_of(request), timezone.now()
    context = {
        "reviewer": reviewer,
        "form": AccountForm(instance=reviewer) if reviewer else None,
        "password": PasswordForm(request.user),
        "digest": DigestForm(initial=_told_at(reviewer)) if reviewer and digesting.is_possible() else None,
        "token": TokenForm(),
        "tokens": [(token, _standing(token, now)) for token in Token.objects.filter(user=request.user)],
        "zones": sorted(available_timezones()),
        "sessions": sessions_of(request.user, this=request.session, now=now),
        **sent,
    }
    is_wrong = any(form.errors for form in sent.values() if isinstance(form, BaseForm))
    return render(request, "claims/account.html", context, status=400 if is_wrong else 200)


def _told_at(reviewer: Reviewer) -> dict[str, str]:
    return {"address": Digest.objects.filter(reviewer=reviewer).values_list("address", flat=True).first() or ""}


def _standing(token: Token, now: datetime) -> str:
    """Return whether a token still opens doors, in words; empty for one that does."""
    if token.revoked_at is not None:
        return _("revoked on %s") % moment_text(token.revoked_at)
    return _("has run out") if token.expiry is not None and token.expiry <= now else ""
