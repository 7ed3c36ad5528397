"""What belongs to a person's own account."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.issuing import LONGEST_DAYS, USUAL_DAYS
from claims.models import Reviewer, Token


class AccountForm(forms.ModelForm):
    """How pages are written for a reviewer."""

    class Meta:
        model = Reviewer
        fields = ["language", "time_zone", "keys_on"]
        labels = {"language": _("Language"), "time_zone": _("Time zone"), "keys_on": _("Single-key shortcuts")}
        help_texts = {
            "time_zone": _("As the tz database names it, such as America/Lima; moments are written in it."),
            "keys_on": _("Switch them off where they get in the way of speech input or a screen reader."),
        }
        widgets = {
            "language": forms.Select(choices=settings.LANGUAGES),
            "time_zone": forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off"}),
        }

    def clean_language(self) -> str:
        """Take only a language that the pages are written in."""
        language: str = self.cleaned_data["language"]
        if language not in dict(settings.LANGUAGES):
            raise ValidationError(_("Choose one of the languages of the site."))
        return language

    def clean_time_zone(self) -> str:
        """Take only a zone that exists."""
        zone: str = self.cleaned_data["time_zone"]
        if zone not in available_timezones():
            raise ValidationError(_("There is no such time zone. Try the nearest large city, such as America/Lima."))
        return zone


class DigestForm(forms.Form):
    """Where changes are told by mail; empty for nowhere."""

    prefix = "digest"

    address = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("One mail a day about the changes of watched pages, if there were any. Leave it empty for none."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class PasswordForm(PasswordChangeForm):
    """A new password, for whoever knows the old one; one form of several on its page, so it does not take the focus."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["old_password"].widget.attrs["autofocus"]


class TokenForm(forms.Form):
    """What a program may do for an account, and until when."""

    prefix = "token"

    name = forms.CharField(label=_("What it is for"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        help_text=_("A token never lets a program do more than you may."),
        choices=Token.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Token.Scope.READ],
    )
    days = forms.TypedChoiceField(
        label=_("Runs out after"),
        coerce=int,
        initial=USUAL_DAYS,
        choices=[(7, _("a week")), (30, _("a month")), (USUAL_DAYS, _("three months")), (LONGEST_DAYS, _("a year"))],
    )
