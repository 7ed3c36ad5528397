"""Sources: the list of them, and one with its text, its items and the claims in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from claims.figures.sentences import sentences_of
from claims.models import Claim, Reading
from claims.veiling import veil_claims
from claims.views.people import SignedInRequest
from sources.models import Source, SourceQuerySet
from sources.paging import LongPaginator
from sources.restricting import cover_of

PAGE = 50
CAP = 1000  # sources counted in a list
SENTENCES = 500  # shown to choose from; beyond, select words in the text


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a source's text: words, or the figure of a claim."""

    text: str
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source's text and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """A list of sources that a person has to look after: its name in the address, its title, how many are in it."""

    name: str
    title: str
    count: int
    is_capped: bool
    is_chosen: bool


@require_GET
def source_list(request: SignedInRequest) -> HttpResponse:
    """Show the sources, newest first; the items of a listing under their listing only."""
    troubled = _troubled()
    chosen, asked = request.GET.get("list", ""), request.GET.get("page")
    if chosen in troubled:
        sources, query = troubled[chosen][1], f"list={chosen}&"
    else:
        sources, query, chosen = Source.objects.filter(listed_in__isnull=True), "", ""
    context = {
        "page": LongPaginator(sources.listed_first().select_related("schedule"), PAGE, asked=asked).get_page(asked),
        "lists": [one for one in _lists_of(troubled, chosen) if one.count or one.is_chosen],
        "chosen": chosen,
        "query": query,
    }
    return render(request, "sources/source_list.html", context)


def _troubled() -> dict[str, tuple[str, SourceQuerySet]]:
    """Return the sources that a person has to look after: from the name of a list in the address to its title and them."""
    return {
        "held": (_("held for a person"), Source.objects.held()),
        "failing": (_("failing"), Source.objects.failing()),
        "paused": (_("paused"), Source.objects.paused()),
    }


def _lists_of(troubled: dict[str, tuple[str, SourceQuerySet]], chosen: str) -> Iterator[SourceList]:
    for name, (title, sources) in troubled.items():
        count = sources.order_by()[: CAP + 1].count()
        yield SourceList(name, title, min(count, CAP), count > CAP, name == chosen)


@require_GET
def source_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a source: what it says now, its items, and the claims found in it."""
    source = get_object_or_404(Source.objects.listed_first(), pk=pk)
    snapshot = source.current_snapshot
    sources = Source.objects.with_items(source).values("pk")
    claims = list(Claim.objects.filter(snapshot__source__in=sources).with_source())
    claims.sort(key=lambda claim: (claim.snapshot_id, claim.start, claim.figure_start or 0))
    now = timezone.now()
    claims = veil_claims(claims, now=now)
    text = cover_of([snapshot.pk], now=now).veil(snapshot.text, snapshot.pk) if snapshot is not None else ""
    own = [claim for claim in claims if snapshot is not None and claim.snapshot_id == snapshot.pk]
    readings = Reading.objects.of_source(source)
    template = "sources/_source_claims.html" if request.htmx else "sources/source_detail.html"
    context = {
        "source": source,
        "snapshot": snapshot,
        "items": source.items.order_by("pk"),
        "claims": claims,
        "runs": _runs(text, own),
        "sentences": _sentences(text) if source.kind != Source.Kind.LISTING else [],
        "next_claim": next((claim for claim in claims if _waits(claim, request.user)), None),
        "is_being_read": readings.filter(is_pending=True).exists(),
        "left_out": [sentence for reading in readings for sentence in reading.left_out],
    }
    return render(request, template, context)


def _waits(claim: Claim, user: User) -> bool:
    """Tell whether a claim is still to be looked at or placed, and this person may do that."""
    is_open = claim.state == Claim.State.OPEN and claim.measure_id is None
    return user.has_perm("claims.change_claim") and (claim.state == Claim.State.SUGGESTED or is_open)


def _sentences(text: str) -> list[Sentence]:
    """Return the text's sentences, to choose one from without selecting words."""
    return [Sentence(start, end, text[start:end]) for start, end, _ in sentences_of(text)[:SENTENCES]]


def _runs(text: str, claims: list[Claim]) -> list[Run]:
    """Cut a text into words and figures, in order."""
    runs, position = [], 0
    for claim in claims:
        if claim.figure_start is None or claim.figure_end is None or claim.figure_start < position:
            continue
        runs += [Run(text[position : claim.figure_start]), Run(text[claim.figure_start : claim.figure_end], claim)]
        position = claim.figure_end
    return [*runs, Run(text[position:])]
