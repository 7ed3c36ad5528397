"""The queue: what waits for a person, as lists with counts; going on to the next; sharing claims out."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from claims import assigning
from claims.display import number_text
from claims.forms import ShareForm
from claims.models import Bookmark, Claim, Reviewer
from claims.queue import COUNTED, DUE, QueueChoice, QueueList, facets_of, findings_due, lists_for
from claims.veiling import veil_claims
from claims.views.people import SignedInRequest, allowed, reviewer_of

PAGE = 50
TITLES = {
    "suggested": gettext_lazy("Suggested"),
    "to-place": gettext_lazy("To place"),
    "to-rate": gettext_lazy("To review"),
    "mine": gettext_lazy("Mine"),
    "second": gettext_lazy("Needs a second"),
    "disagreement": gettext_lazy("Disagreement"),
    "stale": gettext_lazy("Stale"),
    "changes": gettext_lazy("Changes"),
    "to-decide": gettext_lazy("To decide"),
    "findings": gettext_lazy("Findings due"),
}
EMPTY = {
    "suggested": gettext_lazy("No suggestion waits. Add an article to get some."),
    "to-place": gettext_lazy("Every confirmed claim is in a measure."),
    "to-rate": gettext_lazy("Nothing waits for your rating."),
    "mine": gettext_lazy("You have no claims yet. Take one from “To review”."),
    "second": gettext_lazy("No claim waits for another rating."),
    "disagreement": gettext_lazy("No ratings disagree."),
    "stale": gettext_lazy("Nothing that was judged has changed since."),
    "changes": gettext_lazy("No page has changed what a claim quotes, or every change was seen."),
    "to-decide": gettext_lazy("No undecided claim has enough ratings."),
    "findings": gettext_lazy("Every measure has its finding."),
}
FIRST = ("to-rate", "to-decide", "suggested", "to-place")  # what to open with, the first that is not empty
ONWARD = ("to-rate", "to-decide", "findings", "to-place", "suggested")  # where work goes on when a list is empty
# Where a claim of a list is worked on; those of the other lists on their own pages.
WORKED_ON = {
    "to-rate": "claim-review",
    "mine": "claim-review",
    "stale": "claim-review",
    "to-decide": "claim-decide",
    "disagreement": "claim-detail",
}


@require_GET
def queue(request: SignedInRequest) -> HttpResponse:
    """Show one list of the queue; without a choice, the first that is not empty."""
    choice, lists = QueueChoice.of(request.GET), lists_for(request.user, reviewer_of(request))
    counts = {name: claims.count() for name, claims in lists.items()}
    due: Any = findings_due()
    if request.user.has_perm("claims.add_finding"):
        counts["findings"] = due.order_by()[: DUE + 1].count()
    name = choice.name if choice.name in counts else next((name for name in FIRST if counts.get(name)), "suggested")
    context: dict[str, Any] = {
        "lists": [_list(other, count, choice, is_chosen=other == name) for other, count in counts.items()],
        "onward": next((_list(one, counts[one], choice, is_chosen=False) for one in ONWARD if counts.get(one)), None),
        "title": TITLES[name],
        "choice": choice,
        "query": choice.query(name=name),
        "empty": EMPTY[name],
        "kept": Bookmark.objects.filter(user=request.user),
    }
    if name == "findings":
        context |= {"page": Paginator(due[:DUE], PAGE).get_page(request.GET.get("page"))}
    else:
        context |= _claims(request, lists[name], name, choice)
    return render(request, "claims/queue.html", context)


@require_GET
def queue_next(request: SignedInRequest) -> HttpResponse:
    """Go to the claim that comes after one in its list, and to the list itself when none is left."""
    choice, lists = QueueChoice.of(request.GET), lists_for(request.user, reviewer_of(request))
    after, rated = request.GET.get("after", ""), request.GET.get("rated", "")
    claims = lists.get(choice.name)
    passed = int(after) if after.isdecimal() and len(after) < 19 else 0
    claim = claims.narrowed(choice).following(after=passed) if claims is not None else None
    if claim is None:
        return redirect(f"{reverse('queue')}?{choice.query()}")
    query = choice.query() + (f"&rated={rated}" if rated.isdecimal() else "")
    return redirect(f"{reverse(WORKED_ON.get(choice.name, 'claim-detail'), args=[claim.pk])}?{query}")


@require_POST
@allowed("claims.add_assignment")
def queue_assign(request: SignedInRequest) -> HttpResponse:
    """Share the ticked claims out among the reviewers who were chosen."""
    form = ShareForm(request.POST)
    back = f"{reverse('queue')}?{QueueChoice.of(request.GET).query()}"
    if not form.is_valid():
        messages.error(request, _("Tick the claims to share out, and choose at least one reviewer."))
        return redirect(back)
    shared = assigning.share_out(
        claims=form.cleaned_data["claims"].order_by("pk"),
        among=form.cleaned_data["reviewers"],
        by=request.user,
        now=timezone.now(),
    )
    messages.success(request, ngettext("%d slot filled.", "%d slots filled.", shared.filled) % shared.filled)
    if shared.short:
        messages.warning(
            request,
            ngettext(
                "%d claim still has a slot free: nobody chosen may take it.",
                "%d claims still have slots free: nobody chosen may take them.",
                len(shared.short),
            )
            % len(shared.short),
        )
    return redirect(back)


@require_POST
@allowed("claims.add_rating")
def claim_take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a free slot on a claim oneself."""
    claim, reviewer = get_object_or_404(Claim, pk=pk), reviewer_of(request)
    try:
        if reviewer is None:
            raise assigning.NoSlotLeft(_("This account does not rate. An administrator can make it a reviewer."))
        assigning.assign(claim=claim, reviewer=reviewer, by=request.user, now=timezone.now())
    except assigning.NoSlotLeft as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Yours to rate. It waits under “Mine”."))
    return redirect(f"{reverse('queue')}?{QueueChoice.of(request.GET).query()}")


