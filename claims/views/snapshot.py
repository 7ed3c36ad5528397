"""Versions of a source: what one said, the bytes it came as, two side by side, and a person's word on one that looks wrong."""

from dataclasses import dataclass
from typing import Any

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from claims.comparison.page_changes import PageChange, compare_pages
from claims.forms import VerdictForm
from claims.views.people import SignedInRequest, allowed
from sources import blobs, promoting
from sources.differing import differences
from sources.models import Promotion, Snapshot
from sources.readers.charset import decode
from sources.restricting import cover_of

LONGEST_COMPARED = 300_000  # characters of a version whose figures are compared while somebody waits
_with_a_frame: Any = csp_update({"frame-src": "'self'"})
# A stranger's page runs nothing, loads nothing and sends nothing, even when it is opened outside its frame.
STRANGERS_PAGE = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"


@dataclass(frozen=True, slots=True)
class Bytes:
    """The bytes a snapshot came as, and what its server said they are."""

    body: bytes
    media_type: str


@require_GET
@allowed("sources.view_snapshot")
@_with_a_frame
def snapshot_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a version said, and the page itself in a frame in which nothing runs."""
    snapshot = get_object_or_404(Snapshot.objects.select_related("source", "fetch"), pk=pk)
    cover = cover_of([snapshot.pk], now=timezone.now())
    said = snapshot.promotions.order_by("-pk").first()
    context = {
        "snapshot": snapshot,
        "source": snapshot.source,
        "text": cover.veil(snapshot.text, snapshot.pk),
        "is_withheld": snapshot.pk in cover.by_snapshot,
        "is_page": "html" in snapshot.media_type,
        "said": said,
        "is_held": said is not None and said.verdict == Promotion.Verdict.HELD,
    }
    return render(request, "sources/snapshot_detail.html", context)


@require_POST
@allowed("sources.add_promotion")
def snapshot_promote(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a version stand that looked wrong."""
    return _say(request, pk, Promotion.Verdict.PROMOTED)


@require_POST
@allowed("sources.add_promotion")
def snapshot_discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that what looked wrong is no version of its source."""
    return _say(request, pk, Promotion.Verdict.DISCARDED)


def _say(request: SignedInRequest, pk: int, verdict: Promotion.Verdict) -> HttpResponse:
    snapshot = get_object_or_404(Snapshot.objects.select_related("source"), pk=pk)
    form = VerdictForm(request.POST)
    reason = form.cleaned_data["reason"].strip() if form.is_valid() else ""
    try:
        if verdict is Promotion.Verdict.PROMOTED:
            reason = reason or _("Looked at, and right.")
            promoting.promote(snapshot=snapshot, reason=reason, by=request.user, now=timezone.now())
        else:
            reason = reason or _("Looked at, and no version of the page.")
            promoting.discard(snapshot=snapshot, reason=reason, by=request.user, now=timezone.now())
    except promoting.NotHeld as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Saved: %(verdict)s.") % {"verdict": verdict.label})
    return redirect("source-history", snapshot.source_id)


@require_GET
@allowed("sources.view_snapshot")
def snapshot_raw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the bytes of a version as they arrived, as plain text that no browser runs."""
    found = _bytes_of(pk)
    response = HttpResponse(found.body, content_type="text/plain; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
@allowed("sources.view_snapshot")
@xframe_options_sameorigin
def snapshot_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the page of a version, to be shown in a frame: scripts, forms, links out and everything it would load are off."""
    found = _bytes_of(pk)
    if "html" not in found.media_type:
        raise Http404
    page = decode(found.body, transport=found.media_type.rpartition("charset=")[2].strip(" \"'"), look_inside=True).text
    response = HttpResponse(page.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = STRANGERS_PAGE
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _bytes_of(pk: int) -> Bytes:
    """Return the bytes of a version.

    Raises:
        Http404: there is no such version, its blob is missing or damaged, or words of it are withheld: bytes cannot be veiled.
    """
    snapshot = get_object_or_404(Snapshot, pk=pk)
    if snapshot.pk in cover_of([snapshot.pk], now=timezone.now()).by_snapshot:
        raise Http404(_("Words of this version are withheld, so its bytes are not given."))
    try:
        return Bytes(blobs.get(snapshot.sha256), snapshot.media_type)
    except (OSError, blobs.BlobDamaged) as error:
        raise Http404(_("The bytes of this version are not in the store.")) from error


@require_GET
@allowed("sources.view_snapshot")
def source_diff(request: SignedInRequest, pk: int, a: int, b: int) -> HttpResponse:
    """Show two versions of a source side by side or as one text, the figures that changed on top."""
    versions = Snapshot.objects.filter(source=pk).select_related("source")
    before, after = get_object_or_404(versions, pk=a), get_object_or_404(versions, pk=b)
    cover = cover_of([before.pk, after.pk], now=timezone.now())
    old, new = cover.veil(before.text, before.pk), cover.veil(after.text, after.pk)
    context = {
        "source": before.source,
        "before": before,
        "after": after,
        "figures": _figures_changed(old, new, before.source.language),
        "is_long": max(len(old), len(new)) > LONGEST_COMPARED,
        "rows": differences(old, new),
        "is_inline": request.GET.get("view") == "inline",
    }
    return render(request, "sources/source_diff.html", context)


def _figures_changed(old: str, new: str, language: str) -> tuple[PageChange, ...]:
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return ()
    return compare_pages(old, new, language=language).changes
