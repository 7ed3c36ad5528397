"""What lies on a person's desk: who else has the same form open, and the lists of the queue that they keep."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.attending import attend
from claims.board.finding import name_of
from claims.models import Bookmark
from claims.queue import QueueChoice
from claims.views.people import SignedInRequest

# Forms that two people may have open, and who may. That of a rating is not among them: ratings are blind.
FORMS = {
    "claim-correct": "claims.change_claim",
    "claim-decide": "claims.add_decision",
    "finding-new": "claims.add_finding",
    "topic-change": "claims.change_topic",
    "measure-change": "claims.change_measure",
}
MOST_KEPT = 20  # lists per person


@require_POST
def presence(request: SignedInRequest) -> HttpResponse:
    """Take down that a form is open, and say who else has it open."""
    form, record = request.POST.get("form", ""), request.POST.get("record", "")
    if form not in FORMS or not record.isdecimal() or len(record) > 18:
        return HttpResponseBadRequest()
    if not request.user.has_perm(FORMS[form]):
        raise PermissionDenied
    others = attend(form=form, record=int(record), by=request.user, now=timezone.now())
    return render(request, "claims/_presence.html", {"names": [name_of(other) for other in others]})


@require_POST
def queue_keep(request: SignedInRequest) -> HttpResponse:
    """Keep the list of the address under a name; a name that is taken leads to this list from now on."""
    query, name = QueueChoice.of(request.GET).query(), request.POST.get("name", "").strip()[:60]
    back = f"{reverse('queue')}?{query}"
    kept = Bookmark.objects.filter(user=request.user)
    if not name or len(query) > 300:
        messages.error(request, _("Give the list a name to keep it under."))
    elif kept.exclude(name=name).count() >= MOST_KEPT:
        messages.error(request, _("You can keep %d lists at most. Remove one first.") % MOST_KEPT)
    else:
        kept.update_or_create(user=request.user, name=name, defaults={"query": query, "kept_at": timezone.now()})
        messages.success(request, _("Kept. It stands above the queue from now on."))
    return redirect(back)


@require_POST
def queue_take_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a list off that one has kept; one that is gone already, or somebody else's, changes nothing."""
    Bookmark.objects.filter(pk=pk, user=request.user).delete()
    return redirect(f"{reverse('queue')}?{QueueChoice.of(request.GET).query()}")
