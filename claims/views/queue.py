"""The queue: what waits for a person, as lists with counts."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from claims.queue import lists_for
from claims.veiling import veil_claims
from claims.views.people import SignedInRequest, reviewer_of

PAGE = 50
TITLES = {
    "suggested": gettext_lazy("Suggested"),
    "to-place": gettext_lazy("To place"),
    "to-rate": gettext_lazy("To rate"),
    "to-decide": gettext_lazy("To decide"),
    "mine": gettext_lazy("Rated by me"),
}
EMPTY = {
    "suggested": gettext_lazy("No suggestion waits. Add an article to get some."),
    "to-place": gettext_lazy("Every confirmed claim is in a measure."),
    "to-rate": gettext_lazy("Nothing waits for your rating."),
    "to-decide": gettext_lazy("No claim has enough ratings that are not decided yet."),
    "mine": gettext_lazy("You have not rated anything yet."),
}


@require_GET
def queue(request: SignedInRequest) -> HttpResponse:
    """Show one list of the queue; without a choice, the first that is not empty."""
    lists = lists_for(reviewer_of(request))
    counts = {waiting.name: waiting.claims.count() for waiting in lists}
    chosen = request.GET.get("list", "")
    if chosen not in counts:
        chosen = next(
            (name for name in ("to-rate", "to-decide", "suggested", "to-place") if counts.get(name)), "suggested"
        )
    claims = next(waiting.claims for waiting in lists if waiting.name == chosen)
    page = Paginator(claims.with_source(), PAGE).get_page(request.GET.get("page"))
    page.object_list = veil_claims(page.object_list, now=timezone.now())
    return render(
        request,
        "claims/queue.html",
        {
            "lists": [
                {"name": name, "title": TITLES[name], "count": count, "is_chosen": name == chosen}
                for name, count in counts.items()
            ],
            "title": TITLES[chosen],
            "chosen": chosen,
            "page": page,
            "query": f"list={chosen}&",
            "empty": EMPTY[chosen],
            "heading": _("Queue"),
        },
    )
