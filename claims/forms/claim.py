"""Where a claim belongs, what its words mean, and the sources linked to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.correcting import CorrectedReading
from claims.figures import Basis, CountedKind, Part, Population, Qualifier
from claims.forms.fields import DAY, NumberInput
from claims.models import Claim, Claimant, Evidence, Measure
from claims.models.claim import BASES, PARTS, QUALIFIERS
from sources.models import Source


class PlaceForm(forms.Form):
    """The measure a claim belongs in."""

    measure = forms.ModelChoiceField(
        label=_("Measure"), queryset=Measure.objects.standing().select_related("topic"), empty_label=None
    )


class CorrectionForm(forms.Form):
    """What the words of a claim mean, by a person."""

    qualifier = forms.ChoiceField(label=_("The words bound the number as"), choices=QUALIFIERS)
    low = NumberInput(label=_("Lower number that is written"))
    high = NumberInput(label=_("Higher number that is written"))
    counted = forms.CharField(label=_("What is counted, in the words of the text"), required=False, max_length=300)
    counted_kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", "–"), *((kind.value, kind.value.replace("_", " ")) for kind in CountedKind)],
    )
    population = forms.ChoiceField(
        label=_("Who is counted"),
        required=False,
        choices=[("", _("everybody")), *((p.value, p.value.replace("_", " ")) for p in Population)],
    )
    cause = forms.CharField(label=_("Cause"), required=False, max_length=40)
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=40)
    part = forms.ChoiceField(label=_("Total or part"), choices=PARTS)
    basis = forms.ChoiceField(label=_("How firmly it is stated"), choices=BASES)
    as_of_first = forms.DateField(label=_("As of, first day"), required=False, widget=DAY)
    as_of_last = forms.DateField(label=_("As of, last day"), required=False, widget=DAY)
    claimant = forms.ModelChoiceField(
        label=_("Who says so"), required=False, queryset=Claimant.objects.all(), empty_label=_("the publisher itself")
    )
    reason = forms.CharField(label=_("Why the reading was wrong"), max_length=500)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, claim: Claim) -> "CorrectionForm":
        """Return the form filled with a claim's present reading."""
        fields = [name for name in cls.base_fields if name not in ("reason", "revision")]
        initial = {name: getattr(claim, name) for name in fields} | {"revision": claim.revision}
        return cls(initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("The higher number must not be below the lower one."))
        if low is None and high is None and not self.errors:
            self.add_error("low", _("Give at least one number, or reject the claim if it states none."))
        first, last = cleaned.get("as_of_first"), cleaned.get("as_of_last")
        if first and not last:
            cleaned["as_of_last"] = first
        elif last and not first:
            cleaned["as_of_first"] = last
        elif first and last and first > last:
            self.add_error("as_of_last", _("The last day must not be before the first."))
        return cleaned

    def reading(self) -> CorrectedReading:
        """Return the corrected reading."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "revision")}
        values["qualifier"] = Qualifier(values["qualifier"])
        values["part"], values["basis"] = Part(values["part"]), Basis(values["basis"])
        return CorrectedReading(**values)


class EvidenceForm(forms.Form):
    """A source to link to a claim."""

    source = forms.ModelChoiceField(label=_("Source"), queryset=Source.objects.filter(current_snapshot__isnull=False))
    quote = forms.CharField(
        label=_("Words of the source"),
        required=False,
        help_text=_("Copied from its text; empty for the source as a whole."),
    )
    stance = forms.ChoiceField(label=_("Stance"), choices=Evidence.Stance)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        source, quote = cleaned.get("source"), (cleaned.get("quote") or "").strip()
        if source is not None and quote and quote not in source.current_snapshot.text:
            self.add_error("quote", _("These words are not in the source. Copy them exactly as they stand there."))
        return cleaned

    def span(self) -> tuple[int | None, int | None]:
        """Return where the quote stands in the source's current snapshot; None and None for the whole source."""
        quote = self.cleaned_data["quote"].strip()
        if not quote:
            return None, None
        start = self.cleaned_data["source"].current_snapshot.text.index(quote)
        return start, start + len(quote)


class RemarkForm(forms.Form):
    """A remark or a question on a claim, or an answer to one."""

    text = forms.CharField(label=_("Comment"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    is_question = forms.BooleanField(label=_("a question"), required=False)
    is_sensitive = forms.BooleanField(
        label=_("names a private person or a minor"),
        required=False,
        help_text=_("Then it is never shown outside the newsroom."),
    )
    answers = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**62)
