"""Changes: what pages have done to claims since."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.changes import listed, lists_of, rows_of
from claims.feeding import feed_of, key_of, reader_of
from claims.views.people import SignedInRequest, allowed
from sources.paging import LongPaginator

PAGE = 50


@require_GET
@allowed("claims.view_change")
def change_list(request: SignedInRequest) -> HttpResponse:
    """Show what pages have done to claims, the latest first: those nobody has acknowledged, or those of one kind."""
    chosen, asked = request.GET.get("list", ""), request.GET.get("page")
    page = LongPaginator(listed(chosen), PAGE, asked=asked).get_page(asked)
    context = {
        "page": page,
        "rows": rows_of(page.object_list, by=request.user, now=timezone.now()),
        "lists": lists_of(chosen),
        "feed_key": key_of(request.user),
        "query": f"list={chosen}&" if chosen else "",
    }
    return render(request, "claims/change_list.html", context)


@login_not_required
@require_GET
def change_feed(request: SignedInRequest) -> HttpResponse:
    """Give the latest changes to a feed reader that knows a person's key, or to who is signed in."""
    user = request.user if request.user.is_authenticated else reader_of(request.GET.get("key", ""))
    if user is None or not user.has_perm("claims.view_change"):
        raise PermissionDenied
    feed = feed_of(user, absolute=request.build_absolute_uri, now=timezone.now())
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")
