"""What belongs to the person who is asking: the language they read in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages, also before signing in, and go back to where one was."""
    return set_language(request)