def _list(name: str, count: int, choice: QueueChoice, *, is_chosen: bool) -> dict[str, Any]:
    """Return a list as a link with its count; what narrows the queue stays chosen where the list knows it."""
    most = DUE if name == "findings" else COUNTED
    counted = number_text(Decimal(min(count, most))) + ("+" if count > most else "")
    query = choice.query(name=name) if is_chosen else QueueChoice(name).query()
    return {"name": name, "title": TITLES[name], "count": counted, "query": query, "is_chosen": is_chosen}


def _claims(request: SignedInRequest, claims: QueueList, name: str, choice: QueueChoice) -> dict[str, Any]:
    """Return the claims of a list as its page shows them."""
    numbers = claims.numbers()
    topics, languages = facets_of(numbers)
    narrowed = claims.narrowed(choice).numbers() if choice.topic or choice.language else numbers
    page: Any = Paginator(narrowed, PAGE).get_page(request.GET.get("page"))
    shown = Claim.objects.with_source().in_bulk(list(page.object_list))
    page.object_list = veil_claims([shown[number] for number in page.object_list], now=timezone.now())
    shares = name in ("to-rate", "second", "to-place") and request.user.has_perm("claims.add_assignment")
    narrowings = ((_("Topic"), "topic", topics, choice.topic), (_("Language"), "language", languages, choice.language))
    return {
        "page": page,
        "worked_on": WORKED_ON.get(name, "claim-detail"),
        "narrowings": [
            {"title": title, "links": _links(choice, name, field, facets, chosen)}
            for title, field, facets, chosen in narrowings
            if len(facets) > 1 or chosen
        ],
        "reviewers": Reviewer.objects.filter(user__is_active=True) if shares else (),
        "may_take": name == "to-rate",
    }


def _links(choice: QueueChoice, name: str, field: str, facets: Any, chosen: str) -> list[dict[str, Any]]:
    """Return what a list can be narrowed to, and the link that takes the narrowing off."""
    links = [
        {
            "query": choice.query(name=name, **{field: facet.value}),
            "words": facet.name,
            "count": facet.count,
            "is_chosen": facet.value == chosen,
        }
        for facet in facets
    ]
    every = {"query": choice.query(name=name, **{field: ""}), "words": _("all"), "count": "", "is_chosen": not chosen}
    return [every, *links]
