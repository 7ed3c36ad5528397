"""Judging a claim: a rating, and the decision that weighs ratings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.deciding import Outcome
from claims.forms.fields import NumberInput
from claims.models import Decision, Level, Rating
from claims.rating import Judgement


class RatingForm(forms.Form):
    """One reviewer's judgement of a claim."""

    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=Level.objects.filter(scale__is_default=True),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    confidence = forms.TypedChoiceField(
        label=_("Confidence"),
        choices=Rating.Confidence,
        coerce=int,
        widget=forms.RadioSelect,
        initial=Rating.Confidence.MEDIUM,
    )
    faithful = forms.ChoiceField(
        label=_("Does the page report its claimant faithfully?"),
        choices=[("", _("not judged")), *Rating.Faithful.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    own_low = NumberInput(label=_("Your own reading, lowest"))
    own_high = NumberInput(label=_("Your own reading, highest"))
    note = forms.CharField(label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("own_low"), cleaned.get("own_high")
        if low is not None and high is not None and low > high:
            self.add_error("own_high", _("The highest must not be below the lowest."))
        return cleaned

    def judgement(self) -> Judgement:
        """Return what the reviewer says."""
        return Judgement(**self.cleaned_data)


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
    public_note = forms.CharField(label=_("Public note on the change"), required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [cleaned[name] for name in ("low", "best", "high") if cleaned.get(name) is not None]
        if given != sorted(given):
            self.add_error("best", _("The three numbers must rise: lowest, best, highest."))
        return cleaned

    def outcome(self) -> Outcome:
        """Return what the editor decides."""
        return Outcome(
            **self.cleaned_data | {"change_kind": self.cleaned_data["change_kind"] or Decision.ChangeKind.UPDATE}
        )
