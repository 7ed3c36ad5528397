"""Judging a claim: a rating, and the decision that weighs ratings."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.deciding import Outcome, Seen
from claims.forms.fields import NumberInput
from claims.models import Claim, Decision, Evidence, Level, Rating, Reviewer
from claims.rating import Judgement, Piece
from sources.models import Snapshot


class RatingForm(forms.Form):
    """One reviewer's judgement of a claim, with the evidence they cite and the words they bring."""

    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=Level.objects.filter(scale__is_default=True),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    faithful = forms.ChoiceField(
        label=_("Does the page report its claimant faithfully?"),
        choices=[*Rating.Faithful.choices, ("", _("not judged"))],
        required=False,
        widget=forms.RadioSelect,
    )
    confidence = forms.TypedChoiceField(
        label=_("Confidence"),
        choices=Rating.Confidence,
        coerce=int,
        widget=forms.RadioSelect,
        initial=Rating.Confidence.MEDIUM,
    )
    own_low = NumberInput(label=_("Your own reading, lowest"))
    own_high = NumberInput(label=_("Your own reading, highest"))
    newer = forms.TypedChoiceField(
        label=_("The newer figure"), required=False, coerce=int, empty_value=None, help_text=_("For an outdated claim.")
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    cited = forms.ModelMultipleChoiceField(
        label=_("Evidence to cite"), queryset=Evidence.objects.none(), required=False
    )

    def __init__(
        self, *args: Any, evidence: QuerySet[Evidence], newer: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cited"].queryset = evidence  # type: ignore[attr-defined]
        self.fields["newer"].choices = [("", _("none")), *newer]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("own_low"), cleaned.get("own_high")
        if low is not None and high is not None and low > high:
            self.add_error("own_high", _("The highest must not be below the lowest."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """Return what was filled in, whether or not it makes sense yet; every field as it was sent."""
        sent = {name: self.data.get(name, "") for name in self.fields if name != "cited"}
        cited = self.data.getlist("cited") if isinstance(self.data, QueryDict) else []
        return sent | {"cited": [pk for pk in cited if pk.isdecimal()]}

    def judgement(self, pieces: Sequence[Piece]) -> Judgement:
        """Return what the reviewer says, with the words they bring."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("cited", "newer")}
        newer = self.cleaned_data["newer"]
        return Judgement(
            **said,
            pieces=tuple(pieces),
            cited=tuple(self.cleaned_data["cited"]),
            newer=Claim.objects.get(pk=newer) if newer else None,
        )


class WordsForm(forms.Form):
    """Words of a snapshot that a reviewer brings as evidence: a sentence that was chosen, or words that were selected."""

    snapshot = forms.ModelChoiceField(queryset=Snapshot.objects.select_related("source"))
    sentence = forms.RegexField(r"^[0-9]{1,9}:[0-9]{1,9}$", required=False)
    selected = forms.RegexField(r"^[0-9]{1,9}:[0-9]{1,9}$", required=False)
    stance = forms.ChoiceField(label=_("These words"), choices=Evidence.Stance)

    def piece(self) -> Piece | None:
        """Return the words that were selected, else the sentence; None where neither was."""
        span = self.cleaned_data["selected"] or self.cleaned_data["sentence"]
        if not span:
            return None
        start, end = map(int, span.split(":"))
        return Piece(self.cleaned_data["snapshot"], start, end, self.cleaned_data["stance"])


class DecisionForm(forms.Form):
    """An editor's outcome for a claim."""

    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=Level.objects.filter(scale__is_default=True),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    method = forms.ChoiceField(label=_("Method"), choices=Decision.Method)
    low = NumberInput(label=_("Lowest"))
    best = NumberInput(label=_("Best"))
    high = NumberInput(label=_("Highest"))
    rationale = forms.CharField(label=_("Rationale"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    change_kind = forms.ChoiceField(
        label=_("This decision replaces the standing one as"),
        choices=[choice for choice in Decision.ChangeKind.choices if choice[0] != Decision.ChangeKind.FIRST],
        required=False,
        initial=Decision.ChangeKind.UPDATE,
    )
    public_note = forms.CharField(
        label=_("Public note on the change"),
        required=False,
        max_length=2000,
        help_text=_("Required for a correction or a retraction; readers see it."),
    )
    seen_decision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_ratings = forms.RegexField(r"^[0-9 ]*$", widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [cleaned[name] for name in ("low", "best", "high") if cleaned.get(name) is not None]
        if given != sorted(given):
            self.add_error("best", _("The three numbers must rise: lowest, best, highest."))
        return cleaned

    def outcome(self) -> Outcome:
        """Return what the editor decides."""
        given = {name: value for name, value in self.cleaned_data.items() if not name.startswith("seen_")}
        return Outcome(**given | {"change_kind": given["change_kind"] or Decision.ChangeKind.UPDATE})

    def seen(self) -> Seen:
        """Return the decision and the ratings that the editor had before them."""
        ratings = frozenset(int(pk) for pk in self.cleaned_data["seen_ratings"].split())
        return Seen(self.cleaned_data["seen_decision"], ratings)

    def look_again(self, decision: Decision | None, ratings: str) -> None:
        """Say that something came in meanwhile, and take what is shown now as seen."""
        self.add_error(
            None,
            _("Somebody else rated or decided meanwhile. Look at what stands now; your own words are kept below."),
        )
        sent = cast(QueryDict, self.data).copy()
        sent["seen_decision"], sent["seen_ratings"] = str(decision.pk) if decision else "", ratings
        self.data = sent


class ShareForm(forms.Form):
    """Claims to share out, and the reviewers among whom."""

    claims = forms.ModelMultipleChoiceField(queryset=Claim.objects.placed())
    reviewers = forms.ModelMultipleChoiceField(queryset=Reviewer.objects.filter(user__is_active=True))
