"""How a page is watched, and what a person says about a version of it."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

CADENCES = (
    (0, _("as often as it changes")),
    (15, _("every 15 minutes")),
    (60, _("every hour")),
    (6 * 60, _("every 6 hours")),
    (24 * 60, _("every day")),
    (7 * 24 * 60, _("every week")),
    (30 * 24 * 60, _("every 30 days")),
)


class CadenceForm(forms.Form):
    """How often a page is looked at."""

    minutes = forms.TypedChoiceField(label=_("Look at the page"), choices=CADENCES, coerce=int)

    def every(self) -> timedelta | None:
        """Return the time between two looks; None to let it follow the page."""
        minutes = self.cleaned_data["minutes"]
        return timedelta(minutes=minutes) if minutes else None


class PauseForm(forms.Form):
    """Why a page is not to be looked at."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class StringsForm(forms.Form):
    """Words that are expected on a page."""

    strings = forms.CharField(
        label=_("Words expected on the page, one per line"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A version without any of them waits for a person."),
    )


class AddressForm(forms.Form):
    """Where a text was published that came without an address."""

    url = forms.CharField(label=_("Address of the page"), max_length=4000, widget=forms.URLInput)


class VerdictForm(forms.Form):
    """A person's word on a version that looks wrong."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=300)
