"""The search over claims, topics, measures and sources."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.asking import HAS, question_of
from claims.models import Claim
from claims.searching import find, levels_to_ask_for
from claims.views.people import SignedInRequest


@require_GET
def search(request: SignedInRequest) -> HttpResponse:
    """Show what a question finds; without one, how to ask."""
    question = question_of(request.GET.get("q", ""))
    asked_page = request.GET.get("page", "")
    page = int(asked_page) if asked_page.isdecimal() and len(asked_page) < 6 else 1
    found = None if question.is_empty else find(question, page=page, user=request.user, now=timezone.now())
    context = {
        "question": question,
        "found": found,
        "query": urlencode({"q": question.text}),
        "levels": ", ".join(levels_to_ask_for()) if found is None else "",
        "states": ", ".join(Claim.State.values),
        "has": ", ".join(HAS),
    }
    return render(request, "claims/search.html", context)
