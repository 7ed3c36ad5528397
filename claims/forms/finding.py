"""Stating a finding: the machine's proposal, to be taken as it is or changed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.comparison.finding import Method
from claims.forms.fields import DAY, NumberInput
from claims.models import Claim, Finding
from claims.stating import Answer

METHODS = [
    (Method.RANGE.value, _("range of the reports")),
    (Method.MAJORITY.value, _("majority of the origins")),
    (Method.SOURCE_HIERARCHY.value, _("hierarchy of sources")),
    (Method.ACLED.value, _("the most conservative report, as ACLED codes")),
    ("discussion", _("discussion")),
]


class ProposalForm(forms.Form):
    """What the machine is asked to propose: by which method, for which day."""

    method = forms.ChoiceField(label=_("Method"), choices=METHODS[:-1])
    as_of = forms.DateField(label=_("As of"), widget=DAY)


class FindingForm(forms.Form):
    """The answer for a measure, with every figure of it counted, or left out for a reason."""

    as_of = forms.DateField(label=_("As of"), widget=DAY)
    method = forms.ChoiceField(label=_("Method"), choices=METHODS)
    low = NumberInput(label=_("Lowest"))
    best = NumberInput(label=_("Best"))
    high = NumberInput(label=_("Highest"))
    sentence = forms.CharField(
        label=_("The answer in a sentence"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    conflict = forms.ChoiceField(
        label=_("Do the sources conflict?"), choices=Finding.Conflict, widget=forms.RadioSelect
    )
    change_kind = forms.ChoiceField(
        label=_("This finding replaces the standing one as"),
        choices=[choice for choice in Finding.ChangeKind.choices if choice[0] != Finding.ChangeKind.FIRST],
        required=False,
        initial=Finding.ChangeKind.UPDATE,
    )
    public_note = forms.CharField(
        label=_("Public note on the change"),
        required=False,
        max_length=2000,
        help_text=_("Required for a correction or a retraction; readers see it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, claims: Sequence[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claims = claims
        for claim in claims:
            self.fields[f"counted_{claim.pk}"] = forms.BooleanField(required=False, label=_("counted"))
            self.fields[f"reason_{claim.pk}"] = forms.CharField(
                required=False, max_length=300, label=_("left out because")
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for claim in self.claims:
            if not cleaned.get(f"counted_{claim.pk}") and not (cleaned.get(f"reason_{claim.pk}") or "").strip():
                self.add_error(f"reason_{claim.pk}", _("Say why this figure is left out, or count it."))
        return cleaned

    def answer(self) -> Answer:
        """Return what the person answers."""
        given = self.cleaned_data
        counted = [claim for claim in self.claims if given[f"counted_{claim.pk}"]]
        return Answer(
            **{name: given[name] for name in ("as_of", "low", "best", "high", "method", "sentence", "conflict")},
            included=tuple(counted),
            excluded={claim: given[f"reason_{claim.pk}"] for claim in self.claims if claim not in counted},
            change_kind=given["change_kind"] or Finding.ChangeKind.UPDATE,
            public_note=given["public_note"],
        )
