"""Rating a claim: the panel with its draft and the words brought as evidence, taking a rating back, handing a claim back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims import assigning, drafting, rating
from claims.beside import other_figures
from claims.forms import RatingForm, WordsForm
from claims.models import Claim, Draft, Evidence, Rating, Reviewer
from claims.panel import answers_of, last_given, panel_of
from claims.queue import QueueChoice
from claims.rating import Piece
from claims.views.claim import context_of
from claims.views.people import SignedInRequest, allowed, reviewer_of
from sources.models import Snapshot


def reviewer_or_403(request: SignedInRequest) -> Reviewer:
    """Return the reviewer behind the account that asks; an account that does not rate is refused."""
    reviewer = reviewer_of(request)
    if reviewer is None:
        raise PermissionDenied(_("This account does not rate. An administrator can make it a reviewer."))
    return reviewer


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("claims.add_rating")
def claim_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Rate a claim; saving goes on to the next one of the list. Others' ratings show only once one's own is in."""
    claim = get_object_or_404(Claim.objects.with_source().with_outcome(), pk=pk)
    reviewer, now = reviewer_or_403(request), timezone.now()
    form = rating_form(request, claim, reviewer)
    if request.method == "POST" and form.is_valid():
        try:
            brought = (*drafting.pieces_of(_draft(claim, reviewer)), *_chosen_words(request))
            rating.rate(claim=claim, judgement=form.judgement(brought), by=reviewer, now=now)
        except (rating.NotRateable, drafting.NotQuotable) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your rating is in."))
            choice = QueueChoice.of(request.GET)
            query = choice.query(name=choice.name or "to-rate")
            return redirect(f"{reverse('queue-next')}?{query}&after={claim.pk}&rated={claim.pk}")
    opened = Snapshot.objects.select_related("source").filter(pk=_number(request.GET.get("of"))).first()
    context = context_of(request, claim, reviewer=reviewer) | {
        "form": form,
        "panel": panel_of(claim, reviewer, opened=opened, find=request.GET.get("find", "")[:200], now=now),
        "figures": other_figures(claim, now=now),
        "cited": {_number(str(pk)) for pk in form["cited"].value() or ()},
        "stances": Evidence.Stance.choices,
        "find": request.GET.get("find", "")[:200],
        "query": QueueChoice.of(request.GET).query(),
        "rated": _just_rated(request, reviewer),
    }
    return render(request, "claims/claim_review.html", context, status=400 if form.errors else 200)


@require_POST
@allowed("claims.add_rating")
def claim_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep what was filled in so far, with what the pressed button asks for: words brought or taken off, a source opened."""
    claim = get_object_or_404(Claim, pk=pk)
    reviewer, now = reviewer_or_403(request), timezone.now()
    drafting.keep(claim=claim, answers=rating_form(request, claim, reviewer).answers(), by=reviewer, now=now)
    opened = request.POST.get("open") or request.POST.get("snapshot", "")
    if "take_off" in request.POST:
        drafting.take_off(claim=claim, number=_number(request.POST["take_off"], otherwise=-1), by=reviewer, now=now)
    elif "bring" in request.POST:
        try:
            for piece in _chosen_words(request, is_asked=True):
                drafting.bring(claim=claim, piece=piece, by=reviewer, now=now)
        except drafting.NotQuotable as refusal:
            messages.error(request, str(refusal))
    if request.htmx:
        return render(request, "claims/_draft.html", {"saved_at": now})
    asked = {"of": opened, "find": request.POST.get("find", "")[:200]}
    parts = (QueueChoice.of(request.GET).query(), urlencode({name: value for name, value in asked.items() if value}))
    return redirect(f"{reverse('claim-review', args=[pk])}?{'&'.join(filter(None, parts))}#evidence")


@require_POST
@allowed("claims.add_rating")
def claim_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own rating of a claim back."""
    claim = get_object_or_404(Claim, pk=pk)
    try:
        rating.withdraw(claim=claim, by=reviewer_or_403(request), now=timezone.now())
    except rating.NotRateable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your rating is taken back. It stays on record as withdrawn."))
    return redirect("claim-review", pk=pk)


@require_POST
@allowed("claims.add_rating")
def claim_hand_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give one's slot on a claim to somebody else, and go on."""
    claim = get_object_or_404(Claim, pk=pk)
    assigning.hand_back(claim=claim, reviewer=reviewer_or_403(request))
    messages.success(request, _("Handed back. Somebody else can rate this claim."))
    choice = QueueChoice.of(request.GET)
    return redirect(f"{reverse('queue-next')}?{choice.query(name=choice.name or 'to-rate')}&after={claim.pk}")


def rating_form(request: SignedInRequest, claim: Claim, reviewer: Reviewer) -> RatingForm:
    """Return the form as it was sent, or as it was left: the draft, else one's last rating of the claim."""
    evidence = Evidence.objects.visible_to(reviewer).filter(claim=claim)
    newer = other_figures(claim, now=timezone.now()).choices
    if request.method == "POST":
        return RatingForm(request.POST, evidence=evidence, newer=newer)
    answers = answers_of(_draft(claim, reviewer), last_given(claim, reviewer))
    return RatingForm(initial=answers, evidence=evidence, newer=newer)


def _draft(claim: Claim, reviewer: Reviewer) -> Draft | None:
    return Draft.objects.filter(claim=claim, reviewer=reviewer).first()


def _chosen_words(request: SignedInRequest, *, is_asked: bool = False) -> tuple[Piece, ...]:
    """Return the words that were selected and not added yet, so that nobody loses them by sending the rating at once.

    Raises:
        NotQuotable: the words cannot be quoted; or none were chosen although they are asked for.
    """
    form = WordsForm(request.POST)
    piece = form.piece() if form.is_valid() else None
    if piece is None:
        if is_asked:
            raise drafting.NotQuotable(_("Select some words of the text, or choose a sentence."))
        return ()
    drafting.check_quotable(piece, now=timezone.now())
    return (piece,)


def _just_rated(request: SignedInRequest, reviewer: Reviewer) -> Rating | None:
    """Return the rating that brought the reviewer here, so that they can take it back with one key."""
    standing = Rating.objects.standing().filter(reviewer=reviewer, claim=_number(request.GET.get("rated")))
    return standing.select_related("claim", "level").first()


def _number(asked: str | None, *, otherwise: int = 0) -> int:
    return int(asked) if asked and asked.isdecimal() and len(asked) < 19 else otherwise
