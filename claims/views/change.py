"""Changes: what pages have done to claims since."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from claims.changes import listed, lists_of, rows_of
from claims.views.people import SignedInRequest, allowed

PAGE = 50


@require_GET
@allowed("claims.view_change")
def change_list(request: SignedInRequest) -> HttpResponse:
    """Show what pages have done to claims, the latest first: those nobody has acknowledged, or those of one kind."""
    chosen = request.GET.get("list", "")
    page = Paginator(listed(chosen), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_of(page.object_list, by=request.user, now=timezone.now()),
        "lists": lists_of(chosen),
        "query": f"list={chosen}&" if chosen else "",
    }
    return render(request, "claims/change_list.html", context)
